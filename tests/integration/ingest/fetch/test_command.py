"""`python -m het_dash fetch`: what it says, and how it ends."""

import time
from collections.abc import Callable

import pytest
from filelock import FileLock
from typer.testing import CliRunner, Result

from het_dash.catalogue import load_anew
from het_dash.cli.main import app
from tests.support.publisher import Answer, Publisher, nobody_there
from tests.support.publishers_files import QOF_ZIP, qof
from tests.support.small_bundle import SmallData

Declare = Callable[..., None]
NEWS = "  qof 2024-25: figures 2; indicators 1; practices 2\n"


@pytest.fixture(autouse=True)
def _no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(time, "sleep", lambda _: None)


def run(*arguments: str) -> Result:
    load_anew()
    return CliRunner().invoke(app, ["fetch", *arguments])


def test_each_source_has_a_line_and_what_is_new_wants_a_build(
    publisher: Publisher, small: SmallData, declare: Declare
) -> None:
    declare(qof=qof(publisher.on("/QOF.zip", Answer(QOF_ZIP))))
    result = run()
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == f"qof: new 2024-25\n{NEWS}Run `python -m het_dash build` to show what is new.\n"
    assert (small.folder / "observations/qof/2024-25/source.yaml").is_file()
    assert run().stdout == "qof: unchanged 2024-25\n"


def test_a_dry_run_changes_nothing_and_asks_for_no_build(
    publisher: Publisher, small: SmallData, declare: Declare
) -> None:
    declare(qof=qof(publisher.on("/QOF.zip", Answer(QOF_ZIP))))
    result = run("--dry-run", "--source", "qof")
    assert (result.exit_code, result.stdout) == (0, f"qof: new, not taken in (dry run) 2024-25\n{NEWS}")
    assert not (small.folder / "observations").exists()


@pytest.mark.usefixtures("small")
def test_a_failure_is_said_and_ends_with_1(publisher: Publisher, declare: Declare) -> None:
    declare(qof=qof(publisher.url("/gone.zip")))
    result = run()
    assert result.exit_code == 1
    assert result.stdout.startswith("qof: failed 2024-25: 127.0.0.1/gone.zip answered 404 Not Found.")
    assert result.stdout.count("\n") == 1


@pytest.mark.usefixtures("small")
def test_offline_is_one_clear_sentence(declare: Declare) -> None:
    declare(qof=qof(f"{nobody_there()}/QOF.zip"))
    result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == (
        "No publisher could be reached (127.0.0.1), so nothing was changed: check that this machine may use the "
        "internet, then run it again.\n"
    )


@pytest.mark.usefixtures("small")
def test_a_source_without_an_address_is_not_known(publisher: Publisher, declare: Declare) -> None:
    declare(qof=qof(publisher.url("/QOF.zip")))
    result = run("--source", "imd2025")
    assert result.exit_code == 2
    assert "'imd2025' is not known. Choose from: qof." in " ".join(result.stderr.replace("│", " ").split())
    assert publisher.paths() == []


def test_a_second_fetch_at_once_is_refused(publisher: Publisher, small: SmallData, declare: Declare) -> None:
    declare(qof=qof(publisher.url("/QOF.zip")))
    (small.state / "work").mkdir(parents=True)
    with FileLock(small.state / "work" / "fetch.lock"):
        result = run()
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "Another fetch is running; wait until it has ended.\nNothing was fetched.\n"
