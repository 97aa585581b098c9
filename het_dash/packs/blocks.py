"""What a section of a pack holds, as plain data that the page and every file format draw alike."""

from dataclasses import dataclass

from het_dash.charts.chart import Chart, Table


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
    """One figure at a glance: label, number, interval, comparison in words, kind of evidence."""

    label: str
    value: str
    below: str
    comparison: str
    evidence: str
    source: str


@dataclass(frozen=True)
class Tiles:
    tiles: tuple[Tile, ...]


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
    """A section ready to be drawn."""

    id: str
    short: str
    heading: str
    blocks: tuple[Block, ...]
