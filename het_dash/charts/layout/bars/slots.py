"""Places of bars from the top of the plot down, in reading order."""

from dataclasses import dataclass
from itertools import accumulate

from het_dash.charts.layout import marks
from het_dash.charts.layout.bars.frame import Frame
from het_dash.charts.layout.laid import SMALL_PX, tall
from het_dash.charts.spec import Point, Series


@dataclass(frozen=True, slots=True)
class Slot:
    """One point of a chart with the middle and the height of its bar's place, in pixels from the top of the plot."""

    point: Point
    series: Series
    middle: float
    height: float


def slots_of(frame: Frame) -> tuple[list[Slot], dict[str, float], float]:
    """Places of all bars in reading order, the middle of each category, and the height of the plot."""
    heights: dict[str, list[tuple[Point, Series, float]]] = {name: [] for name in frame.names}
    for series in frame.chart.series:
        for point in series.points:
            if point.at not in heights:
                named = ", ".join(frame.names)
                raise ValueError(f"{frame.chart.id}: {point.at!r} is not among the chart's categories: {named}")
            heights[str(point.at)].append((point, series, _height(frame, point)))
    slots, middles, top = [], {}, 0.0
    for name, bars in heights.items():
        bare = sum(height for *_, height in bars)
        row = max(bare, tall(len(frame.names[name]))) + frame.between
        starts = accumulate((height for *_, height in bars), initial=top + (row - bare) / 2)
        slots += [Slot(p, s, start + h / 2, h) for (p, s, h), start in zip(bars, starts, strict=False)]
        middles[name], top = top + row / 2, top + row
    return slots, middles, top


def _height(frame: Frame, point: Point) -> float:
    size = {} if marks.drawn(point) else {"size": SMALL_PX}
    return max(frame.thick + 2, tall(len(frame.rows(point)), **size))
