"""Labels of a bar chart: names at the left, a value or reason for each bar, and large text at the right."""

from collections.abc import Iterator

from het_dash.charts.layout import marks
from het_dash.charts.layout.bars.bar_marks import ends
from het_dash.charts.layout.bars.frame import ASIDE_PX, NAME_GAP, VALUE_GAP, Frame, bold
from het_dash.charts.layout.bars.slots import Slot
from het_dash.charts.layout.laid import SMALL_PX, Across, Anchor, Plot, Words
from het_dash.charts.layout.rows import stands_out


def names(frame: Frame, plot: Plot, middles: dict[str, float]) -> list[Words]:
    """Names of the categories, left of the plot."""
    return [
        Words("category", rows, Across(0.0, -NAME_GAP), plot.top + middles[name], "end", bold=bold(frame.chart, name))
        for name, rows in frame.names.items()
    ]


def asides(frame: Frame, plot: Plot, middles: dict[str, float]) -> Iterator[Words]:
    """Large and small text at the right edge, above and below the middle of their row."""
    edge_of_canvas = Across(1.0, plot.right - 2)
    for name, large, small in frame.chart.asides:
        y = plot.top + middles[name]
        yield Words("value", (large,), edge_of_canvas, y - 8, "end", size=ASIDE_PX, bold=True)
        yield Words("value", (small,), edge_of_canvas, y + 10, "end", "quiet", SMALL_PX)


def value_or_reason(frame: Frame, plot: Plot, slot: Slot) -> Words:
    """A value at or beyond its bar, or the reason beyond its stub."""
    point, y = slot.point, plot.top + slot.middle
    rows = frame.rows(point)
    if not marks.drawn(point):
        anchor: Anchor = "start" if frame.forwards else "end"
        return Words("reason", rows, frame.start(point), y, anchor, "quiet", SMALL_PX, ground="background")
    strong = bold(frame.chart, str(point.at)) and stands_out(point, slot.series)
    if frame.column:
        return Words("value", rows, Across(1.0, plot.right - frame.asides - 2), y, "end", bold=strong)
    _, high = ends(point)
    end = frame.scale.share(max(high, point.upper or high))
    return Words("value", rows, Across(end, VALUE_GAP), y, bold=strong)
