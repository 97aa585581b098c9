"""A file has all of its bytes or does not exist; a system without Unix's modules has the same."""

import os
import sys
from pathlib import Path

import pytest

from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.returns import durable_files
from het_dash.ingest.returns.durable_files import JournalProblem


def test_a_file_that_exists_is_never_replaced(tmp_path: Path) -> None:
    place = tmp_path / "record"
    durable_files.write_new(place, b"first", durable=True)
    with pytest.raises(JournalProblem, match=r"record cannot be written \(File exists\)\. Make room, and try again\."):
        durable_files.write_new(place, b"second", durable=True)
    assert place.read_bytes() == b"first"
    assert [path.name for path in tmp_path.iterdir()] == ["record"]


def test_a_folder_that_cannot_be_made_or_locked_is_a_sentence(tmp_path: Path) -> None:
    (tmp_path / "file").write_bytes(b"")
    with pytest.raises(JournalProblem, match=r"below cannot be made \(Not a directory\)\. Make room, or check its"):
        durable_files.make_folder(tmp_path / "file" / "below", durable=True)
    with (
        pytest.raises(JournalProblem, match=r"lock cannot be locked \(.*\)\. Check the folder's"),
        durable_files.locked(tmp_path / "file" / "lock"),
    ):
        pass


def test_a_system_that_cannot_save_folders_writes_files_all_the_same(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """As on Windows."""
    monkeypatch.delattr(os, "O_DIRECTORY")
    durable_files.write_new(tmp_path / "record", b"bytes", durable=True)
    assert (tmp_path / "record").read_bytes() == b"bytes"


def test_the_actor_is_the_account_that_runs_the_process_whatever_the_environment_says(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    before = operating_system_user()
    for name in ("LOGNAME", "USER", "LNAME", "USERNAME"):
        monkeypatch.setenv(name, "somebody-else")
    assert operating_system_user() == before != "somebody-else"


def test_an_account_without_a_name_is_a_number(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "getuid", lambda: 987_654)
    assert operating_system_user() == "user 987654"


def test_a_system_without_unix_accounts_asks_as_windows_does(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "pwd", None)
    monkeypatch.setenv("LOGNAME", "windows-user")
    assert operating_system_user() == "windows-user"
