"""Rows of categories, each as tall as its label needs."""

from dataclasses import dataclass
from itertools import accumulate

from het_dash.charts.spec import Chart, Point, Series


@dataclass(frozen=True, slots=True)
class Rows:
    """Middle of each category's row, in pixels from the top of the plot."""

    middles: dict[str, float]
    total: float

    def middle(self, point: Point) -> float:
        if point.at not in self.middles:
            raise ValueError(f"{point.at!r} is not among the chart's categories: {', '.join(self.middles)}")
        return self.middles[str(point.at)]


def stacked(heights: dict[str, float]) -> Rows:
    ends = list(accumulate(heights.values()))
    middles = {name: end - height / 2 for (name, height), end in zip(heights.items(), ends, strict=True)}
    return Rows(middles, ends[-1] if ends else 40)


def categories(chart: Chart) -> tuple[str, ...]:
    """Categories in the chart's order, or in order of first appearance."""
    return chart.categories or tuple(dict.fromkeys(str(p.at) for s in chart.series for p in s.points))


def stands_out(point: Point, series: Series) -> bool:
    """True for a chosen point among others. If every point is chosen, none is bold."""
    return point.role == "chosen" and series.role != "chosen"
