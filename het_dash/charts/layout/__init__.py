"""Layout: places, scales, labels and key of a chart as pure numbers."""

from collections.abc import Callable

from het_dash.charts.layout import activities, area_map, bars, dots, funnel, pyramid, trend
from het_dash.charts.layout.laid import NARROWEST, Laid
from het_dash.charts.spec import Chart, Kind

LAID_BY: dict[Kind, Callable[[Chart, float | None], Laid]] = {
    "bars": bars.layout,
    "dots": dots.layout,
    "trend": trend.layout,
    "pyramid": pyramid.layout,
    "timeline": activities.layout,
    "funnel": funnel.layout,
    "map": area_map.layout,
}


def layout(chart: Chart, width: float | None = None) -> Laid:
    """The chart with every place decided. Without a width it fits any canvas from NARROWEST pixels up."""
    return LAID_BY[chart.kind](chart, width)


__all__ = ["LAID_BY", "NARROWEST", "Laid", "layout"]
