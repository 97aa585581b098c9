"""Answer -> Chart, described once as plain data; its words; and its drawing with plotly."""

from typing import Any

from het_dash.charts.chart import Chart, Table
from het_dash.charts.plotly_draw import CONFIG, draw
from het_dash.charts.theme import THEMES, Mode
from het_dash.charts.view import View

__all__ = ["CONFIG", "Chart", "Table", "View", "drawn"]


def drawn(chart: Chart, mode: Mode) -> dict[str, Any]:
    """The chart as a plotly figure, a plain dict, in light or dark."""
    return draw(chart, THEMES[mode])
