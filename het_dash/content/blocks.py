"""Blocks of a section, with all their words: the page and every file format only paint them."""

from dataclasses import dataclass, replace
from datetime import date
from typing import Literal

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts.spec import Benchmark, Chart, Table
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import marked
from het_dash.charts.theme import Ink
from het_dash.content.spine import Spine, spine_as_table

Evidence = Literal["Published", "Counted", "Estimated", "Before and after", "Compared"]
EVIDENCE_MEANS: dict[Evidence, str] = {
    "Published": "as the publisher gives it.",
    "Counted": "from records or returns, with no estimate.",
    "Estimated": "worked out with an assumption, which we name.",
    "Before and after": "one place at two dates, so we cannot rule out other causes.",
    "Compared": "the change here less the change elsewhere between the same two dates.",
}
LineKind = Literal["measure", "evidence", "nature", "verdict", "comparison", "limit", "bars"]
MarkKind = Literal["done", "late", "corrected", "missing", "partly", "no", "none", "due", "blank"]
MOST_IN_A_ROW = 5
Layout = tuple[tuple[int, ...], ...]


@dataclass(frozen=True)
class Line:
    """One complete line of a tile. The kind decides how a renderer draws it; a renderer adds no words."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class Lead:
    """The sentence that answers the page's question, in large type. `strong` is the part of it to print in bold."""

    sentence: str
    strong: str = ""
    nature: Nature = "published"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)


@dataclass(frozen=True)
class Mark:
    """One square of a grid of marks. `words` say what it means, for example 'April to June 2026: sent late'.

    `below` is printed below it on screen, in bold if `strong`.
    """

    kind: MarkKind
    words: str
    letter: str = ""
    below: str = ""
    strong: bool = False


@dataclass(frozen=True)
class MarkRow:
    """A row of a grid of marks: a label, lines of text under it, a number at a glance, and its marks."""

    label: str
    marks: tuple[Mark, ...]
    lines: tuple[str, ...] = ()
    value: str = ""
    nature: Nature = "published"


@dataclass(frozen=True)
class Marks:
    """Rows of small marks, for example a mark a quarter for each team. `columns` name the marks of a row.

    `cards` sets the rows side by side. `key` gives the words of each kind of mark. `heads` name the lines of a row;
    `in_words` prints each mark's words next to it. `shaded` is the column to set off.
    """

    id: str
    title: str
    subtitle: str
    columns: tuple[str, ...]
    rows: tuple[MarkRow, ...]
    key: tuple[tuple[MarkKind, str], ...]
    source: str
    cards: bool = False
    heads: tuple[str, ...] = ()
    in_words: bool = False
    shaded: str = ""

    @property
    def nature(self) -> Nature:
        natures = [row.nature for row in self.rows]
        return EXAMPLE if EXAMPLE in natures else next(iter(natures), "published")

    @property
    def partly(self) -> bool:
        return any(row.nature != EXAMPLE for row in self.rows)

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class Squares:
    """Rows of lettered squares, for example one for each action of a theme, with a number at the end of the row.

    `spread` sets the rows side by side, each as wide as its squares, with its number over them. `note` is what a
    reader should know of them.
    """

    id: str
    title: str
    subtitle: str
    rows: tuple[MarkRow, ...]
    key: tuple[Mark, ...]
    source: str
    note: str = ""
    spread: bool = False
    nature: Nature = "published"
    partly: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)

    @property
    def table(self) -> Table:
        """One row a label: its lines, its number, and the words of its squares unless the number counts them."""
        rows = tuple(
            (row.label, "; ".join(row.lines), row.value, *(() if self.spread else (_listed(row.marks),)))
            for row in self.rows
        )
        return Table(("", "", "", *(() if self.spread else ("",))), rows)


def _listed(marks: tuple[Mark, ...]) -> str:
    return "; ".join(mark.words for mark in marks)


@dataclass(frozen=True)
class Words:
    """Sentences, each complete in itself. `panel` sets them off as the first thing to read.

    `partly`: example data in some sentences, which say so. `missing`: it says what is missing and who supplies it.
    `quiet`: small type, for what holds of a whole page.
    """

    sentences: tuple[str, ...]
    panel: bool = False
    ordered: bool = False
    heading: str = ""
    source: str = ""
    nature: Nature = "published"
    partly: bool = False
    missing: bool = False
    quiet: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class MeetingQuestion:
    """A short question in bold, and the figure behind it with what to talk about."""

    asks: str
    about: str
    nature: Nature = "published"

    @property
    def words(self) -> str:
        return f"{self.asks} {wording.of_nature(self.about, self.nature)}"


@dataclass(frozen=True)
class Questions:
    """Numbered questions for a meeting."""

    heading: str
    entries: tuple[MeetingQuestion, ...]
    source: str = ""

    @property
    def nature(self) -> Nature:
        return EXAMPLE if any(one.nature == EXAMPLE for one in self.entries) else "derived"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)


@dataclass(frozen=True)
class TileBar:
    """One bar of a tile, from zero to its value. Without label and text it shows the tile's own number."""

    value: float
    label: str = ""
    text: str = ""
    ink: Ink = "chosen"

    @property
    def words(self) -> str:
        return " ".join(filter(None, (self.label, self.text)))


@dataclass(frozen=True)
class TileBars:
    """Bars of a tile on one scale from zero to `end`. A benchmark is a line across them: 'Anytown 23%'."""

    bars: tuple[TileBar, ...]
    end: float
    benchmark: Benchmark | None = None

    @property
    def words(self) -> str:
        """'Black patients 67%; White patients 77%': for screen readers, and for files that do not draw bars."""
        named = (*(bar.words for bar in self.bars), self.benchmark.label if self.benchmark else "")
        return "; ".join(filter(None, named))


@dataclass(frozen=True)
class Tile:
    """One figure at a glance. The verdict is separate from the kind of evidence; without evidence there is no badge.

    `below` is the interval, 'at least', a spread or a date; `behind` the figures that the number rests on. `verdict`
    and `limit` are complete phrases: a limit read alone must not sound like a finding. `bars` compare its number with
    another. A `wide` tile takes the place of two. `partly`: example data in one of its lines, which says so.
    """

    label: str
    value: str
    below: str
    comparison: str
    evidence: Evidence | None
    source: str
    verdict: str = ""
    limit: str = ""
    behind: Table | None = None
    nature: Nature = "published"
    bars: TileBars | None = None
    wide: bool = False
    partly: bool = False

    @property
    def lines(self) -> tuple[Line, ...]:
        """Everything below the number, in reading order: how sure it is comes first."""
        given: tuple[tuple[LineKind, str], ...] = (
            ("measure", self.below),
            ("evidence", self.evidence or ""),
            ("nature", self.mark),
            ("verdict", self.verdict),
            ("comparison", self.comparison),
            ("limit", self.limit),
            ("bars", self.bars.words if self.bars else ""),
        )
        return tuple(Line(kind, text) for kind, text in given if text)

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)

    @property
    def meaning(self) -> str:
        """'Published: as the publisher gives it.'"""
        return f"{self.evidence}: {EVIDENCE_MEANS[self.evidence]}" if self.evidence else ""


@dataclass(frozen=True)
class Tiles:
    tiles: tuple[Tile, ...]

    @property
    def rows(self) -> tuple[tuple[Tile, ...], ...]:
        """At most five a row, as even as can be."""
        rows = -(-len(self.tiles) // MOST_IN_A_ROW) or 1
        wide = -(-len(self.tiles) // rows)
        return tuple(self.tiles[n : n + wide] for n in range(0, len(self.tiles), wide or 1))


def meanings(tiles: tuple[Tile, ...]) -> tuple[str, ...]:
    """Key to the evidence badges of some tiles, each badge once."""
    return tuple(dict.fromkeys(tile.meaning for tile in tiles if tile.meaning))


@dataclass(frozen=True)
class Tabled:
    """A table of its own, with its source. `partly`: example data in some rows or cells, which say so.

    `shades` has for each cell a shade from 1 (palest) to 4, or 0 for none; `key` says what they mean. `folded`: a long
    table that the reader opens under its title.
    """

    title: str
    table: Table
    source: str
    nature: Nature = "published"
    partly: bool = False
    shades: tuple[tuple[int, ...], ...] = ()
    key: str = ""
    folded: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class Definition:
    """A measure in words: its meaning, what is counted, how it may be compared. Each part is labelled."""

    title: str
    meaning: str
    counted: str
    comparing: str

    @property
    def lines(self) -> tuple[str, ...]:
        return (self.meaning, f"Counted: {self.counted}.", f"Comparing: {self.comparing}")


@dataclass(frozen=True)
class Definitions:
    """`searched`: a screen offers a search, for a long list."""

    entries: tuple[Definition, ...]
    searched: bool = False


def as_table(definitions: Definitions) -> Table:
    """Definitions for formats that write them as rows."""
    rows = tuple((entry.title, *entry.lines) for entry in definitions.entries)
    return Table(("Measure", "Meaning", "What is counted", "How to compare it"), rows)


def unshaded(table: Table) -> tuple[tuple[int, ...], ...]:
    """Shades of a table that is set small, with no shade in any cell."""
    return tuple((0,) * len(row) for row in table.rows)


@dataclass(frozen=True)
class Event:
    """An event of a timeline. `when` is its date in the words of its source, `on` its place."""

    on: date
    when: str
    what: str


@dataclass(frozen=True)
class Span:
    """A named period of a timeline."""

    name: str
    start: date
    end: date


@dataclass(frozen=True)
class Timeline:
    """Events and periods to scale."""

    id: str
    title: str
    events: tuple[Event, ...]
    spans: tuple[Span, ...]
    source: str
    nature: Nature = "published"

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)


Block = Lead | Marks | Squares | Timeline | Questions | Words | Tiles | Chart | Tabled | Definitions | Spine


def in_files(block: Block) -> Block:
    """The block as files without a painter of their own for it show it: the same words as sentences or as a table."""
    if isinstance(block, Lead):
        return Words((block.sentence,), panel=True, nature=block.nature)
    if isinstance(block, Questions):
        said = tuple(one.words for one in block.entries)
        return Words(said, ordered=True, heading=block.heading, source=block.source, nature=block.nature, partly=True)
    if isinstance(block, Tabled) and block.key:
        return replace(block, source=f"{block.key} {block.source}".strip(), key="", shades=())
    if isinstance(block, Marks | Squares | Timeline):
        return _as_table(block)
    if isinstance(block, Spine):
        source = " ".join((*block.notes, block.source))
        return Tabled(block.title, spine_as_table(block), source, block.nature, block.partly)
    return block


def _as_table(block: Marks | Squares | Timeline) -> Tabled:
    if isinstance(block, Squares):
        return Tabled(block.title, block.table, f"{block.note} {block.source}".strip(), block.nature, block.partly)
    if isinstance(block, Timeline):
        rows = tuple((one.when, one.what) for one in block.events)
        return Tabled(block.title, Table(("When", "What"), rows), block.source, block.nature)
    return Tabled(block.title, marks_as_table(block), block.source, block.nature, block.partly)


def marks_as_table(marks: Marks) -> Table:
    """One row a label: its value and lines, then the words of each mark."""
    wide = max((len(row.lines) for row in marks.rows), default=0)
    with_value = any(row.value for row in marks.rows)
    heads = marks.heads or ("",) * wide
    columns = ("", *(("Number",) if with_value else ()), *heads, *marks.columns)
    rows = tuple(
        (
            marked(row.label, row.nature) if marks.partly else row.label,
            *((row.value,) if with_value else ()),
            *(*row.lines, *("" for _ in range(wide - len(row.lines)))),
            *(mark.words for mark in row.marks),
        )
        for row in marks.rows
    )
    return Table(columns, rows)


def is_example(block: Block) -> bool:
    """Whether any part of a block is example data."""
    if isinstance(block, Tiles):
        return any(tile.nature == EXAMPLE for tile in block.tiles)
    return not isinstance(block, Definitions) and block.nature == EXAMPLE


@dataclass(frozen=True)
class Composed:
    """A section ready to be drawn; `side_by_side` if its blocks may share a row.

    `layout` is for screens: for each row, the relative widths of its blocks. Blocks after those rows follow in order.
    A `folded` section shows its heading until a reader unfolds it.
    """

    id: str
    short: str
    heading: str
    blocks: tuple[Block, ...]
    side_by_side: bool = False
    layout: Layout = ()
    folded: bool = False

    @property
    def title(self) -> str:
        """Its heading in a file; a page's first section may have no heading of its own."""
        return self.heading or self.short
