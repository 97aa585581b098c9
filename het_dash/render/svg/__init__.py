"""Charts as SVG, for files that cannot hold a live chart."""

from dataclasses import dataclass

from het_dash.charts.layout import LAID_BY, layout
from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT
from het_dash.render.problems import PackProblem
from het_dash.render.svg.paint import paint

KINDS = frozenset(LAID_BY)
WIDTH = 640.0


@dataclass(frozen=True)
class Picture:
    """An SVG image and its size in pixels."""

    svg: bytes
    width: float
    height: float


def picture(chart: Chart) -> Picture:
    """The chart without its title, which the document writes."""
    if chart.kind not in KINDS:
        raise PackProblem(f"{chart.id}: a chart of kind {chart.kind!r} has no picture yet. Add it to charts/layout.")
    laid = layout(chart, WIDTH)
    return Picture(paint(laid, LIGHT, WIDTH).encode(), WIDTH, laid.height)


def inline(chart: Chart, width: float) -> str:
    """The chart for a web page, with text for a pointer. Only for kinds that are laid out."""
    return paint(layout(chart, width), LIGHT, width, hover=True, printed=False)


__all__ = ["KINDS", "WIDTH", "Picture", "inline", "picture"]
