"""Commands about the returns journal: python -m het_dash returns list | verify | erase | accept-restored."""

from typing import Annotated

import typer
from rich.markup import escape
from rich.table import Table

from het_dash.catalogue import Catalogue
from het_dash.catalogue.load import load
from het_dash.catalogue.return_report import JournalReport
from het_dash.cli.boundary import complain, on_failure
from het_dash.cli.returns import AsJson, NoBuild, Pcn, WhichQuarter, done, pcn_code, quarter_of, say
from het_dash.ingest.returns import erase as erasing
from het_dash.ingest.returns.history import Version, history
from het_dash.ingest.returns.private_journal import private_journal, published_head
from het_dash.ingest.returns.report import receipt
from het_dash.ingest.returns.verify import verify as verifying

COLUMNS = ("Accepted", "By", "PCN", "Quarter", "Version", "Status", "On", "Late", "Reason", "SHA-256")
STATUS = {"accepted": "counts", "superseded": "replaced by version {}", "withdrawn": "withdrawn", "erased": "erased"}
Why = Annotated[str, typer.Option(help="Why. The history shows it to everyone: no names, no counts.")]


@on_failure("Nothing was changed.")
def list_returns(as_json: AsJson = False) -> None:
    """Every version of every accepted return: when it was accepted, who accepted it, and its status."""
    catalogue = load()
    found = _report()
    if not found.damages:
        versions = history(private_journal())
        _list_as_json(versions, catalogue) if as_json else _list(versions, catalogue)
    _end(found)


@on_failure("Nothing was changed.")
def verify(as_json: AsJson = False) -> None:
    """Read every record and every kept file, and say that the journal is whole, or what is wrong with it."""
    found = _report()
    if as_json:
        print(found.model_dump_json())
    else:
        for note in found.notes:
            say.print(f"Note: {note}", markup=False)
        if not found.damages:
            say.print(_whole(found))
    _end(found)


@on_failure("Nothing was erased.")
def erase(
    pcn: Pcn,
    quarter: WhichQuarter,
    version: Annotated[int, typer.Option(help="Which version, as `returns list` shows it.")],
    reason: Why,
    no_build: NoBuild = False,
    as_json: AsJson = False,
) -> None:
    """Delete the content of a version on request. It counts no longer; who did it, when and why stays."""
    catalogue = load()
    code, of = pcn_code(pcn, catalogue), quarter_of(quarter)
    record = erasing.erase(private_journal(), code, of, version, reason)
    done(record, catalogue, no_build, as_json)
    if not as_json:
        say.print("Backups may still contain it: delete it there too.")


@on_failure("Nothing was changed.")
def accept_restored(reason: Why) -> None:
    """Go on from a journal that was put back from an older backup. Returns that it has lost must be sent again."""
    record = erasing.accept_restored(private_journal(), reason)
    say.print(
        f"The journal goes on with record {record.number}, in place of one with {record.instead_of.records} records. "
        "Accept the lost returns again, then run `python -m het_dash build`."
    )


def _report() -> JournalReport:
    verdict = verifying(private_journal())
    published = published_head()
    return JournalReport(
        records=len(verdict.chain.links),
        versions=sum(record.kind == "accepted" for record in verdict.chain.of_returns),
        built_from=published.records if published else None,
        damages=verdict.damages,
        notes=verdict.notes,
    )


def _end(found: JournalReport) -> None:
    for damage in found.damages:
        complain.print(damage, markup=False)
    if found.damages:
        raise typer.Exit(1)


def _whole(found: JournalReport) -> str:
    said = f"The returns journal is whole: {found.records} records, {found.versions} accepted versions."
    if found.built_from is None:
        return f"{said} No figures have been built from it yet."
    newer = found.records - found.built_from
    return f"{said} The published figures were built from {found.built_from} records; {newer} are newer."


def _list(versions: tuple[Version, ...], catalogue: Catalogue) -> None:
    shown = Table(*COLUMNS)
    for version in versions:
        one = receipt(version.record, catalogue)
        cells = (
            f"{one.at:%Y-%m-%d %H:%M} UTC",
            one.actor,
            one.pcn,
            str(version.record.quarter),
            str(one.version),
            STATUS[version.standing].format(version.replaced_by),
            f"{version.ended:%Y-%m-%d}" if version.ended else "",
            "late" if version.late else "",
            version.reason,
            one.sha256[:12],
        )
        shown.add_row(*(escape(cell) for cell in cells))
    say.print(shown if versions else "No return has been accepted yet.")


def _list_as_json(versions: tuple[Version, ...], catalogue: Catalogue) -> None:
    lines = [f'{receipt(v.record, catalogue).model_dump_json()[:-1]},"standing":"{v.standing}"}}' for v in versions]
    print(f"[{','.join(lines)}]")
