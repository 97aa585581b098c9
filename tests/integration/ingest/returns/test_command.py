"""The real command, from the template to the figures and back: check, accept, withdraw, list."""

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet
from rich.console import Console
from typer.testing import CliRunner, Result

from het_dash.cli import journal, returns
from het_dash.cli.main import app
from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.private_journal import private_journal
from tests.support.blocks import plain_rows
from tests.support.filled_returns import cells, filled
from tests.support.small_bundle import SmallData

NAME = "HET-return_2026-27Q2_North-Lewisham"
WHO = ("--pcn", "North Lewisham", "--quarter", "2026-27Q2")


def run(*arguments: str) -> Result:
    return CliRunner().invoke(app, ["returns", *arguments])


def fill(sheet: Worksheet, answers: dict[str, Any], column: int = 2) -> None:
    """Writes answers beside the words that their rows begin with, as somebody would."""
    for (first, *_), number in zip(sheet.iter_rows(), range(1, sheet.max_row + 1), strict=False):
        for words, answer in answers.items():
            if isinstance(first.value, str) and first.value.startswith(words):
                sheet.cell(number, column, answer)


def row_of(sheet: Worksheet, first: str, values: tuple[str | int, ...]) -> None:
    """Fills in the row below the header that begins with a word."""
    top = next(n for n in range(1, 20) if sheet.cell(n, 1).value == first)
    for column, value in enumerate(values, start=1):
        sheet.cell(top + 1, column, value)


def filled_by_a_script(template: Path) -> Path:
    """The handed-out workbook with its white cells filled in."""
    book = load_workbook(template)
    yes = {"Agreed by the Health": "Yes", "Agreed by the comm": "Yes", "No names": "Yes"}
    fill(book["About"], yes | {"Condition that": "Hypertension"})
    fill(book["Totals"], {"First-time people (in": 48, "Contacts": 70})
    fill(book["Attendance"], {"Black African": 30, "White British": 18}, column=4)
    row_of(
        book["Activities"], "Date", ("12/09/2026", "Health check session", "Evelyn ward", 41, "HEF and VCSO together")
    )
    fill(book["Partnership"], dict.fromkeys(("We trust", "We take", "We can", "We have"), "Agree"))
    fill(book["Partnership"], dict.fromkeys(("We trust", "We take", "We can", "We have"), "Strongly agree"), column=3)
    row_of(book["Pathway"], "Condition", ("Hypertension", "2026-27Q2", 35, 9, 0, 0, 0, 0))
    path = template.with_name("filled.xlsx")
    book.save(path)
    return path


def reached(told: dict[str, Any]) -> list[tuple[str, str]]:
    """Residents reached in the quarter: as it would be published, as it is published."""
    totals = next(table for table in told["preview"] if table["title"] == "Totals of the quarter")
    return [(c["will_read"], c["reads_now"]) for c in totals["cells"] if c["label"] == "Residents reached"]


def test_a_template_filled_by_a_script_goes_through_check_and_accept_to_the_figures(
    small: SmallData, tmp_path: Path
) -> None:
    handed = run("template", *WHO, "--out", str(tmp_path))
    assert (handed.exit_code, handed.stderr) == (0, "")
    path = filled_by_a_script(tmp_path / f"{NAME}.xlsx")
    checked = small.run("returns", "check", str(path), "--json", "--limited")
    assert (checked.returncode, checked.stderr) == (0, "")
    told = json.loads(checked.stdout)
    assert [p["message"] for p in told["problems"]] == ["is a date as text."]
    assert (told["pcn"], told["version"], told["first"]) == ("North Lewisham PCN", 1, True)
    assert reached(told) == [("50", "Not published")]
    assert not (small.state / "private" / "returns").exists(), "a check takes nothing in"

    accepted = small.run("returns", "accept", str(path), "--json")
    assert (accepted.returncode, accepted.stderr) == (0, "")
    assert {k: json.loads(accepted.stdout)[k] for k in ("kind", "version", "built")} == {
        "kind": "accepted",
        "version": 1,
        "built": True,
    }
    sql = "SELECT value FROM figure WHERE indicator_id = 'residents_reached' AND area_code = 'pcn:north-lewisham' "
    sql += "AND breakdown = 'persons' AND status = 'shown'"
    assert plain_rows(small.current, sql) == [(50.0,)]
    again = json.loads(run("check", str(path), "--json").stdout)
    assert (again["already"], again["version"]) == (True, 1)
    assert reached(again) == [("50", "50")]

    gone = run("withdraw", *WHO, "--reason", "Counted the fair twice.")
    assert gone.stdout == (
        "Withdrawn: North Lewisham PCN, 2026-27Q2 (July to September 2026), version 1.\n"
        "The figures have been rebuilt.\n"
    )
    assert plain_rows(small.current, sql) == []


def test_a_check_tells_every_problem_in_words_and_ends_with_an_error(small: SmallData, tmp_path: Path) -> None:
    path = cells().change("Attendance", 2, "Female, 40 to 59", "-3").write(tmp_path)
    result = run("check", str(path))
    assert result.exit_code == 1
    assert (
        "error: return.zip, sheet Attendance, row 2, column D (Female, 40 to 59): '-3' is below zero." in result.stdout
    )
    assert "Fix 1 problem before you send this return.\n" in result.stdout
    assert "Preview" not in result.stdout


def test_a_return_with_errors_is_not_accepted_and_says_why(small: SmallData, tmp_path: Path) -> None:
    path = cells().change("Attendance", 2, "Female, 40 to 59", "-3").write(tmp_path)
    result = run("accept", str(path))
    assert result.exit_code == 1
    assert "'-3' is below zero." in result.stderr
    assert result.stderr.endswith("Nothing was accepted.\n")
    assert private_journal().records() == ()


def test_a_check_on_the_command_line_shows_the_preview_sheet_by_sheet(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(returns, "say", Console(width=200, highlight=False, soft_wrap=True))
    given = filled(quarter="2023-24Q1")
    run("accept", str(cells(given).write(tmp_path)))
    more = given.totals.model_copy(update={"people_new": 90, "registered_not_known": 37, "living_not_known": 35})
    changed = cells(given.model_copy(update={"totals": more})).write(tmp_path)
    lines = [" ".join(line.replace("│", " ").split()) for line in run("check", str(changed)).stdout.splitlines()]
    assert lines[:3] == [
        "This return has no errors. It would be version 2 of North Lewisham PCN's return for 2023-24Q1 "
        "(April to June 2023).",
        "Rows filled in: About 5, Totals 12, Activities 3.",
        "Once the return is published, these pages change: Headline impact, Cycle 1 and cycle 2, "
        "BLACHIR opportunities, PCN data pack, Reach and need, Send a return, Returns received, Sources and methods.",
    ]
    for line in ("Sheet Totals: Totals of the quarter", "Residents reached 90 60", "Contacts 120 120"):
        assert line in lines
    assert "Not known 35 Hidden: 1 to 7 people" in lines, "37 people, rounded"


def test_the_list_shows_every_version_and_what_became_of_it(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(journal, "say", Console(width=200, highlight=False, soft_wrap=True))
    assert run("list").stdout == "No return has been accepted yet.\n"
    run("accept", str(cells().write(tmp_path)), "--no-build")
    run("accept", str(cells(filled(disagreement="We differ.")).write(tmp_path)), "--no-build")
    listed = json.loads(run("list", "--json").stdout)
    assert [(one["version"], one["standing"]) for one in listed] == [(1, "superseded"), (2, "accepted")]
    shown = run("list").stdout
    assert "replaced by version 2" in shown
    assert operating_system_user() in shown
    assert not (small.state / "store").exists() or not small.stores, "--no-build"


def test_the_programme_agrees_later_to_show_what_was_heard(small: SmallData, tmp_path: Path) -> None:
    run("accept", str(cells().write(tmp_path)), "--no-build")
    assert json.loads(run("agree", *WHO, "--json").stdout)["kind"] == "agreed"
    assert plain_rows(small.current, "SELECT theme FROM finding") == [("access",)]


def test_a_build_that_fails_leaves_the_return_accepted_and_says_what_to_do(small: SmallData, tmp_path: Path) -> None:
    small.change("status.yaml", "words: Shown", "words: Shown")
    path = cells().write(tmp_path)
    small.observe("qof/2024-25", "area_code numerator denominator\nG85085 9 5", indicator_id="qof_hypertension",
                  period_start="2024-04-01", period_end="2025-03-31")  # fmt: skip
    result = run("accept", str(path))
    assert result.exit_code == 0
    assert "The journal has it; the figures are as they were." in result.stderr
    assert len(history(private_journal())) == 1


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (
            ("template", "--pcn", "Peckham", "--quarter", "2026-27Q2", "--out", "x"),
            "'Peckham' is not known. Choose from:",
        ),
        (("template", "--pcn", "Sevenfields", "--quarter", "Q2", "--out", "x"), "'Q2' is not a financial quarter"),
        (("template", "--pcn", "Sevenfields", "--quarter", "2020-21Q1", "--out", "x"), "is in neither cycle"),
        (("withdraw", "--pcn", "Sevenfields", "--quarter", "2026-27Q2"), "Missing option '--reason'"),
    ],
)
def test_a_word_that_the_command_does_not_know_is_answered(
    small: SmallData, arguments: tuple[str, ...], says: str
) -> None:
    result = run(*arguments)
    assert result.exit_code == 2
    assert says in " ".join(result.stderr.replace("│", " ").split())


def test_a_check_that_would_take_too_much_memory_is_ended(small: SmallData, tmp_path: Path) -> None:
    """The limits are the process's own: what a file does to it ends that process alone."""
    code = (
        "import sys\nfrom het_dash.cli import returns\nfrom het_dash.ingest.returns import dry_run\n"
        "dry_run.check = lambda *a: bytearray(8 * 2**30)\n"
        "sys.argv = ['x', 'check', 'file.xlsx', '--limited']\nreturns.app()"
    )
    end = subprocess.run(
        [sys.executable, "-c", code], capture_output=True, text=True, check=False, env=os.environ.copy()
    )
    assert end.returncode != 0
    assert "MemoryError" in end.stderr


def test_a_replaced_file_counts_again_for_a_reason_and_the_old_word_for_withdraw_still_works(
    small: SmallData, tmp_path: Path
) -> None:
    first = str(cells().write(tmp_path, "first.zip"))
    run("accept", first, "--no-build")
    run("accept", str(cells(filled(disagreement="We differ.")).write(tmp_path)), "--no-build")
    refused = run("accept", first, "--no-build")
    assert refused.exit_code == 3
    assert refused.stderr.startswith("This file is the same as version 1, which version 2 replaced on ")
    assert refused.stderr.endswith('To make it count again, accept it with --again "reason".\n')
    assert run("accept", first, "--no-build", "--again", "The first one was right.").exit_code == 0
    assert run("retract", *WHO, "--reason", "Sent too early.", "--no-build").stdout.startswith("Withdrawn: North")
    assert "retract" not in run("--help").stdout
    assert [v.standing for v in history(private_journal())] == ["superseded", "superseded", "withdrawn"]
