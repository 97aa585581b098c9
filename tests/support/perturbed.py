"""What a page shows, item by item, and the same page after some figures have been changed.

Comparing the two tells which items rest on those figures, whatever the page's code believes of them.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import fields, replace
from typing import Any

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.charts import Chart, Table
from het_dash.charts.text.example_marks import MARK
from het_dash.content.blocks import Block, Composed, Definitions, Tabled, Tile, Tiles, Words, in_files
from het_dash.content.blocks.spine import Spine, spine_as_table
from het_dash.content.recording_store import Asked
from het_dash.figures import Answer, Figure
from het_dash.figures.records import Listing
from het_dash.store import Listed, Question, Store

TEXTS = {"name", "heard", "recommendation"}
HIDDEN = {Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL}
INSTEAD: dict[str, Any] = {"status": Status.SHOWN, "value": 40.0, "numerator": 40.0, "denominator": 100.0}
SAYS_SO = ("Example data. ", "example data")
Where = tuple[object, ...]
Item = tuple[str, bool]  # what is shown, and whether it is marked as example data
Items = dict[Where, Item]


class Perturbed(Asked):
    """Answers in which every figure and every row of some natures has been changed; the others stay as they are."""

    def __init__(self, store: Store, of: Callable[[Nature], bool]) -> None:
        super().__init__(store, with_example=True)
        self.of = of

    def ask_all(self, questions: Iterable[Question]) -> dict[Question, Answer]:
        return {question: self._changed(answer) for question, answer in super().ask_all(questions).items()}

    def listing(self, listed: Listed) -> Listing[Any]:
        rows = super().listing(listed).rows
        return Listing(tuple(another(row) if self.of(row.nature) else row for row in rows))

    def _changed(self, answer: Answer) -> Answer:
        return replace(answer, figures=tuple(changed(f) if self.of(f.nature) else f for f in answer.figures))


def changed(figure: Figure) -> Figure:
    """Other numbers, also in place of hidden ones; what was not collected stays so."""
    if figure.status in HIDDEN:
        return replace(figure, **INSTEAD)
    if figure.value is None:
        return figure
    if figure.numerator is not None and figure.denominator and figure.value <= 100:
        rest: dict[str, Any] = {name: _rest(getattr(figure, name)) for name in ("value", "lower", "upper")}
        swapped: dict[str, Any] = {**rest, "lower": rest["upper"], "upper": rest["lower"]}
        whole = figure.denominator * (1 + ord(figure.group_id[0]) % 3)  # other parts of a whole in other groups
        return replace(figure, numerator=figure.denominator - figure.numerator, denominator=whole, **swapped)
    return replace(figure, value=figure.value * 2 + 5, numerator=_more(figure.numerator))


def another(row: Any) -> Any:
    """The same row of a return with other words, other numbers, and late where it was on time."""
    new: dict[str, Any] = {}
    for field in fields(row):
        held = getattr(row, field.name)
        if isinstance(held, bool):
            new[field.name] = not held
        elif isinstance(held, float):
            new[field.name] = held + 1
        elif field.name in TEXTS and held:
            new[field.name] = f"{held}, changed"
    return replace(row, **new)


def _rest(share: float | None) -> float | None:
    return None if share is None else 100 - share


def _more(count: float | None) -> float | None:
    return None if count is None else count * 2 + 5


def items(sections: Iterable[Composed]) -> Items:
    """Everything that a reader sees of some sections, each with whether it is marked."""
    found: Items = {}
    for section in sections:
        found[section.id, "heading"] = (section.heading, _says_so(section.heading))
        for number, block in enumerate(section.blocks):
            found |= {(section.id, number, *where): item for where, item in _of(block)}
    return found


def _of(block: Block) -> Iterator[tuple[Where, Item]]:
    if isinstance(block, Tiles):
        for number, tile in enumerate(block.tiles):
            yield from (((number, *where), item) for where, item in _of_tile(tile))
    elif isinstance(block, Words):
        for number, sentence in enumerate(block.sentences):
            yield (number,), (sentence, _is_marked(block, sentence))
        yield ("heading",), (block.heading, _is_marked(block, block.heading))
    elif isinstance(block, Tabled):
        yield ("title",), (block.title, _is_marked(block, block.title))
        yield from _of_table(block.table, whole=_all(block))
    elif isinstance(block, Chart):
        yield from _of_chart(block)
    elif isinstance(block, Spine):
        yield from _of_spine(block)
    elif not isinstance(block, Definitions):
        yield from _of(in_files(block))


def _of_spine(spine: Spine) -> Iterator[tuple[Where, Item]]:
    """Each row says whether it is example data."""
    content = spine_as_table(spine)
    for row, cells in zip(spine.rows, content.rows, strict=True):
        for column, cell in zip(content.columns, cells, strict=True):
            yield ("row", f"{cells[0]} {row.label} {row.nature}", column), (cell, row.nature == EXAMPLE)


def _of_tile(tile: Tile) -> Iterator[tuple[Where, Item]]:
    for name in ("label", "value", "below", "comparison", "verdict", "limit"):
        yield (name,), (getattr(tile, name), tile.nature == EXAMPLE)
    if tile.behind:
        yield from ((("behind", *where), item) for where, item in _of_table(tile.behind, whole=tile.nature == EXAMPLE))


def _of_chart(chart: Chart) -> Iterator[tuple[Where, Item]]:
    texts = {"title": chart.title, "subtitle": chart.subtitle, "sentence": chart.sentence}
    for name, text in {**texts, **{f"note {n}": note for n, note in enumerate(chart.notes)}}.items():
        yield (name,), (text, _is_marked(chart, text))
    for line in chart.benchmarks:
        yield ("line", line.label.split(" ")[0]), (line.label, _is_marked(chart, line.label))
    for series in chart.series:
        for number, p in enumerate(series.points):
            marked = chart.is_example(p) or _says_so(series.label)
            yield (series.label, number), (f"{p.at} {p.value} {p.lower} {p.upper} {p.text} {p.between}", marked)
    yield from _of_table(chart.table, whole=_all(chart))


def _of_table(table: Table, *, whole: bool) -> Iterator[tuple[Where, Item]]:
    for number, row in enumerate(table.rows):
        for column, cell in zip(table.columns, row, strict=True):
            yield ("row", number, column), (cell, whole or any(_says_so(text) for text in (cell, row[0], column)))


def _all(block: Words | Tabled | Chart) -> bool:
    return block.nature == EXAMPLE and not block.partly


def _is_marked(block: Words | Tabled | Chart, text: str) -> bool:
    return _all(block) or (block.nature == EXAMPLE and _says_so(text))


def _says_so(text: str) -> bool:
    return MARK in text or any(words in text for words in SAYS_SO)


def differing(one: Items, other: Items) -> set[Where]:
    """Where the two do not show the same; of what only one of them has, nothing."""
    return {where for where in one.keys() & other.keys() if one[where][0] != other[where][0]}


def unit_of(where: Where) -> Where:
    """What a mark is put on: the row of a table, a tile, a sentence, a point of a chart."""
    if "row" in where:
        return where[: where.index("row") + 2]
    if where[2:3] in (("title",), ("sentence",)):  # they say the same, the title without its numbers
        return (*where[:2], "words")
    return where[:3]
