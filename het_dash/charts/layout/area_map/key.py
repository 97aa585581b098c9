"""Key of a map: in a corner that no area reaches, or else above the map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.area_map.frame import Frame
from het_dash.charts.layout.area_map.room_in_areas import Cells
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import SMALL_PX, Across, KeyMark, Words, tall
from het_dash.charts.spec import Point
from het_dash.charts.status_marks import MARKS
from het_dash.charts.theme import SHADES

SWATCH_PX, SWATCH_GAP, ROW_GAP, KEY_PAD = 20.0, 6.0, 2.0, 4.0
KeyEntry = tuple[str, KeyMark]


@dataclass(frozen=True)
class Key:
    """A key inside the map, in pixels from the map's top."""

    marks: tuple[KeyMark, ...] = ()
    words: tuple[Words, ...] = ()


def key_of(frame: Frame, header: Header) -> Key:
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
