"""Timeline of activities as SVG."""

from datetime import date
from math import sqrt

from het_dash.charts.layout import marks
from het_dash.charts.layout.activities import happened, span, ticks
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, widest
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Pen
from het_dash.render.svg.frame import Plot

LABEL_CHARACTERS, ROW_PX, DOT_PX, SIDE = 34, 30, 11, 18
MOST_TICKS = 8


def draw(chart: Chart, theme: Theme) -> Pen:
    labels = [lines(s.label, LABEL_CHARACTERS) for s in chart.series]
    counts = [happened(s) for s in chart.series]
    heights = [max(ROW_PX, LINE_PX * len(rows) + 8) for rows in labels]
    left, right = widest([row for rows in labels for row in rows]) + SIDE, widest(counts) + SIDE + 8
    plot = frame.plot(theme, frame.mark(chart, theme), (left, right), sum(heights), 2 * LINE_PX + 10)
    if chart.all_example:
        frame.hatched(plot)
    _days(chart, plot)
    y = plot.top
    for series, rows, count, height in zip(chart.series, labels, counts, heights, strict=True):
        plot.pen.words((plot.left - SIDE, y + height / 2), rows, theme.text, across="right")
        plot.pen.words((plot.pen.width - 2, y + height / 2), [count], theme.text, across="right", bold=True)
        _dots(chart, series, plot, y + height / 2)
        y += height
    return plot.pen


def _share(chart: Chart, day: date) -> float:
    first, last = span(chart)
    return (day - first).days / ((last - first).days or 1)


def _days(chart: Chart, plot: Plot) -> None:
    for day in ticks(*span(chart), MOST_TICKS):
        x = plot.across(_share(chart, day))
        plot.pen.line([(x, plot.top), (x, plot.bottom)], plot.theme.grid)
        rows = [f"{day:%B}", f"{day.year}"]
        plot.pen.words((x, plot.bottom + 22), rows, plot.theme.quiet_text, SMALL_PX, across="center")


def _dots(chart: Chart, series: Series, plot: Plot, y: float) -> None:
    """A dot's area is proportional to its count. Dots are translucent with an outline, so that close days stay
    distinct."""
    plot.pen.line([(plot.left, y), (plot.right, y)], plot.theme.grid)
    for p in (p for p in series.points if marks.shown(p)):
        size, colour = DOT_PX * sqrt(p.value or 1), f"{plot.theme.roles[series.role]}BF"
        plot.pen.mark(plot.across(_share(chart, when(p))), y, "o", size, colour, plot.theme.background, 1.5)
