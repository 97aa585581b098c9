"""Marks of points and series: whether a number is shown, role, outline, line style, limits."""

from het_dash.catalogue import Status
from het_dash.charts.spec import Line, Point, Role, Series
from het_dash.charts.theme import Theme

LINES: tuple[Line, ...] = ("solid", "dashed", "dotted")


def shown(point: Point) -> bool:
    """A number on a hidden point is never drawn, whoever put it there."""
    return point.status is Status.SHOWN and point.value is not None


def ranged(point: Point) -> tuple[float, float] | None:
    """The ends of a range that is drawn in place of a number; never of a hidden point."""
    return point.between if point.status is Status.SHOWN and point.value is None else None


def drawn(point: Point) -> bool:
    """Whether a number or a range is drawn, and not a reason."""
    return shown(point) or ranged(point) is not None


def role_of(point: Point, series: Series) -> Role:
    return point.role or series.role


def fill(role: Role, theme: Theme) -> str:
    """A benchmark is hollow: its dark grey would not stand apart from the chosen blue."""
    return theme.background if role == "benchmark" else theme.roles[role]


def outline(role: Role, theme: Theme) -> str:
    """The grey of the others is too pale to stand alone on white."""
    return theme.hidden if role == "other" else theme.roles[role]


def line(series: Series, order: int) -> Line:
    """As declared; otherwise benchmarks differ by their order, since they share one grey."""
    return series.line or (LINES[order % len(LINES)] if series.role == "benchmark" else "solid")


def limits(point: Point | None) -> tuple[float, float, float] | None:
    """Value, lower, upper of a shown point that has an interval."""
    if point is None or not shown(point) or point.value is None or point.lower is None or point.upper is None:
        return None
    return point.value, point.lower, point.upper
