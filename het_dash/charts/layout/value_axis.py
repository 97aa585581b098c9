"""Value axes: ticks, light gridlines, the line of zero, and the axis title."""

from dataclasses import dataclass

from het_dash.charts.layout import measure
from het_dash.charts.layout.laid import SMALL_PX, Across, Drawn, Plot, Stroke, Words, tall
from het_dash.charts.layout.scale import Scale

AXIS_PX = 20.0  # height of the ticks' numbers under a plot
TICK_GAP = 8.0


@dataclass(frozen=True, slots=True)
class Axis:
    """Lines and words of an axis, and the height that it needs below the plot, in pixels."""

    marks: tuple[Drawn, ...]
    words: tuple[Words, ...]
    height: float


def level_axis(scale: Scale, plot: Plot, title: str, room: float) -> Axis:
    """An axis along the bottom, with upright gridlines."""
    ticks = [(scale.share(tick), scale.text(tick), tick == 0) for tick in _that_fit(scale, plot.wide(room))]
    lines = [_line(((at, plot.top), (at, plot.bottom)), zero) for at, _, zero in ticks]
    y = plot.bottom + 4 + tall(1, SMALL_PX) / 2
    words = [Words("tick", (text,), Across(at), y, "middle", ink="quiet", size=SMALL_PX) for at, text, _ in ticks]
    height = AXIS_PX + 2
    if title:
        rows = measure.wrapped(title, plot.wide(room) + 2 * min(plot.left, plot.right) - 4, SMALL_PX)
        y = plot.bottom + height + tall(len(rows), SMALL_PX) / 2
        words.append(Words("axis", rows, Across(0.5), y, "middle", ink="quiet", size=SMALL_PX))
        height += tall(len(rows), SMALL_PX) + 4
    return Axis(tuple(lines), tuple(words), height)


def _that_fit(scale: Scale, wide: float) -> list[float]:
    """Every tick, or every second or third, so that their numbers do not touch."""
    every = scale.ticks
    for step in range(1, len(every) + 1):
        ticks = every[::step]
        needs = max((measure.width(scale.text(tick), SMALL_PX) for tick in ticks), default=0.0) + 4
        if len(ticks) < 2 or (scale.share(ticks[1]) - scale.share(ticks[0])) * wide >= needs:
            return ticks
    return []


def upright_axis(scale: Scale, plot: Plot, bottom: float) -> Axis:
    """An axis at the left, with level gridlines from the top of the plot down to `bottom`."""
    tall_px = bottom - plot.top
    ticks = [(bottom - scale.share(tick) * tall_px, scale.text(tick), tick == 0) for tick in scale.ticks]
    lines = [_line(((0.0, y), (1.0, y)), zero) for y, _, zero in ticks]
    words = [
        Words("tick", (text,), Across(0.0, -TICK_GAP), y, "end", ink="quiet", size=SMALL_PX) for y, text, _ in ticks
    ]
    return Axis(tuple(lines), tuple(words), 0.0)


def _line(points: tuple[tuple[float, float], tuple[float, float]], zero: bool) -> Stroke:
    return Stroke("zero" if zero else "grid", points, "hidden" if zero else "grid", 1.2 if zero else 1.0)
