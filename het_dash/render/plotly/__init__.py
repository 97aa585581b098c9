"""Draws a Chart as a plotly figure of plain dicts."""

from typing import Any

from het_dash.charts.layout import layout
from het_dash.charts.spec import Chart
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import CONFIG, FONT
from het_dash.render.plotly.paint import paint


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    """A figure as `{"data": [...], "layout": {...}}`. The page writes the title, subtitle and alt text."""
    if not any(series.points for series in chart.series):
        raise ValueError(f"{chart.id}: no point to draw, not even one with a reason; write an empty state instead")
    return paint(layout(chart), theme)


__all__ = ["CONFIG", "FONT", "draw"]
