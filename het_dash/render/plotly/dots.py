"""Dots by category, the chosen one bold, benchmarks as short ticks."""

from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.dot_headings import Heading, heading
from het_dash.charts.layout.dots import BACK_TO_FRONT, TICKS, key_entries, tick_of
from het_dash.charts.layout.rows import Rows, categories, stacked
from het_dash.charts.layout.scale import Scale, around, shown_values
from het_dash.charts.layout.text import LINE_PX, hover
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import axis_title, figure, hatch, row_axis, value_axis
from het_dash.render.plotly.header import LEFT_EDGE, Above

SIDE, STRIP_PX = 16, 32
SYMBOLS = dict(zip(TICKS, ("line-ns", "diamond-open", "triangle-down-open"), strict=True))


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    """Row labels go above their dots, so that the dots have the full width on a phone too."""
    scale = around(shown_values(chart), chart.unit)
    headings = {name: heading(chart, name, theme) for name in categories(chart)}
    rows = _rows(headings)
    above = _above(chart, theme, scale)
    title, bottom = axis_title(chart.axis, SIDE, SIDE, theme)
    background = [hatch((scale.low, scale.high), (0, rows.total), theme)] if chart.all_example else []
    lines = marks.benchmark_lines(chart.benchmarks, (0, rows.total), theme, upright=True)
    dots = [t for role in BACK_TO_FRONT for s in chart.series for t in _dots(chart, s, role, rows, theme)]
    return figure(
        [*background, *lines, *dots],
        theme,
        above,
        rows.total,
        bottom,
        xaxis={**value_axis(scale, theme), "title": title, "zeroline": False},
        yaxis={**row_axis([""] * len(headings), rows, theme), "showgrid": True},
        annotations=[_over(rows.middles[name], words, theme) for name, words in headings.items()],
    )


def _rows(headings: dict[str, Heading]) -> Rows:
    rows = stacked({name: STRIP_PX + LINE_PX * h.height + 4 for name, h in headings.items()})
    return Rows({name: at + LINE_PX * headings[name].height / 2 for name, at in rows.middles.items()}, rows.total)


def _over(row: float, words: Heading, theme: Theme) -> dict[str, Any]:
    return {
        **LEFT_EDGE,
        "text": words.text,
        "y": row - STRIP_PX / 2 + 3,
        "yref": "y",
        "yanchor": "bottom",
        "xshift": 4 - SIDE,
        "showarrow": False,
        "bgcolor": theme.background,
        "borderpad": 1,
        "font": {"color": theme.text},
    }


def _above(chart: Chart, theme: Theme, scale: Scale) -> Above:
    above = Above(theme, SIDE, SIDE)
    above.line_labels([(b.value, scale.share(b.value), b.label) for b in chart.benchmarks])
    above.key(key_entries(chart, theme))
    if chart.mark:
        above.mark(chart.mark)
    return above


def _dots(chart: Chart, series: Series, role: Role, rows: Rows, theme: Theme) -> list[dict[str, Any]]:
    drawn = [p for p in series.points if layout_marks.shown(p) and layout_marks.role_of(p, series) == role]
    if not drawn:
        return []
    return [
        {
            "type": "scatter",
            "mode": "markers",
            "x": [p.value for p in drawn],
            "y": [rows.middle(p) for p in drawn],
            "marker": _marker(role, theme, tick_of(chart, series), crowded=len(drawn) > len(rows.middles)),
            "cliponaxis": False,
            "hoverinfo": "text",
            "hovertext": [_hover(chart, series, p) for p in drawn],
        }
    ]


def _hover(chart: Chart, series: Series, point: Point) -> str:
    """The dot's own text, which names it; the series name only if that text is a bare number."""
    return hover("" if any(map(str.isalpha, point.text)) else series.label, point, chart.unit)


def _marker(role: Role, theme: Theme, tick: str, *, crowded: bool) -> dict[str, Any]:
    """Translucent with an outline, so that overlapping dots stay distinct."""
    colour = theme.roles[role]
    if role == "benchmark":
        size, width = (20, 3) if tick == TICKS[0] else (11, 2)
        return {"symbol": SYMBOLS[tick], "size": size, "color": colour, "line": {"color": colour, "width": width}}
    if role == "other":
        ring = {"color": layout_marks.outline(role, theme), "width": 1}
        return {"size": 10, "color": marks.see_through(colour, 0.55), "line": ring}
    ring = {"color": theme.background, "width": 1.5}
    return {"size": 11 if crowded else 15, "color": marks.see_through(colour, 0.75 if crowded else 1), "line": ring}
