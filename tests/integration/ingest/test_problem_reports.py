"""Readers' reports: stored one file each, checked for identifiers, limited in size and number."""

import json
import stat
from datetime import date
from pathlib import Path

import pytest
from typer.testing import CliRunner

from het_dash.catalogue import local_counts
from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.problem_report import LONGEST_REPORT, FigureReport, ReportOutcome
from het_dash.cli.main import app
from het_dash.ingest import problem_reports
from het_dash.ingest.problem_reports import FULL, LARGEST, ReportProblem, keep, remove_report, report, reports
from het_dash.ingest.returns.durable_files import JournalProblem

FIGURE = FigureReport(
    figure="trend-x", title="A title", shown="Per cent. March 2025.", measures=("Recorded x (x)",),
    address="http://localhost/explore?pcn=a", store="het-1.duckdb", built_on=date(2026, 12, 1),
)  # fmt: skip


@pytest.fixture(autouse=True)
def _state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("HET_STATE", str(tmp_path))


def saying(words: str) -> FigureReport:
    return FIGURE.model_copy(update={"words": words})


def test_a_report_is_one_file_that_its_owner_alone_can_read(tmp_path: Path) -> None:
    outcome = keep(saying("The bars are swapped."))
    (file,) = (tmp_path / "private" / "reports").glob("*.json")
    assert (file.stem, outcome.refused) == (outcome.number, "")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert stat.S_IMODE(file.parent.stat().st_mode) == 0o700
    assert report(outcome.number).report == saying("The bars are swapped.")


@pytest.mark.parametrize(
    ("words", "kind"),
    [
        ("Patient 943 476 5919 is missing", "an NHS number"),
        ("Ring me on 07700 900123", "a phone number"),
        ("me@example.org", "an e-mail address"),
        ("She lives in SE13 6LG", "a full postcode"),
        ("He was born on 3 March 1961", "what may be a date of birth"),
    ],
)
def test_text_that_may_identify_somebody_is_refused_and_neither_stored_nor_repeated(words: str, kind: str) -> None:
    outcome = keep(saying(words))
    assert kind in outcome.refused
    assert words not in outcome.refused
    assert list(reports()) == []


@pytest.mark.parametrize("words", ["", "  \n ", "\x00\x1b"])
def test_a_report_without_words_is_refused(words: str) -> None:
    assert keep(saying(words)).refused == problem_reports.EMPTY


def test_no_more_reports_are_stored_than_the_folder_may_hold(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(problem_reports, "MOST_KEPT", 2)
    assert [bool(keep(saying("Wrong")).number) for _ in range(3)] == [True, True, False]
    assert keep(saying("Wrong")).refused == FULL
    remove_report(next(reports()).number)
    assert keep(saying("Wrong")).number


def test_the_longest_report_fits_and_a_longer_one_is_refused() -> None:
    longest = FIGURE.model_copy(
        update={"title": "ß" * 500, "shown": "ß" * 1_000, "address": "a" * 2_000, "words": "ß" * LONGEST_REPORT}
    )
    number = keep(longest).number
    assert (problem_reports.folder() / f"{number}.json").stat().st_size <= LARGEST
    with pytest.raises(ValueError, match="words"):
        FigureReport.model_validate({**FIGURE.model_dump(), "words": "x" * (LONGEST_REPORT + 1)})


def test_characters_that_change_a_terminal_are_not_stored() -> None:
    number = keep(saying("Wrong\x1b[2J\nSecond line\x07")).number
    assert report(number).report.words == "Wrong[2J\nSecond line"


@pytest.mark.parametrize("number", ["../../store/current", "nothing", "", "*"])
def test_a_number_names_a_stored_report_and_nothing_else(number: str) -> None:
    keep(saying("Wrong"))
    for doing in (report, remove_report):
        with pytest.raises(ReportProblem, match="There is no report"):
            doing(number)
    assert len(list(reports())) == 1


def test_a_folder_that_cannot_be_written_raises(tmp_path: Path) -> None:
    (tmp_path / "private").mkdir()
    (tmp_path / "private" / "reports").write_text("not a folder")
    with pytest.raises(JournalProblem):
        keep(saying("Wrong"))


def test_where_permissions_protect_nothing_no_report_is_stored(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(local_counts, "PROTECTED", False)
    with pytest.raises(FolderProblem):
        keep(saying("Wrong"))


def run(*arguments: str, given: str = "") -> tuple[int, str]:
    result = CliRunner().invoke(app, ["reports", *arguments], input=given)
    return result.exit_code, result.output


def test_the_commands_store_list_show_and_remove() -> None:
    status, said = run("add", given=saying("The bars are [bold]swapped[/bold].").model_dump_json())
    number = ReportOutcome.model_validate_json(said).number
    assert (status, bool(number)) == (0, True)
    assert f"{number}  A title: The bars are [bold]swapped[/bold]." in run("list")[1]
    shown = run("show", number)[1]
    for words in ("Recorded x (x)", "Per cent. March 2025.", "http://localhost/explore?pcn=a", "store het-1.duckdb"):
        assert words in shown
    assert run("remove", number) == (0, f"Removed: {number}.\n")
    assert run("list")[1].startswith("0 reports in ")
    assert run("show", number)[0] == 1


@pytest.mark.parametrize("given", ["", "[]", json.dumps({"words": "x"}), "x" * 100_000])
def test_the_command_refuses_what_is_no_report(given: str) -> None:
    status, said = run("add", given=given)
    assert status == 0
    assert ReportOutcome.model_validate_json(said).refused
    assert list(reports()) == []


def test_a_damaged_file_is_listed_and_stops_nothing() -> None:
    number = keep(saying("Wrong")).number
    (problem_reports.folder() / "20260101-000000-aaaaaa.json").write_bytes(b"\xff{")
    said = run("list")[1]
    assert "20260101-000000-aaaaaa  cannot be read" in said
    assert number in said
    assert "is damaged" in run("show", "20260101-000000-aaaaaa")[1]
