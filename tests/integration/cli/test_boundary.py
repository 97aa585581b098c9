"""Ordinary faults of the machine: one sentence with the path and a remedy, and an exit status; never a traceback."""

import errno
import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import duckdb
import pytest
from typer.testing import CliRunner, Result

from het_dash.catalogue.paths import ROOT
from het_dash.cli.boundary import REPORT
from het_dash.cli.main import app
from het_dash.ingest.build import run as building
from tests.support import ctrl_c
from tests.support.filled_returns import cells
from tests.support.small_bundle import SmallData

MOUNT, UNMOUNT = shutil.which("mount"), shutil.which("umount")
NEEDS_STATE = {
    "build": ("build",),
    "build if needed": ("build", "--if-needed"),
    "sql": ("sql", "SELECT 1"),
    "audit": ("audit", "--quick"),
    "list": ("returns", "list"),
    "verify": ("returns", "verify"),
    "withdraw": ("returns", "withdraw", "--pcn", "Sevenfields", "--quarter", "2026-27Q2", "--reason", "A mistake."),
    "fetch": ("fetch", "--source", "qof", "--dry-run"),
    "packs": ("packs", "--pcn", "Sevenfields", "--formats", "xlsx", "--out", "unused"),
}
NEEDS_DATA = {
    "build": ("build",),
    "import": ("import", "qof", "x.csv", "--source", "qof", "--edition", "2024-25"),
    "import-boundaries": ("import-boundaries", "."),
    "template": ("template", "extract", "--out", "unused"),
    "returns template": ("returns", "template", "--pcn", "Sevenfields", "--quarter", "2026-27Q2", "--out", "unused"),
    "check": ("returns", "check", "x.zip"),
    "docs": ("docs", "--check"),
}
WRITES = {
    "packs": ("packs", "--pcn", "Sevenfields", "--formats", "xlsx"),
    "template": ("template", "extract"),
    "returns template": ("returns", "template", "--pcn", "Sevenfields", "--quarter", "2026-27Q2"),
}


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, list(arguments))


def is_a_sentence(result: Result, *said: str) -> None:
    """What a command says when it stops: the sentence, and at most a line on what it left behind."""
    assert result.exit_code == 1, result.output
    assert isinstance(result.exception, SystemExit)
    lines = result.stderr.splitlines()
    assert 1 <= len(lines) <= 2, result.stderr
    assert all(line.endswith(".") for line in lines)
    assert all(one in lines[0] for one in said), lines[0]


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "a file"
    path.write_text("x", encoding="utf-8")
    return path


@pytest.mark.parametrize("command", NEEDS_STATE)
def test_a_state_folder_that_cannot_be_used_is_a_sentence(
    command: str, file: Path, small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    remedy = "Set HET_STATE to the full path of a folder that this account can write."
    for state, said in (
        (str(file), (f"{file} is a file, and a folder is needed there.", remedy)),
        (str(file / "deeper"), (f"{file} is a file, and a folder is needed there.", remedy)),
        (str(file.parent / ("x" * 300)), ("is too long.", remedy)),
        ("/proc/het", ("/proc/het does not exist.", remedy)),
        ("state", ("HET_STATE is 'state'. Give the full path: ", f"{Path.cwd() / 'state'}")),
    ):
        monkeypatch.setenv("HET_STATE", state)
        is_a_sentence(run(*NEEDS_STATE[command]), *said)
    assert not Path("state/unused").exists()


@pytest.mark.parametrize("command", NEEDS_DATA)
def test_a_data_folder_that_cannot_be_used_is_a_sentence(
    command: str, file: Path, small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    for data, said in (
        (str(file), f"HET_DATA is '{file}', which is not a folder. Set it to the full path of the data folder."),
        (str(file.parent / "absent"), "which is not a folder. Set it to the full path of the data folder."),
        ("data", "HET_DATA is 'data'. Give the full path: "),
    ):
        monkeypatch.setenv("HET_DATA", data)
        is_a_sentence(run(*NEEDS_DATA[command]), said)
    (file.parent / "empty").mkdir()
    monkeypatch.setenv("HET_DATA", str(file.parent / "empty"))
    is_a_sentence(run(*NEEDS_DATA[command]), "programme.yaml is missing; put the programme's folder back")


@pytest.mark.parametrize("command", WRITES)
def test_a_place_to_write_that_cannot_be_used_is_a_sentence(command: str, file: Path) -> None:
    for out, said in (
        (file, f"{file} is a file, and a folder is needed there. Name a folder."),
        (file / "deeper", f"{file} is a file, and a folder is needed there. Name a folder."),
        (file.parent / ("x" * 300), "is too long. Give it a shorter one."),
        (Path("/proc/het"), "/proc/het"),
    ):
        is_a_sentence(run(*WRITES[command], "--out", str(out)), said)


@pytest.mark.parametrize("command", WRITES)
def test_a_place_to_write_is_made_whatever_it_is_called(command: str, tmp_path: Path) -> None:
    for name in ("new/deeper", "Ẹ̀kọ́ 🙂", os.fsdecode(b"Cam\xeb \xff")):
        result = run(*WRITES[command], "--out", str(tmp_path / name))
        assert result.exit_code == 0, result.output
        assert any((tmp_path / name).iterdir())


@pytest.mark.parametrize("command", WRITES)
def test_a_disk_that_fills_up_is_a_sentence_and_leaves_no_half_file(
    command: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(path: Path, content: bytes) -> int:
        with path.open("wb") as out:
            out.write(content[:10])
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr(Path, "write_bytes", full)
    result = run(*WRITES[command], "--out", str(tmp_path / "out"))
    assert "The disk is full: " in result.stderr
    assert f"{tmp_path / 'out'}" in result.stderr
    assert "Make room on the disk and run this again." in result.stderr
    assert (result.exit_code, "Traceback" in result.stderr) == (1, False)
    assert not [path for path in (tmp_path / "out").rglob("*") if path.is_file()]


@pytest.fixture
def disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """Mounts a small disk with an option."""
    place = tmp_path / "disk"
    place.mkdir()

    def mounted(option: str) -> Path:
        for options in ("size=64k", f"remount,{option}"):
            command = [str(MOUNT), "-t", "tmpfs", "-o", options, "tmpfs", str(place)]
            if subprocess.run(command, capture_output=True, check=False).returncode:
                pytest.skip("no small disk can be mounted here")
        return place

    yield mounted
    subprocess.run([str(UNMOUNT), str(place)], capture_output=True, check=False)


@pytest.mark.skipif(os.geteuid() != 0 or not MOUNT, reason="a small disk can be mounted by root alone")
def test_a_disk_that_is_read_only_is_a_sentence(
    disk: Callable[[str], Path], small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = disk("ro")
    small.build()
    for command in WRITES.values():
        said = f"{place / 'out'} is on a disk that can only be read. Name a place on a disk that can be written."
        is_a_sentence(run(*command, "--out", str(place / "out")), said)
    monkeypatch.setenv("HET_STATE", str(place / "state"))
    for command in NEEDS_STATE.values():
        is_a_sentence(run(*command), f"{place / 'state'} is on a disk that can only be read. Set HET_STATE to")


@pytest.mark.skipif(os.geteuid() != 0 or not MOUNT, reason="a small disk can be mounted by root alone")
def test_a_build_on_a_full_disk_is_a_sentence(
    disk: Callable[[str], Path], small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    place = disk("rw")
    monkeypatch.setenv("HET_STATE", str(place / "state"))
    result = run("build")
    is_a_sentence(result, f"The disk is full: {place}", "Make room on the disk and run this again.")
    assert result.stderr.endswith("\nThere are no figures to show yet.\n")


def test_a_build_that_waits_for_ever_for_another_is_a_sentence(small: SmallData) -> None:
    lock = small.state / "store" / "build.lock"
    (small.state / "store").mkdir(parents=True)
    lock.mkdir()
    is_a_sentence(run("build"), f"{lock} is a folder, and a file is needed there.")


def test_an_accepted_return_stays_accepted_when_the_disk_is_full_at_the_build(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device", str(small.state / "store"))

    monkeypatch.setattr(building, "build", full)
    result = run("returns", "accept", str(cells().write(tmp_path)))
    assert result.exit_code == 0
    assert result.stdout.startswith("Accepted: North Lewisham PCN, 2026-27Q2")
    assert result.stderr == (
        f"The disk is full: {small.state / 'store'} could not be written. Make room on the disk and run this again.\n"
        "The journal has it; the figures are as they were. Mend this and run `python -m het_dash build`.\n"
    )


def test_too_little_memory_is_a_sentence(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    def too_much(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(building, "build", too_much)
    is_a_sentence(run("build"), "The machine has too little memory free. Close other programs and run this again.")


@pytest.mark.parametrize("fault", [KeyError("cvdp002af"), RuntimeError("x"), duckdb.BinderException("x")])
def test_a_fault_of_the_program_stays_a_traceback_with_how_to_report_it(
    fault: Exception, small: SmallData, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_: object) -> None:
        raise fault

    monkeypatch.setattr(building, "build", broken)
    result = run("build")
    assert result.exception is fault
    assert fault.__notes__ == [REPORT]


def test_a_word_that_is_not_known_is_no_fault_and_gives_2() -> None:
    result = run("biuld")
    assert (result.exit_code, REPORT in result.stderr) == (2, False)


def test_ctrl_c_ends_a_command_with_a_word_and_130(small: SmallData) -> None:
    command = [*ctrl_c.COMMAND, "build"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        process.stdout.readline()  # the build has begun
        process.send_signal(signal.SIGINT)
        said, complained = process.communicate(timeout=120)
    assert (process.returncode, complained) == (130, "Stopped.\n"), f"{said}\n{complained}"


def test_ctrl_c_during_a_query_is_no_fault_either(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupted(*_: object) -> None:
        raise RuntimeError("Query interrupted")  # DuckDB's words

    monkeypatch.setattr(building, "build", interrupted)
    result = run("build")
    assert (result.exit_code, result.stderr) == (130, "Stopped.\n")


def test_whoever_reads_only_the_first_lines_ends_a_command_without_a_word() -> None:
    command = [sys.executable, "-m", "het_dash", "sql", "FROM figure LIMIT 5000"]
    with subprocess.Popen(command, cwd=ROOT, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() == b""
        assert process.wait(120) == 1


def test_a_name_that_the_terminal_cannot_show_stops_nothing(tmp_path: Path) -> None:
    environment = {**os.environ, "LC_ALL": "C", "PYTHONIOENCODING": "ascii:strict"}
    command = [sys.executable, "-m", "het_dash", "template", "extract", "--out", str(tmp_path / "Ẹ̀kọ́")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, env=environment, check=False)
    assert (done.returncode, done.stderr) == (0, b"")
    assert b"k\\u1ecd" in done.stdout
