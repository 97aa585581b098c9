"""Many files, made side by side by processes of their own: each reads the published store for itself."""

import multiprocessing
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from het_dash import store
from het_dash.packs.document import Pack, pack_of
from het_dash.packs.documents import DOCUMENTS
from het_dash.packs.files import File, written


@dataclass(frozen=True)
class Order:
    """One file: which document with which sections (all where none is named), of which place, in which format."""

    document: str
    place: str
    format_id: str
    sections: tuple[str, ...] = ()
    with_demonstration: bool = False


def pack_for(order: Order) -> Pack:
    """What an order's file is made of, from the current store."""
    return _composed(order.document, order.place, order.sections, order.with_demonstration, store.store_name())


@lru_cache(maxsize=16)
def _composed(document: str, place: str, sections: tuple[str, ...], with_demonstration: bool, _store: str) -> Pack:
    described, opened = DOCUMENTS[document], store.current_store()
    chosen = described.only(sections) if sections else described
    return pack_of(chosen, opened.catalogue.areas[place], opened, with_demonstration)


def make(order: Order) -> File:
    return written(pack_for(order), order.format_id)


def make_into(folder: Path, orders: Sequence[Order], processes: int) -> Iterator[File]:
    """Each file, without its content, as soon as it lies in the folder."""
    if processes < 2 or len({order.place for order in orders}) < 2:
        yield from (_make_into(folder, order) for order in orders)
        return
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        for done in as_completed([pool.submit(_make_into, folder, order) for order in orders]):
            yield done.result()


def _make_into(folder: Path, order: Order) -> File:
    file = make(order)
    (folder / file.name).write_bytes(file.content)
    return File(file.name, b"", file.place, file.title)
