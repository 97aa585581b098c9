"""Dates and counts of a timeline of activities."""

from datetime import date

from het_dash.charts.layout import marks
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Series

STEPS = (1, 3, 6, 12)


def span(chart: Chart) -> tuple[date, date]:
    """First and last day of the axis, as declared in the chart or else from its dots."""
    days = [when(p) for s in chart.series for p in s.points]
    return chart.span or (min(days), max(days))


def ticks(first: date, last: date, most: int) -> list[date]:
    """First days of months, or of quarters if months do not fit; at most `most`."""
    months = [date(n // 12, n % 12 + 1, 1) for n in range(12 * first.year + first.month - 1, 12 * last.year + 12)]
    inside = [day for day in months if first <= day <= last]
    for step in STEPS:
        found = [day for day in inside if (day.month - 1) % step == 0]
        if len(found) <= most:
            return found
    return [day for day in inside if day.month == 1][-most:]


def happened(series: Series) -> str:
    """Total number of activities, in words."""
    return f"{sum(p.value or 0 for p in series.points if marks.shown(p)):,.0f}"
