"""Marks of points and series: whether a number is shown, role, outline, line style, limits."""

from het_dash.catalogue import Status
from het_dash.charts.spec import Line, Point, Role, Series
from het_dash.charts.theme import Theme

LINES: tuple[Line, ...] = ("solid", "dashed", "dotted")


def shown(point: Point) -> bool:
    """True if the value may be drawn. A hidden point never shows a number."""
    return point.status is Status.SHOWN and point.value is not None


def ranged(point: Point) -> tuple[float, float] | None:
    """Ends of a range drawn in place of a value; None for a hidden point."""
    return point.between if point.status is Status.SHOWN and point.value is None else None


def drawn(point: Point) -> bool:
    """True if the point shows a value or a range rather than a reason."""
    return shown(point) or ranged(point) is not None


def role_of(point: Point, series: Series) -> Role:
    return point.role or series.role


def fill(role: Role, theme: Theme) -> str:
    """Benchmarks are hollow because their dark grey is too close to the blue of the chosen PCN."""
    return theme.background if role == "benchmark" else theme.roles[role]


def outline(role: Role, theme: Theme) -> str:
    """Other areas need an outline because their grey is too pale on white."""
    return theme.hidden if role == "other" else theme.roles[role]


def line(series: Series, order: int) -> Line:
    """Line style as declared. Benchmarks share one grey, so by default they differ by their order."""
    return series.line or (LINES[order % len(LINES)] if series.role == "benchmark" else "solid")


def limits(point: Point | None) -> tuple[float, float, float] | None:
    """(value, lower, upper) of a shown point with an interval, else None."""
    if point is None or not shown(point) or point.value is None or point.lower is None or point.upper is None:
        return None
    return point.value, point.lower, point.upper
