"""Timeline of activities: a row a type, a dot a day."""

from datetime import date
from math import sqrt
from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.activities import happened, span, ticks
from het_dash.charts.layout.rows import Rows, stacked
from het_dash.charts.layout.text import LINE_PX, PHONE_PX, SMALL_PX, bold, hover, joined, safe, that_fit, widest
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import figure, hatch, row_axis
from het_dash.render.plotly.header import LEFT_EDGE, Above

SIDE, STRIP_PX, DOT_PX = 16, 26.0, 11


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    """Row labels go above their dots, so that the dots have the full width on a phone too."""
    first, last = span(chart)
    rows = _rows(chart)
    above = Above(theme, SIDE, SIDE)
    if chart.mark:
        above.mark(chart.mark)
    ends = (first.isoformat(), last.isoformat())
    background = [hatch(ends, (0, rows.total), theme)] if chart.all_example else []
    return figure(
        [*background, *(_dots(s, rows, chart.unit, theme) for s in chart.series)],
        theme,
        above,
        rows.total,
        2 * LINE_PX + 12,
        xaxis=_axis(first, last, theme),
        yaxis={**row_axis([""] * len(chart.series), rows, theme), "showgrid": True},
        annotations=[_over(s, rows, theme) for s in chart.series],
    )


def _rows(chart: Chart) -> Rows:
    words_px = {s.label: LINE_PX * len(_words(s)) for s in chart.series}
    rows = stacked({label: STRIP_PX + high + 4 for label, high in words_px.items()})
    return Rows({label: middle + words_px[label] / 2 for label, middle in rows.middles.items()}, rows.total)


def _words(series: Series) -> list[str]:
    return that_fit(f"{series.label}   {happened(series)}", PHONE_PX - 2 * SIDE)


def _over(series: Series, rows: Rows, theme: Theme) -> dict[str, Any]:
    return {
        **LEFT_EDGE,
        "text": f"{joined(that_fit(series.label, PHONE_PX - 2 * SIDE))}&nbsp;&nbsp; {bold(safe(happened(series)))}",
        "y": rows.middles[series.label] - STRIP_PX / 2 + 3,
        "yref": "y",
        "yanchor": "bottom",
        "xshift": 4 - SIDE,
        "showarrow": False,
        "bgcolor": theme.background,
        "borderpad": 1,
        "font": {"color": theme.text},
    }


def _dots(series: Series, rows: Rows, unit: str, theme: Theme) -> dict[str, Any]:
    """A dot's area is proportional to its count. Dots are translucent with an outline, so that close days stay
    distinct."""
    drawn = [p for p in series.points if layout_marks.shown(p)]
    colour = theme.roles[series.role]
    return {
        "type": "scatter",
        "mode": "markers",
        "x": [when(p).isoformat() for p in drawn],
        "y": [rows.middles[series.label]] * len(drawn),
        "marker": {
            "size": [DOT_PX * sqrt(p.value or 1) for p in drawn],
            "color": marks.see_through(colour, 0.75),
            "line": {"color": theme.background, "width": 1.5},
        },
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [hover(series.label, p, unit) for p in drawn],
    }


def _axis(first: date, last: date, theme: Theme) -> dict[str, Any]:
    room = PHONE_PX - 2 * SIDE
    named = ticks(first, last, max(2, int(room // (widest(["September"], SMALL_PX) + 8))))
    return {
        "type": "date",
        "range": [first.isoformat(), last.isoformat()],
        "fixedrange": True,
        "tickvals": [day.isoformat() for day in named],
        "ticktext": [f"{day:%B}<br>{day.year}" for day in named],
        "tickfont": {"size": SMALL_PX, "color": theme.quiet_text},
        "tickangle": 0,
        "ticks": "outside",
        "tickcolor": theme.hidden,
        "gridcolor": theme.grid,
        "linecolor": theme.hidden,
        "showline": True,
        "zeroline": False,
    }
