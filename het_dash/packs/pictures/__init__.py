"""Charts as pictures for formats that hold no live chart: the same plain data, drawn with matplotlib as SVG."""

from het_dash.charts.chart import Chart
from het_dash.charts.theme import LIGHT
from het_dash.packs.pictures import bars, dots, pyramid, trend
from het_dash.packs.problems import PackProblem

DRAWN_BY = {"bars": bars.draw, "dots": dots.draw, "trend": trend.draw, "pyramid": pyramid.draw}


def svg(chart: Chart) -> bytes:
    """The chart without its title: the document writes that."""
    if chart.kind not in DRAWN_BY:
        raise PackProblem(f"{chart.id}: a chart of kind {chart.kind!r} has no picture yet. Add it to packs/pictures.")
    return DRAWN_BY[chart.kind](chart, LIGHT).svg()


__all__ = ["DRAWN_BY", "svg"]
