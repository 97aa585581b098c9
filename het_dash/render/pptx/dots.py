"""Dots by category as a native chart."""

from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE

from het_dash.charts.layout import marks
from het_dash.charts.layout.dots.dot_marks import BACK_TO_FRONT, TICKS, tick_of
from het_dash.charts.layout.dots.row_words import beside
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import around, shown_values
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import key, style
from het_dash.render.pptx.deck import Box
from het_dash.render.pptx.rows import Row, finish, name_rows

BAND_POINTS = 14
KEY_SHAPES = dict(zip(TICKS, ("diamond", "square", "triangle"), strict=True))
SHAPES = dict(zip(TICKS, (XL_MARKER_STYLE.DIAMOND, XL_MARKER_STYLE.SQUARE, XL_MARKER_STYLE.TRIANGLE), strict=True))


def add(slide: Any, chart: Chart, box: Box) -> Any:
    scale = around(shown_values(chart), chart.unit)
    names = categories(chart)
    rows = [Row(name, beside(chart, name)[0]) for name in names]
    data = XyChartData(number_format=style.number_format(chart))
    shown = [s for role in BACK_TO_FRONT for s in chart.series if s.role == role and _points(s)]
    for series in shown:
        added = data.add_series(series.label)
        for p in _points(series):
            added.add_data_point(p.value, names.index(str(p.at)) + 1)
    for b in chart.benchmarks:
        added = data.add_series(b.label)
        for y in (0.5, len(names) + 0.5):
            added.add_data_point(b.value, y)
    for band in chart.bands:
        added = data.add_series(band.label)
        for end in (band.low, band.high):
            added.add_data_point(end, names.index(band.at) + 1)
    name_rows(data, rows, style.ends(scale)[0])
    box = key.add(slide, _key(chart, shown), box)
    frame = style.placed(slide, XL_CHART_TYPE.XY_SCATTER, box, data)
    finish(frame.chart, rows, scale, chart.axis)
    drawn = list(frame.chart.plots[0].series)
    for series, one in zip(shown, drawn, strict=False):
        _dots(chart, series, one)
    for b, one in zip(chart.benchmarks, drawn[len(shown) :], strict=False):
        style.stroke(one.format, LIGHT.benchmark, 2, b.line)
        one.marker.style = XL_MARKER_STYLE.NONE
    first = len(shown) + len(chart.benchmarks)
    for n, one in enumerate(drawn[first : first + len(chart.bands)]):
        gap = chart.bands[n].gap
        style.see_through_line(one, LIGHT.roles["programme_2"] if gap else LIGHT.hidden, 7 if gap else BAND_POINTS)
        one.marker.style = XL_MARKER_STYLE.NONE
    return frame


def _key(chart: Chart, shown: list[Series]) -> list[key.Entry]:
    """Series, reference lines, then bands, each label once."""
    entries = [_entry(chart, series) for series in chart.series if series in shown]
    entries += [key.Entry(b.label, "line", LIGHT.benchmark, LIGHT.benchmark, line=b.line) for b in chart.benchmarks]
    for band in chart.bands:
        ink = LIGHT.roles["programme_2"] if band.gap else LIGHT.grid
        entries.append(key.Entry(band.label, "bar", style.paler(ink), style.paler(ink)))
    return list({entry.text: entry for entry in entries if entry.text}.values())


def _entry(chart: Chart, series: Series) -> key.Entry:
    if series.minor:
        return key.Entry(series.label, "dot", LIGHT.background, LIGHT.benchmark, shape="diamond")
    if series.role == "benchmark":
        return key.Entry(
            series.label, "dot", LIGHT.benchmark, LIGHT.benchmark, shape=KEY_SHAPES[tick_of(chart, series)]
        )
    return key.Entry(series.label, "dot", LIGHT.roles[series.role], marks.outline(series.role, LIGHT))


def _points(series: Series) -> list[Point]:
    return [p for p in series.points if marks.shown(p)]


def _dots(chart: Chart, series: Series, drawn: Any) -> None:
    """A point with more or less emphasis than its series has its own style.

    Background dots are small because LibreOffice draws the first series on top and PowerPoint the last.
    """
    style.without_line(drawn)
    _marked(chart, series, series.role, drawn)
    points = _points(series)
    for n, p in enumerate(points):
        if marks.role_of(p, series) != series.role:
            _marked(chart, series, marks.role_of(p, series), drawn.points[n])
    style.error_bars(drawn, "x", [marks.limits(p) for p in points])


def _marked(chart: Chart, series: Series, role: Role, target: Any) -> None:
    if series.minor:
        shape = XL_MARKER_STYLE.CIRCLE if any(band.gap for band in chart.bands) else XL_MARKER_STYLE.DIAMOND
        style.marker(target, shape, 6, LIGHT.background, LIGHT.benchmark)
    elif role == "benchmark":
        style.marker(target, SHAPES[tick_of(chart, series)], 11, LIGHT.benchmark, LIGHT.background)
    else:
        size, edge = 7 if role == "other" else 12, marks.outline(role, LIGHT)
        style.marker(target, XL_MARKER_STYLE.CIRCLE, size, LIGHT.roles[role], edge)
