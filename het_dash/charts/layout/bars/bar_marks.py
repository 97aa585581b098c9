"""Marks of a bar chart: bars, stubs of missing values, whiskers, and lines of benchmarks."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.bars.frame import STUB, Frame
from het_dash.charts.layout.bars.slots import Slot
from het_dash.charts.layout.laid import Bar, Dot, Drawn, Interval, Plot, Stroke
from het_dash.charts.layout.text import hover_rows
from het_dash.charts.spec import Point
from het_dash.charts.status_marks import MARKED, MARKS, STUBS
from het_dash.charts.theme import Ink

RANGE_OPACITY = 0.45
DARK_FILLS = frozenset({"chosen", "programme_1"})
SIGN_PX = 10.0


def fill(role: Ink) -> Ink:
    """Benchmarks are hollow because their dark grey is too close to the blue of the chosen PCN."""
    return "background" if role == "benchmark" else role


def edge(role: Ink) -> Ink:
    return "hidden" if role == "other" else role


def bar_marks(frame: Frame, plot: Plot, slots: list[Slot]) -> list[Drawn]:
    """Everything inside the plot, back to front."""
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
    low, high = (frame.scale.share(end) for end in ends(point))
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


def ends(point: Point) -> tuple[float, float]:
    """Values at the two ends of a bar, the lower one first."""
    if between := marks.ranged(point):
        return between
    value = point.value or 0.0
    return min(0.0, value), max(0.0, value)
