"""Draws a Chart as a plotly figure of plain dicts."""

from typing import Any

from het_dash.charts.spec import Chart
from het_dash.charts.theme import Theme
from het_dash.render.plotly import activities, bars, dots, funnel, pyramid, trend
from het_dash.render.plotly.figure_frame import CONFIG, FONT

DRAWN_BY = {
    "bars": bars.draw,
    "dots": dots.draw,
    "trend": trend.draw,
    "pyramid": pyramid.draw,
    "timeline": activities.draw,
    "funnel": funnel.draw,
}


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    """A figure as `{"data": [...], "layout": {...}}`. The page writes the title, subtitle and alt text."""
    if not any(series.points for series in chart.series):
        raise ValueError(f"{chart.id}: no point to draw, not even one with a reason; write an empty state instead")
    return DRAWN_BY[chart.kind](chart, theme)


__all__ = ["CONFIG", "FONT", "draw"]
