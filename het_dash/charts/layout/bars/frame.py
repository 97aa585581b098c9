"""Frame of a bar chart, shared by its parts: margins, value scale, rows of text, thickness of bars."""

from dataclasses import dataclass

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.laid import SMALL_PX, Across
from het_dash.charts.layout.rows import categories, stands_out
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import said
from het_dash.charts.spec import Chart, Point
from het_dash.charts.status_marks import MARKED

MANY = 12
STUB = 0.06  # length of every stub, as a share of the plot
NAME_SHARE, VALUE_SHARE = 0.38, 0.26  # most room of names and of values, as shares of the canvas
MOST_NAME_ROWS = 3
NAME_GAP, VALUE_GAP = 8.0, 6.0
ASIDE_PX, ASIDE_GAP = 18.0, 16.0
THICK_ONE, THICK_MANY, THICK_SEVERAL = 18.0, 12.0, 13.0
BETWEEN_ROWS, BETWEEN_MANY, BETWEEN_GROUPS = 9.0, 4.0, 12.0


@dataclass(frozen=True)
class Frame:
    """Frame of a bar chart, shared by its parts: margins, value scale, rows of text, places of bars."""

    chart: Chart
    room: float
    scale: Scale
    names: dict[str, tuple[str, ...]]
    left: float
    right: float
    asides: float = 0.0

    @property
    def column(self) -> bool:
        """True if values form a column at the right, because a line or a bar to the left is in the way."""
        return bool(self.chart.benchmarks) or self.scale.low < 0

    @property
    def plot_room(self) -> float:
        return self.room - self.left - self.right

    @property
    def thick(self) -> float:
        if len(self.chart.series) > 1:
            return THICK_SEVERAL
        return THICK_MANY if len(self.names) > MANY else THICK_ONE

    @property
    def between(self) -> float:
        if len(self.chart.series) > 1:
            return BETWEEN_GROUPS
        return BETWEEN_MANY if len(self.names) > MANY else BETWEEN_ROWS

    def rows(self, point: Point) -> tuple[str, ...]:
        """A point's value, or the reason why there is none, as it fits."""
        if marks.drawn(point):
            return value_rows(said(point, self.chart.unit), VALUE_SHARE * self.room)
        start = self.start(point)
        beyond = 1 - start.share if self.forwards else start.share
        margin = self.right - self.asides if self.forwards else 0.0
        return measure.wrapped(point.text, self.plot_room * beyond + margin - VALUE_GAP - 2, SMALL_PX)

    @property
    def zero(self) -> float:
        return self.scale.share(min(max(0.0, self.scale.low), self.scale.high))

    @property
    def forwards(self) -> bool:
        """True if there is more room right of zero, for stubs and reasons."""
        return self.zero <= 0.5

    def start(self, point: Point) -> Across:
        """Where a reason starts: beyond its stub, or at the line of zero if its status has no mark."""
        way = 1 if self.forwards else -1
        return Across(self.zero + (way * STUB if point.status in MARKED else 0.0), way * VALUE_GAP)


def frame_of(chart: Chart, room: float) -> Frame:
    names = {c: measure.shortened(c, NAME_SHARE * room, MOST_NAME_ROWS, bold=bold(chart, c)) for c in categories(chart)}
    values = [
        value_rows(said(p, chart.unit), VALUE_SHARE * room) for s in chart.series for p in s.points if marks.drawn(p)
    ]
    left = max(measure.widest(rows, bold=bold(chart, c)) for c, rows in names.items()) + NAME_GAP + 2
    right = max((measure.widest(rows, bold=True) for rows in values), default=16.0) + VALUE_GAP + 2
    scale = from_zero([*shown_values(chart), *(chart.limits or ())], chart.unit)
    asides = round(_room_of_asides(chart))
    return Frame(chart, room, scale, names, round(left), round(max(right, 24.0)) + asides, asides)


def value_rows(text: str, room: float) -> tuple[str, ...]:
    """A value in one row if there is room, else with its interval below it."""
    if measure.width(text, bold=True) <= room:
        return (text,)
    parts = text.replace(" (", "\n(").split("\n")
    return tuple(row for part in parts for row in measure.wrapped(part, room, bold=True))


def _room_of_asides(chart: Chart) -> float:
    texts = [(large, small) for _, large, small in chart.asides]
    wide = (max(measure.width(a, ASIDE_PX, bold=True), measure.width(b, SMALL_PX)) for a, b in texts)
    return max(wide, default=-ASIDE_GAP) + ASIDE_GAP


def bold(chart: Chart, category: str) -> bool:
    """True for the chosen place among others. If every row is chosen, none is bold."""
    chosen = {str(p.at) for s in chart.series for p in s.points if stands_out(p, s)}
    return category in chosen and chosen != set(categories(chart))
