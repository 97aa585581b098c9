"""Timeline of activities as a native chart."""

from datetime import date
from math import sqrt
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_MARKER_STYLE

from het_dash.charts.layout import marks
from het_dash.charts.layout.activities import happened, span
from het_dash.charts.layout.scale import Scale
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import Box
from het_dash.render.pptx.rows import Row, finish, name_rows

DAY_ZERO = date(1899, 12, 30)  # PowerPoint counts days from this date
DOT, QUARTER = 9, 91.3


def add(slide: Any, chart: Chart, box: Box) -> Any:
    first, last = (float((day - DAY_ZERO).days) for day in span(chart))
    data = XyChartData(number_format="d mmm yyyy")
    for n, series in enumerate(chart.series, start=1):
        added = data.add_series(series.label)
        for p in (p for p in series.points if marks.shown(p)):
            added.add_data_point((when(p) - DAY_ZERO).days, n)
    rows = [Row(s.label, happened(s)) for s in chart.series]
    name_rows(data, rows, first)
    frame = style.placed(slide, XL_CHART_TYPE.XY_SCATTER, box, data)
    finish(frame.chart, rows, Scale(first, max(last, first + 1), QUARTER, "count"), chart.axis, "mmm yyyy")
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=False):
        _dots(series, drawn)
    return frame


def _dots(series: Series, drawn: Any) -> None:
    style.without_line(drawn)
    ink = LIGHT.roles[series.role]
    style.marker(drawn, XL_MARKER_STYLE.CIRCLE, DOT, ink, LIGHT.background)
    for n, p in enumerate(p for p in series.points if marks.shown(p)):
        if (p.value or 1) > 1:
            style.marker(
                drawn.points[n], XL_MARKER_STYLE.CIRCLE, round(DOT * sqrt(p.value or 1)), ink, LIGHT.background
            )
