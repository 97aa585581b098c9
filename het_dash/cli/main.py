"""The one command line: `python -m het_dash`, with one function or module for each command."""

from collections.abc import Iterable
from functools import partial
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from het_dash import __version__
from het_dash.catalogue import Edition, glossary_docs, indicator_docs, load, outcome_docs
from het_dash.catalogue.paths import ROOT
from het_dash.catalogue.whole_file import write_whole
from het_dash.catalogue.yaml_files import read_entry
from het_dash.cli import audit, export_store, journal, packs, reports, returns, run, sql, template
from het_dash.cli.boundary import Boundary, complain, on_failure
from het_dash.cli.open_store import what_stays
from het_dash.geo import boundaries
from het_dash.ingest import fetch as fetching
from het_dash.ingest.build import dictionary_docs, publication
from het_dash.ingest.build import run as building
from het_dash.ingest.import_file import FORMATS, editions_of
from het_dash.ingest.importers.context import Taking

app = typer.Typer(
    cls=Boundary,
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,  # plain tracebacks end with the line on how to report a fault
    help="The Health Equity Teams dashboard.",
)
say = Console(highlight=False, soft_wrap=True)


def _version(asked: bool) -> None:
    if asked:
        say.print(f"het-dash {__version__}")
        raise typer.Exit


app.command()(packs.packs)
app.command()(audit.audit)
app.command()(sql.sql)
app.command()(export_store.export)
app.command()(run.run)
returns.app.command(name="list")(journal.list_returns)
returns.app.command()(journal.verify)
returns.app.command()(journal.erase)
returns.app.command(name="accept-restored")(journal.accept_restored)
app.add_typer(returns.app, name="returns")
app.add_typer(reports.app, name="reports")
app.add_typer(template.app, name="template")


@app.callback()
def main(
    version: Annotated[bool, typer.Option("--version", callback=_version, is_eager=True, help="Print it.")] = False,
) -> None:
    """The Health Equity Teams dashboard."""


@app.command()
@on_failure(what_stays)
def build(
    if_needed: Annotated[
        bool, typer.Option("--if-needed", help="Only when the store is absent, damaged or older than its inputs.")
    ] = False,
) -> None:
    """Build the published store from the bundle, check it, and swap it in."""
    built = building.build_if_needed(say.print) if if_needed else building.build(say.print)
    if built is None:
        say.print("The store is up to date.")
        return
    say.print(
        f"{built.observations:,} rows in, {built.figures:,} figures out, "
        f"{built.without_number:,} of them with a reason in place of a number, {built.seconds:.1f} seconds."
    )
    say.print(f"Store: {built.path.name}")


@app.command(name="import")
@on_failure("Nothing was written.")
def import_file(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help=" | ".join(sorted(FORMATS)))],
    files: Annotated[
        list[Path],
        typer.Argument(
            metavar="FILE",
            help="The file as it came: CSV (or a zip of one), Excel or Parquet. CVDPREVENT's may be several.",
        ),
    ],
    source: Annotated[str, typer.Option(help="Its id in data/sources.")],
    edition: Annotated[
        str, typer.Option(help="Which edition, for example 2024-25 or 2026-07. An extract's is its last month.")
    ] = "",
    covers: Annotated[str, typer.Option(help="known: our own areas only; england: every area of England.")] = "known",
    practice_map: Annotated[
        list[Path] | None,
        typer.Option(
            help="NHS England's practice map, for totals of the ICB. qof-pcns takes several, the newest first, to "
            "place practices that closed."
        ),
    ] = None,
    replace: Annotated[
        str, typer.Option(help="Why to import what the comparison with the editions held refuses. It is recorded.")
    ] = "",
) -> None:
    """Take a file in: a publisher's into the data folder, a local extract into the private one."""
    catalogue = load()
    _among("FORMAT", format_name, FORMATS)
    _among("--source", source, [one.id for one in catalogue.sources.values() if one.nature != "demonstration"])
    _among("--covers", covers, ("known", "england"))
    maps = tuple(practice_map or ())
    taking = Taking(
        catalogue, catalogue.sources[source], edition, "england" if covers == "england" else "known",
        maps[0] if maps else None, replace.strip(), partial(say.print, markup=False), earlier_maps=maps[1:],
    )  # fmt: skip
    for home in [one.write() for one in editions_of(format_name, files, taking)]:
        say.print(f"Written: {home}")
        if note := read_entry(Edition, home / "source.yaml").note:
            say.print(note, markup=False)


@app.command(name="import-boundaries")
@on_failure("Nothing was written.")
def import_boundaries(
    folder: Annotated[Path, typer.Argument(help="A folder of the Office for National Statistics' GeoJSON files.")],
) -> None:
    """Take boundaries in: LSOAs, wards and what is dissolved from them, simplified for the web."""
    with publication.alone():
        home = boundaries.import_layers(folder, load())
    say.print(f"Written: {home}")


@app.command()
def fetch(
    source: Annotated[list[str] | None, typer.Option(help="Its id in data/sources; may be repeated.")] = None,
    dry_run: Annotated[
        bool, typer.Option("--dry-run", help="Fetch and check, but leave the data folder alone.")
    ] = False,
    folder: Annotated[
        Path | None,
        typer.Option("--from", metavar="FOLDER", help="Take files that you downloaded, in place of asking."),
    ] = None,
) -> None:
    """Bring newer editions straight from their publishers. This needs the internet, unless --from names a folder."""
    catalogue = load()
    if folder is not None:
        return _fetch_from(folder, dry_run)
    for one in source or ():
        _among("--source", one, fetching.fetchable(catalogue))
    try:
        with fetching.bar(complain) as watch:
            outcomes = fetching.fetch(catalogue, source or (), dry_run, fetching.Client(watch=watch))
    except fetching.FetchProblem as wrong:
        if not isinstance(wrong, fetching.Offline):  # which says so itself
            wrong.add_note("Nothing was fetched.")
        raise
    for outcome in outcomes:
        say.print(str(outcome), markup=False)
        for line in outcome.news:
            say.print(f"  {line}", markup=False)
    if any(outcome.taken_in for outcome in outcomes):
        say.print("Run `python -m het_dash build` to show what is new.")
    if any(outcome.what == "failed" for outcome in outcomes):
        raise typer.Exit(1)
    return None


def _fetch_from(folder: Path, dry_run: bool) -> None:
    """Imports the files of a folder, and ends with 1 if one that is recognised is refused."""
    lines = fetching.from_folder(folder, load(), dry_run)
    for line in lines:
        say.print(str(line), markup=False)
    if not dry_run and any(line.what == "new" for line in lines):
        say.print("Run `python -m het_dash build` to show what is new.")
    if any(line.what == "refused" for line in lines):
        raise typer.Exit(1)


@app.command()
def docs(check: Annotated[bool, typer.Option(help="Only say whether the documents are up to date.")] = False) -> None:
    """Write the generated documents: indicators.md, outcomes.md, glossary.md and data-dictionary.md."""
    catalogue = load()
    for name, written in (
        ("indicators.md", indicator_docs.markdown(catalogue)),
        ("outcomes.md", outcome_docs.markdown(catalogue)),
        ("glossary.md", glossary_docs.markdown(catalogue.glossary)),
        ("data-dictionary.md", dictionary_docs.markdown()),
    ):
        path = ROOT / "docs" / name
        if check and (not path.is_file() or path.read_text(encoding="utf-8") != written):
            complain.print(f"docs/{name} is older than what it is made from. Run `make docs`.")
            raise typer.Exit(1)
        if not check:
            write_whole(path, written.encode())
    say.print(f"docs: {len(catalogue.indicators)} indicators, {len(catalogue.framework.measures)} measures.")


def _among(what: str, value: str, known: Iterable[str]) -> None:
    names = sorted(known)
    if value not in names:
        raise typer.BadParameter(f"{value!r} is not known. Choose from: {', '.join(names)}.", param_hint=what)
