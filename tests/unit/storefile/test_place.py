"""The folder of the published stores, and what `current` says."""

from pathlib import Path

import pytest

from het_dash.storefile import Place, Unsound


@pytest.fixture
def place(tmp_path: Path) -> Place:
    return Place(tmp_path)


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "The file `current` in the store folder is empty."),
        (b"\n", "The file `current` in the store folder is empty."),
        (b"\xff\xfe\x00", "The file `current` in the store folder cannot be read."),
        (b"../../etc/passwd", "The file `current` in the store folder names no store."),
        (b"build.lock", "The file `current` in the store folder names no store."),
    ],
)
def test_a_pointer_that_names_no_store_says_so_in_one_sentence(place: Place, content: bytes, said: str) -> None:
    place.pointer.write_bytes(content)
    with pytest.raises(Unsound) as wrong:
        place.pointed()
    assert str(wrong.value) == said
    assert place.current is None


def test_a_pointer_that_is_missing_or_a_folder_says_so(place: Place) -> None:
    with pytest.raises(Unsound, match=r"is missing\.$"):
        place.pointed()
    place.pointer.mkdir()
    with pytest.raises(Unsound, match=r"cannot be read\.$"):
        place.pointed()


def test_there_is_no_current_store_where_the_pointer_leads_nowhere(place: Place) -> None:
    place.pointer.write_text("het-0000.duckdb\n")
    assert (place.pointed(), place.current) == (place.store("0000"), None)
    place.store("0000").touch()
    assert place.current == place.store("0000")


@pytest.mark.parametrize("before", ["missing", "a file", "a folder"])
def test_pointing_takes_the_place_of_whatever_is_there(place: Place, before: str) -> None:
    if before == "a file":
        place.pointer.write_text("het-0000.duckdb\n")
    elif before == "a folder":
        (place.pointer / "full").mkdir(parents=True)
    place.store("1111").touch()
    place.point_to(place.store("1111"))
    assert place.current == place.store("1111")
    assert sorted(one.name for one in place.folder.iterdir()) == ["current", "het-1111.duckdb"]


def test_a_stamp_changes_with_the_store_in_force_and_with_no_other(place: Place) -> None:
    for name in ("0000", "1111"):
        place.store(name).write_text(name)
    place.point_to(place.store("1111"))
    before = place.stamp()
    place.store("2222").touch()
    place.store("0000").unlink()
    assert place.stamp() != before
    assert place.stamp().same_in_force(before)
    place.store("1111").write_text("other")
    assert not place.stamp().same_in_force(before)
    place.point_to(place.store("2222"))
    assert not place.stamp().same_in_force(before)


def test_a_stamp_of_nothing_in_force_is_the_same_only_where_nothing_changed(place: Place) -> None:
    before = place.stamp()
    assert place.stamp().same_in_force(before)
    place.store("0000").touch()
    assert not place.stamp().same_in_force(before)
