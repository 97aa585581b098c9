"""What tests of the reading side share: questions by name, figures by hand, and every word of a block."""

import shutil
import tempfile
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any, cast

import duckdb

from het_dash import content
from het_dash.catalogue import WHOLE, Area, Catalogue, Status, load
from het_dash.charts import Chart, View
from het_dash.content.asks import answered
from het_dash.content.blocks import (
    Block,
    Composed,
    Definitions,
    Lead,
    Marks,
    Questions,
    Tabled,
    Tile,
    Tiles,
    Timeline,
    Words,
)
from het_dash.content.blocks.spine import Spine, spine_as_table
from het_dash.content.sections import AnySection, Asked, compose
from het_dash.figures import Answer, Figure
from het_dash.figures.records import Listing
from het_dash.store import Listed, Question, Store

PCNS = tuple(pcn.label for pcn in load().pcns)
NORTH, MODALITY, CARE_PARTNERSHIP = "North Lewisham", "Modality Lewisham", "Lewisham Care Partnership"
LEWISHAM, SEL, ENGLAND = "E09000023", "E54000030", "E92000001"
SECTIONS = {section.id: section for section in content.PCN_PACK}


def area(label: str) -> Area:
    (found,) = (a for a in load().areas.values() if a.kind == "pcn" and a.label == label)
    return found


def view_of(store: Store, label: str = NORTH) -> View:
    return View(store.catalogue, area(label), store.members)


def asked(store: Store, indicator: str, *areas: str, by: str = WHOLE) -> Answer:
    return store.ask(Question(indicator, areas, by))


def answers_of(kind: type[Asked], store: "Store | Altered", place: str = NORTH) -> Asked:
    """A section's questions with their answers, as a pack or page asks them of a PCN's label or an area's code."""
    known = store.catalogue.areas
    here = known[place] if place in known else area(place)
    return answered(kind, View(store.catalogue, here, store.members), {}, cast(Store, store))


def composed(store: Store, section: str, label: str = NORTH) -> Composed:
    return compose(SECTIONS[section], area(label).code, store)


def pack(store: Store, label: str = NORTH) -> list[Composed]:
    return [compose(section, area(label).code, store) for section in content.PCN_PACK]


def chart(store: Store, start: str, section: str, label: str = NORTH) -> Chart:
    """The only chart of a section with an id that starts this way."""
    (found,) = (b for b in composed(store, section, label).blocks if isinstance(b, Chart) and b.id.startswith(start))
    return found


def charts(sections: list[Composed]) -> list[Chart]:
    return [block for one in sections for block in one.blocks if isinstance(block, Chart)]


def a_figure(value: float | None = 9.2, **more: Any) -> Figure:
    """A made-up figure: recorded hypertension of North Lewisham in 2024/25."""
    written: dict[str, Any] = {
        "indicator_id": "qof_hypertension", "area_code": "pcn:north-lewisham", "breakdown": WHOLE, "group_id": "all",
        "period_start": date(2024, 4, 1), "period_end": date(2025, 3, 31), "value": value, "lower": None, "upper": None,
        "status": Status.SHOWN if value is not None else Status.HIDDEN_SMALL, "numerator": None, "denominator": None,
        "interval_kind": "none", "qualifier": "exact", "nature": "published", "source_id": "qof", "lineage_id": "x",
    }  # fmt: skip
    return Figure(**{**written, **more})


def hidden(figure: Figure, status: Status = Status.HIDDEN_SMALL) -> Figure:
    none = dict.fromkeys(("value", "lower", "upper", "numerator", "denominator"))
    return replace(figure, status=status, interval_kind="none", **none)  # type: ignore[arg-type]


def with_hidden(answer: Answer, where: Callable[[Figure], bool], status: Status = Status.HIDDEN_SMALL) -> Answer:
    return replace(answer, figures=tuple(hidden(f, status) if where(f) else f for f in answer.figures))


def emptied(answer: Answer) -> Answer:
    return answer.only(())


def an_answer(*figures: Figure, indicator: str = "qof_hypertension") -> Answer:
    return Answer(load().indicators[indicator], figures, ())


@dataclass(frozen=True)
class Altered:
    """Store that changes its answers before the rules receive them."""

    store: Store
    change: Callable[[Question, Answer], Answer]

    @property
    def catalogue(self) -> Catalogue:
        return self.store.catalogue

    @property
    def opened(self) -> Store:
        return self.store

    @property
    def built_on(self) -> date:
        return self.store.built_on

    def members(self, on: date) -> dict[str, str]:
        return self.store.members(on)

    def ask_all(self, questions: Iterable[Question], with_example: bool = True) -> dict[Question, Answer]:
        return {question: self.ask(question, with_example) for question in questions}

    def ask(self, question: Question, with_example: bool = True) -> Answer:
        return self.change(question, self.store.ask(question, with_example))

    def listing(self, listed: Listed, with_example: bool = True) -> Listing[Any]:
        return self.store.listing(listed, with_example)

    def compose(self, section: AnySection, label: str) -> Composed:
        """Composes a section for a PCN by its label, or for Lewisham by its code."""
        code = label if label in self.catalogue.areas else area(label).code
        return compose(section, code, cast(Store, self))


def plain_rows(store: Path, sql: str, **values: object) -> list[tuple[Any, ...]]:
    """Rows that plain DuckDB reads from a copy of the store file. The app's own connection is locked down."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect(shutil.copy(store, folder), read_only=True) as con:
        return con.execute(sql, values).fetchall()


def texts(block: Block) -> Iterator[str]:
    """All text of a block, in the order of the page."""
    if isinstance(block, Chart):
        yield from _of_chart(block)
    elif isinstance(block, Tiles):
        for tile in block.tiles:
            yield from of_tile(tile)
    elif isinstance(block, Lead | Marks | Questions | Timeline):
        yield from _drawn(block)
    elif isinstance(block, Words):
        yield from (block.heading, *block.sentences, block.source)
    elif isinstance(block, Tabled | Spine):
        yield from _of_table(block)
    elif isinstance(block, Definitions):
        for entry in block.entries:
            yield from (entry.title, entry.meaning, entry.counted, entry.comparing)


def _drawn(block: Lead | Marks | Questions | Timeline) -> Iterator[str]:
    if isinstance(block, Lead):
        yield block.sentence
        return
    if isinstance(block, Questions):
        yield from (block.heading, *(one.words for one in block.entries), block.source)
        return
    yield from (block.title, block.source)
    if isinstance(block, Timeline):
        yield from (text for one in block.events for text in (one.when, one.what))
        return
    yield block.subtitle
    for row in block.rows:
        yield from (row.label, *row.lines, row.value, *(mark.words for mark in row.marks))


def _of_table(block: Tabled | Spine) -> Iterator[str]:
    shown = spine_as_table(block) if isinstance(block, Spine) else block.table
    yield from (block.title, *shown.columns, *(cell for row in shown.rows for cell in row))
    if isinstance(block, Spine):
        yield from (block.subtitle, *(group.note for group in block.groups), *block.notes)
    yield block.source


def of_tile(tile: Tile) -> tuple[str, ...]:
    """A tile's required text (label, value, line below, comparison, evidence, source), then its optional text."""
    behind = (*tile.behind.columns, *(cell for row in tile.behind.rows for cell in row)) if tile.behind else ()
    said = (tile.label, tile.value, tile.below, tile.comparison, tile.evidence or "", tile.source)
    return (*said, tile.verdict, tile.limit, *behind)


def _of_chart(one: Chart) -> Iterator[str]:
    yield from (one.title, one.subtitle, one.axis, *one.categories, *(b.label for b in one.benchmarks))
    for series in one.series:
        yield series.label
        yield from (point.text for point in series.points)
    yield from (one.sentence, *one.notes, one.source, one.alt)
    yield from (*one.table.columns, *(cell for row in one.table.rows for cell in row))


def every_text(sections: list[Composed]) -> Iterator[str]:
    for one in sections:
        yield one.heading
        for block in one.blocks:
            yield from texts(block)


SLIPS = ("None", "nan", "  ", "..", " .", " ,", "()", "{", "}", "no period", ": .", "( ", " )")


def slips(text: str) -> list[str]:
    """Traces of a missing part in a rule's words. It matches whole words, so not 'Finance' or 'Nonet'."""
    found = [slip for slip in SLIPS if slip in text and not slip.isalpha()]
    words = text.replace("%", " ").replace("(", " ").replace(".", " ").split()
    return found + [slip for slip in ("None", "nan", "NaN", "inf") if slip in words]
