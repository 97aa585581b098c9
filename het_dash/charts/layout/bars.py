"""Layout of horizontal bars: names at the left, a value at or beyond each bar, reasons in place of missing bars."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import accumulate

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Anchor,
    Bar,
    Dot,
    Drawn,
    Interval,
    KeyMark,
    Laid,
    Plot,
    Stroke,
    Words,
    tall,
)
from het_dash.charts.layout.rows import categories, stands_out
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import hover_rows, said
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.status_marks import MARKED, MARKS, STUBS
from het_dash.charts.theme import Ink

MOST_SERIES, MANY = 3, 12
STUB = 0.06  # length of every stub, as a share of the plot
RANGE_OPACITY = 0.45
DARK_FILLS = frozenset({"chosen", "programme_1"})
NAME_SHARE, VALUE_SHARE = 0.38, 0.26  # most room of names and of values, as shares of the canvas
MOST_NAME_ROWS = 3
NAME_GAP, VALUE_GAP, SIGN_PX = 8.0, 6.0, 10.0
ASIDE_PX, ASIDE_GAP = 18.0, 16.0
THICK_ONE, THICK_MANY, THICK_SEVERAL = 18.0, 12.0, 13.0
BETWEEN_ROWS, BETWEEN_MANY, BETWEEN_GROUPS = 9.0, 4.0, 12.0


@dataclass(frozen=True, slots=True)
class Slot:
    """One point of a chart with the middle and the height of its bar's place, in pixels from the top of the plot."""

    point: Point
    series: Series
    middle: float
    height: float


@dataclass(frozen=True)
class Frame:
    """What all parts of one bar chart share: margins, value scale, rows of text, places of bars."""

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


def layout(chart: Chart, width: float | None) -> Laid:
    """Bars laid out for a canvas of this width, or of any width."""
    if len(chart.series) > MOST_SERIES:
        raise ValueError(
            f"{chart.id}: bars of {len(chart.series)} series in one chart cannot be told apart; "
            f"draw at most {MOST_SERIES}, or several charts"
        )
    frame = _frame(chart, width or NARROWEST)
    slots, middles, total = _slots(frame)
    header = _header(frame)
    plot = header.plot(total)
    words = [
        *header.words,
        *_names(frame, plot, middles),
        *(_words(frame, plot, slot) for slot in slots),
        *_asides(frame, plot, middles),
    ]
    return Laid(
        id=chart.id,
        title=chart.title,
        alt=chart.alt,
        width=width,
        height=plot.bottom + 6,
        plot=plot,
        low=frame.scale.low,
        high=frame.scale.high,
        marks=(*header.mast_strokes(plot), *_marks(frame, plot, slots)),
        words=tuple(words),
        key=tuple(header.key_marks),
    )


def value_rows(text: str, room: float) -> tuple[str, ...]:
    """A value in one row if there is room, else with its interval below it."""
    if measure.width(text, bold=True) <= room:
        return (text,)
    parts = text.replace(" (", "\n(").split("\n")
    return tuple(row for part in parts for row in measure.wrapped(part, room, bold=True))


def _frame(chart: Chart, room: float) -> Frame:
    names = {c: measure.shortened(c, NAME_SHARE * room, MOST_NAME_ROWS, bold=bold(chart, c)) for c in categories(chart)}
    values = [
        value_rows(said(p, chart.unit), VALUE_SHARE * room) for s in chart.series for p in s.points if marks.drawn(p)
    ]
    left = max(measure.widest(rows, bold=bold(chart, c)) for c, rows in names.items()) + NAME_GAP + 2
    right = max((measure.widest(rows, bold=True) for rows in values), default=16.0) + VALUE_GAP + 2
    scale = from_zero(shown_values(chart), chart.unit)
    asides = round(_room_of_asides(chart))
    return Frame(chart, room, scale, names, round(left), round(max(right, 24.0)) + asides, asides)


def _room_of_asides(chart: Chart) -> float:
    texts = [(large, small) for _, large, small in chart.asides]
    wide = (max(measure.width(a, ASIDE_PX, bold=True), measure.width(b, SMALL_PX)) for a, b in texts)
    return max(wide, default=-ASIDE_GAP) + ASIDE_GAP


def bold(chart: Chart, category: str) -> bool:
    """True for the chosen place among others. If every row is chosen, none is bold."""
    chosen = {str(p.at) for s in chart.series for p in s.points if stands_out(p, s)}
    return category in chosen and chosen != set(categories(chart))


def _slots(frame: Frame) -> tuple[list[Slot], dict[str, float], float]:
    """Places of all bars in reading order, the middle of each category, and the height of the plot."""
    heights: dict[str, list[tuple[Point, Series, float]]] = {name: [] for name in frame.names}
    for series in frame.chart.series:
        for point in series.points:
            if point.at not in heights:
                named = ", ".join(frame.names)
                raise ValueError(f"{frame.chart.id}: {point.at!r} is not among the chart's categories: {named}")
            heights[str(point.at)].append((point, series, _height(frame, point)))
    slots, middles, top = [], {}, 0.0
    for name, bars in heights.items():
        bare = sum(height for *_, height in bars)
        row = max(bare, tall(len(frame.names[name]))) + frame.between
        starts = accumulate((height for *_, height in bars), initial=top + (row - bare) / 2)
        slots += [Slot(p, s, start + h / 2, h) for (p, s, h), start in zip(bars, starts, strict=False)]
        middles[name], top = top + row / 2, top + row
    return slots, middles, top


def _height(frame: Frame, point: Point) -> float:
    size = {} if marks.drawn(point) else {"size": SMALL_PX}
    return max(frame.thick + 2, tall(len(frame.rows(point)), **size))


def _header(frame: Frame) -> Header:
    chart = frame.chart
    header = Header(frame.room, frame.left, frame.right)
    header.tag(chart)
    if len(chart.series) > 1:
        header.key([(s.label, KeyMark("bar", 0, 0, fill(s.role), edge(s.role))) for s in chart.series])
    header.line_labels("benchmark", [(frame.scale.share(b.value), b.label) for b in chart.benchmarks])
    return header


def fill(role: Ink) -> Ink:
    """Benchmarks are hollow because their dark grey is too close to the blue of the chosen PCN."""
    return "background" if role == "benchmark" else role


def edge(role: Ink) -> Ink:
    return "hidden" if role == "other" else role


def _names(frame: Frame, plot: Plot, middles: dict[str, float]) -> list[Words]:
    return [
        Words("category", rows, Across(0.0, -NAME_GAP), plot.top + middles[name], "end", bold=bold(frame.chart, name))
        for name, rows in frame.names.items()
    ]


def _asides(frame: Frame, plot: Plot, middles: dict[str, float]) -> Iterator[Words]:
    """Large and small text at the right edge, above and below the middle of their row."""
    edge_of_canvas = Across(1.0, plot.right - 2)
    for name, large, small in frame.chart.asides:
        y = plot.top + middles[name]
        yield Words("value", (large,), edge_of_canvas, y - 8, "end", size=ASIDE_PX, bold=True)
        yield Words("value", (small,), edge_of_canvas, y + 10, "end", "quiet", SMALL_PX)


def _words(frame: Frame, plot: Plot, slot: Slot) -> Words:
    point, y = slot.point, plot.top + slot.middle
    rows = frame.rows(point)
    if not marks.drawn(point):
        anchor: Anchor = "start" if frame.forwards else "end"
        return Words("reason", rows, frame.start(point), y, anchor, "quiet", SMALL_PX, ground="background")
    strong = bold(frame.chart, str(point.at)) and stands_out(point, slot.series)
    if frame.column:
        return Words("value", rows, Across(1.0, plot.right - frame.asides - 2), y, "end", bold=strong)
    _, high = _ends(point)
    end = frame.scale.share(max(high, point.upper or high))
    return Words("value", rows, Across(end, VALUE_GAP), y, bold=strong)


def _ends(point: Point) -> tuple[float, float]:
    """Values at the two ends of a bar, the lower one first."""
    if between := marks.ranged(point):
        return between
    value = point.value or 0.0
    return min(0.0, value), max(0.0, value)


def _marks(frame: Frame, plot: Plot, slots: list[Slot]) -> list[Drawn]:
    zero = frame.zero
    lines: list[Drawn] = [
        Stroke("benchmark", ((at, plot.top), (at, plot.bottom)), "benchmark", 1.5, b.line)
        for b in frame.chart.benchmarks
        for at in [frame.scale.share(b.value)]
    ]
    drawn = [mark for slot in slots if (mark := _mark(frame, plot, slot))]
    intervals = [one for slot in slots if (one := _interval(frame, plot, slot))]
    return [*lines, *drawn, Stroke("zero", ((zero, plot.top), (zero, plot.bottom)), "hidden", 1.2), *intervals]


def _mark(frame: Frame, plot: Plot, slot: Slot) -> Bar | Dot | None:
    point, y = slot.point, plot.top + slot.middle
    if not marks.drawn(point):
        return _stub(frame, point, y)
    role = marks.role_of(point, slot.series)
    low, high = (frame.scale.share(end) for end in _ends(point))
    several = len(frame.chart.series) > 1
    name = f"{point.at}, {slot.series.label}" if several else str(point.at)
    return Bar(
        low,
        high,
        y,
        frame.thick,
        fill(role),
        edge(role),
        RANGE_OPACITY if marks.ranged(point) else 1.0,
        "example" if frame.chart.is_example(point) else None,
        hover_rows(name, point, frame.chart.unit),
    )


def _stub(frame: Frame, point: Point, y: float) -> Bar | Dot | None:
    """The mark of a status. Its length never depends on the suppressed number."""
    mark = MARKS[point.status]
    left, right = sorted((frame.zero, frame.zero + (STUB if frame.forwards else -STUB)))
    if mark in STUBS:
        return Bar(left, right, y, frame.thick * 0.8, "background", "hidden", pattern=mark)
    if point.status in MARKED:
        return Dot((left + right) / 2, y, "status", SIGN_PX, "background", "hidden", 2.0, sign=mark)
    return None


def _interval(frame: Frame, plot: Plot, slot: Slot) -> Interval | None:
    """A whisker: pale within a dark bar, dark everywhere else."""
    if not (limits := marks.limits(slot.point)):
        return None
    value, low, high = (frame.scale.share(end) for end in limits)
    dark = marks.role_of(slot.point, slot.series) in DARK_FILLS
    inner: Ink = "background" if dark and limits[1] >= 0 else "text"
    outer: Ink = "background" if dark and limits[2] <= 0 else "text"
    return Interval(value, plot.top + slot.middle, low, high, upright=False, inner=inner, outer=outer)
