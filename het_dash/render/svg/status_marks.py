"""Status marks as SVG: patterns and signs that differ in grey."""

from het_dash.charts.spec import Point
from het_dash.charts.status_marks import MARKS, Mark
from het_dash.render.svg.frame import Plot

HATCHES: dict[Mark, str | None] = {
    "crossed": "xxxx",
    "upright": "||||",
    "level": "----",
    "outlined": None,
    "dotted": "...",
}
SIGNS: dict[Mark, str] = {"dash": "_", "ring": "o"}
HALF_PX = 7


def stub(plot: Plot, point: Point, y: float, end: float) -> None:
    """Draws a status mark in place of a bar. Its length never depends on the suppressed number."""
    mark = MARKS[point.status]
    if mark in HATCHES:
        _pattern(plot, mark, (plot.left, y, end))
    elif mark in SIGNS:
        _sign(plot, mark, (plot.left + end) / 2, y)


def sign(plot: Plot, point: Point, x: float, y: float) -> None:
    """Draws a status sign in place of a point."""
    mark = MARKS[point.status]
    if mark in HATCHES:
        _pattern(plot, mark, (x - HALF_PX, y, x + HALF_PX))
    elif mark in SIGNS:
        _sign(plot, mark, x, y)


def _pattern(plot: Plot, mark: Mark, place: tuple[float, float, float]) -> None:
    left, y, right = place
    look = {"hatch": HATCHES[mark], "hatch_colour": plot.theme.hidden, "edge": plot.theme.hidden, "width": 1.2}
    plot.pen.rectangle(left, y - HALF_PX, right, y + HALF_PX, fill=plot.theme.background, **look)


def _sign(plot: Plot, mark: Mark, x: float, y: float) -> None:
    plot.pen.mark(x, y, SIGNS[mark], 10, plot.theme.background, plot.theme.hidden, 2)
