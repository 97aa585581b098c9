"""A laid-out chart: every mark and word with its place, as plain data that a renderer only has to paint.

Upright places are pixels from the top of the canvas. Places across are shares of the plot's width, because the server
does not know how wide a browser is; words may be moved from there by pixels, which hold at every width.
"""

from dataclasses import dataclass
from typing import Literal

from het_dash.charts.layout import measure
from het_dash.charts.layout.text import SMALL_PX, TEXT_PX
from het_dash.charts.spec import Line
from het_dash.charts.status_marks import Mark
from het_dash.charts.theme import Ink

NARROWEST = 320.0
HAIR = 0.01  # pixels: what rounding may add
ROW_EM = 1.3  # height of a line of text, in ems; plotly uses the same
Anchor = Literal["start", "middle", "end"]
Part = Literal[
    "tag", "key", "axis", "benchmark", "break", "category", "value", "reason", "tick", "end", "heading", "number"
]  # fmt: skip
StrokePart = Literal["band", "grid", "zero", "benchmark", "break", "move", "mast", "line", "join", "outline"]
Shape = Literal["circle", "square", "diamond", "triangle", "down", "cross", "tick", "status"]
Swatch = Literal["bar", "line", "circle", "square", "diamond", "triangle", "down", "cross", "tick"]


@dataclass(frozen=True, slots=True)
class Across:
    """A place across: a share of the plot's width from its left edge, moved by pixels."""

    share: float
    shift: float = 0.0


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle in pixels from the top left of the canvas or, for labels of points, of the plot; at one width."""

    left: float
    top: float
    right: float
    bottom: float

    def touches(self, other: "Box") -> bool:
        across = self.left + HAIR < other.right and other.left + HAIR < self.right
        return across and self.top + HAIR < other.bottom and other.top + HAIR < self.bottom


@dataclass(frozen=True, slots=True)
class Plot:
    """The area of the marks: margins to its left and right, and its top and bottom on the canvas, in pixels."""

    left: float
    right: float
    top: float
    bottom: float

    @property
    def height(self) -> float:
        return self.bottom - self.top

    def wide(self, canvas: float) -> float:
        """Width of the plot on a canvas of this width."""
        return canvas - self.left - self.right

    def x(self, at: Across, canvas: float) -> float:
        """Pixels from the left of a canvas of this width."""
        return self.left + at.share * self.wide(canvas) + at.shift


@dataclass(frozen=True, slots=True)
class Words:
    """A label in one or more rows, with the middle of its height at `y`. `ground` is a plain colour behind it, `halo`
    one around its letters."""

    part: Part
    rows: tuple[str, ...]
    at: Across
    y: float
    anchor: Anchor = "start"
    ink: Ink = "text"
    size: float = TEXT_PX
    bold: bool = False
    ground: Ink | None = None
    halo: Ink | None = None

    @property
    def width(self) -> float:
        return measure.widest(self.rows, self.size, bold=self.bold)

    @property
    def height(self) -> float:
        return tall(len(self.rows), self.size)

    def box(self, plot: Plot, canvas: float) -> Box:
        left = plot.x(self.at, canvas) - {"start": 0.0, "middle": 0.5, "end": 1.0}[self.anchor] * self.width
        return Box(left, self.y - self.height / 2, left + self.width, self.y + self.height / 2)


@dataclass(frozen=True, slots=True)
class Bar:
    """A horizontal bar between two shares, or the stub of a status if `pattern` is one. `hover` is its text in rows."""

    left: float
    right: float
    y: float
    thick: float
    fill: Ink
    edge: Ink
    opacity: float = 1.0
    pattern: Mark | Literal["example"] | None = None
    hover: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Stroke:
    """A line through points (share, pixels from the top). A gap in a trend is a place that no stroke crosses."""

    part: StrokePart
    points: tuple[tuple[float, float], ...]
    ink: Ink
    width: float = 1.0
    line: Line = "solid"


@dataclass(frozen=True, slots=True)
class Interval:
    """The limits of a value. A level interval runs between shares, an upright one between pixels from the top.

    `inner` is the colour of the lower arm, which may lie on a bar.
    """

    x: float
    y: float
    low: float
    high: float
    upright: bool
    inner: Ink
    outer: Ink


@dataclass(frozen=True, slots=True)
class Dot:
    """A mark at a point, `size` pixels wide. The shape `status` is the sign of a missing number, named by `sign`."""

    x: float
    y: float
    shape: Shape
    size: float
    fill: Ink
    edge: Ink
    edge_width: float = 1.0
    opacity: float = 1.0
    sign: Mark | None = None
    hover: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Hatch:
    """A light hatch over the plot's width, behind points and lines of example data."""

    top: float
    bottom: float


@dataclass(frozen=True, slots=True)
class Patch:
    """An area of a map: closed rings of points (share, pixels from the top), holes included. `code` names the area."""

    rings: tuple[tuple[tuple[float, float], ...], ...]
    fill: Ink
    edge: Ink
    code: str
    pattern: Mark | Literal["example"] | None = None
    hover: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class KeyMark:
    """A swatch of the key, `x` pixels from the left of the canvas."""

    swatch: Swatch
    x: float
    y: float
    fill: Ink
    edge: Ink
    line: Line = "solid"
    opacity: float = 1.0
    pattern: Mark | Literal["example"] | None = None


@dataclass(frozen=True, slots=True)
class Area:
    """A see-through area with these corners (share, pixels from the top), for example between two lines."""

    corners: tuple[tuple[float, float], ...]
    fill: Ink
    opacity: float


Drawn = Bar | Stroke | Interval | Dot | Hatch | Patch | Area


@dataclass(frozen=True)
class Laid:
    """A chart laid out. `width` is None if the canvas may have any width from NARROWEST up.

    `marks` are in painting order, back to front; `words` in reading order. `low` and `high` are the values at the ends
    of the value axis, for a reader who works back from places to numbers.
    """

    id: str
    title: str
    alt: str
    width: float | None
    height: float
    plot: Plot
    low: float
    high: float
    marks: tuple[Drawn, ...]
    words: tuple[Words, ...]
    key: tuple[KeyMark, ...] = ()

    def boxes(self, canvas: float) -> list[tuple[Words, Box]]:
        """Every label with its rectangle on a canvas of this width."""
        return [(one, one.box(self.plot, canvas)) for one in self.words]


def tall(rows: int, size: float = TEXT_PX) -> float:
    """Height in pixels of this many rows of text."""
    return rows * size * ROW_EM


def apart(one: Words, other: Words, plot: Plot, canvas: float) -> bool:
    """True if two labels never touch, on this canvas or any wider one.

    Labels side by side stay apart if the left one is also anchored at the smaller share: more width then only adds
    room between them.
    """
    here, there = one.box(plot, canvas), other.box(plot, canvas)
    if here.bottom <= there.top + HAIR or there.bottom <= here.top + HAIR:
        return True
    left, right = ((one, here), (other, there)) if here.left <= there.left else ((other, there), (one, here))
    return left[1].right <= right[1].left + HAIR and left[0].at.share <= right[0].at.share


__all__ = [
    "NARROWEST",
    "SMALL_PX",
    "TEXT_PX",
    "Across",
    "Anchor",
    "Area",
    "Bar",
    "Box",
    "Dot",
    "Drawn",
    "Hatch",
    "Interval",
    "KeyMark",
    "Laid",
    "Part",
    "Patch",
    "Plot",
    "Shape",
    "Stroke",
    "Swatch",
    "Words",
    "apart",
    "tall",
]
