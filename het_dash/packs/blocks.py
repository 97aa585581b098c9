"""What a section of a pack holds, as plain data that the page and every file format draw alike."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import Nature
from het_dash.charts.chart import Chart, Table

Evidence = Literal["Published", "Counted", "Estimated", "Before and after", "Compared"]
EVIDENCE_MEANS: dict[Evidence, str] = {
    "Published": "Printed by its publisher and taken as it stands.",
    "Counted": "Counted from records or returns; nothing is estimated.",
    "Estimated": "Worked out on an assumption, which is named.",
    "Before and after": "The same place at two dates, with no other place beside it: what else changed is open.",
    "Compared": "The change at one place beside the change at others between the same two dates.",
}
MOST_IN_A_ROW = 5


@dataclass(frozen=True)
class Words:
    """Sentences, each a plain statement that stands alone. `panel` sets them off as the first thing to read."""

    sentences: tuple[str, ...]
    panel: bool = False
    ordered: bool = False
    heading: str = ""
    source: str = ""


@dataclass(frozen=True)
class Tile:
    """One figure at a glance. The verdict stands apart from the kind of evidence; without any there is no badge.

    `below` is the interval, 'at least', a spread or a date; `behind` the figures that the number rests on.
    """

    label: str
    value: str
    below: str
    comparison: str
    evidence: Evidence | None
    source: str
    verdict: str = ""
    cannot_say: str = ""
    behind: Table | None = None
    nature: Nature = "published"


@dataclass(frozen=True)
class Tiles:
    tiles: tuple[Tile, ...]

    @property
    def rows(self) -> tuple[tuple[Tile, ...], ...]:
        """At most five a row, as even as can be."""
        rows = -(-len(self.tiles) // MOST_IN_A_ROW) or 1
        wide = -(-len(self.tiles) // rows)
        return tuple(self.tiles[n : n + wide] for n in range(0, len(self.tiles), wide or 1))


@dataclass(frozen=True)
class Tabled:
    """A table that stands by itself, with its source."""

    title: str
    table: Table
    source: str


@dataclass(frozen=True)
class Definition:
    """A measure in words: what it says, what is counted, how it may be compared."""

    title: str
    meaning: str
    counted: str
    comparing: str


@dataclass(frozen=True)
class Definitions:
    entries: tuple[Definition, ...]


Block = Words | Tiles | Chart | Tabled | Definitions


@dataclass(frozen=True)
class Composed:
    """A section ready to be drawn; `side_by_side` where there is room for its blocks to stand so."""

    id: str
    short: str
    heading: str
    blocks: tuple[Block, ...]
    side_by_side: bool = False

    @property
    def title(self) -> str:
        """What stands over it in a file; a page's first section may have no heading of its own."""
        return self.heading or self.short
