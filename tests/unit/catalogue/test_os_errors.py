"""Sentences for what the operating system refuses."""

import errno
import os
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from het_dash.catalogue.os_errors import WORDS, sentence
from het_dash.catalogue.whole_file import write_whole


def refusal(doing: Callable[[], object]) -> str:
    with pytest.raises(OSError, match=r".") as refused:
        doing()
    return sentence(refused.value)


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "file"
    path.write_text("x", encoding="utf-8")
    return path


def test_what_is_not_there_is_named(tmp_path: Path) -> None:
    said = refusal((tmp_path / "absent").read_bytes)
    assert said == f"{tmp_path / 'absent'} does not exist. Check the path."


def test_a_file_in_place_of_a_folder_is_named_wherever_it_stands_in_the_path(file: Path) -> None:
    expected = f"{file} is a file, and a folder is needed there. Name a folder."
    for path in (file, file / "a", file / "a" / "b"):
        assert refusal(partial(path.mkdir, parents=True, exist_ok=True)) == expected


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    said = refusal(tmp_path.read_bytes)
    assert said == f"{tmp_path} is a folder, and a file is needed there. Name a file, or move the folder away."


def test_a_name_that_is_too_long_or_leads_to_itself_is_named(tmp_path: Path) -> None:
    assert "is too long. Give it a shorter one." in refusal((tmp_path / ("x" * 300)).read_bytes)
    (tmp_path / "loop").symlink_to("loop")
    assert "loop is a link that leads back to itself." in refusal((tmp_path / "loop").read_bytes)


def test_a_name_of_any_bytes_can_be_printed(tmp_path: Path) -> None:
    path = tmp_path / os.fsdecode(b"Cam\xeb \xff\n")
    assert refusal(path.read_bytes).encode().decode().startswith(f"{tmp_path}/Cam\\xeb \\xff")


@pytest.mark.parametrize("number", WORDS)
def test_every_refusal_is_a_sentence_with_a_remedy_and_the_path(number: int) -> None:
    said = sentence(OSError(number, os.strerror(number), "/a/place"))
    assert said.count(". ") >= 1
    assert said.endswith(".")
    assert "/a/place" in said or number in (errno.ENOMEM, errno.EAGAIN)


def test_a_refusal_that_is_not_foreseen_says_what_the_system_says() -> None:
    said = sentence(OSError(errno.ENOTTY, "Inappropriate ioctl", "/a/place"))
    assert said == "/a/place could not be read or written (inappropriate ioctl). Check the path and the disk."


def test_an_error_without_a_path_says_all_that_it_knows() -> None:
    assert (
        sentence(OSError("no usable\n temporary folder")) == "no usable temporary folder. Check the path and the disk."
    )


def test_a_library_s_own_words_keep_the_number(tmp_path: Path) -> None:
    wrapped = OSError("[Errno 28] Error writing bytes to file")
    assert sentence(wrapped).startswith("The disk is full: ")


def test_a_full_disk_is_named_by_the_folders_on_it(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    monkeypatch.setattr("het_dash.catalogue.os_errors._free", lambda folder: 0 if folder == tmp_path / "state" else 9e9)
    said = sentence(OSError(errno.ENOSPC, "No space left on device"))
    assert (
        said
        == f"The disk is full: {tmp_path / 'state'} could not be written. Make room on the disk and run this again."
    )


def test_where_a_setting_names_the_folder_the_setting_is_the_remedy(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    for number in (errno.EACCES, errno.EROFS, errno.ENAMETOOLONG):
        said = sentence(OSError(number, "no", str(tmp_path / "state" / "store")))
        assert said.endswith("Set HET_STATE to the full path of a folder that this account can write.")
    assert "HET_STATE" not in sentence(OSError(errno.EACCES, "no", str(tmp_path / "other")))


def test_on_windows_a_file_that_another_program_has_open_is_said_to_be() -> None:
    wrong = PermissionError(errno.EACCES, "in use", "C:\\het.duckdb")
    setattr(wrong, "winerror", 32)  # noqa: B010 (an attribute that only Windows has)
    assert sentence(wrong) == "Another program is using C:\\het.duckdb. Close that program and run this again."


def test_a_file_is_written_whole(tmp_path: Path) -> None:
    write_whole(tmp_path / "a", b"one")
    write_whole(tmp_path / "a", b"two")
    assert [(path.name, path.read_bytes()) for path in tmp_path.iterdir()] == [("a", b"two")]


def test_a_file_that_cannot_be_written_whole_is_named_and_leaves_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def half(path: Path, content: bytes) -> None:
        with path.open("wb") as out:
            out.write(content[:1])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", half)
    said = refusal(lambda: write_whole(tmp_path / "a", b"one"))
    assert said.startswith(f"The disk is full: {tmp_path / 'a'} could not be written.")
    assert list(tmp_path.iterdir()) == []
