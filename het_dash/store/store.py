"""The published store, opened read-only and locked down. What is not in it cannot leak."""

from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache, cached_property, lru_cache, partial
from pathlib import Path
from typing import Any

import duckdb

from het_dash.catalogue import EXAMPLE, Catalogue, Layer, Status
from het_dash.catalogue.source import PRIVATE_NATURES
from het_dash.figures import Answer
from het_dash.figures.records import Event, Finding, Listing, Row
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.returns_records import Answered, Declared, Linked, Receipt
from het_dash.store.answers import Answering
from het_dash.store.questions import Listed, Question, sql
from het_dash.storefile import SoundStore, open_sound

LISTINGS_KEPT = 256


class Rows:
    """The rows of `questions/<name>.sql` in one store file. Safe to share between threads."""

    def __init__(self, connection: duckdb.DuckDBPyConnection) -> None:
        self._connection = connection

    def cursor(self) -> duckdb.DuckDBPyConnection:
        """A cursor of its own for each question: threads share the connection only so."""
        return self._connection.cursor()

    def __call__(self, name: str, **values: Any) -> list[tuple[Any, ...]]:
        with self.cursor() as cursor:
            return cursor.execute(sql(name), values).fetchall()


class Store:
    """One published store. Ask it questions; it is safe to share between threads.

    It refers to nothing that refers back to it, so that its file is closed as soon as its last user lets it go.
    """

    def __init__(self, file: Path | SoundStore) -> None:
        """Raises Unsound for a file that cannot be read as a store."""
        self._file = open_sound(file) if isinstance(file, Path) else file
        self.name, self.facts = self._file.path.name, self._file.facts
        self.catalogue: Catalogue = self._file.catalogue
        self._rows = Rows(self._file.connection)
        self.natures = frozenset(nature for (nature,) in self._rows("natures"))
        self.answering = Answering(self._rows, self.catalogue, mixed=self.has_example and self.has_real)
        self._listing = lru_cache(maxsize=LISTINGS_KEPT)(partial(_listed, self._rows))
        self._remembered = cache(self._rows)

    def rows(self, name: str, **values: Any) -> list[tuple[Any, ...]]:
        """The rows of `questions/<name>.sql`."""
        return self._rows(name, **values)

    def cursor(self) -> duckdb.DuckDBPyConnection:
        return self._rows.cursor()

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

    @property
    def opened(self) -> "Store":
        """Itself: what asks a store through another object has it under this name."""
        return self

    @property
    def path(self) -> Path:
        return self._file.path

    @property
    def built_on(self) -> date:
        return self._file.built_on

    @property
    def documents(self) -> Mapping[str, str]:
        """What the build put into the store as JSON: the catalogue's parts, and the boundaries of the map."""
        return self._file.documents

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

    @cached_property
    def coverage(self) -> tuple[tuple[Any, ...], ...]:
        """Coverage of totals: source, edition, period end, area, lowest share, complete, missing practices."""
        return tuple(self.rows("coverage"))

    @cached_property
    def changed_by_hand(self) -> tuple[tuple[str, str], ...]:
        """Source and edition of tables that were changed after their import."""
        return tuple((source, edition) for source, edition in self.rows("changed_by_hand"))

    @cached_property
    def build_warnings(self) -> tuple[str, ...]:
        """Warnings from the build about the data folder, each with its remedy."""
        return tuple(words for (words,) in self.rows("build_warnings"))


def _listed(rows: Rows, listed: Listed) -> Listing[Any]:
    return Listing(tuple(ROWS[listed.table](*row) for row in rows(listed.table, pcns=list(listed.pcns))))


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
    "reference_change": ReferenceChange,
}
