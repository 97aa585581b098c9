"""Native PowerPoint charts that anybody can edit."""

from typing import Any

from het_dash.charts.spec import Chart
from het_dash.render.pptx import activities, area_map, bars, dots, funnel, pyramid, trend
from het_dash.render.pptx.deck import Box
from het_dash.render.problems import PackProblem

DRAWN_BY = {
    "bars": bars.add,
    "dots": dots.add,
    "trend": trend.add,
    "pyramid": pyramid.add,
    "funnel": funnel.add,
    "timeline": activities.add,
    "map": area_map.add,
}


def add_chart(slide: Any, chart: Chart, box: Box) -> None:
    """Adds a native chart, or a map of native shapes, with its text alternative."""
    if chart.kind not in DRAWN_BY:
        raise PackProblem(f"{chart.id}: a chart of kind {chart.kind!r} has no slide yet. Add it to packs/pptx/charts.")
    frame = DRAWN_BY[chart.kind](slide, chart, box)
    frame._element.xpath("./*/p:cNvPr")[0].set("descr", chart.alt)
    frame.name = chart.title


__all__ = ["DRAWN_BY", "add_chart"]
