"""Funnel plot as a native chart."""

from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE

from het_dash.charts.layout import marks
from het_dash.charts.layout.funnel import BACK_TO_FRONT, Unit, drawn_units, in_order, up_scale
from het_dash.charts.layout.point_labels import Name, Spot, names
from het_dash.charts.layout.scale import Scale, from_zero
from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import Box

LEFT, TOP, WIDE, TALL = 0.09, 0.05, 0.87, 0.7
PX_AN_INCH = 80


def add(slide: Any, chart: Chart, box: Box) -> Any:
    drawn = drawn_units(chart)
    up, across = up_scale(chart, drawn), from_zero([one.people for one in drawn], "count")
    roles = [(role, [one for one in drawn if one.role == role]) for role in BACK_TO_FRONT]
    roles = [(role, those) for role, those in roles if those]
    data = XyChartData(number_format=style.number_format(chart))
    for role, those in roles:
        _series(data, _label(chart, role), [(one.people, one.value) for one in those])
    for b in chart.benchmarks:
        _series(data, b.label, [(across.low, b.value), (across.high, b.value)])
    for curve in chart.curves:
        inside = [
            (x, y) for x, y in zip(curve.across, curve.up, strict=True) if style.ends(up)[0] <= y <= style.ends(up)[1]
        ]
        _series(data, curve.label, inside)
    frame = style.placed(slide, XL_CHART_TYPE.XY_SCATTER, box, data)
    style.plot_area(frame.chart, LEFT, TOP, WIDE, TALL)
    style.value_axis(frame.chart.category_axis, across, chart.across)
    style.value_axis(frame.chart.value_axis, up, chart.axis)
    every = list(frame.chart.plots[0].series)
    for (role, those), one in zip(roles, every, strict=False):
        style.without_line(one)
        style.marker(
            one, XL_MARKER_STYLE.CIRCLE, 12 if role == "chosen" else 9, LIGHT.roles[role], marks.outline(role, LIGHT)
        )
        _names(chart, drawn, those, one, (across, up, box))
    lines = [*((b.line, LIGHT.benchmark) for b in chart.benchmarks), *((c.line, LIGHT.hidden) for c in chart.curves)]
    for (line, ink), one in zip(lines, every[len(roles) :], strict=True):
        style.stroke(one.format, ink, 1.75, line)
        one.marker.style = XL_MARKER_STYLE.NONE
    style.legend(frame.chart)
    first = {series.name: n for n, series in reversed(list(enumerate(every)))}
    style.not_in_legend(frame.chart, *(n for n, series in enumerate(every) if n != first[series.name]))
    return frame


def _label(chart: Chart, role: str) -> str:
    return next((s.label for s in chart.series if s.role == role), chart.series[0].label)


def _series(data: XyChartData, label: str, points: list[tuple[float, float]]) -> None:
    added = data.add_series(label)
    for x, y in points:
        added.add_data_point(x, y)


def _names(chart: Chart, drawn: list[Unit], those: list[Unit], series: Any, place: tuple[Scale, Scale, Box]) -> None:
    """Labels of points that have room for one."""
    across, up, box = place
    wide, tall = box.wide * WIDE * PX_AN_INCH, box.tall * TALL * PX_AN_INCH
    spots = {Spot(wide * across.share(u.people), tall * (1 - up.share(u.value)), str(u.point.at)): u for u in drawn}
    for spot, name in names(in_order(chart, spots), spots, wide, tall).items():
        if spots[spot] in those:
            point = series.points[those.index(spots[spot])]
            style.label(point, spot.name, _side(name), bold=spots[spot].role == "chosen", size=style.SMALL_SIZE)


def _side(name: Name) -> Any:
    sides = {"left": XL_LABEL_POSITION.RIGHT, "right": XL_LABEL_POSITION.LEFT}
    over = XL_LABEL_POSITION.ABOVE if name.place.get("yanchor") == "bottom" else XL_LABEL_POSITION.BELOW
    return sides.get(str(name.place.get("xanchor")), over)
