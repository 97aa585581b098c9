"""The published store, opened read-only and locked down. What is not in it cannot leak."""

import logging
from collections.abc import Callable, Iterable
from datetime import date
from functools import cache, cached_property, lru_cache
from pathlib import Path
from threading import Lock
from typing import Any

import duckdb

from het_dash.catalogue import EXAMPLE, Catalogue, Layer, Status, load_anew
from het_dash.catalogue.paths import store_folder
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.figures import Answer
from het_dash.figures.records import Event, Finding, Listing, Row
from het_dash.figures.returns_records import Answered, Declared, Linked, Receipt
from het_dash.store.answers import Answering
from het_dash.store.questions import Listed, Question, sql

LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    # none: a query that needs too much memory is refused, and nothing is written beside the store
    "temp_directory": "",
    "threads": "2",
    "lock_configuration": "true",
}
LISTINGS_KEPT = 256

log = logging.getLogger(__name__)
_opening = Lock()


class StoreMissing(Exception):
    """There is no published store to read. The message says how to make one."""


class Store:
    """One published store, read-only. Safe to share between threads."""

    def __init__(self, path: Path) -> None:
        """Raises duckdb.Error if the file is not a valid store."""
        self.name, self.path = path.name, path
        self._con = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
        try:
            self.rows("sound")
        except duckdb.Error:
            self._con.close()  # otherwise DuckDB serves the damaged file again to the next reader of the path
            raise
        self.catalogue: Catalogue = load_anew()
        self.facts = dict(self.rows("meta"))
        self.natures = frozenset(nature for (nature,) in self.rows("natures"))
        self.answering = Answering(self.rows, self.catalogue, mixed=self.has_example and self.has_real)
        self._listing = lru_cache(maxsize=LISTINGS_KEPT)(self._list)
        self._remembered = cache(self.rows)  # a cache per store, which ends with it when another store is published

    def rows(self, name: str, **values: Any) -> list[tuple[Any, ...]]:
        """Rows of `questions/<name>.sql`, read through a new cursor because threads share the connection."""
        with self.cursor() as cursor:
            return cursor.execute(sql(name), values).fetchall()

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A new cursor for each question, because threads share the connection."""
        return self._con.cursor()

    @property
    def has_example(self) -> bool:
        """True if the store has any example data."""
        return EXAMPLE in self.natures

    @property
    def has_real(self) -> bool:
        """True if a real return or extract was ever imported, including a return that was withdrawn later."""
        return bool(self.natures & PRIVATE_NATURES)

    def ask(self, question: Question, with_example: bool = True) -> Answer:
        """The answer, cached because a store never changes."""
        return self.ask_all([question], with_example)[question]

    def ask_all(self, questions: Iterable[Question], with_example: bool = True) -> dict[Question, Answer]:
        """Answers to many questions in one query, much faster than one by one.

        With example data, real figures are merged with those of teams that sent no return. Without it, answers are as
        if no example data existed.
        """
        return self.answering.ask_all(questions, with_example)

    def listing(self, listed: Listed, with_example: bool = True) -> Listing[Any]:
        """Rows of a published table without figures, also cached."""
        found = self._listing(listed)
        return found if with_example else found.real

    @cached_property
    def built_on(self) -> date:
        return date.fromisoformat(self.facts["built_on"])

    def members(self, on: date) -> dict[str, str]:
        """Practice -> programme PCN, at the latest date up to `on` that has figures."""
        return dict(self._remembered("members", on_date=on))

    def holdings(
        self, indicator: str, layer: Layer = "published", with_example: bool = True
    ) -> tuple[tuple[str, str, str, date], ...]:
        """What a layer has of an indicator: kind of area, breakdown, source, end of the latest period."""
        sources = self._sources(indicator, layer, with_example)
        found = self._remembered("holdings", indicator=indicator, sources=sources)
        return tuple((kind, by, source, end) for kind, by, source, end in found)

    def areas_with(
        self, indicator: str, breakdown: str, layer: Layer = "published", with_example: bool = True
    ) -> tuple[str, ...]:
        """Areas with figures of an indicator by a breakdown in a layer, in catalogue order."""
        sources = self._sources(indicator, layer, with_example)
        found = self._remembered("areas_with", indicator=indicator, breakdown=breakdown, sources=sources)
        return tuple(code for (code,) in found)

    def _sources(self, indicator: str, layer: Layer, with_example: bool) -> tuple[str, ...]:
        found, sources = self.catalogue.sources_of(indicator, layer), self.catalogue.sources
        return tuple(one for one in found if with_example or not sources[one].is_example)

    @cached_property
    def editions(self) -> tuple[tuple[Any, ...], ...]:
        """Source editions behind the figures: source, edition, file, sha256, imported, start, end, figures."""
        return tuple(self.rows("editions"))

    def _list(self, listed: Listed) -> Listing[Any]:
        return Listing(tuple(ROWS[listed.table](*row) for row in self.rows(listed.table, pcns=list(listed.pcns))))


def _event(*row: Any) -> Event:
    pcn, on, kind, name, place, status, *rest = row
    return Event(pcn, on, kind, name, place, Status(status), *rest)


def _answered(*row: Any) -> Answered:
    pcn, cycle, end, measure, respondent, answer, number, status, source, nature = row
    return Answered(pcn, cycle, end, measure, respondent, answer, number, Status(status), source, nature)


ROWS: dict[str, Callable[..., Row]] = {
    "event": _event,
    "finding": Finding,
    "team": Declared,
    "return_receipt": Receipt,
    "answer": _answered,
    "linked": Linked,
}


def store_name() -> str:
    """File name of the current store. It identifies the store and is part of every cache key."""
    pointer = store_folder() / "current"
    try:
        return pointer.read_text(encoding="utf-8").strip()
    except FileNotFoundError:
        raise StoreMissing("No figures have been built yet. Run `python -m het_dash build`.") from None


def current_store() -> Store:
    """The current store. If it cannot be opened, the previous one, with a warning in the log."""
    path = store_folder() / store_name()
    made = path.stat().st_mtime_ns if path.is_file() else 0
    with _opening:
        return _opened(path, made)


@lru_cache(maxsize=2)
def _opened(current: Path, _made: int) -> Store:  # `_made` is a cache key: a rebuilt store is opened again
    older = sorted(current.parent.glob("het-*.duckdb"), key=lambda p: p.stat().st_mtime, reverse=True)
    for path in [current, *(p for p in older if p != current)]:
        try:
            return Store(path)
        except (duckdb.Error, OSError) as wrong:
            log.warning("The store %s cannot be opened (%s); trying the one before it.", path.name, wrong)
    raise StoreMissing("No store can be opened. Run `python -m het_dash build` to make it anew.")
