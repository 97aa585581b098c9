"""The one command line: python -m het_dash build | import | sql."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console

from het_dash.catalogue import CatalogueError, load
from het_dash.ingest import build as building
from het_dash.ingest.importers.taking import Taking
from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.take_in import FORMATS, take_in

app = typer.Typer(no_args_is_help=True, add_completion=False, help="The Health Equity Teams dashboard.")
say = Console(highlight=False, soft_wrap=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)


@app.command()
def build(
    if_needed: Annotated[bool, typer.Option(help="Only when the store is absent or older than its inputs.")] = False,
) -> None:
    """Build the published store from the bundle, check it, and swap it in."""
    if if_needed and building.up_to_date():
        say.print("The store is up to date.")
        return
    try:
        built = building.build(say.print)
    except (CatalogueError, ImportProblem, building.BuildProblem) as wrong:
        raise _stopped(wrong, "The store was not changed.") from wrong
    say.print(
        f"{built.observations:,} rows in, {built.figures:,} figures out, "
        f"{built.without_number:,} of them with a reason in place of a number, {built.seconds:.1f} seconds."
    )
    say.print(f"Store: {built.path.name}")


@app.command(name="import")
def import_file(
    format_name: Annotated[str, typer.Argument(metavar="FORMAT", help=" | ".join(sorted(FORMATS)))],
    file: Annotated[Path, typer.Argument(help="The publisher's file, as downloaded (.csv, or a .zip of one).")],
    source: Annotated[str, typer.Option(help="Its id in data/sources.")],
    edition: Annotated[str, typer.Option(help="Which edition, for example 2024-25 or 2026-07.")],
    covers: Annotated[str, typer.Option(help="known: only our areas may stand in it; england: all do.")] = "known",
    practice_map: Annotated[Path | None, typer.Option(help="NHS England's practice map, for SEL totals.")] = None,
) -> None:
    """Take a publisher's file in: figures in our own format, with their source beside them."""
    try:
        catalogue = load()
        _among("FORMAT", format_name, FORMATS)
        _among("--source", source, catalogue.sources)
        _among("--covers", covers, ("known", "england"))
        taking = Taking(catalogue, catalogue.sources[source], edition, covers, practice_map)  # type: ignore[arg-type]
        home = take_in(format_name, file, taking)
    except (CatalogueError, ImportProblem) as wrong:
        raise _stopped(wrong, "Nothing was written.") from wrong
    say.print(f"Written: {home}")


def _among(what: str, value: str, known: object) -> None:
    names = sorted(known)  # type: ignore[call-overload]
    if value not in names:
        raise typer.BadParameter(f"{value!r} is not known. Choose from: {', '.join(names)}.", param_hint=what)


def _stopped(wrong: Exception, outcome: str) -> typer.Exit:
    complain.print(str(wrong), markup=False)
    complain.print(outcome)
    return typer.Exit(1)
