"""Age and sex pyramid as a native chart."""

from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION
from pptx.util import Pt

from het_dash.charts.layout import marks
from het_dash.charts.layout.pyramid import area_and_side, line_of
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import Box, colour


def add(slide: Any, chart: Chart, box: Box) -> Any:
    half = from_zero(shown_values(chart), chart.unit)
    scale = Scale(-half.high, half.high, half.step, chart.unit)
    both_ways = f"{style.tick_format(half)};{style.tick_format(half)}"
    data = CategoryChartData(number_format=both_ways)
    names = categories(chart)
    data.categories = [_named(chart, name) for name in names]
    for series in chart.series:
        side = area_and_side(series)[1]
        shown = {str(p.at): side * p.value for p in series.points if marks.shown(p) and p.value is not None}
        data.add_series(series.label, [shown.get(name) for name in names])
    frame = style.placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, data)
    style.value_axis(frame.chart.value_axis, scale, f"{chart.axis}. Female left, male right.", both_ways)
    axis = frame.chart.category_axis
    axis.tick_label_position, axis.tick_labels.font.size = XL_TICK_LABEL_POSITION.LOW, Pt(9)
    axis.format.line.color.rgb = colour(LIGHT.hidden)
    frame.chart.plots[0].overlap, frame.chart.plots[0].gap_width = 100, 8
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=True):
        _bars(chart, series, drawn)
    style.legend(frame.chart)
    style.not_in_legend(frame.chart, *(n for n, s in enumerate(chart.series) if area_and_side(s)[1] > 0))
    return frame


def _bars(chart: Chart, series: Series, drawn: Any) -> None:
    drawn.invert_if_negative = False
    if series.role == "benchmark":
        drawn.format.fill.background()
        style.stroke(drawn.format, LIGHT.benchmark, 1.5, line_of(chart, series))
    else:
        style.filled(drawn.format, series.role, chart.all_example)


def _named(chart: Chart, name: str) -> str:
    reasons = dict.fromkeys(
        p.text for s in chart.series for p in s.points if p.at == name and not marks.shown(p) and p.text
    )
    return f"{name} ({'; '.join(reasons)})" if reasons else name
