"""Commands about quarterly returns: python -m het_dash returns template | check | accept | withdraw | agree."""

from contextlib import suppress
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.markup import escape
from rich.table import Table

from het_dash.catalogue import Catalogue, check_words, told
from het_dash.catalogue.load import load
from het_dash.catalogue.local_counts import must_be_protected
from het_dash.catalogue.quarter import Quarter
from het_dash.catalogue.return_report import TO_THE_OPERATOR, PreviewTable, ReturnReport
from het_dash.cli.boundary import complain, in_words, on_failure
from het_dash.ingest.build import run as building
from het_dash.ingest.returns import accept as accepting
from het_dash.ingest.returns.check import check as checking
from het_dash.ingest.returns.dry_run import dry_run
from het_dash.ingest.returns.form import Form, blank
from het_dash.ingest.returns.form_writer import write_template
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.records import OfReturn
from het_dash.ingest.returns.report import receipt

app = typer.Typer(no_args_is_help=True, help="Quarterly returns: template, check, accept, withdraw, history.")
say = Console(highlight=False, soft_wrap=True)
MEMORY_BYTES, SECONDS = 3 * 2**30, 60
SENT_BEFORE = 3  # the app offers a reason when it receives this exit status
TO_COUNT_AGAIN = 'To make it count again, accept it with --again "reason".'

TEMPLATE = "template"  # a blank form, so any folder is safe

Pcn = Annotated[str, typer.Option(help="Its name as the dashboard says it: a label of pcns.yaml.")]
WhichQuarter = Annotated[str, typer.Option(help="The financial year and its quarter, such as 2026-27Q2.")]
Sent = Annotated[Path, typer.Argument(help="A workbook (.xlsx), a folder of .csv files, or a zip of one.")]
AsJson = Annotated[bool, typer.Option("--json", help="One JSON object on standard output, nothing else.")]
NoBuild = Annotated[bool, typer.Option("--no-build", help="Leave the figures as they are; `build` shows the new ones.")]


@app.callback()
@on_failure("Nothing was changed.")
def returns(context: typer.Context) -> None:
    """Quarterly returns: template, check, accept, withdraw, history."""
    if context.invoked_subcommand != TEMPLATE:
        must_be_protected()


@app.command(name=TEMPLATE)
@on_failure("No further file was written.")
def template(
    pcn: Pcn,
    quarter: WhichQuarter,
    out: Annotated[Path, typer.Option(help="The folder to write into.")],
    example: Annotated[bool, typer.Option(help="Filled in with made-up numbers, to learn from.")] = False,
) -> None:
    """Write the form of a team for a quarter: a workbook, and the same as a folder of .csv files."""
    catalogue = load()
    form, code = Form(catalogue, quarter_of(quarter)), pcn_code(pcn, catalogue)
    if form.cycle is None:
        raise typer.BadParameter(f"{quarter} is in neither cycle.", param_hint="--quarter")
    for path in write_template(form, blank(form, code), out, example):
        say.print(f"Written: {path}", markup=False)


@app.command()
@on_failure("Nothing was changed.")
def check(
    file: Sent,
    as_json: AsJson = False,
    limited: Annotated[bool, typer.Option("--limited", help="Give up at 3 GB of memory or 60 seconds.")] = False,
) -> None:
    """Report every problem of a return, and how its figures would be published. Nothing is taken in."""
    if limited:
        _limit_this_process()
    catalogue = load()
    found = dry_run(file, private_journal, catalogue, _tell_operator)
    if as_json:
        print(found.model_dump_json())
    else:
        _tell(found)
    if not found.usable:
        raise typer.Exit(1)


@app.command()
@on_failure("Nothing was accepted.")
def accept(
    file: Sent,
    findings_agreed: Annotated[
        bool, typer.Option("--findings-agreed", help="The programme has read what was heard: it may be shown.")
    ] = False,
    again: Annotated[str, typer.Option(help="Why an earlier version, replaced or withdrawn, counts again.")] = "",
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Check a return, add it to the journal permanently and rebuild the figures."""
    catalogue = load()
    checked = checking(file, catalogue)
    if checked.given is None:
        complain.print(told(checked.problems), markup=False)
    try:
        record = accepting.accept(private_journal(), checked, findings_agreed, again=again)
    except accepting.SentBefore as wrong:
        complain.print(f"{wrong}\nNothing was accepted.\n{TO_COUNT_AGAIN}", markup=False)
        raise typer.Exit(SENT_BEFORE) from wrong
    done(record, catalogue, no_build, as_json, alike=record.sha256 != checked.sha256)


@app.command()
@on_failure("Nothing was withdrawn.")
def withdraw(
    pcn: Pcn,
    quarter: WhichQuarter,
    reason: Annotated[str, typer.Option(help="Why. The history shows it, so do not name a person.")],
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Withdraw the current return and rebuild the figures. The history keeps it."""
    catalogue = load()
    code, of = pcn_code(pcn, catalogue), quarter_of(quarter)
    record = accepting.withdraw(private_journal(), code, of, reason)
    done(record, catalogue, no_build, as_json)


app.command(name="retract", hidden=True)(withdraw)


@app.command()
@on_failure("Nothing was changed.")
def agree(pcn: Pcn, quarter: WhichQuarter, no_build: NoBuild = False, as_json: AsJson = False) -> None:
    """The programme has read what was heard in a return, and agrees that it is shown."""
    catalogue = load()
    code, of = pcn_code(pcn, catalogue), quarter_of(quarter)
    record = accepting.agree(private_journal(), code, of)
    done(record, catalogue, no_build, as_json)


def _tell_operator(sentence: str) -> None:
    complain.print(f"{TO_THE_OPERATOR}{sentence}", markup=False)


def _tell(found: ReturnReport) -> None:
    for problem in found.problems:
        say.print(f"{problem.severity}: {problem}", markup=False)
    for sentence in (check_words.answer(found), *check_words.what_follows(found)):
        say.print(sentence, markup=False)
    if not found.preview:
        return
    if found.sent_before:
        say.print(TO_COUNT_AGAIN, markup=False)
    say.print(check_words.ALONE)
    for table in found.preview:
        shown = Table(*check_words.PREVIEW, title=escape(_titled(table)))
        for one in table.cells:
            shown.add_row(escape(one.label), escape(one.will_read), escape(one.reads_now))
        say.print(shown)


def _titled(table: PreviewTable) -> str:
    return f"Sheet {table.sheet}: {table.title}"


def done(record: OfReturn, catalogue: Catalogue, no_build: bool, as_json: bool, alike: bool = False) -> None:
    """Reports the new record. The journal keeps it even if the build fails."""
    built = None if no_build else _built()
    one = receipt(record, catalogue, built, alike)
    if as_json:
        print(one.model_dump_json())
    else:
        say.print(f"{one.kind.capitalize()}: {one.pcn}, {one.quarter}, version {one.version}.")
        if one.alike:
            say.print("The file says exactly what this version says, so it changes nothing.")
        if built:
            say.print("The figures have been rebuilt.")


def _built() -> bool:
    try:
        building.build()
    except Exception as wrong:
        said = in_words(wrong)
        if said is None:
            raise
        complain.print(said, markup=False)
        complain.print(
            "The journal has it; the figures are as they were. Mend this and run `python -m het_dash build`."
        )
        return False
    return True


def _limit_this_process() -> None:
    """Limits memory and CPU time where the operating system can. On Windows only the caller's deadline applies."""
    with suppress(ImportError):
        import resource  # noqa: PLC0415 (Windows has no such module)

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY_BYTES, MEMORY_BYTES))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))


def pcn_code(name: str, catalogue: Catalogue) -> str:
    known = {pcn.label.casefold(): pcn.code for pcn in catalogue.pcns}
    if name.casefold() not in known:
        labels = ", ".join(pcn.label for pcn in catalogue.pcns)
        raise typer.BadParameter(f"{name!r} is not known. Choose from: {labels}.", param_hint="--pcn")
    return known[name.casefold()]


def quarter_of(text: str) -> Quarter:
    try:
        return Quarter.parse(text)
    except ValueError as wrong:
        raise typer.BadParameter(f"{wrong}.", param_hint="--quarter") from wrong
