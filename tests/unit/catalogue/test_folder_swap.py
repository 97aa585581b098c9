"""A folder takes the place of others whole or not at all, whatever ends the swap."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from het_dash.catalogue.folder_swap import in_place_of, settle
from het_dash.catalogue.paths import ROOT

# Puts "new" in the place of "home" and "older", and is killed at its nth rename.
SWAP = """
import os, sys
from pathlib import Path
from het_dash.catalogue import folder_swap

left, rename = [int(sys.argv[2])], Path.rename

def counted(self, target):
    if not left[0]:
        os.kill(os.getpid(), 9)
    left[0] -= 1
    return rename(self, target)

folder = Path(sys.argv[1])
Path.rename = counted
with folder_swap.in_place_of(folder / "home", folder / "older") as made:
    (made / "file").write_text("new")
Path.rename = rename
if sys.argv[2] == "3":
    os.kill(os.getpid(), 9)
"""
BEFORE = {"home/file": "home", "older/file": "older"}
AFTER = {"home/file": "new"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name in ("home", "older"):
        (tmp_path / name).mkdir()
        (tmp_path / name / "file").write_text(name)
    return tmp_path


def contents(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob("*") if path.is_file()}


def test_it_stands_in_the_place_of_all_that_it_replaces(folder: Path) -> None:
    with in_place_of(folder / "home", folder / "older") as made:
        (made / "file").write_text("new")
    assert contents(folder) == AFTER


def test_a_failure_while_it_is_filled_changes_nothing(folder: Path) -> None:
    def failing() -> None:
        with in_place_of(folder / "home", folder / "older") as made:
            (made / "file").write_text("half")
            raise OSError("full")

    with pytest.raises(OSError, match="full"):
        failing()
    assert contents(folder) == BEFORE


@pytest.mark.parametrize(("renames", "then"), [(0, BEFORE), (1, BEFORE), (2, BEFORE), (3, AFTER)])
def test_a_swap_killed_at_any_rename_is_put_right(folder: Path, renames: int, then: dict[str, str]) -> None:
    command = [sys.executable, "-c", SWAP, str(folder), str(renames)]
    assert subprocess.run(command, cwd=ROOT, check=False, env=os.environ.copy()).returncode == -9
    settle(folder)
    assert contents(folder) == then
    assert sorted(one.name for one in folder.iterdir()) == sorted({name.partition("/")[0] for name in then})


def test_what_a_killed_removal_left_of_older_folders_does_not_come_back(folder: Path) -> None:
    (folder / ".importing-x" / ".before" / "gone").mkdir(parents=True)
    settle(folder)
    assert contents(folder) == BEFORE
