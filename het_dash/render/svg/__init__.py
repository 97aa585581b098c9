"""Charts as SVG, for files that cannot hold a live chart."""

from dataclasses import dataclass

from het_dash.charts.layout import LAID_BY, layout
from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT, Theme
from het_dash.render.problems import PackProblem
from het_dash.render.svg.paint import paint

KINDS = frozenset(LAID_BY)
WIDTH, SMALL = 640.0, 400.0  # pixels; a small map keeps its size in every file


@dataclass(frozen=True)
class Picture:
    """An SVG image and its size in pixels."""

    svg: bytes
    width: float
    height: float


def picture(chart: Chart, width: float = WIDTH) -> Picture:
    """The chart without its title, which the document writes."""
    if chart.kind not in KINDS:
        raise PackProblem(f"{chart.id}: a chart of kind {chart.kind!r} has no picture yet. Add it to charts/layout.")
    width = _at_most(chart, width)
    laid = layout(chart, width)
    return Picture(paint(laid, LIGHT, width).encode(), width, laid.height)


def inline(chart: Chart, width: float, theme: Theme = LIGHT) -> str:
    """The chart for a web page, with text for a pointer. Only for kinds that are laid out."""
    width = _at_most(chart, width)
    return paint(layout(chart, width), theme, width, hover=True, printed=False)


def _at_most(chart: Chart, width: float) -> float:
    """Width of the picture: a map that lists its areas is small."""
    return min(width, SMALL) if chart.mapped and chart.mapped.numbered else width


__all__ = ["KINDS", "SMALL", "WIDTH", "Picture", "inline", "picture"]
