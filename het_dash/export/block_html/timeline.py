"""A timeline to scale as HTML. On a phone it is a list."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import groupby
from math import ceil
from typing import Literal

from het_dash.content.blocks import Event, Timeline

WIDE = 0.24  # room of a label, as a share of the line
CHARACTERS, ROW_PX, PAD_PX, AXIS_PX = 34, 17, 8, 24
Side = Literal["above", "below"]
LEVELS: tuple[tuple[Side, int], ...] = (("above", 0), ("below", 0), ("above", 1), ("below", 1))


@dataclass(frozen=True)
class Placed:
    """A label at a share of the line. Level 0 is next to the line; labels near the right end lie left of their date."""

    when: str
    what: str
    at: float
    side: Side
    level: int

    @property
    def ends(self) -> bool:
        return self.at + WIDE > 1

    @property
    def left(self) -> float:
        return self.at - WIDE if self.ends else self.at

    @property
    def rows(self) -> int:
        return 1 + sum(ceil(len(part) / CHARACTERS) for part in self.what.split("\n"))


def placed(timeline: Timeline) -> list[Placed]:
    """Labels from the last to the first, each at the nearest level where it touches no other label or stem."""
    found: list[Placed] = []
    for on, together in reversed([(on, list(run)) for on, run in groupby(_ordered(timeline), key=lambda one: one.on)]):
        what = "\n".join(one.what for one in together)
        options = [Placed(together[0].when, what, _share(on, timeline), side, level) for side, level in LEVELS]
        found.append(next((one for one in options if _free(one, found)), options[-1]))
    return found[::-1]


def _ordered(timeline: Timeline) -> list[Event]:
    return sorted(timeline.events, key=lambda one: one.on)


def _free(one: Placed, others: Sequence[Placed]) -> bool:
    same = [other for other in others if other.side == one.side]
    labels = all(one.left + WIDE <= other.left for other in same if other.level == one.level)
    stems = one.level > 0 or all(one.left + WIDE <= other.at for other in same if other.level > 0)
    return labels and stems


def _share(on: date, timeline: Timeline) -> float:
    days = [one.on for one in timeline.events] + [d for span in timeline.spans for d in (span.start, span.end)]
    first, last = min(days), max(days)
    return (on - first).days / ((last - first).days or 1)


def timeline_html(timeline: Timeline) -> str:
    """Events in order of date, each with its stem to the line, and the periods on the line."""
    labels = placed(timeline)
    heights = {(side, level): _tall(labels, side, level) for side, level in LEVELS}
    above, below = (sum(heights[side, level] for level in (0, 1)) for side in ("above", "below"))
    spans = "".join(
        f'<span class="span" style="left: {100 * _share(one.start, timeline):.1f}%; '
        f'width: {100 * (_share(one.end, timeline) - _share(one.start, timeline)):.1f}%">{escape(one.name)}</span>'
        for one in timeline.spans
    )
    events = "".join(_event(one, heights, above) for one in labels)
    axis = f'<div class="axis" aria-hidden="true" style="top: {above}px; height: {AXIS_PX}px">{spans}</div>'
    listed = f'<div role="list" aria-label="{escape(timeline.title)}">'
    tall = above + AXIS_PX + below
    return f'<div class="het-timeline" style="--tall: {tall}px">{listed}{events}</div>{axis}</div>'


def _tall(labels: Sequence[Placed], side: Side, level: int) -> int:
    rows = max((one.rows for one in labels if (one.side, one.level) == (side, level)), default=0)
    return rows * ROW_PX + PAD_PX if rows else 0


def _event(one: Placed, heights: dict[tuple[Side, int], int], above: int) -> str:
    """The label's box reaches from its level to the line: its border is the stem."""
    near = heights[one.side, 0] if one.level else 0
    own = heights[one.side, one.level] + near
    top = above - own if one.side == "above" else above + AXIS_PX
    pad = f"padding-top: {near}px; " if one.side == "below" else ""
    place = f"right: {100 * (1 - one.at):.1f}%" if one.ends else f"left: {100 * one.at:.1f}%"
    what = "<br>".join(map(escape, one.what.split("\n")))
    return (
        f'<div role="listitem" class="event{" ends" if one.ends else ""}" style="{place}; top: {top}px; '
        f'height: {own}px; {pad}width: {100 * WIDE:.0f}%"><span class="when">{escape(one.when)}</span><br>{what}</div>'
    )
