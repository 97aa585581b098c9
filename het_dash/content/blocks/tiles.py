"""Tiles: one figure at a glance, with its evidence, its verdict and its bars."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import Nature
from het_dash.charts.spec import Benchmark, Table
from het_dash.charts.text import wording
from het_dash.charts.theme import Ink

Evidence = Literal["Published", "Counted", "Estimated", "Before and after", "Compared"]
EVIDENCE_MEANS: dict[Evidence, str] = {
    "Published": "as the publisher gives it.",
    "Counted": "from records or returns, with no estimate.",
    "Estimated": "worked out with an assumption, which we name.",
    "Before and after": "one place at two dates, so we cannot rule out other causes.",
    "Compared": "the change here less the change elsewhere between the same two dates.",
}
LineKind = Literal["measure", "evidence", "nature", "verdict", "comparison", "limit", "bars"]
MOST_IN_A_ROW = 5


@dataclass(frozen=True)
class Line:
    """One complete line of a tile. The kind decides how a renderer draws it; a renderer adds no words."""

    kind: LineKind
    text: str


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
