"""Makes many files in parallel processes."""

import multiprocessing
import signal
import threading
from collections.abc import Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path
from weakref import WeakKeyDictionary

from het_dash.catalogue.whole_file import write_whole
from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DOCUMENTS
from het_dash.export.formats import FORMATS, File, NotMade, reason, written
from het_dash.render.problems import PackProblem
from het_dash.store import Store

STOPPED = "the process that was making it was stopped, perhaps for lack of memory. Try again with this file alone."
MOST_KEPT = 128  # packs cached per store: six PCNs' documents, with and without example data, and readers' own choices


@dataclass(frozen=True)
class Order:
    """One file to make: document, sections (all if none is named), place and format."""

    document: str
    place: str
    format_id: str = ""
    sections: tuple[str, ...] = ()
    with_example: bool = False


def with_annex(order: Order) -> tuple[Order, ...]:
    """The order, and that of the annex with the tables behind its pages if it has one."""
    annex = DOCUMENTS[order.document].annex if order.format_id == "pdf" else ""
    return (order, replace(order, document=annex)) if annex else (order,)


_kept: WeakKeyDictionary[Store, dict[Order, Pack]] = WeakKeyDictionary()


def pack_for(order: Order, opened: Store) -> Pack:
    """The pack behind an order's file, cached with its store."""
    kept, described = _kept.setdefault(opened, {}), DOCUMENTS[order.document]
    key = replace(order, format_id=order.format_id if order.format_id in described.own else "")
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        formatted = described.in_format(order.format_id)
        chosen = formatted.only(order.sections) if order.sections else formatted
        place = opened.catalogue.areas[order.place]
        kept[key] = pack_of(chosen, place, opened, order.with_example)
    return kept[key]


def make(order: Order, opened: Store) -> File:
    return written(pack_for(order, opened), order.format_id)


def not_made(order: Order, opened: Store, why: str) -> NotMade:
    """An order whose file could not be made, with the reason."""
    title = f"{DOCUMENTS[order.document].title}, {FORMATS[order.format_id].title}"
    return NotMade(opened.catalogue.areas[order.place].name, title, why)


def make_into(folder: Path, orders: Sequence[Order], processes: int, opened: Store) -> Iterator[File | NotMade]:
    """Each file, without its content, as soon as it is written to the folder; or the reason why it could not be
    made. All are made from one store."""
    if processes < 2 or len({order.place for order in orders}) < 2:
        yield from (_made_into(folder, order, opened) for order in orders)
        return
    left = dict.fromkeys(orders)
    for order, done in _in_processes(folder, orders, processes, opened.path):
        del left[order]
        yield done
    for order in left:  # if one process of a pool stops, all do: each remaining file gets a process of its own
        alone = dict(_in_processes(folder, [order], 1, opened.path))
        yield alone.get(order) or not_made(order, opened, STOPPED)


def _in_processes(
    folder: Path, orders: Sequence[Order], processes: int, store: Path
) -> Iterator[tuple[Order, File | NotMade]]:
    """Ends early if a process stops."""
    with ProcessPoolExecutor(processes, mp_context=multiprocessing.get_context("spawn")) as pool:
        with _ctrl_c_ignored():  # for the processes started here, not for this one
            ordered = {pool.submit(_make_into, folder, order, store): order for order in orders}
        try:
            for done in as_completed(ordered):
                yield ordered[done], done.result()
        except BrokenProcessPool:
            return
        finally:  # after Ctrl-C, only files in progress are completed
            pool.shutdown(cancel_futures=True)


@contextmanager
def _ctrl_c_ignored() -> Iterator[None]:
    """New processes inherit an ignored signal from their first moment."""
    if threading.current_thread() is not threading.main_thread():  # only the main thread may set signals
        yield
        return
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        yield
    finally:
        signal.signal(signal.SIGINT, before)


def _make_into(folder: Path, order: Order, store: Path) -> File | NotMade:
    return _made_into(folder, order, _opened(store))


@lru_cache(maxsize=1)
def _opened(store: Path) -> Store:
    """Once for each process that makes files."""
    return Store(store)


def _made_into(folder: Path, order: Order, opened: Store) -> File | NotMade:
    try:
        file = make(order, opened)
        write_whole(folder / file.name, file.content)
    except PackProblem as wrong:
        return not_made(order, opened, str(wrong))
    except Exception as wrong:  # a fault in one pack or a full disk does not stop the other packs
        return not_made(order, opened, reason(wrong))
    return File(file.name, b"", file.place, file.title)
