"""Names on a map, with values where there is room: each in as many rows as suit its area best."""

from collections.abc import Sequence
from dataclasses import replace
from typing import NamedTuple

from het_dash.charts.ground import Shape
from het_dash.charts.layout import measure
from het_dash.charts.layout.area_map.frame import Frame
from het_dash.charts.layout.area_map.room_in_areas import Spot
from het_dash.charts.layout.laid import SMALL_PX, TEXT_PX, Across, Plot, Words, tall

FIRST_NAMED, MOST_ROWS = 5, 3


class Look(NamedTuple):
    """Size in pixels and weight of a name."""

    size: float
    bold: bool


class Fitted(NamedTuple):
    """A name in rows with its place."""

    rows: tuple[str, ...]
    spot: Spot
    look: Look


def names(frame: Frame) -> list[Words]:
    """Names, with the values of the first few areas if those fit."""
    shapes = {shape.code: shape for shape in frame.mapped.ground.shapes}
    named = [shapes[code] for code in _named(frame) if code in shapes]
    return _with_values(frame, named) or _where_there_is_room(frame, named)


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
    words = [_name(frame, shape, n, frame.value_in_words(shape.code), least=1.0) for n, shape in enumerate(valued)]
    placed = [one for one in words if one is not None]
    if not placed or len(placed) < len(words):
        frame.grid.taken = before
        return []
    return [*placed, *_where_there_is_room(frame, named, after=len(placed))]


def _where_there_is_room(frame: Frame, named: Sequence[Shape], after: int = 0) -> list[Words]:
    """Names of all but the first `after` areas."""
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
