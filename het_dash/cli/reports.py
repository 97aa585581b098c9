"""Readers' reports of problems with a figure: add (for the app), list, show, remove."""

import sys
from typing import Annotated

import typer
from pydantic import ValidationError
from rich.console import Console

from het_dash.catalogue.problem_report import FigureReport, ReportOutcome
from het_dash.cli.boundary import on_failure
from het_dash.ingest import problem_reports

LONGEST_INPUT = 50_000
LONGEST_LINE = 100
Number = Annotated[str, typer.Argument(help="As `reports list` shows it.")]

app = typer.Typer(no_args_is_help=True, help="Readers' reports of problems with a figure: list, show, remove.")
say = Console(highlight=False, soft_wrap=True)


@app.command(hidden=True)
@on_failure("No report was stored.")
def add() -> None:
    """Store the report that comes as JSON on standard input. The app runs this."""
    try:
        report = FigureReport.model_validate_json(sys.stdin.read(LONGEST_INPUT))
    except ValidationError:
        outcome = ReportOutcome(refused="The report is longer than we can store. Shorten it, then send it again.")
    else:
        outcome = problem_reports.keep(report)
    print(outcome.model_dump_json())


@app.command(name="list")
def list_reports() -> None:
    """List the stored reports, the oldest first."""
    found = list(problem_reports.reports())
    for one in found:
        if one.kept is None:
            say.print(f"{one.number}  cannot be read", markup=False)
            continue
        words = " ".join(one.kept.report.words.split())[:LONGEST_LINE]
        say.print(f"{one.number}  {one.kept.report.title}: {words}", markup=False)
    say.print(f"{len(found)} reports in {problem_reports.folder()}.", markup=False)


@app.command()
def show(number: Number) -> None:
    """Show everything that a report says."""
    kept = problem_reports.report(number)
    for name, text in (("Stored", f"{kept.at:%Y-%m-%d %H:%M} UTC"), *kept.report.facts, ("Text", kept.report.words)):
        say.print(f"{name}: {text}", markup=False)


@app.command()
@on_failure("Nothing was removed.")
def remove(number: Number) -> None:
    """Delete a report that has been dealt with."""
    problem_reports.remove_report(number)
    say.print(f"Removed: {number}.", markup=False)
