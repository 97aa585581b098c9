"""Blocks of a section, with all their words: the page and every file format only paint them."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.charts.spec import Chart, Table
from het_dash.charts.text import wording

Evidence = Literal["Published", "Counted", "Estimated", "Before and after", "Compared"]
EVIDENCE_MEANS: dict[Evidence, str] = {
    "Published": "as the publisher gives it.",
    "Counted": "from records or returns, with no estimate.",
    "Estimated": "worked out with an assumption, which we name.",
    "Before and after": "one place at two dates, so we cannot rule out other causes.",
    "Compared": "the change here less the change elsewhere between the same two dates.",
}
LineKind = Literal["measure", "evidence", "nature", "verdict", "comparison", "limit"]
MOST_IN_A_ROW = 5


@dataclass(frozen=True)
class Line:
    """One complete line of a tile. The kind decides how a renderer draws it; a renderer adds no words."""

    kind: LineKind
    text: str


@dataclass(frozen=True)
class Words:
    """Sentences, each complete in itself. `panel` sets them off as the first thing to read.

    `partly`: example data in some sentences, which say so. `missing`: it says what is missing and who supplies it.
    """

    sentences: tuple[str, ...]
    panel: bool = False
    ordered: bool = False
    heading: str = ""
    source: str = ""
    nature: Nature = "published"
    partly: bool = False
    missing: bool = False

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)


@dataclass(frozen=True)
class Tile:
    """One figure at a glance. The verdict is separate from the kind of evidence; without evidence there is no badge.

    `below` is the interval, 'at least', a spread or a date; `behind` the figures that the number rests on. `verdict`
    and `limit` are complete phrases: a limit read alone must not sound like a finding.
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
        )
        return tuple(Line(kind, text) for kind, text in given if text)

    @property
    def mark(self) -> str:
        return wording.mark(self.nature)

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
    """A table of its own, with its source. `partly`: example data in some rows or cells, which say so."""

    title: str
    table: Table
    source: str
    nature: Nature = "published"
    partly: bool = False

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
    entries: tuple[Definition, ...]


def as_table(definitions: Definitions) -> Table:
    """Definitions for formats that write them as rows."""
    rows = tuple((entry.title, *entry.lines) for entry in definitions.entries)
    return Table(("Measure", "Meaning", "What is counted", "How to compare it"), rows)


Block = Words | Tiles | Chart | Tabled | Definitions


def is_example(block: Block) -> bool:
    """Whether any part of a block is example data."""
    if isinstance(block, Tiles):
        return any(tile.nature == EXAMPLE for tile in block.tiles)
    return not isinstance(block, Definitions) and block.nature == EXAMPLE


@dataclass(frozen=True)
class Composed:
    """A section ready to be drawn; `side_by_side` if its blocks may share a row."""

    id: str
    short: str
    heading: str
    blocks: tuple[Block, ...]
    side_by_side: bool = False

    @property
    def title(self) -> str:
        """Its heading in a file; a page's first section may have no heading of its own."""
        return self.heading or self.short
