"""What works on Windows and what refuses there, in processes that lack what Windows lacks."""

import os
import pkgutil
import re
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import suppress
from pathlib import Path, PurePosixPath

import pytest

import het_dash
from het_dash.catalogue.paths import ROOT
from tests.support.extract_files import csv, rows
from tests.support.filled_returns import cells
from tests.support.small_bundle import SmallData

AS_WINDOWS = ROOT / "tests" / "support" / "as_windows"
REFUSED = "Folder permissions are not protected on Windows: other users of this computer could read local counts. "
NOT_ALLOWED = re.compile(r'[<>:"|?*\\\x00-\x1f]|[. ]$')
RESERVED = re.compile(r"(con|prn|aux|nul|com\d|lpt\d)(\..*)?", re.IGNORECASE)


def python(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    command = [sys.executable, *arguments]
    return subprocess.run(
        command,
        cwd=ROOT,
        env=environment(**more),
        capture_output=True,
        encoding="utf-8",
        check=False,
    )


def environment(**more: str) -> dict[str, str]:
    path = os.pathsep.join([str(AS_WINDOWS), str(ROOT)])
    return {**os.environ, "PYTHONPATH": path, "PYTHONWARNDEFAULTENCODING": "1", **more}


def het(*arguments: str, **more: str) -> "subprocess.CompletedProcess[str]":
    return python("-m", "het_dash", *arguments, **more)


def test_the_processes_of_these_tests_lack_what_windows_lacks() -> None:
    for module in ("resource", "fcntl"):
        assert "ModuleNotFoundError" in python("-c", f"import {module}").stderr
    code = "import os, het_dash.catalogue.yaml_files as one; exec('open(os.devnull)', {**vars(one), 'os': os})"
    assert "EncodingWarning" in python("-c", code).stderr


def test_every_module_can_be_imported() -> None:
    names = [one.name for one in pkgutil.walk_packages(het_dash.__path__, "het_dash.")]
    names = [name for name in names if name.rpartition(".")[2] not in ("__main__", "frame")]  # these run on import
    assert len(names) > 300
    done = python("-c", f"import importlib\nfor name in {names}: importlib.import_module(name)")
    assert done.returncode == 0, done.stderr


@pytest.fixture(scope="module")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The figures, built as on Windows by the README's command."""
    folder = tmp_path_factory.mktemp("windows") / "state"
    done = het("build", HET_STATE=str(folder))
    assert done.returncode == 0, done.stderr
    assert done.stderr == ""
    return folder


def test_the_readme_s_commands_for_windows_are_those_tested_here() -> None:
    section = (ROOT / "README.md").read_text(encoding="utf-8").partition("## On Windows")[2].partition("\n## ")[0]
    assert re.findall(r"python -m (?!venv|pip)(.*)", section) == ["het_dash run"]


@pytest.mark.nightly
def test_the_published_store_can_be_queried(state: Path) -> None:
    done = het("sql", "SELECT 'Ẹ̀kọ́' AS word, count(*) AS pcns FROM area WHERE kind = 'pcn'", HET_STATE=str(state))
    assert (done.returncode, done.stderr) == (0, "")
    assert "Ẹ̀kọ́      6" in done.stdout
    late = het(
        "sql", "--seconds", "2", "SELECT sum(a.range) FROM range(1000000) a, range(1000000)", HET_STATE=str(state)
    )
    assert (late.returncode, late.stderr.count("\n")) == (1, 1)
    assert "took more than 2 seconds" in late.stderr


@pytest.mark.nightly
def test_packs_of_published_figures_are_made_side_by_side(state: Path, tmp_path: Path) -> None:
    done = het("packs", "--all", "--jobs", "2", "--formats", "xlsx,pptx", "--out", str(tmp_path), HET_STATE=str(state))
    assert done.returncode == 0, done.stderr
    assert len(list(tmp_path.iterdir())) == 13
    one = het(
        "packs", "--pcn", "Sevenfields", "--formats", "pdf,html", "--out", str(tmp_path / "b"), HET_STATE=str(state)
    )
    assert one.returncode == 0, one.stderr


@pytest.mark.nightly
def test_every_page_opens(state: Path) -> None:
    code = """
from het_dash.ui.navigation import PAGES
from tests.support.open_page import opened
for page in PAGES:
    app = opened(page)
    assert not app.exception, (page, [one.value for one in app.exception])
    print(page)
"""
    done = python("-c", code, HET_STATE=str(state))
    assert done.returncode == 0, done.stderr
    assert len(done.stdout.splitlines()) > 10


@pytest.mark.nightly
def test_the_app_is_started_by_the_readme_s_command(state: Path) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "het_dash", "run", "--port", str(port)]
    address = f"http://127.0.0.1:{port}/_stcore/health"
    with subprocess.Popen(command, cwd=ROOT, env=environment(HET_STATE=str(state)), start_new_session=True) as server:
        try:
            assert _answer(address, server) == b"ok"
        finally:
            os.killpg(server.pid, signal.SIGKILL)  # the app is a child of it


def _answer(address: str, server: "subprocess.Popen[bytes]") -> bytes:
    while server.poll() is None:
        with suppress(OSError), urllib.request.urlopen(address, timeout=60) as answer:  # noqa: S310 (our own server)
            return bytes(answer.read())
        time.sleep(0.2)
    raise AssertionError("it ended")


@pytest.mark.nightly
def test_every_name_of_a_file_is_allowed_on_windows(state: Path, tmp_path: Path) -> None:
    sevenfields = ("--pcn", "Sevenfields", "--quarter", "2026-27Q2", "--out", str(tmp_path))
    assert het("returns", "template", *sevenfields).returncode == 0
    assert het("template", "extract", "--out", str(tmp_path)).returncode == 0
    ours = [ROOT / name for name in ("data", "docs", "het_dash", "pages", "tests")]
    names = [str(path.relative_to(folder)) for folder in (*ours, state, tmp_path) for path in folder.rglob("*")]
    assert len(names) > 1_000
    for name in names:
        for part in PurePosixPath(name).parts:
            assert not NOT_ALLOWED.search(part), name
            assert not RESERVED.fullmatch(part), name


@pytest.mark.parametrize(
    "arguments",
    [
        ("returns", "check", "return.zip"),
        ("returns", "check", "return.zip", "--json", "--limited"),
        ("returns", "accept", "return.zip"),
        ("returns", "withdraw", "--pcn", "Sevenfields", "--quarter", "2026-27Q2", "--reason", "A mistake."),
        ("returns", "agree", "--pcn", "Sevenfields", "--quarter", "2026-27Q2"),
        ("returns", "list"),
        ("returns", "verify"),
        ("returns", "erase", "--pcn", "Sevenfields", "--quarter", "2026-27Q2", "--version", "1", "--reason", "Asked."),
        ("returns", "accept-restored", "--reason", "A backup."),
        ("import", "extract", "extract.csv", "--source", "gp_extract"),
    ],
)
def test_a_command_that_holds_local_counts_refuses(arguments: tuple[str, ...], tmp_path: Path) -> None:
    cells().write(tmp_path, "return.zip")
    (tmp_path / "extract.csv").write_text(csv(*rows()), encoding="utf-8")
    files = {name: str(tmp_path / name) for name in ("return.zip", "extract.csv")}
    done = het(*(files.get(one, one) for one in arguments), HET_STATE=str(tmp_path / "state"))
    assert (done.returncode, done.stdout) == (1, "")
    refusal, left = done.stderr.splitlines()
    assert refusal.startswith(REFUSED)
    assert "Do this on Linux or macOS, or in the Windows Subsystem for Linux." in refusal
    assert left.startswith("Nothing was ")
    assert not [path for path in (tmp_path / "state").rglob("*") if path.is_file()]


def test_a_build_refuses_where_local_counts_lie(small: SmallData) -> None:
    small.extract(
        "gp_extract/2026-03", "area_code numerator denominator\npcn:sevenfields 10 100", indicator_id="cvdp002af"
    )
    done = het("build")
    assert done.returncode == 1
    private = small.state / "private"
    assert done.stderr.startswith(f"{REFUSED}{private} holds some. Move {private} to Linux")
    assert done.stderr.endswith("\nThere are no figures to show yet.\n")
