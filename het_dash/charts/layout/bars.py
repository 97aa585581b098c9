"""Places of horizontal bars: several series within the row of a category."""

from dataclasses import dataclass

from het_dash.charts.layout.rows import Rows
from het_dash.charts.spec import Chart, Point, Series

STUB = 0.06


@dataclass(frozen=True, slots=True)
class Bar:
    """One point and the place of its bar."""

    at: float
    point: Point
    series: Series


def placed(chart: Chart, rows: Rows, pitch: float) -> list[Bar]:
    """Every point of every series, with the middle of its bar in pixels from the top."""
    middle = (len(chart.series) - 1) / 2
    return [
        Bar(rows.middle(p) + (index - middle) * pitch, p, s) for index, s in enumerate(chart.series) for p in s.points
    ]
