"""Age and sex pyramid as a native chart."""

from dataclasses import replace
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_TICK_LABEL_POSITION, XL_TICK_MARK
from pptx.enum.text import PP_ALIGN
from pptx.util import Pt

from het_dash.charts.layout import marks
from het_dash.charts.layout.pyramid import area_and_side, line_of
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import key, style
from het_dash.render.pptx.deck import Box, colour, fill_in

SIDES = ("Female", "Male")
LEFT, TOP, WIDE, TALL, HEAD = 0.14, 0.01, 0.84, 0.88, 0.32
ROW_INCHES = 0.205  # what a name of the smallest size needs


def add(slide: Any, chart: Chart, box: Box) -> Any:
    half = from_zero(shown_values(chart), chart.unit, steps=3)
    scale = Scale(-half.high, half.high, half.step, chart.unit)
    both_ways = f"{style.tick_format(half)};{style.tick_format(half)}"
    data = CategoryChartData(number_format=both_ways)
    names = categories(chart)
    data.categories = [_named(chart, name) for name in names]
    for series in chart.series:
        side = area_and_side(series)[1]
        shown = {str(p.at): side * p.value for p in series.points if marks.shown(p) and p.value is not None}
        data.add_series(series.label, [shown.get(name) for name in names])
    box = key.add(slide, _key(chart), box)
    box = _headings(slide, box)
    frame = style.placed(slide, XL_CHART_TYPE.BAR_CLUSTERED, box, data)
    style.plot_area(frame.chart, LEFT, TOP, WIDE, TALL)
    style.value_axis(frame.chart.value_axis, scale, number_format=both_ways)
    axis = frame.chart.category_axis
    axis.tick_label_position, axis.tick_labels.font.size = XL_TICK_LABEL_POSITION.LOW, Pt(style.SMALL_SIZE)
    axis.major_tick_mark = XL_TICK_MARK.NONE
    axis.format.line.color.rgb = colour(LIGHT.hidden)
    style.labels_apart(axis, 1 if len(names) * ROW_INCHES <= box.tall * TALL else 2)
    frame.chart.plots[0].overlap, frame.chart.plots[0].gap_width = 100, 12
    for series, drawn in zip(chart.series, frame.chart.plots[0].series, strict=True):
        _bars(chart, series, drawn)
    return frame


def _key(chart: Chart) -> list[key.Entry]:
    """Areas, where there are several; headings say the sexes."""
    named = {area_and_side(s)[0]: s for s in chart.series}
    entries = []
    for area, series in named.items():
        if series.role == "benchmark":
            ink = LIGHT.benchmark
            entries.append(key.Entry(area, "line", ink, ink, line=line_of(chart, series)))
        else:
            entries.append(replace(key.of_series(chart, series), text=area))
    return entries if len(entries) > 1 else []


def _headings(slide: Any, box: Box) -> Box:
    """The names of the two sides over their halves."""
    for n, said in enumerate(SIDES):
        wide = box.wide * WIDE / 2
        shape = slide.shapes.add_textbox(*Box(box.left + box.wide * LEFT + n * wide, box.top, wide, HEAD).emu)
        fill_in(shape.text_frame, [said], style.SIZE, bold=True, align=PP_ALIGN.CENTER)
    return box.beneath(HEAD)


def _bars(chart: Chart, series: Series, drawn: Any) -> None:
    drawn.invert_if_negative = False
    if series.role == "benchmark":
        drawn.format.fill.background()
        style.stroke(drawn.format, LIGHT.benchmark, 1.5, line_of(chart, series))
        return
    style.filled(drawn.format, series.role, chart.all_example)
    for n, point in enumerate(series.points):
        if marks.role_of(point, series) != series.role:
            style.filled(drawn.points[n].format, marks.role_of(point, series), chart.all_example)


def _named(chart: Chart, name: str) -> str:
    reasons = dict.fromkeys(
        p.text for s in chart.series for p in s.points if p.at == name and not marks.shown(p) and p.text
    )
    return f"{name} ({'; '.join(reasons)})" if reasons else name
