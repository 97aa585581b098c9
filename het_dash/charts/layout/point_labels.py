"""Labels next to points, only where they overlap nothing."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from het_dash.charts.layout.laid import Box
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, widest

CHARACTERS = (17, 10)  # width of a name on one line, and on several
POINT_PX = 6
GAP_PX = 9


@dataclass(frozen=True, slots=True)
class Spot:
    """A named point, in pixels of a phone's plot from its top left."""

    right: float
    down: float
    name: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """Label position in plotly's terms and the rectangle that it fills, in the pixels of its spot."""

    rows: list[str]
    place: dict[str, Any]
    box: Box


def names(wanted: Sequence[Spot], spots: Iterable[Spot], width: float, height: float) -> dict[Spot, Name]:
    """Labels in order of priority, without those that have no room."""
    taken = [_around(spot) for spot in spots]
    placed: dict[Spot, Name] = {}
    for spot in wanted:
        clear = (n for n in _places(spot) if _within(n.box, width, height) and not _touches(n.box, taken, spot))
        if (found := next(clear, None)) is not None:
            placed[spot] = found
            taken.append(found.box)
    return placed


def _places(spot: Spot) -> Iterator[Name]:
    """Tries right, left, above and below the point, then the same with the name on several lines."""
    for characters in CHARACTERS:
        yield from _round(spot, lines(spot.name, characters))


def _round(spot: Spot, rows: list[str]) -> Iterator[Name]:
    wide, tall = widest(rows, SMALL_PX) + 2, LINE_PX * len(rows)
    across, along = spot.down - tall / 2, spot.right - wide / 2
    for left, top, place in (
        (spot.right + GAP_PX, across, {"xanchor": "left", "align": "left", "xshift": GAP_PX}),
        (spot.right - GAP_PX - wide, across, {"xanchor": "right", "align": "right", "xshift": -GAP_PX}),
        (along, spot.down - GAP_PX - tall, {"yanchor": "bottom", "yshift": GAP_PX - 2}),
        (along, spot.down + GAP_PX, {"yanchor": "top", "yshift": 2 - GAP_PX}),
    ):
        yield Name(rows, place, Box(left, top, left + wide, top + tall))


def _around(spot: Spot) -> Box:
    return Box(spot.right - POINT_PX, spot.down - POINT_PX, spot.right + POINT_PX, spot.down + POINT_PX)


def _within(box: Box, width: float, height: float) -> bool:
    return box.left >= 0 and box.top >= 0 and box.right <= width and box.bottom <= height


def _touches(box: Box, taken: Sequence[Box], own: Spot) -> bool:
    return any(box.touches(other) for other in taken if other != _around(own))
