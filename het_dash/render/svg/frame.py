"""Frame that all pictures share: plot area, header, value axis."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import partial
from itertools import accumulate

from het_dash.charts.layout.key import KeyEntry
from het_dash.charts.layout.scale import Scale
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, width
from het_dash.charts.spec import Chart, Line
from het_dash.charts.theme import Theme
from het_dash.render.svg.canvas import Pen

WIDTH = 640.0
CHARACTERS_ACROSS = 92
UNDER_AXIS = 22


@dataclass(frozen=True)
class Plot:
    """Plot area from `left` to `right` and `top` to `bottom`, in pixels."""

    pen: Pen
    theme: Theme
    left: float
    right: float
    top: float
    bottom: float

    def across(self, share: float) -> float:
        return self.left + share * (self.right - self.left)

    def up(self, share: float) -> float:
        return self.bottom - share * (self.bottom - self.top)


@dataclass(frozen=True)
class Band:
    """A strip of text above the plot, drawn downwards from `y` once the plot's place is known."""

    height: float
    draw: Callable[[Plot, float], None]


def plot(
    theme: Theme, bands: Sequence[Band], margins: tuple[float, float], height: float, below: float, whole: float = WIDTH
) -> Plot:
    """Starts a picture and draws its bands from the top down."""
    top = sum(band.height for band in bands) + 6
    pen = Pen(whole, top + height + below, theme.background)
    found = Plot(pen, theme, margins[0], whole - margins[1], top, top + height)
    for band, end in zip(bands, accumulate(band.height for band in bands), strict=True):
        band.draw(found, end - band.height)
    return found


def mark(chart: Chart, theme: Theme) -> list[Band]:
    if not chart.mark:
        return []

    def draw(plot: Plot, y: float) -> None:
        plot.pen.rectangle(0, y + 1, width(chart.mark, SMALL_PX) + 12, y + 19, fill=theme.amber)
        plot.pen.words((6, y + 10), [chart.mark], theme.on_amber, SMALL_PX, bold=True)

    return [Band(24, draw)]


def key(entries: Sequence[KeyEntry]) -> list[Band]:
    """Key entries side by side, in as many rows as they need."""
    rows: list[list[KeyEntry]] = []
    room = 0.0
    for entry in entries:
        needs = 40 + width(entry.label)
        if needs > room:
            rows.append([])
            room = WIDTH
        rows[-1].append(entry)
        room -= needs
    return [Band(LINE_PX + 6, partial(_key_row, row=row)) for row in rows]


def _key_row(plot: Plot, y: float, row: Sequence[KeyEntry]) -> None:
    x, middle = 12.0, y + 10
    for entry in row:
        _swatch(plot, x, middle, entry)
        plot.pen.words((x + 16, middle), [entry.label], plot.theme.text)
        x += 40 + width(entry.label)


def _swatch(plot: Plot, x: float, y: float, entry: KeyEntry) -> None:
    pen = plot.pen
    if entry.swatch == "bar":
        pen.rectangle(x - 8, y - 6, x + 8, y + 6, fill=entry.fill, edge=entry.outline, width=1.5)
    elif entry.swatch == "line":
        pen.line([(x - 10, y), (x + 10, y)], entry.outline, 2.5, entry.line)
    elif entry.swatch == "tick":
        pen.line([(x, y - 8), (x, y + 8)], entry.outline, 3)
    else:
        pen.mark(x, y, {"dot": "o", "diamond": "D"}[entry.swatch], 10, entry.fill, entry.outline, 1.5)


def title_above(text: str, theme: Theme) -> list[Band]:
    """Title of a vertical axis, set horizontally."""
    rows = lines(text, CHARACTERS_ACROSS)
    height = LINE_PX * len(rows) + 6
    return (
        [Band(height, lambda plot, y: plot.pen.words((0, y + height / 2 - 2), rows, theme.quiet_text, SMALL_PX))]
        if text
        else []
    )


def value_axis(plot: Plot, scale: Scale, title: str, text: Callable[[float], str] | None = None) -> None:
    """Draws light vertical lines with their numbers and the axis title below."""
    for tick in scale.ticks:
        x = plot.across(scale.share(tick))
        zero = tick == 0
        colour = plot.theme.hidden if zero else plot.theme.grid
        plot.pen.line([(x, plot.top), (x, plot.bottom)], colour, 1.5 if zero else 1)
        said = text(tick) if text else scale.text(tick)
        plot.pen.words((x, plot.bottom + 11), [said], plot.theme.quiet_text, SMALL_PX, across="center")
    if title:
        middle = plot.bottom + UNDER_AXIS + 8
        plot.pen.words(
            ((plot.left + plot.right) / 2, middle), [title], plot.theme.quiet_text, SMALL_PX, across="center"
        )


def below(title: str) -> float:
    """Height in pixels of a value axis and its title below the plot."""
    return UNDER_AXIS + (LINE_PX + 4 if title else 0)


def upright_axis(plot: Plot, scale: Scale) -> None:
    """Draws light horizontal lines with their numbers on the left."""
    for tick in scale.ticks:
        y = plot.up(scale.share(tick))
        zero = tick == 0
        plot.pen.line([(plot.left, y), (plot.right, y)], plot.theme.hidden if zero else plot.theme.grid, 1)
        plot.pen.words((plot.left - 6, y), [scale.text(tick)], plot.theme.quiet_text, SMALL_PX, across="right")


def benchmark_line(plot: Plot, ends: tuple[tuple[float, float], tuple[float, float]], line: Line) -> None:
    """Draws a line in a pale halo, so that it is visible on dark bars."""
    plot.pen.line(ends, plot.theme.background, 4)
    plot.pen.line(ends, plot.theme.benchmark, 2, line)


def hatched(plot: Plot) -> None:
    """Draws a light diagonal hatch behind points and lines of example data."""
    plot.pen.rectangle(
        plot.left, plot.top, plot.right, plot.bottom, hatch="//", hatch_colour=f"{plot.theme.amber}66", edge="none"
    )
