"""Kills, two at once, a full disk: nothing is half accepted, and nothing that was accepted is lost."""

import json
import os
import random
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from het_dash.catalogue.paths import ROOT
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.verify import verify
from tests.support.filled_returns import cells, filled

KILLS = 20
TEAMS = ("pcn:north-lewisham", "pcn:sevenfields", "pcn:aplos-health", "pcn:modality-lewisham")
QUARTERS = ("2022-23Q3", "2022-23Q4", "2023-24Q1", "2023-24Q2", "2023-24Q3")
MOUNT, UNMOUNT = shutil.which("mount"), shutil.which("umount")


@dataclass
class Accepting:
    """The process of accepting.py; `early` is what its children said before all had started."""

    process: "subprocess.Popen[str]"
    early: list[str] = field(default_factory=list)

    def start(self, journal: Journal, children: Sequence[Sequence[Path]], room: int | None = None) -> list[int]:
        """The ids of the children that accept now."""
        assert self.process.stdin is not None
        files = [[str(file) for file in one] for one in children]
        self.process.stdin.write(json.dumps({"journal": str(journal.folder), "children": files, "room": room}) + "\n")
        self.process.stdin.flush()
        self.early = []
        return self._started()

    def _started(self) -> list[int]:
        for line in self._lines():
            if line.startswith("started"):
                return [int(pid) for pid in line.split()[1:]]
            self.early.append(line)
        raise AssertionError("it ended before it began")

    def ended(self) -> list[str]:
        """All that the children said."""
        said = list(self.early)
        for line in self._lines():
            if line == "ended":
                return said
            said.append(line)
        raise AssertionError(f"it broke off after {said}")

    def all(self, journal: Journal, children: Sequence[Sequence[Path]], room: int | None = None) -> list[str]:
        self.start(journal, children, room)
        return self.ended()

    def _lines(self) -> Iterator[str]:
        assert self.process.stdout is not None
        while line := self.process.stdout.readline():
            yield line.rstrip("\n")


@pytest.fixture(scope="module")
def accepting() -> Iterator[Accepting]:
    command = [sys.executable, "-m", "tests.support.accepting_process"]
    with subprocess.Popen(command, cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True) as process:
        yield Accepting(process)
        process.terminate()


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "returns")


def files_of(folder: Path, quarters: Sequence[str] = QUARTERS) -> list[Path]:
    return [
        cells(filled(pcn=pcn, quarter=quarter)).write(folder, f"{n}-{quarter}.zip")
        for n, pcn in enumerate(TEAMS)
        for quarter in quarters
    ]


def nothing_half_done(journal: Journal, accepted: int) -> None:
    assert len(journal.records()) == accepted
    assert verify(journal).damages == ()
    assert not [path for path in journal.folder.rglob("*") if path.name.startswith(".unfinished")]


def test_killed_at_any_moment_every_accepted_return_is_there_exactly_once(
    accepting: Accepting, journal: Journal, tmp_path: Path
) -> None:
    files = files_of(tmp_path)
    seen: set[int] = set()
    dice = random.Random(20)  # noqa: S311
    for _ in range(KILLS):
        (pid,) = accepting.start(journal, [files])
        time.sleep(dice.uniform(0, 0.1))
        with suppress(ProcessLookupError):  # it had accepted all
            os.kill(pid, signal.SIGKILL)
        seen |= {int(line) for line in accepting.ended()}
        records = journal.records()  # whole, and chained to each other
        assert seen <= {record.number for record in records}, "what was said to be accepted is there"
        assert len({(record.pcn, record.quarter) for record in records}) == len(records), "exactly once"
    assert len(accepting.all(journal, [files])) == len(files)
    assert [v.standing for v in history(journal)] == ["accepted"] * len(files)
    assert len(list((journal.inside / "files").iterdir())) == len(files)
    nothing_half_done(journal, len(files))


def test_two_accepts_of_the_same_file_at_once_are_one_return(
    accepting: Accepting, journal: Journal, tmp_path: Path
) -> None:
    file = cells().write(tmp_path)
    assert accepting.all(journal, [[file], [file]]) == ["2", "2"], "record 1 opens the journal"
    assert len(journal.records()) == 1


def test_many_accepts_at_once_of_a_team_s_versions_are_one_after_the_other(
    accepting: Accepting, journal: Journal, tmp_path: Path
) -> None:
    said = [f"Version {n} of what we see differently." for n in range(6)]
    files = [cells(filled(disagreement=one)).write(tmp_path, f"{n}.zip") for n, one in enumerate(said)]
    assert sorted(accepting.all(journal, [[file] for file in files])) == [str(n) for n in range(2, 8)]
    assert [v.standing for v in history(journal)] == ["superseded"] * 5 + ["accepted"]
    assert [v.record.version for v in history(journal)] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize("missing", [None, 1, 60, 2_000])
def test_with_no_room_for_the_file_nothing_is_accepted_and_it_is_said(
    missing: int | None, accepting: Accepting, journal: Journal, tmp_path: Path
) -> None:
    """Room for nothing, or for some of the file."""
    file = cells().write(tmp_path)
    (said,) = accepting.all(journal, [[file]], room=0 if missing is None else file.stat().st_size - missing)
    assert "cannot be written (File too large). Make room, and try again." in said
    nothing_half_done(journal, accepted=0)
    assert accepting.all(journal, [[file]]) == ["2"]


@pytest.mark.parametrize("room", [0, 100, 2_000])
def test_with_no_room_for_the_record_nothing_is_accepted_either(
    room: int, accepting: Accepting, journal: Journal, tmp_path: Path
) -> None:
    """The file is there already: it was accepted before, and superseded."""
    first = cells().write(tmp_path, "first.zip")
    accepting.all(journal, [[first, cells(filled(disagreement="We differ.")).write(tmp_path)]])
    (said,) = accepting.all(journal, [[first]], room)
    assert "cannot be written (File too large)." in said
    nothing_half_done(journal, accepted=2)
    assert accepting.all(journal, [[first]]) == ["4"]


@pytest.mark.skipif(os.geteuid() != 0 or not MOUNT, reason="a small disk can be mounted by root alone")
def test_a_disk_that_is_full_accepts_nothing_more_and_loses_nothing(accepting: Accepting, tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    command = [str(MOUNT), "-t", "tmpfs", "-o", "size=96k", "tmpfs", str(disk)]
    if subprocess.run(command, capture_output=True, check=False).returncode:
        pytest.skip("no small disk can be mounted here")
    try:
        journal, files = Journal(disk / "returns"), files_of(tmp_path, ("2022-23Q3", "2026-27Q1", "2026-27Q2"))
        said = accepting.all(journal, [files])
        assert len(said) == len(files)
        refused = [line for line in said if line.startswith("refused")]
        assert refused
        assert all("No space left on device" in line for line in refused)
        nothing_half_done(journal, accepted=len(files) - len(refused))
    finally:
        subprocess.run([str(UNMOUNT), str(disk)], check=True)
