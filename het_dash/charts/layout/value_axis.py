"""Value axes: ticks, light gridlines, the line of zero, and the axis title."""

from collections.abc import Callable
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


def level_axis(scale: Scale, plot: Plot, title: str, room: float, text: Callable[[float], str] | None = None) -> Axis:
    """An axis along the bottom, with upright gridlines. `text` writes a tick in another way than the scale does."""
    write = text or scale.text
    fitting = [tick for tick in _apart(scale, plot.wide(room), write) if _within(scale, tick, write, plot, room)]
    ticks = [(scale.share(tick), write(tick), tick == 0) for tick in fitting]
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


def _within(scale: Scale, tick: float, write: Callable[[float], str], plot: Plot, room: float) -> bool:
    """True if a tick's number stays on the canvas."""
    x, half = plot.x(Across(scale.share(tick)), room), measure.width(write(tick), SMALL_PX) / 2
    return half <= min(x, room - x)


def _apart(scale: Scale, wide: float, write: Callable[[float], str]) -> list[float]:
    """Every tick, or every second or third, so that their numbers do not touch."""
    every = scale.ticks
    for step in range(1, len(every) + 1):
        ticks = [tick for tick in every if round(tick / scale.step) % step == 0] if scale.low < 0 else every[::step]
        needs = max((measure.width(write(tick), SMALL_PX) for tick in ticks), default=0.0) + 4
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
