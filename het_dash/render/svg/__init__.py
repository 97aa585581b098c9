"""Charts as SVG, for files that cannot hold a live chart."""

from dataclasses import dataclass

from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT
from het_dash.render.problems import PackProblem
from het_dash.render.svg import activities, bars, dots, funnel, pyramid, trend

DRAWN_BY = {
    "bars": bars.draw,
    "dots": dots.draw,
    "trend": trend.draw,
    "pyramid": pyramid.draw,
    "funnel": funnel.draw,
    "timeline": activities.draw,
}


@dataclass(frozen=True)
class Picture:
    """An SVG image and its size in pixels."""

    svg: bytes
    width: float
    height: float


def picture(chart: Chart) -> Picture:
    """The chart without its title, which the document writes."""
    if chart.kind not in DRAWN_BY:
        raise PackProblem(f"{chart.id}: a chart of kind {chart.kind!r} has no picture yet. Add it to packs/pictures.")
    pen = DRAWN_BY[chart.kind](chart, LIGHT)
    return Picture(pen.svg(), pen.width, pen.height)


__all__ = ["DRAWN_BY", "Picture", "picture"]
