"""The chart as a plotly figure, in light or dark."""

from typing import Any

from het_dash.charts.spec import Chart
from het_dash.charts.theme import THEMES, Mode
from het_dash.render.plotly import draw


def drawn(chart: Chart, mode: Mode) -> dict[str, Any]:
    """The chart as a plotly figure in plain dicts."""
    return draw(chart, THEMES[mode])


def checked(figure: dict[str, Any]) -> Any:
    """The figure as a validated `plotly.graph_objects.Figure`, cached so that it is validated once."""
    from plotly.graph_objects import Figure  # noqa: PLC0415 (only pages need it: it takes a third of a second)

    return Figure(figure)
