"""Funnel plot: points by number of people, the average, and limits as curves."""

from dataclasses import dataclass
from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.point_labels import Spot, names
from het_dash.charts.layout.scale import Scale, around, from_zero
from het_dash.charts.layout.text import PHONE_PX, SMALL_PX, bold, hover, joined, number, widest
from het_dash.charts.spec import Chart, Curve, Point, Role
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import axis_title, figure, hatch, value_axis
from het_dash.render.plotly.header import Above, KeyEntry

PLOT_PX = 320
BACK_TO_FRONT: tuple[Role, ...] = ("other", "chosen")
SIZES: dict[Role, int] = {"other": 11, "chosen": 14}


@dataclass(frozen=True, slots=True)
class Unit:
    """A point that has a place, and how it stands out."""

    point: Point
    role: Role
    people: float
    value: float


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    drawn = drawn_units(chart)
    up, across = up_scale(chart, drawn), from_zero([one.people for one in drawn], "count")
    left = round(widest([up.text(tick) for tick in up.ticks], SMALL_PX) + 10)
    right = round(widest([_level(b.value, chart.unit) for b in chart.benchmarks], SMALL_PX) + 12)
    title, bottom = axis_title(chart.across, left, right, theme)
    ends = (across.low, across.high)
    background = [hatch(ends, (up.low, up.high), theme)] if chart.nature == "demonstration" else []
    roles = [(role, [one for one in drawn if one.role == role]) for role in BACK_TO_FRONT]
    spots = _spots(drawn, across, up, PHONE_PX - left - right)
    return figure(
        [
            *background,
            *(_curve(curve, theme) for curve in chart.curves),
            *marks.benchmark_lines(chart.benchmarks, ends, theme, upright=False),
            *(_dots(chart, role, those, theme) for role, those in roles if those),
        ],
        theme,
        _above(chart, Above(theme, left, right)),
        PLOT_PX,
        bottom,
        xaxis={**value_axis(across, theme), "title": title, "zeroline": False},
        yaxis={**value_axis(up, theme), "zeroline": False},
        annotations=[*_averages(chart, theme), *_names(chart, spots, PHONE_PX - left - right, theme)],
    )


def drawn_units(chart: Chart) -> list[Unit]:
    """A unit without a number, or without its number of people, has no place in a funnel; words name it."""
    return [
        Unit(p, "chosen" if layout_marks.role_of(p, s) == "chosen" else "other", p.denominator, p.value)
        for s in chart.series
        for p in s.points
        if layout_marks.shown(p) and p.value is not None and p.denominator is not None
    ]


def _spots(drawn: list[Unit], across: Scale, up: Scale, width: float) -> dict[Spot, Unit]:
    return {
        Spot(width * across.share(one.people), PLOT_PX * (1 - up.share(one.value)), str(one.point.at)): one
        for one in drawn
    }


def up_scale(chart: Chart, drawn: list[Unit]) -> Scale:
    """Every point, and most of the limits: where few people are they may run off the plot."""
    curves = [value for curve in chart.curves for value in curve.up[len(curve.up) // 5 :]]
    return around([*(one.value for one in drawn), *curves, *(b.value for b in chart.benchmarks)], chart.unit)


def _curve(curve: Curve, theme: Theme) -> dict[str, Any]:
    return {
        "type": "scatter",
        "mode": "lines",
        "x": list(curve.across),
        "y": list(curve.up),
        "line": {"color": theme.hidden, "width": 1.5, "dash": marks.DASHES[curve.line]},
        "hoverinfo": "skip",
    }


def _dots(chart: Chart, role: Role, drawn: list[Unit], theme: Theme) -> dict[str, Any]:
    colour, ring = theme.roles[role], theme.background if role == "chosen" else layout_marks.outline(role, theme)
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [one.people for one in drawn],
        "y": [one.value for one in drawn],
        "marker": {
            "size": SIZES[role],
            "color": marks.see_through(colour, 0.9 if role == "chosen" else 0.55),
            "line": {"color": ring, "width": 1.5},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [hover(str(one.point.at), one.point, chart.unit) for one in drawn],
    }


def _above(chart: Chart, above: Above) -> Above:
    theme = above.theme
    above.axis(chart.axis)
    above.key(key_entries(chart, theme))
    if chart.mark:
        above.mark(chart.mark)
    return above


def key_entries(chart: Chart, theme: Theme) -> list[KeyEntry]:
    """The key: the units, the averages, the limits."""
    lines = [KeyEntry(b.label, "line", theme.benchmark, theme.benchmark, b.line) for b in chart.benchmarks]
    curves = {c.label: KeyEntry(c.label, "line", theme.hidden, theme.hidden, c.line) for c in chart.curves}
    dots = [KeyEntry(s.label, "dot", theme.roles[s.role], layout_marks.outline(s.role, theme)) for s in chart.series]
    return [*reversed(dots), *lines, *curves.values()]


def _averages(chart: Chart, theme: Theme) -> list[dict[str, Any]]:
    """The average's number at the end of its line; the key names it."""
    return [
        {
            "text": bold(_level(b.value, chart.unit)), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 4,
            "y": b.value, "yref": "y", "showarrow": False, "font": {"size": SMALL_PX, "color": theme.text},
        }
        for b in chart.benchmarks
    ]  # fmt: skip


def in_order(chart: Chart, spots: dict[Spot, Unit]) -> list[Spot]:
    """Spots whose names are wanted: the chosen first, then the furthest from the average."""
    middle = chart.benchmarks[0].value if chart.benchmarks else 0.0
    first = sorted(spots, key=lambda s: (spots[s].role != "chosen", -abs(spots[s].value - middle)))
    return [s for s in first if spots[s].point.named]


def _level(value: float, unit: str) -> str:
    return f"{value:.2f}%" if unit == "percent" and value < 1 else number(value, unit)


def _names(chart: Chart, spots: dict[Spot, Unit], width: float, theme: Theme) -> list[dict[str, Any]]:
    """Those that have room."""
    placed = names(in_order(chart, spots), spots, width, PLOT_PX)
    return [
        {
            "text": bold(joined(name.rows)) if spots[spot].role == "chosen" else joined(name.rows),
            "x": spots[spot].people, "y": spots[spot].value, "showarrow": False, "bgcolor": theme.background,
            "borderpad": 0, "font": {"size": SMALL_PX, "color": theme.text}, **name.place,
        }
        for spot, name in placed.items()
    ]  # fmt: skip
