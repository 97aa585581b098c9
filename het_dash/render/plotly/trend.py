"""Trend lines with whiskers, gaps, breaks and labels at their ends."""

from typing import Any

from het_dash.charts.layout import line_ends
from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.line_ends import PLOT_PX
from het_dash.charts.layout.scale import Scale, declared, from_zero, shown_values
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, hover, widest
from het_dash.charts.layout.time_axis import Timeline, timeline, when
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import figure, hatch, value_axis
from het_dash.render.plotly.header import Above
from het_dash.render.plotly.missing_points import reasons

SYMBOLS = ("circle", "square", "diamond", "triangle-up", "x")
EMPTY_PX = 70
SIGN_UP = 0.04
Row = list[tuple[str | None, Point | None]]


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    scale = declared(chart.limits, chart.unit) if chart.limits else from_zero(shown_values(chart), chart.unit)
    left = round(widest([scale.text(tick) for tick in scale.ticks], SMALL_PX) + 10)
    right = round(line_ends.width(chart))
    time = timeline(chart, left, right)
    above = _above(chart, time, Above(theme, left, right))
    background = [hatch(time.ends, (scale.low, scale.high), theme)] if chart.all_example else []
    benchmarks = marks.benchmark_lines(chart.benchmarks, time.ends, theme, upright=False)
    back_to_front = sorted(range(len(chart.series)), key=lambda i: chart.series[i].role == "chosen")
    return figure(
        [
            *background,
            *benchmarks,
            *_signs(chart, scale, time, theme),
            *(_line(chart, index, time, theme) for index in back_to_front),
        ],
        theme,
        above,
        PLOT_PX if scale.ticks else EMPTY_PX,
        2 * LINE_PX + 12,
        xaxis=time.axis(theme),
        yaxis=value_axis(scale, theme),
        shapes=_breaks(chart, theme),
        annotations=[*line_ends.names(chart, scale, time, theme), *reasons(chart, scale, time, theme)],
    )


def _above(chart: Chart, time: Timeline, above: Above) -> Above:
    above.line_labels([(on.isoformat(), time.share(on), text) for on, text in chart.breaks])
    if chart.axis:
        above.axis(chart.axis)
    if chart.mark:
        above.mark(chart.mark)
    return above


def _row(chart: Chart, index: int, time: Timeline) -> Row:
    """A series' shown points by date, with an empty point between neighbours that no line may connect."""
    row: Row = []
    for run in time.runs(chart.series[index].points):
        row += [(None, None)] if row else []
        row += [(time.beside(when(point), index, len(chart.series)), point) for point in run]
    return row


def _line(chart: Chart, index: int, time: Timeline, theme: Theme) -> dict[str, Any]:
    series, row = chart.series[index], _row(chart, index, time)
    colour, chosen = layout_marks.outline(series.role, theme), series.role == "chosen"
    order = sum(s.role == "benchmark" for s in chart.series[:index])
    return {
        "type": "scatter",
        "mode": "lines+markers",
        "connectgaps": False,
        "x": [at for at, _ in row],
        "y": [p.value if p else None for _, p in row],
        "line": {"color": colour, "width": 3 if chosen else 2, "dash": marks.DASHES[layout_marks.line(series, order)]},
        "marker": {
            "color": colour,
            "symbol": SYMBOLS[index % len(SYMBOLS)],
            "size": 10 if chosen else 8,
            "line": {"color": theme.background, "width": 1},
        },
        "error_y": {**marks.reach([p for _, p in row]), "color": colour, "thickness": 1.5, "width": 3},
        "cliponaxis": False,
        "hoverinfo": "text",
        "hovertext": [hover(f"{series.label}, {when(p):%B %Y}", p, chart.unit) if p else "" for _, p in row],
    }


def _signs(chart: Chart, scale: Scale, time: Timeline, theme: Theme) -> list[dict[str, Any]]:
    """Marks of hidden points at the foot of the plot, below their reasons."""
    hidden = [(time.beside(when(p), i, len(chart.series)), p) for i, s in enumerate(chart.series) for p in s.points]
    return marks.point_signs(hidden, scale.low + SIGN_UP * scale.span, theme)


def _breaks(chart: Chart, theme: Theme) -> list[dict[str, Any]]:
    return [
        {
            "type": "line",
            "x0": on.isoformat(),
            "x1": on.isoformat(),
            "yref": "paper",
            "y0": 0,
            "y1": 1,
            "layer": "below",
            "line": {"color": theme.benchmark, "width": 1.5, "dash": marks.DASHES["dashed"]},
        }
        for on, _ in chart.breaks
    ]
