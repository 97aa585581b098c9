"""Layout of a trend: dates to scale, lines with gaps, names at the line ends, reasons under the dates."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from itertools import combinations

from het_dash.charts.layout import line_ends, marks, measure
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Anchor,
    Area,
    Dot,
    Drawn,
    Hatch,
    Interval,
    Laid,
    Plot,
    Shape,
    Stroke,
    Words,
    tall,
)
from het_dash.charts.layout.missing_points import lane
from het_dash.charts.layout.scale import Scale, declared, from_zero, shown_values
from het_dash.charts.layout.spread_labels import spread
from het_dash.charts.layout.text import hover_rows
from het_dash.charts.layout.time_axis import Timeline, timeline, when
from het_dash.charts.layout.value_axis import TICK_GAP, upright_axis
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import Ink

PLOT_PX, EMPTY_PX = 220.0, 24.0
SHAPES: tuple[Shape, ...] = ("circle", "square", "diamond", "triangle", "cross")
END_SHARE, END_GAP, MANY = 0.36, 12.0, 12
NEAREST_PX, DATES_PX = 8.0, 8.0  # between two dates, and above them
FILL_OPACITY = 0.18
ABOVE_TOP, BELOW_FOOT = 4.0, 8.0  # how far labels of line ends may leave the plot


@dataclass(frozen=True)
class Frame:
    """What all lines of one trend share: value scale, time scale, margins, and the pixels of the axis."""

    chart: Chart
    room: float
    scale: Scale
    time: Timeline
    left: float
    right: float

    @property
    def tall(self) -> float:
        """Height of the value axis, in which the names of all lines have room."""
        names = sum(tall(len(rows)) + 1 for rows in _end_rows(self.chart, self.room))
        return max(PLOT_PX if self.scale.ticks else EMPTY_PX, names)

    def x(self, point: Point, index: int) -> float:
        """A point's share of the axis. Points at one date step aside only if their limits would lie on each other."""
        step = self.time.step(index, len(self.chart.series)) if self.crowded else 0.0
        return self.time.share(when(point)) + step

    @property
    def crowded(self) -> bool:
        spans: dict[date, list[tuple[float, float]]] = {}
        for series in self.chart.series:
            for point in series.points:
                if limits := marks.limits(point):
                    spans.setdefault(when(point), []).append(limits[1:])
        return any(a[0] <= b[1] and b[0] <= a[1] for at in spans.values() for a, b in combinations(at, 2))


def layout(chart: Chart, width: float | None) -> Laid:
    """A trend laid out for a canvas of this width, or of any width."""
    frame = _frame(chart, width or NARROWEST)
    header = Header(chart, frame.room, frame.left, frame.right)
    header.title(chart.axis)
    header.line_labels("break", [(frame.time.share(on), text) for on, text in chart.upright])
    header.period_names(_period_names(frame))
    above = header.plot(frame.tall)
    foot = above.bottom  # where the value axis ends; the plot goes on below it if points are missing
    dates = _dates(frame, foot)
    under = foot + DATES_PX + max((words.height for words in dates), default=0.0) + 4
    missing = lane(chart, frame.time, replace(above, bottom=under), frame.room, frame.x)
    bottom = under + missing.height if missing.marks or missing.words else foot
    plot = replace(above, bottom=bottom)
    axis = upright_axis(frame.scale, plot, foot)
    found: list[Drawn] = [Hatch(plot.top, foot)] if chart.all_example else []
    found += [
        *_shaded(frame, plot, foot),
        *axis.marks,
        *_filled(frame, plot, foot),
        *header.mast_strokes(plot),
        *_reference_lines(frame, plot, foot),
    ]
    if not frame.scale.ticks:
        found.append(Stroke("grid", ((0.0, foot), (1.0, foot)), "grid"))
    for index in sorted(range(len(chart.series)), key=lambda i: _in_front(chart.series[i])):
        found += _line(frame, index, plot, foot)
    return header.over(
        plot,
        width,
        max(bottom, under) + 4,
        ends=(frame.scale.low, frame.scale.high),
        marks=(*found, *missing.marks),
        words=(*axis.words, *_ends(frame, plot, foot), *dates, *missing.words),
    )


def _in_front(series: Series) -> int:
    """The chosen line is painted last, and grey lines behind a panel's own first."""
    return 0 if series.minor else 2 if series.role == "chosen" else 1


def _frame(chart: Chart, room: float) -> Frame:
    scale = declared(chart.limits, chart.unit) if chart.limits else from_zero(shown_values(chart), chart.unit)
    left = measure.widest([scale.text(tick) for tick in scale.ticks], SMALL_PX) + TICK_GAP + 4
    right = measure.widest([r for rows in _end_rows(chart, room) for r in rows], bold=True) + END_GAP + 2
    left, right = round(max(left, 24.0)), round(max(right, 24.0))
    return Frame(chart, room, scale, timeline(chart, room - left - right), left, right)


def _end_rows(chart: Chart, room: float) -> list[tuple[str, ...]]:
    texts = [*(line_ends.label(s, chart.unit) for s in _named(chart)), *(b.label for b in chart.benchmarks)]
    return [measure.wrapped(text, END_SHARE * room, bold=True) for text in texts]


def _named(chart: Chart) -> list[Series]:
    """Lines with their names at their ends."""
    return [series for series in chart.series if not series.minor]


def _dates(frame: Frame, foot: float) -> list[Words]:
    """The dates that have room, the last one first."""
    words = []
    for on in frame.time.named(NEAREST_PX, frame.left, frame.right):
        rows = frame.time.rows(on)
        y = foot + DATES_PX + tall(len(rows), SMALL_PX) / 2
        words.append(Words("tick", rows, Across(frame.time.share(on)), y, "middle", ink="quiet", size=SMALL_PX))
    return words


def _periods(frame: Frame) -> Iterator[tuple[float, float, str]]:
    """Shares of the axis at which each shaded period begins and ends, as far as the axis goes."""
    for one in frame.chart.shaded:
        left, right = (min(max(frame.time.share(on), 0.0), 1.0) for on in (one.start, one.end))
        if left < right:
            yield left, right, one.name


def _period_names(frame: Frame) -> list[tuple[float, str, Anchor]]:
    """Names of periods: over the middle where they fit, else from the side that has room."""
    plot_px, found = frame.room - frame.left - frame.right, list(_periods(frame))
    names: list[tuple[float, str, Anchor]] = []
    for n, (left, right, name) in enumerate(found):
        if measure.width(name, SMALL_PX) + NEAREST_PX <= (right - left) * plot_px:
            names.append(((left + right) / 2, name, "middle"))
        else:
            last = n == len(found) - 1
            names.append((left, name, "start") if last else (right, name, "end"))
    return names


def _filled(frame: Frame, plot: Plot, foot: float) -> Iterator[Drawn]:
    """The area between the first two lines, where both have a value."""
    if not frame.chart.filled:
        return
    one, other = ({when(p): p for p in s.points if marks.shown(p)} for s in frame.chart.series[:2])
    for run in frame.time.runs([p for on, p in one.items() if on in other]):
        there = [(frame.time.share(when(p)), _y(frame, plot, foot, p.value or 0.0)) for p in run]
        back = [(frame.time.share(when(p)), _y(frame, plot, foot, other[when(p)].value or 0.0)) for p in run]
        if len(run) > 1:
            yield Area((*there, *back[::-1]), "programme_2", FILL_OPACITY)


def _shaded(frame: Frame, plot: Plot, foot: float) -> Iterator[Drawn]:
    """A band behind the lines for each period."""
    middle = (plot.top + foot) / 2
    for left, right, _ in _periods(frame):
        yield Stroke("band", ((left, middle), (right, middle)), "grid", foot - plot.top)


def _reference_lines(frame: Frame, plot: Plot, foot: float) -> Iterator[Drawn]:
    for b in frame.chart.benchmarks:
        y = _y(frame, plot, foot, b.value)
        yield Stroke("benchmark", ((0.0, y), (1.0, y)), "benchmark", 1.5, b.line)
    for on in frame.time.breaks:
        share = frame.time.share(on)
        yield Stroke("break", ((share, plot.top), (share, foot)), "benchmark", 1.5, "dashed")
    for on, _ in frame.chart.moves:
        share = frame.time.share(on)
        yield Stroke("move", ((share, plot.top), (share, foot)), "benchmark", 1.5, "dotted")


def _y(frame: Frame, plot: Plot, foot: float, value: float) -> float:
    return foot - frame.scale.share(value) * (foot - plot.top)


def _line(frame: Frame, index: int, plot: Plot, foot: float) -> Iterator[Drawn]:
    """A series' runs of neighbouring points, its limits, and its points on top."""
    series = frame.chart.series[index]
    ink, chosen = _ink(series), series.role == "chosen"
    style = marks.line(series, sum(s.role == "benchmark" for s in frame.chart.series[:index]))
    dots: list[Drawn] = []
    for run in frame.time.runs(series.points):
        places = tuple((frame.x(p, index), _y(frame, plot, foot, p.value or 0.0)) for p in run)
        if len(places) > 1:
            yield Stroke("line", places, ink, 3.0 if chosen else 1.0 if series.minor else 1.8, style)
        for point, (x, y) in zip(run, places, strict=True):
            if limits := marks.limits(point):
                low, high = (_y(frame, plot, foot, limit) for limit in limits[1:])
                yield Interval(x, y, low, high, upright=True, inner=ink, outer=ink)
            hover = hover_rows(f"{series.label}, {frame.time.words(when(point))}", point, frame.chart.unit)
            seen = len(run) == 1 or point == _last(series.points)
            dots.append(_dot(frame, index, (x, y), hover, seen=seen))
    yield from dots


def _dot(frame: Frame, index: int, at: tuple[float, float], hover: tuple[str, ...], *, seen: bool) -> Dot:
    """A point's mark. Of many dates only the last point, and one that no line joins, are `seen`."""
    series, many = frame.chart.series[index], len(frame.time.dates) > MANY
    if series.minor:
        return Dot(*at, "circle", 5.0, "other", "background", 0.5, 0.0 if many else 1.0, hover=hover)
    size = 9.0 if series.role == "chosen" else 7.0
    if many:
        edge, opacity = (0.5, 1.0) if seen else (0.0, 0.0)
        return Dot(*at, "circle", size - 1, _ink(series), "background", edge, opacity, hover=hover)
    return Dot(*at, SHAPES[index % len(SHAPES)], size, _ink(series), "background", 1.0, hover=hover)


def _ink(series: Series) -> Ink:
    if series.minor:
        return "other"
    return "hidden" if series.role == "other" else series.role


def _ends(frame: Frame, plot: Plot, foot: float) -> list[Words]:
    """Names of lines right of their last points, moved apart where they would touch. No leader line joins them."""
    chart = frame.chart
    named = _named(chart)
    lasts = [(s, i, _last(s.points)) for i, s in enumerate(named)]
    drawn = [(s, i, p) for s, i, p in lasts if p is not None]
    wanted = [_y(frame, plot, foot, p.value or 0.0) for _, _, p in drawn]
    wanted += [_y(frame, plot, foot, b.value) for b in chart.benchmarks]
    shown = {i for _, i, _ in drawn}
    rows = _end_rows(chart, frame.room)
    rows = [rows[i] for i in range(len(rows)) if i >= len(named) or i in shown]
    heights = [tall(len(one)) + 1 for one in rows]
    middles = spread(wanted, heights, plot.top - ABOVE_TOP, foot + BELOW_FOOT)
    chosen = [s.role == "chosen" for s, _, _ in drawn] + [False] * len(chart.benchmarks)
    at = Across(1.0, END_GAP)
    return [
        Words("end", one, at, middle, ink="chosen" if bold else "text", bold=bold)
        for one, middle, bold in zip(rows, middles, chosen, strict=True)
    ]


def _last(points: Sequence[Point]) -> Point | None:
    return max((p for p in points if marks.shown(p)), key=when, default=None)
