"""Layout of a map: areas in the shade of their class, names where there is room, a key in an empty corner."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace
from typing import Literal, NamedTuple

from het_dash.charts.classes import class_of
from het_dash.charts.ground import Mapped, Shape
from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    TEXT_PX,
    Across,
    Dot,
    Drawn,
    KeyMark,
    Laid,
    Patch,
    Plot,
    Stroke,
    Words,
    tall,
)
from het_dash.charts.layout.room_in_areas import Cells, Grid, Spot
from het_dash.charts.layout.text import number
from het_dash.charts.spec import Chart, Point
from het_dash.charts.status_marks import MARKS
from het_dash.charts.theme import SHADES, Ink

TALLEST = 600.0
EDGE_PX = 4.0
ALL_NAMED_FROM, FIRST_NAMED = 420.0, 5  # a narrower map has room for the first few names only
SITE_PX, SMALL_SITE_PX, NUMBER_PX = 9.0, 5.0, 19.0
LIST_GAP, LIST_ROW_GAP, LIST_BESIDE_GAP, LIST_WIDE = 6.0, 3.0, 28.0, 210.0
BESIDE_FROM, BESIDE_TALL = 400.0, 190.0  # a canvas this wide has its list beside a map of this height
MOST_ROWS = 3
SWATCH_PX, SWATCH_GAP, ROW_GAP, KEY_PAD = 20.0, 6.0, 2.0, 4.0


KeyEntry = tuple[str, KeyMark]


@dataclass
class Frame:
    """The canvas of a map. `scale` is pixels for a kilometre, `top` the pixels above the map; `grid` starts there."""

    chart: Chart
    mapped: Mapped
    room: float
    scale: float
    grid: Grid
    top: float = 0.0
    areas: dict[str, Cells] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        """Whether the map itself has room for every name."""
        return self.mapped.ground.size[0] * self.scale >= ALL_NAMED_FROM

    @property
    def beside(self) -> bool:
        """Whether the numbered areas are listed at the right of the map rather than under it."""
        return bool(self.mapped.numbered) and self.room >= BESIDE_FROM

    @property
    def points(self) -> dict[str, Point]:
        return {str(p.at): p for series in self.chart.series for p in series.points}

    @property
    def height(self) -> float:
        return self.mapped.ground.size[1] * self.scale + 2 * EDGE_PX

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the left and from the top of the map."""
        return EDGE_PX + x * self.scale, EDGE_PX + y * self.scale

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of a layout: share across, pixels from the top of the canvas."""
        across, down = self.px(x, y)
        return across / self.room, down + self.top

    def cells(self, shape: Shape) -> Cells:
        if shape.code not in self.areas:
            self.areas[shape.code] = self.grid.inside([[self.px(*p) for p in ring] for ring in shape.rings])
        return self.areas[shape.code]

    def ink(self, code: str) -> Ink | None:
        """Shade of an area; None without a value."""
        point = self.points.get(code)
        if point is None or not marks.shown(point) or point.value is None:
            return None
        return SHADES[class_of(point.value, self.mapped.classes, self.chart.unit).shade - 1]

    def text_on(self, code: str) -> Ink:
        return "background" if self.ink(code) in SHADES[2:] else "text"


class Look(NamedTuple):
    """Size in pixels and weight of a name."""

    size: float
    bold: bool


class Fitted(NamedTuple):
    """A name in rows with its place."""

    rows: tuple[str, ...]
    spot: Spot
    look: Look


def layout(chart: Chart, width: float | None, tallest: float = TALLEST) -> Laid:
    """A map laid out for a canvas of this width, at most `tallest` pixels high without its key and list.

    Without a width it is laid out for the narrowest canvas, because a map keeps its proportions.
    """
    if chart.mapped is None:
        raise ValueError(f"{chart.id}: a map without geometry cannot be laid out; its builder must add `mapped`")
    frame = _frame(chart, chart.mapped, width or NARROWEST, tallest)
    header = Header(frame.room, 0, 0)
    header.tag(chart)
    key = _key(frame, header)
    frame.top = header.height
    plot = Plot(0.0, 0.0, frame.top, frame.top + frame.height)
    sites = list(_sites(frame))
    dots, labels = _labels(frame)
    listed = _listed(frame)
    bottom = max(plot.bottom, *(words.y + words.height / 2 for words in listed), 0.0)
    return Laid(
        id=chart.id,
        title=chart.title,
        alt=chart.alt,
        width=frame.room,
        height=bottom + 2,
        plot=plot,
        low=0.0,
        high=max((p.value or 0.0 for p in frame.points.values()), default=0.0),
        marks=(*_patches(frame), *_outlines(frame), *sites, *dots),
        words=(*header.words, *(replace(words, y=words.y + frame.top) for words in key.words), *labels, *listed),
        key=(*header.key_marks, *(replace(mark, y=mark.y + frame.top) for mark in key.marks)),
    )


def _frame(chart: Chart, mapped: Mapped, room: float, tallest: float) -> Frame:
    wide, high = mapped.ground.size
    if mapped.numbered and room >= BESIDE_FROM:
        tallest = min(tallest, BESIDE_TALL)
    scale = min((room - 2 * EDGE_PX) / wide, (tallest - 2 * EDGE_PX) / high)
    return Frame(chart, mapped, room, scale, Grid(room, high * scale + 2 * EDGE_PX))


def _patches(frame: Frame) -> Iterator[Drawn]:
    """Areas with a value first, so that the edges of those without one are seen."""
    shapes = sorted(frame.mapped.ground.shapes, key=lambda shape: frame.ink(shape.code) is None)
    for shape in shapes:
        point, ink = frame.points.get(shape.code), frame.ink(shape.code)
        example = point is not None and frame.chart.is_example(point)
        status = MARKS[point.status] if point is not None else "nothing"
        yield Patch(
            tuple(tuple(frame.place(*at) for at in ring) for ring in shape.rings),
            ink or "background",
            "background" if ink else "hidden",
            shape.code,
            ("example" if example else None) if ink else status,
            (point.text,) if point is not None else (),
        )


def _outlines(frame: Frame) -> Iterator[Drawn]:
    """The line around several areas, or in its place one around the area that the reader chose."""
    ground, picked = frame.mapped.ground, frame.mapped.picked
    chosen = [ring for shape in ground.shapes if shape.code == picked for ring in shape.rings]
    rings = chosen or (list(ground.outline.rings) if ground.outline else [])
    thick = 3.5 if chosen else 2.5 if frame.wide else 1.5
    for ring in rings:
        around = tuple(frame.place(*at) for at in (*ring, ring[0]))
        yield Stroke("outline", around, "background", thick + (3 if chosen else 2))  # seen on shades of its own colour
        yield Stroke("outline", around, "text", thick)


def _sites(frame: Frame) -> Iterator[Drawn]:
    """Points such as practices. Names keep clear of them."""
    for site in frame.mapped.ground.sites:
        x, y = frame.px(site.x, site.y)
        size, edge = (SITE_PX, 2.0) if frame.wide else (SMALL_SITE_PX, 1.2)
        half = size / 2 + edge
        frame.grid.take(x - half, y - half, x + half, y + half)
        yield Dot(*frame.place(site.x, site.y), "circle", size, "background", "text", edge, hover=(site.name,))


def _labels(frame: Frame) -> tuple[list[Drawn], list[Words]]:
    """Names, or numbers of the areas that are listed under the map."""
    shapes = {shape.code: shape for shape in frame.mapped.ground.shapes}
    if frame.mapped.numbered:
        found = list(_numbers(frame, shapes))
        return [dot for dot, _ in found], [words for _, words in found]
    named = [shapes[code] for code in _named(frame) if code in shapes]
    return [], _with_values(frame, named) or _names(frame, named)


def _named(frame: Frame) -> Sequence[str]:
    """Codes to name: all where there is room for them, or else the first few and the one chosen."""
    named, picked = frame.mapped.named, frame.mapped.picked
    if frame.wide:
        return named
    return [code for n, code in enumerate(named) if n < FIRST_NAMED or code == picked]


def _with_values(frame: Frame, named: Sequence[Shape]) -> list[Words]:
    """Names with the values of the first few; empty unless each of those fits its area with its value."""
    valued = named[: frame.mapped.valued] if frame.wide else ()
    before = frame.grid.taken.copy()
    words = [_name(frame, shape, n, _value(frame, shape.code), least=1.0) for n, shape in enumerate(valued)]
    placed = [one for one in words if one is not None]
    if not placed or len(placed) < len(words):
        frame.grid.taken = before
        return []
    return [*placed, *_names(frame, named, after=len(placed))]


def _names(frame: Frame, named: Sequence[Shape], after: int = 0) -> list[Words]:
    """Names of all but the first `after` areas, where they have room."""
    found = (_name(frame, shape, n) for n, shape in enumerate(named) if n >= after)
    return [words for words in found if words is not None]


def _name(frame: Frame, shape: Shape, order: int, value: str = "", least: float = 0.0) -> Words | None:
    """A name, with a value under it, where it fits its area best; None if less than `least` of it is inside."""
    fits = [_fitted(frame, shape, value, look) for look in _looks(frame, order)]
    best = max((one for one in fits if one is not None), key=lambda one: one.spot.inside, default=None)
    if best is None or best.spot.inside < least:
        return None
    x, y = best.spot.x / frame.room, best.spot.y + frame.top
    words = Words("category", best.rows, Across(x), y, "middle", size=best.look.size, bold=best.look.bold)
    words = replace(words, ink=frame.text_on(shape.code), halo=frame.ink(shape.code) or "background")
    box = words.box(Plot(0, 0, 0, 0), frame.room)
    frame.grid.take(box.left, box.top - frame.top, box.right, box.bottom - frame.top)
    return words


def _looks(frame: Frame, order: int) -> tuple[Look, ...]:
    """Ways to write a name, the best first: the first few areas stand out where there is room."""
    if frame.wide and order < FIRST_NAMED:
        return Look(TEXT_PX, True), Look(SMALL_PX, False)
    return (Look(SMALL_PX, False),)


def _fitted(frame: Frame, shape: Shape, value: str, look: Look) -> Fitted | None:
    """A name in as many rows as suit its area best."""
    best: Fitted | None = None
    for name in _in_rows(shape.name, look):
        rows = (*name, value) if value else name
        wide = measure.widest(rows, look.size, bold=look.bold)
        spot = frame.grid.room(frame.cells(shape), wide, tall(len(rows), look.size))
        if spot is not None and (best is None or spot.inside > best.spot.inside):
            best = Fitted(rows, spot, look)
    return best


def _in_rows(name: str, look: Look) -> list[tuple[str, ...]]:
    """The name in one line, two and three, as far as it has words for them."""
    whole = measure.width(name, look.size, bold=look.bold)
    longest = max(measure.width(word, look.size, bold=look.bold) for word in name.split(" "))
    rooms = [max(longest, whole / n * 1.15) for n in range(1, MOST_ROWS + 1)]
    return list(dict.fromkeys(measure.wrapped(name, room, look.size, bold=look.bold) for room in rooms))


def _value(frame: Frame, code: str) -> str:
    point = frame.points.get(code)
    if point is None or not marks.shown(point) or point.value is None:
        return ""
    return number(point.value, frame.chart.unit)


def _numbers(frame: Frame, shapes: dict[str, Shape]) -> Iterator[tuple[Drawn, Words]]:
    for order, code in enumerate(frame.mapped.named[: frame.mapped.numbered], start=1):
        spot = frame.grid.room(frame.cells(shapes[code]), NUMBER_PX, NUMBER_PX)
        if spot is not None:
            half, share, y = NUMBER_PX / 2, spot.x / frame.room, spot.y + frame.top
            frame.grid.take(spot.x - half, spot.y - half, spot.x + half, spot.y + half)
            words = Words("number", (str(order),), Across(share), y, "middle", size=SMALL_PX, bold=True)
            yield Dot(share, y, "circle", NUMBER_PX, "background", "text", 1.5), words


def _listed(frame: Frame) -> list[Words]:
    """The numbered areas with their values, under the map or at its right."""
    names = {shape.code: shape.name for shape in frame.mapped.ground.shapes}
    listed = frame.mapped.named[: frame.mapped.numbered]
    row = tall(1) + LIST_ROW_GAP
    if frame.beside:
        left, right = frame.px(frame.mapped.ground.size[0], 0)[0] + LIST_BESIDE_GAP, frame.room
        y, right = frame.top + (frame.height - row * len(listed)) / 2, min(right, left + LIST_WIDE)
    else:
        left, right, y = 0.0, frame.room, frame.top + frame.height + LIST_GAP
    words = []
    for order, code in enumerate(listed, start=1):
        middle = y + row * (order - 0.5)
        at = Across(0.0, right - 2)
        value = Words("value", (_value(frame, code),), at, middle, "end", ink="chosen", bold=True)
        name = measure.shortened(names[code], right - left - value.width - 30, 1)
        words += [
            Words("number", (str(order),), Across(0.0, left + 2), middle, bold=True),
            Words("category", name, Across(0.0, left + 20), middle),
            value,
        ]
    return words


@dataclass(frozen=True)
class Key:
    """A key inside the map, in pixels from the map's top."""

    marks: tuple[KeyMark, ...] = ()
    words: tuple[Words, ...] = ()


def _key(frame: Frame, header: Header) -> Key:
    """A key in a corner that no area reaches, or else in rows above the map."""
    entries = [] if frame.mapped.numbered else list(_entries(frame))
    if not entries:
        return Key()
    inside = _in_a_corner(frame, entries)
    if inside is None:
        header.title(frame.chart.axis)
        header.key(entries)
    return inside or Key()


def _entries(frame: Frame) -> Iterator[KeyEntry]:
    """Classes from the highest, reasons for missing values, sites, and the line around areas."""
    ground, drawn = frame.mapped.ground, [frame.points.get(shape.code) for shape in frame.mapped.ground.shapes]
    example: Literal["example"] | None = "example" if frame.chart.all_example else None
    some = any(p is not None and marks.shown(p) for p in drawn)
    for one in sorted(frame.mapped.classes if some else (), key=lambda one: -one.shade):
        ink = SHADES[one.shade - 1]
        yield one.label, KeyMark("bar", 0, 0, ink, "hidden", pattern=example)
    missing = {p.status: reason for p in drawn if p is not None and not marks.shown(p) for reason in (_reason(p),)}
    for status, reason in missing.items():
        yield reason, KeyMark("bar", 0, 0, "background", "hidden", pattern=MARKS[status])
    if ground.sites:
        yield ground.sites_label, KeyMark("circle", 0, 0, "background", "text")
    if ground.outline and not frame.mapped.picked:
        yield ground.outline.label, KeyMark("line", 0, 0, "text", "text")


def _reason(point: Point) -> str:
    """The reason in a point's text, which begins with the area's name."""
    return point.text.rpartition(": ")[2]


def _in_a_corner(frame: Frame, entries: Sequence[KeyEntry]) -> Key | None:
    """The key in rows, in the first corner where it touches no area."""
    rows = [measure.wrapped(label, frame.room / 2 - SWATCH_PX, SMALL_PX) for label, _ in entries]
    title = measure.wrapped(frame.chart.axis, frame.room / 2, SMALL_PX, bold=True)
    wide = max(
        measure.widest(title, SMALL_PX, bold=True),
        SWATCH_PX + SWATCH_GAP + max(measure.widest(one, SMALL_PX) for one in rows),
    )
    high = tall(len(title), SMALL_PX) + sum(tall(len(one), SMALL_PX) + ROW_GAP for one in rows)
    areas = _all_areas(frame)
    for right, low in ((True, False), (False, False), (False, True), (True, True)):
        left, top = (frame.room - wide - 2 if right else 0.0), (frame.height - high if low else 0.0)
        box = (left - KEY_PAD, top - KEY_PAD, left + wide + KEY_PAD, top + high + KEY_PAD)
        if frame.grid.is_free(*box, areas):
            frame.grid.take(*box)
            return _in_rows_at(frame, entries, rows, title, (left, top))
    return None


def _all_areas(frame: Frame) -> Cells:
    shapes = frame.mapped.ground.shapes
    return frame.grid.inside([[frame.px(*p) for p in ring] for shape in shapes for ring in shape.rings])


def _in_rows_at(
    frame: Frame,
    entries: Sequence[KeyEntry],
    rows: Sequence[tuple[str, ...]],
    title: tuple[str, ...],
    corner: tuple[float, float],
) -> Key:
    left, top = corner
    y = top + tall(len(title), SMALL_PX)
    words = [Words("axis", title, Across(left / frame.room), top + (y - top) / 2, size=SMALL_PX, bold=True)]
    swatches = []
    for (_, mark), lines in zip(entries, rows, strict=True):
        middle = y + ROW_GAP + tall(len(lines), SMALL_PX) / 2
        swatches.append(replace(mark, x=left + SWATCH_PX / 2, y=middle))
        at = Across((left + SWATCH_PX + SWATCH_GAP) / frame.room)
        words.append(Words("key", lines, at, middle, size=SMALL_PX))
        y += ROW_GAP + tall(len(lines), SMALL_PX)
    return Key(tuple(swatches), tuple(words))
