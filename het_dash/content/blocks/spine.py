"""A spine table: a line for each measure or area, with its value, its place among others as a small picture, and its
trend."""

from dataclasses import dataclass
from typing import Literal

from het_dash.catalogue import Nature
from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.content.blocks.natures import any_real, nature_of
from het_dash.figures.verdicts import Judgement

DotKind = Literal["own", "other", "practice", "nation"]
Direction = Literal["higher_is_better", "lower_is_better", "none"]
DIRECTIONS: dict[Direction, str] = {
    "higher_is_better": "higher is better",
    "lower_is_better": "lower is better",
    "none": "no direction",
}
ESTIMATE, COUNTED, NO_LIMITS = "range of its practices", "95% limits", ""


@dataclass(frozen=True)
class Dot:
    """One value in the picture of a row. `words` name it, for example 'Anytown 9.2%'."""

    value: float
    kind: DotKind
    words: str


@dataclass(frozen=True)
class Picture:
    """Values on a scale from `low` to `high`. `line` is the benchmark, `limits` are those of the row's own value."""

    low: float
    high: float
    dots: tuple[Dot, ...]
    line: float | None = None
    limits: tuple[float, float] | None = None

    def at(self, value: float) -> float:
        """Per cent of the width, 0 to 100 within the scale."""
        return 100 * (value - self.low) / ((self.high - self.low) or 1.0)


@dataclass(frozen=True)
class Spark:
    """A line over time: pieces of (year, value), apart where a year is missing or the series has a break."""

    pieces: tuple[tuple[tuple[float, float], ...], ...]
    words: str


@dataclass(frozen=True)
class SpineRow:
    """`limits` are printed under `limits_are`. `compared` are the values of larger areas, in the order of the table.

    `between` is the range of the areas or practices that the picture shows. `judgement` colours the row's own value.
    """

    label: str
    value: str
    limits: tuple[str, ...] = ()
    limits_are: str = NO_LIMITS
    compared: tuple[str, ...] = ()
    between: str = ""
    place: str = ""
    judgement: Judgement = ""
    direction: Direction = "none"
    period: str = ""
    picture: Picture | None = None
    spark: Spark | None = None
    nature: Nature = "published"
    chosen: bool = False


@dataclass(frozen=True)
class SpineGroup:
    label: str
    note: str
    rows: tuple[SpineRow, ...]


@dataclass(frozen=True)
class Spine:
    """A spine table. `compared` name the columns of larger areas, `own` the row's own value, `others` the grey dots."""

    id: str
    title: str
    subtitle: str
    of: str
    own: str
    others: str
    benchmark: str
    nation: str
    compared: tuple[str, ...]
    groups: tuple[SpineGroup, ...]
    notes: tuple[str, ...]
    source: str

    @property
    def rows(self) -> tuple[SpineRow, ...]:
        return tuple(row for group in self.groups for row in group.rows)

    @property
    def nature(self) -> Nature:
        return nature_of(self.rows)

    @property
    def partly(self) -> bool:
        return any_real(self.rows)

    @property
    def mark(self) -> str:
        return wording.mark(self.nature, self.partly)

    @property
    def with_trend(self) -> bool:
        return any(row.spark for row in self.rows)


def spine_as_table(spine: Spine) -> Table:
    """Every word and number of the table, for files and downloads: limits have columns of their own."""
    columns = (
        "Group", spine.of, "Value", "Lower", "Upper", "Lower and upper are", *spine.compared, "Lowest to highest",
        "Place, lowest first", f"Compared with {spine.benchmark}", "Direction", "Period", "Trend", "Data",
    )  # fmt: skip
    return Table(columns, tuple(_cells(row, group, spine) for group in spine.groups for row in group.rows))


def _cells(row: SpineRow, group: SpineGroup, spine: Spine) -> tuple[str, ...]:
    limits = row.limits or ("", "")
    compared = row.compared or tuple("" for _ in spine.compared)
    trend = row.spark.words if row.spark else ""
    data = wording.NATURE_WORDS[row.nature]
    return (
        group.label, row.label, row.value, *limits, row.limits_are, *compared, row.between, row.place, row.judgement,
        DIRECTIONS[row.direction], row.period, trend, data,
    )  # fmt: skip
