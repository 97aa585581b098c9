"""Commands about quarterly returns: python -m het_dash returns template | check | accept | retract | agree | list."""

import resource
from collections.abc import Callable
from pathlib import Path
from typing import Annotated, TypeVar

import typer
from rich.console import Console
from rich.table import Table

from het_dash.catalogue import Catalogue, CatalogueError, told
from het_dash.catalogue.load import load
from het_dash.catalogue.quarter import Quarter
from het_dash.catalogue.return_report import ReturnReport
from het_dash.ingest.build import run as building
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.returns import accept as accepting
from het_dash.ingest.returns.check import check as checking
from het_dash.ingest.returns.form import Form, blank
from het_dash.ingest.returns.form_writer import write_template
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import JournalProblem, Record, private_journal
from het_dash.ingest.returns.report import receipt, report

app = typer.Typer(no_args_is_help=True, help="Quarterly returns: hand out, check, accept, retract.")
say = Console(highlight=False, soft_wrap=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)
T = TypeVar("T")
PROBLEMS = (CatalogueError, ImportProblem, JournalProblem, accepting.ReturnProblem, building.BuildProblem)
MEMORY_BYTES, SECONDS = 3 * 2**30, 60

Pcn = Annotated[str, typer.Option(help="Its name as the dashboard says it, such as 'North Lewisham'.")]
WhichQuarter = Annotated[str, typer.Option(help="The financial year and its quarter, such as 2026-27Q2.")]
Sent = Annotated[Path, typer.Argument(help="A workbook (.xlsx), a folder of .csv files, or a zip of one.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, nothing else.")]
NoBuild = Annotated[bool, typer.Option("--no-build", help="Leave the figures as they are; `build` shows the new ones.")]


@app.command()
def template(
    pcn: Pcn,
    quarter: WhichQuarter,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    example: Annotated[bool, typer.Option(help="Filled in with made-up numbers, to learn from.")] = False,
) -> None:
    """Write the form of a team for a quarter: a workbook, and the same as a folder of .csv files."""
    catalogue = load()
    form, code = Form(catalogue, _quarter(quarter)), _pcn(pcn, catalogue)
    if form.cycle is None:
        raise typer.BadParameter(f"{quarter} is in neither cycle.", param_hint="--quarter")
    for path in write_template(form, blank(form, code), out, example):
        say.print(f"Written: {path}", markup=False)


@app.command()
def check(
    file: Sent,
    as_json: AsJson = False,
    limited: Annotated[bool, typer.Option("--limited", help="Give up at 3 GB of memory or 60 seconds.")] = False,
) -> None:
    """Say everything that is wrong with a return, and what would change on the dashboard. Nothing is written."""
    if limited:
        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
    catalogue = load()
    found = _or_stop(lambda: report(checking(file, catalogue), private_journal(), catalogue), "Nothing was changed.")
    if as_json:
        print(found.model_dump_json())
    else:
        _tell(found)
    if not found.usable:
        raise typer.Exit(1)


@app.command()
def accept(
    file: Sent,
    findings_agreed: Annotated[
        bool, typer.Option("--findings-agreed", help="The programme has read what was heard: it may be shown.")
    ] = False,
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Check a return and take it into the journal for good; then build the figures anew."""
    catalogue = load()
    checked = checking(file, catalogue)
    if checked.given is None:
        complain.print(told(checked.problems), markup=False)
    record = _or_stop(lambda: accepting.accept(private_journal(), checked, findings_agreed), "Nothing was accepted.")
    _done(record, catalogue, no_build, as_json)


@app.command()
def retract(
    pcn: Pcn,
    quarter: WhichQuarter,
    reason: Annotated[str, typer.Option(help="Why; it is shown in the history, so it names nobody.")],
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Take out the return that counts; it stays in the history. Then build the figures anew."""
    catalogue = load()
    code, of = _pcn(pcn, catalogue), _quarter(quarter)
    record = _or_stop(lambda: accepting.retract(private_journal(), code, of, reason), "Nothing was retracted.")
    _done(record, catalogue, no_build, as_json)


@app.command()
def agree(pcn: Pcn, quarter: WhichQuarter, no_build: NoBuild = False, as_json: AsJson = False) -> None:
    """The programme has read what was heard in a return, and agrees that it is shown."""
    catalogue = load()
    code, of = _pcn(pcn, catalogue), _quarter(quarter)
    record = _or_stop(lambda: accepting.agree(private_journal(), code, of), "Nothing was changed.")
    _done(record, catalogue, no_build, as_json)


@app.command(name="list")
def list_returns(as_json: AsJson = False) -> None:
    """Every version of every return that was ever accepted, and what became of it."""
    catalogue = load()
    versions = _or_stop(lambda: history(private_journal().records()), "Nothing was changed.")
    if as_json:
        lines = [f'{receipt(v.record, catalogue).model_dump_json()[:-1]},"standing":"{v.standing}"}}' for v in versions]
        print(f"[{','.join(lines)}]")
        return
    shown = Table("Accepted", "PCN", "Quarter", "Version", "Standing", "Late", "Reason", "SHA-256")
    for v in versions:
        one = receipt(v.record, catalogue)
        late = "late" if v.late else ""
        shown.add_row(
            str(one.on), one.pcn, str(v.record.quarter), str(one.version), v.standing, late, v.reason, one.sha256[:12]
        )
    say.print(shown if versions else "No return has been accepted yet.")


def _tell(found: ReturnReport) -> None:
    for problem in found.problems:
        say.print(f"{problem.severity}: {problem}", markup=False)
    if not found.usable:
        say.print(f"{sum(p.severity == 'error' for p in found.problems)} errors: it cannot be accepted yet.")
        return
    if found.already:
        say.print(
            f"This is the return of {found.pcn} for {found.quarter} that counts already (version {found.version})."
        )
        return
    say.print(f"No errors. It would be version {found.version} of the return of {found.pcn} for {found.quarter}.")
    if found.first:
        say.print("It is the team's first return: the demonstration of this team's returns would go.")
    shown = Table("Measure", "Group", "Period", "Now", "Then")
    for one in found.changes:
        shown.add_row(one.measure, one.group, one.period, one.before, one.after)
    say.print(shown if found.changes else "No published figure would change.")


def _done(record: Record, catalogue: Catalogue, no_build: bool, as_json: bool) -> None:
    """The journal has it, whatever the build says."""
    built = None if no_build else _built()
    one = receipt(record, catalogue, built)
    if as_json:
        print(one.model_dump_json())
    else:
        say.print(f"{one.kind.capitalize()}: {one.pcn}, {one.quarter}, version {one.version}.")
        if built:
            say.print("The figures are built anew.")


def _built() -> bool:
    try:
        building.build()
    except PROBLEMS as wrong:
        complain.print(str(wrong), markup=False)
        complain.print(
            "The journal has it; the figures are as they were. Mend this and run `python -m het_dash build`."
        )
        return False
    return True


def _or_stop(doing: Callable[[], T], outcome: str) -> T:
    try:
        return doing()
    except PROBLEMS as wrong:
        complain.print(str(wrong), markup=False)
        complain.print(outcome)
        raise typer.Exit(1) from wrong


def _pcn(name: str, catalogue: Catalogue) -> str:
    known = {pcn.label.casefold(): pcn.code for pcn in catalogue.pcns}
    if name.casefold() not in known:
        labels = ", ".join(pcn.label for pcn in catalogue.pcns)
        raise typer.BadParameter(f"{name!r} is not known. Choose from: {labels}.", param_hint="--pcn")
    return known[name.casefold()]


def _quarter(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{wrong}.", param_hint="--quarter") from wrong
