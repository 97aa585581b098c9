"""Categories of a chart in order, and which of them stand out."""

from het_dash.charts.spec import Chart, Point, Series


def categories(chart: Chart) -> tuple[str, ...]:
    """Categories in the chart's order, or in order of first appearance."""
    return chart.categories or tuple(dict.fromkeys(str(p.at) for s in chart.series for p in s.points))


def stands_out(point: Point, series: Series) -> bool:
    """True for a chosen point among others. If every point is chosen, none is bold."""
    return point.role == "chosen" and series.role != "chosen"
