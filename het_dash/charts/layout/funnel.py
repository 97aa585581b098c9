"""Places of a funnel plot: units, value scale, order of names, key."""

from dataclasses import dataclass

from het_dash.charts.layout import marks
from het_dash.charts.layout.key import KeyEntry
from het_dash.charts.layout.point_labels import Spot
from het_dash.charts.layout.scale import Scale, around
from het_dash.charts.spec import Chart, Point, Role
from het_dash.charts.theme import Theme

BACK_TO_FRONT: tuple[Role, ...] = ("other", "chosen")


@dataclass(frozen=True, slots=True)
class Unit:
    """A point with its place and emphasis."""

    point: Point
    role: Role
    people: float
    value: float


def drawn_units(chart: Chart) -> list[Unit]:
    """Units with a value and a denominator. The others have no place in the plot and are named in text."""
    return [
        Unit(p, "chosen" if marks.role_of(p, s) == "chosen" else "other", p.denominator, p.value)
        for s in chart.series
        for p in s.points
        if marks.shown(p) and p.value is not None and p.denominator is not None
    ]


def up_scale(chart: Chart, drawn: list[Unit]) -> Scale:
    """Scale that holds every point and most of the limits. Limits may leave the plot at small denominators."""
    curves = [value for curve in chart.curves for value in curve.up[len(curve.up) // 5 :]]
    return around([*(one.value for one in drawn), *curves, *(b.value for b in chart.benchmarks)], chart.unit)


def in_order(chart: Chart, spots: dict[Spot, Unit]) -> list[Spot]:
    """Spots to label in order of priority: the chosen units, then those furthest from the average."""
    middle = chart.benchmarks[0].value if chart.benchmarks else 0.0
    first = sorted(spots, key=lambda s: (spots[s].role != "chosen", -abs(spots[s].value - middle)))
    return [s for s in first if spots[s].point.named]


def key_entries(chart: Chart, theme: Theme) -> list[KeyEntry]:
    """Key entries for units, averages and limits."""
    lines = [KeyEntry(b.label, "line", theme.benchmark, theme.benchmark, b.line) for b in chart.benchmarks]
    curves = {c.label: KeyEntry(c.label, "line", theme.hidden, theme.hidden, c.line) for c in chart.curves}
    dots = [KeyEntry(s.label, "dot", theme.roles[s.role], marks.outline(s.role, theme)) for s in chart.series]
    return [*reversed(dots), *lines, *curves.values()]
