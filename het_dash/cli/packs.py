"""`packs`: writes data packs as files, for one PCN or for all."""

import os
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from het_dash import store
from het_dash.catalogue import Area
from het_dash.catalogue.whole_file import write_whole
from het_dash.cli.boundary import complain, on_failure
from het_dash.cli.open_store import opened_store
from het_dash.export.batch import Order, make_into, pack_for, with_annex
from het_dash.export.documents import DATA_PACK, DOCUMENTS
from het_dash.export.formats import FORMATS, NOT_MADE, File, NotMade
from het_dash.export.index_page import index

say = Console(highlight=False, soft_wrap=True)
MOST_JOBS = min(4, os.cpu_count() or 1)


@on_failure("No further file was written.")
def packs(  # noqa: PLR0913, PLR0917 (one a flag)
    out: Annotated[Path, typer.Option(help="The folder to write into; it is made if need be.")],
    pcn: Annotated[list[str] | None, typer.Option(help="A PCN's name; may be repeated.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All six PCNs, with an index.")] = False,
    formats: Annotated[str, typer.Option(help="Comma-separated.")] = ",".join(FORMATS),
    sections: Annotated[str, typer.Option(help="Comma-separated ids; all where none is named.")] = "",
    document: Annotated[str, typer.Option(help=" | ".join(DOCUMENTS))] = DATA_PACK.id,
    jobs: Annotated[int, typer.Option(help="Processes side by side, where there are several PCNs.")] = MOST_JOBS,
    with_example: Annotated[
        bool, typer.Option("--with-example", "--with-demo", help="Example data too, marked.")
    ] = False,
) -> None:
    """Make data packs as files, with the same numbers as the screen."""
    wanted = _known("--formats", _listed(formats), FORMATS)
    described = DOCUMENTS[_known("--document", [document], DOCUMENTS)[0]]
    opened = opened_store()
    chosen = _known("--sections", _listed(sections), [one.id for one in described.sections])
    places = [opened.catalogue.borough] if described.of_borough else _places(opened, pcn or [], every)
    if not wanted:
        raise typer.BadParameter("Name at least one.", param_hint="--formats")
    able = [one for one in wanted if not FORMATS[one].missing]
    for one in (one for one in wanted if one not in able):
        complain.print(FORMATS[one].missing, markup=False)
    if not able:
        raise typer.Exit(1)
    out.mkdir(parents=True, exist_ok=True)
    asked = [Order(described.id, place.code, one, tuple(chosen), with_example) for place in places for one in able]
    orders = [made for order in asked for made in with_annex(order)]
    made = list(_told(make_into(out, orders, jobs, opened), len(orders)))
    files = sorted((one for one in made if isinstance(one, File)), key=lambda file: file.name)
    missing = sorted((one for one in made if isinstance(one, NotMade)), key=str)
    if len(places) > 1 and files:
        write_whole(out / "index.html", index(files, pack_for(_order_of(files[0], orders, opened), opened), missing))
    for lost in missing:
        complain.print(str(lost), markup=False)
    say.print(f"{len(files)} files in {out}" + (f"; {len(missing)} could not be made" if missing else ""))
    if missing or len(able) < len(wanted):
        raise typer.Exit(1)


def _order_of(file: File, orders: Sequence[Order], opened: store.Store) -> Order:
    """An order of the same place: its pack could be composed."""
    return next(order for order in orders if opened.catalogue.areas[order.place].name == file.place)


def _told(files: Iterable[File | NotMade], total: int) -> Iterator[File | NotMade]:
    """A bar for a person; a line a file for a program that reads along."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=complain, disable=not complain.is_terminal) as bar:
        task = bar.add_task("Packs", total=total)
        for number, file in enumerate(files, start=1):
            bar.update(task, advance=1, description=f"{file.place}, {file.title}")
            if not complain.is_terminal:
                name = file.name if isinstance(file, File) else f"{NOT_MADE}{file}"
                say.print(f"{number}/{total} {name}", markup=False)
            yield file


def _places(opened: store.Store, names: list[str], every: bool) -> list[Area]:
    labels = {pcn.label: opened.catalogue.areas[pcn.code] for pcn in opened.catalogue.pcns}
    if not names and not every:
        raise typer.BadParameter("Name a PCN, or say --all.", param_hint="--pcn")
    return [labels[name] for name in (labels if every else _known("--pcn", names, labels))]


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.split(",") if part.strip()]


def _known(what: str, given: list[str], known: Iterable[str]) -> list[str]:
    names = list(known)
    for one in given:
        if one not in names:
            raise typer.BadParameter(f"{one!r} is not known. Choose from: {', '.join(names)}.", param_hint=what)
    return list(dict.fromkeys(given))
