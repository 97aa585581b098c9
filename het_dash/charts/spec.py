"""A chart as plain data, drawn alike by every renderer."""

from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from het_dash.catalogue import EXAMPLE, Nature, Status
from het_dash.charts.ground import Mapped
from het_dash.charts.text import wording

Kind = Literal["bars", "dots", "trend", "pyramid", "map", "funnel", "timeline"]
Role = Literal["chosen", "benchmark", "other", "programme_1", "programme_2"]
Line = Literal["solid", "dotted", "dashed"]


@dataclass(frozen=True, slots=True)
class Point:
    """One mark. `at` is its category, or its date in a trend. A hidden point shows its words in place of a mark.

    In a funnel plot `at` is the name, `denominator` the place along the horizontal axis, and `named` adds a label if
    there is room. In a timeline `at` is a day and `value` the number of activities on it. `between` is a range in place
    of a value, for bars only. `example` marks example data in a chart where other points are real.
    """

    at: str | date
    value: float | None
    lower: float | None = None
    upper: float | None = None
    text: str = ""
    status: Status = Status.SHOWN
    role: Role | None = None
    denominator: float | None = None
    named: bool = False
    between: tuple[float, float] | None = None
    example: bool = False


@dataclass(frozen=True, slots=True)
class Series:
    """Marks that share a name and an emphasis. `line` draws a comparator through time or ages.

    `minor`: small marks without labels, for dots and for the grey lines behind a panel's own.
    """

    label: str
    role: Role
    points: tuple[Point, ...]
    line: Line | None = None
    minor: bool = False


@dataclass(frozen=True, slots=True)
class Benchmark:
    """A labelled reference line."""

    label: str
    value: float
    line: Line = "solid"


@dataclass(frozen=True, slots=True)
class Band:
    """A usual range behind the dots of the row `at`. Bands with one label share an entry of the key.

    `gap`: the distance between two of its dots, drawn as a thin bar in place of a usual range.
    """

    label: str
    at: str
    low: float
    high: float
    text: str
    gap: bool = False


@dataclass(frozen=True, slots=True)
class Shaded:
    """A period behind the lines of a trend, with its name over it."""

    start: date
    end: date
    name: str = ""


@dataclass(frozen=True, slots=True)
class Curve:
    """A limit that varies with the denominator: for each place `across`, a value `up`."""

    label: str
    across: tuple[float, ...]
    up: tuple[float, ...]
    line: Line = "dashed"


@dataclass(frozen=True, slots=True)
class Table:
    """A chart's figures as text, for readers and for downloads."""

    columns: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Chart:
    """All that a renderer needs. `sentence` is the caption and the pack text; `alt` is the text alternative.

    `limits` sets a trend's value axis if it should not start at zero, and how far bars' axis goes at least. `breaks`
    and `moves` (practices that joined or left a PCN) are dated marks of a trend. `curves` and `across` (the title of
    the denominator axis) belong to funnel plots. In a timeline each series is a row, and `span` gives the first and
    last day. `measures` lists the ids of the indicators drawn.
    `shaded` are periods behind the lines of a trend; `filled` fills the area between its first two
    lines. `bands` are ranges behind rows of dots. `files` name the files behind the figures. `asides` are a large and a
    small text at the right of a row of bars, by category: a number that compares the row's bars. `mapped` belongs to
    maps: their geometry, classes and names.
    """

    id: str
    kind: Kind
    title: str
    subtitle: str
    axis: str
    unit: str
    series: tuple[Series, ...]
    sentence: str
    alt: str
    source: str
    table: Table
    nature: Nature
    categories: tuple[str, ...] = ()
    benchmarks: tuple[Benchmark, ...] = ()
    named_by: Literal["end", "span", "months"] = "end"
    breaks: tuple[tuple[date, str], ...] = ()
    moves: tuple[tuple[date, str], ...] = ()
    notes: tuple[str, ...] = field(default=())
    shaded: tuple[Shaded, ...] = ()
    filled: bool = False
    limits: tuple[float, float] | None = None
    bands: tuple[Band, ...] = ()
    curves: tuple[Curve, ...] = ()
    across: str = ""
    measures: tuple[str, ...] = ()
    span: tuple[date, date] | None = None
    partly: bool = False
    files: tuple[str, ...] = ()
    mapped: Mapped | None = None
    asides: tuple[tuple[str, str, str], ...] = ()

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)

    @property
    def caveat(self) -> str:
        """The one caveat that stays visible under the chart: the first note. All notes are in About."""
        return next(iter(self.notes), "")

    @property
    def upright(self) -> tuple[tuple[date, str], ...]:
        """Labelled vertical lines of a trend: breaks, which lines never cross, and moves of practices."""
        return (*self.breaks, *self.moves)

    @property
    def all_example(self) -> bool:
        """Whether everything drawn is example data."""
        return self.nature == EXAMPLE and not self.partly

    def is_example(self, point: Point) -> bool:
        """Whether a point is drawn as example data."""
        return self.all_example or point.example

    @property
    def empty(self) -> bool:
        points = [p for s in self.series for p in s.points]
        return not any(p.value is not None or p.between is not None for p in points)
