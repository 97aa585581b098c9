"""Categories as the rows of bars and dots: their order, their wrapped labels, the room that those take."""

from het_dash.charts.chart import Chart
from het_dash.charts.plotly_draw.words import bold, joined, lines, widest

LABEL_CHARACTERS = 22


def categories(chart: Chart) -> tuple[str, ...]:
    """In the chart's order, or as they come."""
    return chart.categories or tuple(dict.fromkeys(str(p.at) for s in chart.series for p in s.points))


def wrapped(category: str) -> list[str]:
    return lines(category, LABEL_CHARACTERS)


def tallest(chart: Chart) -> int:
    return max((len(wrapped(c)) for c in categories(chart)), default=1)


def label_width(chart: Chart) -> float:
    return widest([row for c in categories(chart) for row in wrapped(c)]) + 10


def row_labels(chart: Chart) -> list[str]:
    """The chosen one among others is bold."""
    chosen = {str(p.at) for s in chart.series if s.role != "chosen" for p in s.points if p.role == "chosen"}
    return [bold(joined(wrapped(c))) if c in chosen else joined(wrapped(c)) for c in categories(chart)]
