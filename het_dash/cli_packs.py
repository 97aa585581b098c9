"""`python -m het_dash packs`: data packs as files, for one PCN or for all."""

from pathlib import Path
from typing import Annotated

import typer
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from het_dash import store
from het_dash.catalogue import Area
from het_dash.packs.document import Document, Pack, pack_of
from het_dash.packs.documents import DATA_PACK, DOCUMENTS
from het_dash.packs.files import FORMATS, File, written
from het_dash.packs.index import index

say = Console(highlight=False, soft_wrap=True)
complain = Console(stderr=True, highlight=False, soft_wrap=True)


def packs(
    out: Annotated[Path, typer.Option(help="The folder to write into; it is made if need be.")],
    pcn: Annotated[list[str] | None, typer.Option(help="A PCN's name; may be repeated.")] = None,
    every: Annotated[bool, typer.Option("--all", help="All six PCNs, with an index.")] = False,
    formats: Annotated[str, typer.Option(help="Comma-separated.")] = ",".join(FORMATS),
    document: Annotated[str, typer.Option(help=" | ".join(DOCUMENTS))] = DATA_PACK.id,
    with_demo: Annotated[bool, typer.Option("--with-demo", help="Demonstration data too, labelled.")] = False,
) -> None:
    """Make data packs as files, with the same numbers as the screen."""
    wanted = _known("--formats", [one.strip() for one in formats.split(",")], FORMATS)
    described = DOCUMENTS[_known("--document", [document], DOCUMENTS)[0]]
    try:
        opened = store.current_store()
    except store.StoreMissing as wrong:
        complain.print(f"{wrong}\nNothing was written.", markup=False)
        raise typer.Exit(1) from wrong
    places = _places(opened, pcn or [], every)
    able = [one for one in wanted if not FORMATS[one].missing]
    for one in sorted(set(wanted) - set(able)):
        complain.print(FORMATS[one].missing, markup=False)
    if not able:
        raise typer.Exit(1)
    out.mkdir(parents=True, exist_ok=True)
    files, last = _written([(described, place) for place in places], able, opened, with_demo, out)
    if len(places) > 1:
        (out / "index.html").write_bytes(index(files, last))
    say.print(f"{len(files)} files in {out}")
    if len(able) < len(wanted):
        raise typer.Exit(1)


def _written(
    wanted: list[tuple[Document, Area]], formats: list[str], opened: store.Store, with_demo: bool, out: Path
) -> tuple[list[File], Pack]:
    """Each file is written as soon as it is made."""
    files: list[File] = []
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=complain) as bar:
        task = bar.add_task("Packs", total=len(wanted) * len(formats))
        for document, place in wanted:
            pack = pack_of(document, place, opened, with_demo)
            for format_id in formats:
                bar.update(task, description=f"{place.label}, {format_id}")
                files.append(written(pack, format_id))
                (out / files[-1].name).write_bytes(files[-1].content)
                bar.advance(task)
    return files, pack


def _places(opened: store.Store, names: list[str], every: bool) -> list[Area]:
    labels = {pcn.label: opened.catalogue.areas[pcn.code] for pcn in opened.catalogue.pcns}
    if not names and not every:
        raise typer.BadParameter("Name a PCN, or say --all.", param_hint="--pcn")
    return [labels[name] for name in (labels if every else _known("--pcn", names, labels))]


def _known(what: str, given: list[str], known: object) -> list[str]:
    names = list(known)  # type: ignore[call-overload]
    for one in given:
        if one not in names:
            raise typer.BadParameter(f"{one!r} is not known. Choose from: {', '.join(names)}.", param_hint=what)
    return list(dict.fromkeys(given))
