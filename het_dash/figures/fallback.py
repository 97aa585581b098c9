"""Figure shown in place of a suppressed one: the most detailed that may be shown, up to the borough's."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from het_dash.catalogue import CROSS, Breakdown, Status
from het_dash.figures.figure import Figure

Cell = tuple[str, str]  # breakdown and group
Span = tuple[date, date]
Place = tuple[str, str, str, date, date]  # area, breakdown, group, first day, last day

HIDDEN = frozenset({Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL, Status.TOO_FEW_FOR_RATE})


def coarser(breakdown: Breakdown, group_id: str) -> Iterator[Cell]:
    """Broader groups that contain a group: the broad ethnic group of a detailed one, the first part of a cross."""
    if breakdown.parts:
        yield breakdown.parts[0], group_id.partition(CROSS)[0]
    elif breakdown.broad and (parent := breakdown.group(group_id).parent):
        yield breakdown.broad, parent


def ladder(hidden: Figure, larger: str | None, known: Mapping[str, Breakdown]) -> tuple[tuple[str, Cell], ...]:
    """Candidate areas and cells in order: broader groups here, the same group in the larger area, broader groups
    there."""
    own = (hidden.breakdown, hidden.group_id)
    wider = list(coarser(known[hidden.breakdown], hidden.group_id))
    here = [(hidden.area_code, cell) for cell in wider]
    there = [(larger, cell) for cell in (own, *wider)] if larger not in (None, hidden.area_code) else []
    return (*here, *there)


@dataclass(frozen=True)
class Candidates:
    """Shown figures by area, group and period, and `larger`, the area that contains all others.

    Without `larger`, only the hidden figure's own area is searched.
    """

    shown: Mapping[Place, Figure]
    larger: str | None
    known: Mapping[str, Breakdown]

    @cached_property
    def spans(self) -> tuple[Span, ...]:
        return tuple(sorted({(start, end) for *_, start, end in self.shown}))

    def in_place_of(self, hidden: Figure) -> Figure | None:
        """First shown figure of the hidden figure's ladder. For counts over time, the whole cycle is searched first."""
        own, span = (hidden.breakdown, hidden.group_id), (hidden.period_start, hidden.period_end)
        longer = [s for s in self.spans if s != span and s[0] <= span[0] and span[1] <= s[1]]
        steps = ladder(hidden, self.larger, self.known)
        tried = [
            *(((hidden.area_code, own), s) for s in longer),
            *((step, span) for step in steps),
            *((step, s) for step in steps for s in longer),
        ]
        found = (self.shown.get((area, *cell, *when)) for (area, cell), when in tried)
        return next((figure for figure in found if figure is not None), None)
