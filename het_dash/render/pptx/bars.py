"""Horizontal bars as a native chart."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_TICK_MARK
from pptx.util import Pt

from het_dash.charts.layout import marks
from het_dash.charts.layout.rows import categories, stands_out
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import said
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import key, style
from het_dash.render.pptx.deck import Box, colour
from het_dash.render.pptx.text_fitting import POINTS_AN_INCH, width

MANY = 12
TOP, WIDE, RIGHT, TALL = 0.01, 0.6, 0.9, 0.98
LONGEST_NAME, NARROWEST = 0.5, 0.34  # shares of the chart: its names, and its bars
HIGHEST, LOWEST, UPPER = "Highest of a range", "Lowest of a range", "Upper limit"


def add(slide: Any, chart: Chart, box: Box) -> Any:
    """Every bar has its value, so no axis is drawn.

    Reference lines are hollow bars at the end, because drawn lines would not move when somebody edits the bars.
    """
    if len(chart.series) > 1:
        box = key.add(slide, [key.of_series(chart, one) for one in chart.series], box)
    names = categories(chart)
    labels = [*(_named(chart, name) for name in names), *(b.label for b in chart.benchmarks)]
    data, ends = _data(chart, names, labels)
    upper = _upper_limits(chart, names)
    if upper:
        data.add_series(UPPER, [*upper, *(None for _ in chart.benchmarks)])
    frame = style.placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, data)
    scale = from_zero(shown_values(chart), chart.unit)
    size = style.SMALL_SIZE if len(names) * len(chart.series) > MANY else style.SIZE
    wide = _room_for_bars(labels, size, box)
    style.plot_area(frame.chart, RIGHT - wide, TOP, wide, TALL)
    _axes(frame.chart, scale, size)
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=False):
        _bars(chart, series, drawn)
        _labels(chart, series, list(frame.chart.plots[0].series)[-1] if upper else drawn, size)
    if upper:
        _unseen(frame.chart)
    if ends:
        _draw_ranges(chart, frame.chart, size)
    return frame


def _data(chart: Chart, names: Sequence[str], labels: Sequence[str]) -> tuple[Any, list[tuple[float, float] | None]]:
    """The chart's data, and the range of each row if any row has one."""
    data = CategoryChartData(number_format=style.number_format(chart))
    data.categories = labels
    for n, series in enumerate(chart.series):
        own = [b.value if n == 0 else None for b in chart.benchmarks]
        data.add_series(series.label or chart.axis, [*(_shown(series, name) for name in names), *own])
    ends = _ranges(chart, names)
    if ends:
        blank = [None for _ in chart.benchmarks]
        data.add_series(HIGHEST, [*(end and end[1] for end in ends), *blank])
        data.add_series(LOWEST, [*(end and end[0] for end in ends), *blank])
    return data, ends


def _room_for_bars(labels: Sequence[str], size: float, box: Box) -> float:
    """Share of the chart that the bars have: names keep one line up to half of it."""
    longest = max(width(one, size) for one in labels) / POINTS_AN_INCH / box.wide + 0.02
    return max(RIGHT - min(longest, LONGEST_NAME), NARROWEST)


def _axes(drawn: Any, scale: Scale, size: float) -> None:
    style.upside_down(drawn.category_axis, drawn.value_axis)
    drawn.category_axis.format.line.color.rgb = colour(LIGHT.hidden)
    drawn.category_axis.major_tick_mark = XL_TICK_MARK.NONE
    drawn.category_axis.tick_labels.font.size = Pt(size)
    style.value_axis(drawn.value_axis, scale)
    style.hidden(drawn.value_axis)
    style.labels_apart(drawn.category_axis)
    drawn.plots[0].gap_width = 40
    drawn.plots[0].overlap = 0


def _upper_limits(chart: Chart, names: Sequence[str]) -> list[float | None]:
    """For an unseen series that carries the values clear of the whiskers; empty without whiskers."""
    points = {str(p.at): p for p in chart.series[0].points} if len(chart.series) == 1 else {}
    if not any(marks.limits(point) for point in points.values()):
        return []
    found = [points.get(name) for name in names]
    return [limits[2] if (limits := marks.limits(p)) else p.value if p and marks.shown(p) else None for p in found]


def _unseen(native: Any) -> None:
    """Hides the series of upper limits, which lies over the bars."""
    native.plots[0].overlap = 100
    upper = list(native.plots[0].series)[-1]
    upper.format.fill.background()
    upper.format.line.fill.background()


def _labels(chart: Chart, series: Series, carrier: Any, size: float) -> None:
    """The value at the end of each bar or, with whiskers, at the end of those."""
    points = {str(p.at): p for p in series.points}
    for n, name in enumerate(categories(chart)):
        p = points.get(name)
        if p is not None and marks.shown(p):
            bold = stands_out(p, series)
            style.label(carrier.points[n], said(p, chart.unit), XL_LABEL_POSITION.OUTSIDE_END, bold=bold, size=size)


def _bars(chart: Chart, series: Series, drawn: Any) -> None:
    names = categories(chart)
    style.filled(drawn.format, series.role, chart.all_example)
    points = {str(p.at): p for p in series.points}
    for n, name in enumerate(names):
        p = points.get(name)
        if p is not None and marks.shown(p):
            one = drawn.points[n]
            if marks.role_of(p, series) != series.role or p.example:
                style.filled(one.format, marks.role_of(p, series), chart.is_example(p))
    if series is chart.series[0]:
        for n in range(len(names), len(names) + len(chart.benchmarks)):
            style.filled(drawn.points[n].format, "benchmark")
    spans = [marks.limits(points.get(name)) for name in names]
    style.error_bars(drawn, "", [*spans, *(None for _ in chart.benchmarks)])


def _ranges(chart: Chart, names: Sequence[str]) -> list[tuple[float, float] | None]:
    """(low, high) of each row's range, None for rows without one; empty if no row has one.

    Bars side by side have no room for a range: it is in words after the row's name.
    """
    if len(chart.series) > 1:
        return []
    ends = {str(p.at): between for s in chart.series for p in s.points if (between := marks.ranged(p))}
    return [ends.get(name) for name in names] if ends else []


def _draw_ranges(chart: Chart, native: Any, size: float) -> None:
    """A pale bar to the high end with a cover up to the low end, so that both numbers can be edited.

    The line of the axis is removed because the cover would break it.
    """
    (series,) = chart.series
    native.plots[0].overlap = 100
    native.category_axis.format.line.fill.background()
    held = {one.name: one for one in native.plots[0].series}
    highest, lowest = held[HIGHEST], held[LOWEST]
    style.filled(highest.format, series.role, chart.all_example, pale=True)
    style.covering(lowest.format)
    points = {str(p.at): p for p in series.points}
    for n, name in enumerate(categories(chart)):
        p = points.get(name)
        if p is not None and marks.ranged(p):
            style.filled(highest.points[n].format, marks.role_of(p, series), chart.is_example(p), pale=True)
            position = XL_LABEL_POSITION.OUTSIDE_END
            style.label(highest.points[n], said(p, chart.unit), position, bold=stands_out(p, series), size=size)


def _shown(series: Series, name: str) -> float | None:
    point = next((p for p in series.points if p.at == name), None)
    return point.value if point is not None and marks.shown(point) else None


def _named(chart: Chart, name: str) -> str:
    """For example 'Black African (1 to 7, hidden)', on one line. The text next to the chart gives the fallback."""
    bar = marks.drawn if len(chart.series) == 1 else marks.shown
    reasons = [(s, p) for s in chart.series for p in s.points if p.at == name and not bar(p) and p.text]
    whys = [(s.label, p.text.partition(". ")[0]) for s, p in reasons]
    said_of = [why if len(chart.series) == 1 else f"{label}: {why}" for label, why in whys]
    aside = next((f": {large} {small}" for at, large, small in chart.asides if at == name), "")
    return f"{name} ({'; '.join(said_of)})" if said_of else f"{name}{aside}"
