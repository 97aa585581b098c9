"""Horizontal bars as a native chart."""

from collections.abc import Sequence
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION
from pptx.util import Pt

from het_dash.charts.layout import marks
from het_dash.charts.layout.rows import categories, stands_out
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import said
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import Box, colour

SMALL, SMALLEST = 9, 8
MANY, VERY_MANY = 12, 24
TOP, WIDE, NARROWER, RIGHT, TALL = 0.02, 0.62, 0.54, 0.92, 0.8
LONG = 34  # longest name, in characters, that fits one line beside WIDE; many bars leave room for one line only
CLEAR = 0.01
HIGHEST, LOWEST = "Highest of a range", "Lowest of a range"


def add(slide: Any, chart: Chart, box: Box) -> Any:
    """Reference lines are hollow bars at the end, because drawn lines would not move when somebody edits the bars."""
    names = categories(chart)
    data = CategoryChartData(number_format=style.number_format(chart))
    labels = [*(_named(chart, name) for name in names), *(b.label for b in chart.benchmarks)]
    data.categories = labels
    for n, series in enumerate(chart.series):
        own = [b.value if n == 0 else None for b in chart.benchmarks]
        data.add_series(series.label or chart.axis, [*(_shown(series, name) for name in names), *own])
    ends = _ranges(chart, names)
    if ends:
        blank = [None for _ in chart.benchmarks]
        data.add_series(HIGHEST, [*(end and end[1] for end in ends), *blank])
        data.add_series(LOWEST, [*(end and end[0] for end in ends), *blank])
    frame = style.placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, data)
    scale = from_zero(shown_values(chart), chart.unit)
    bars = len(names) * len(chart.series)
    wide = NARROWER if bars > MANY and max(map(len, labels)) > LONG else WIDE
    style.plot_area(frame.chart, RIGHT - wide, TOP, wide, TALL)
    _axes(frame.chart, chart, scale, bars)
    low, high = style.ends(scale)
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=False):
        _bars(chart, series, drawn, wide / (high - low))
    if ends:
        _draw_ranges(chart, frame.chart)
    if len(chart.series) > 1:
        style.legend(frame.chart)
    return frame


def _axes(drawn: Any, chart: Chart, scale: Scale, bars: int) -> None:
    style.upside_down(drawn.category_axis, drawn.value_axis)
    drawn.category_axis.format.line.color.rgb = colour(LIGHT.hidden)
    size = SMALLEST if bars > VERY_MANY else SMALL if bars > MANY else style.SIZE
    drawn.category_axis.tick_labels.font.size = Pt(size)
    style.value_axis(drawn.value_axis, scale, chart.axis)
    style.every_label(drawn.category_axis)
    drawn.plots[0].gap_width = 40
    drawn.plots[0].overlap = 0


def _bars(chart: Chart, series: Series, drawn: Any, width_of_one: float) -> None:
    names = categories(chart)
    style.filled(drawn.format, series.role, chart.all_example)
    points = {str(p.at): p for p in series.points}
    size = SMALLEST if len(names) * len(chart.series) > VERY_MANY else SMALL
    for n, name in enumerate(names):
        p = points.get(name)
        if p is not None and marks.shown(p):
            one = drawn.points[n]
            if marks.role_of(p, series) != series.role or p.example:
                style.filled(one.format, marks.role_of(p, series), chart.is_example(p))
            bold = stands_out(p, series)
            style.label(one, said(p, chart.unit), XL_LABEL_POSITION.OUTSIDE_END, bold=bold, size=size)
            _clear_of_whisker(one, p, width_of_one)
    if series is chart.series[0]:
        for n in range(len(names), len(names) + len(chart.benchmarks)):
            style.filled(drawn.points[n].format, "benchmark")
    spans = [marks.limits(points.get(name)) for name in names]
    style.error_bars(drawn, "", [*spans, *(None for _ in chart.benchmarks)])


def _ranges(chart: Chart, names: Sequence[str]) -> list[tuple[float, float] | None]:
    """(low, high) of each row's range, None for rows without one; empty if no row has one.

    With bars of two series in a row, ranges are said in the notes.
    """
    if len(chart.series) > 1:
        return []
    ends = {str(p.at): between for s in chart.series for p in s.points if (between := marks.ranged(p))}
    return [ends.get(name) for name in names] if ends else []


def _draw_ranges(chart: Chart, native: Any) -> None:
    """A pale bar to the high end with a cover up to the low end, so that both numbers can be edited.

    Grid lines are removed because the cover would break them.
    """
    (series,) = chart.series
    native.plots[0].overlap = 100
    native.value_axis.has_major_gridlines = False
    native.category_axis.format.line.fill.background()
    *_, highest, lowest = native.plots[0].series
    style.filled(highest.format, series.role, chart.all_example, pale=True)
    style.covering(lowest.format)
    points = {str(p.at): p for p in series.points}
    for n, name in enumerate(categories(chart)):
        p = points.get(name)
        if p is not None and marks.ranged(p):
            style.filled(highest.points[n].format, marks.role_of(p, series), chart.is_example(p), pale=True)
            size = SMALLEST if len(points) > VERY_MANY else SMALL
            position = XL_LABEL_POSITION.OUTSIDE_END
            style.label(highest.points[n], said(p, chart.unit), position, bold=stands_out(p, series), size=size)


def _clear_of_whisker(drawn: Any, point: Point, width_of_one: float) -> None:
    """Moves the value label beyond the end of the interval."""
    if limits := marks.limits(point):
        style.shift(drawn, width_of_one * (limits[2] - limits[0]) + CLEAR, 0)


def _shown(series: Series, name: str) -> float | None:
    point = next((p for p in series.points if p.at == name), None)
    return point.value if point is not None and marks.shown(point) else None


def _named(chart: Chart, name: str) -> str:
    """For example 'Black African (1 to 7, hidden)', on one line. The text next to the chart gives the fallback."""
    reasons = [(s, p) for s in chart.series for p in s.points if p.at == name and not marks.drawn(p) and p.text]
    whys = [(s.label, p.text.partition(". ")[0]) for s, p in reasons]
    said_of = [why if len(chart.series) == 1 else f"{label}: {why}" for label, why in whys]
    aside = next((f": {large} {small}" for at, large, small in chart.asides if at == name), "")
    return f"{name} ({'; '.join(said_of)})" if said_of else f"{name}{aside}"
