"""Funnel plot: points by number of people, the average, and limits as curves."""

from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.funnel import BACK_TO_FRONT, Unit, drawn_units, in_order, key_entries, up_scale
from het_dash.charts.layout.point_labels import Spot, names
from het_dash.charts.layout.scale import Scale, from_zero
from het_dash.charts.layout.text import PHONE_PX, SMALL_PX, bold, hover, joined, number, widest
from het_dash.charts.spec import Chart, Curve, Role
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import axis_title, figure, hatch, value_axis
from het_dash.render.plotly.header import Above

PLOT_PX = 320
SIZES: dict[Role, int] = {"other": 11, "chosen": 14}


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    drawn = drawn_units(chart)
    up, across = up_scale(chart, drawn), from_zero([one.people for one in drawn], "count")
    left = round(widest([up.text(tick) for tick in up.ticks], SMALL_PX) + 10)
    right = round(widest([_level(b.value, chart.unit) for b in chart.benchmarks], SMALL_PX) + 12)
    title, bottom = axis_title(chart.across, left, right, theme)
    ends = (across.low, across.high)
    background = [hatch(ends, (up.low, up.high), theme)] if chart.all_example else []
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


def _spots(drawn: list[Unit], across: Scale, up: Scale, width: float) -> dict[Spot, Unit]:
    return {
        Spot(width * across.share(one.people), PLOT_PX * (1 - up.share(one.value)), str(one.point.at)): one
        for one in drawn
    }


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


def _averages(chart: Chart, theme: Theme) -> list[dict[str, Any]]:
    """Value of the average at the end of its line. The key names the line."""
    return [
        {
            "text": bold(_level(b.value, chart.unit)), "x": 1, "xref": "paper", "xanchor": "left", "xshift": 4,
            "y": b.value, "yref": "y", "showarrow": False, "font": {"size": SMALL_PX, "color": theme.text},
        }
        for b in chart.benchmarks
    ]  # fmt: skip


def _level(value: float, unit: str) -> str:
    return f"{value:.2f}%" if unit == "percent" and value < 1 else number(value, unit)


def _names(chart: Chart, spots: dict[Spot, Unit], width: float, theme: Theme) -> list[dict[str, Any]]:
    """Labels of the units that have room for one."""
    placed = names(in_order(chart, spots), spots, width, PLOT_PX)
    return [
        {
            "text": bold(joined(name.rows)) if spots[spot].role == "chosen" else joined(name.rows),
            "x": spots[spot].people, "y": spots[spot].value, "showarrow": False, "bgcolor": theme.background,
            "borderpad": 0, "font": {"size": SMALL_PX, "color": theme.text}, **name.place,
        }
        for spot, name in placed.items()
    ]  # fmt: skip
