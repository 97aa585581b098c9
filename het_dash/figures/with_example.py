"""Real and example figures of one question, merged team by team.

A team that sent returns keeps its real figures; the other teams have their example figures. A total over teams is the
published real total plus the published example total, never a sum of true counts: example counts are public, so a
rounded sum with true counts would reveal more than the real total does.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from het_dash.catalogue import EXAMPLE, Status
from het_dash.figures.answer import Span
from het_dash.figures.care_pathway import LONGEST_QUARTER
from het_dash.figures.figure import Figure
from het_dash.figures.totals import of_the_whole, worst

TOGETHER = " with "  # between the lineages of a total's two parts


def merged(
    real: Sequence[Figure], example: Sequence[Figure], wholes: Collection[str], cycles: Sequence[Span]
) -> tuple[Figure, ...]:
    """Figures of one indicator and breakdown, for all teams and their total, as one answer.

    `wholes`: areas that are the total of all others. `cycles`: first and last day of each, over which a flow is added
    up; empty for a snapshot.
    """
    if not real or not example:
        return tuple(real or example)
    given = _Given(tuple(real), tuple(example), frozenset(wholes), tuple(cycles))
    places = dict.fromkeys(f.area_code for f in (*real, *example))
    return tuple(f for place in places for f in (given.total(place) if place in wholes else given.of_team(place)))


def lineages(figure: Figure) -> list[str]:
    """The lineages behind a figure: those of both parts where it is a total of real and example figures."""
    return figure.lineage_id.split(TOGETHER)


@dataclass(frozen=True)
class _Given:
    real: tuple[Figure, ...]
    example: tuple[Figure, ...]
    wholes: frozenset[str]
    cycles: tuple[Span, ...]

    @property
    def teams(self) -> set[str]:
        return {f.area_code for f in (*self.real, *self.example)} - self.wholes

    def of_team(self, place: str) -> Sequence[Figure]:
        """The team's real figures if it sent any, else its example figures."""
        real, example = _at(place, self.real), _at(place, self.example)
        if any(map(_collected, real)):
            return real
        return example if any(map(_collected, example)) else real or example

    def total(self, place: str) -> Sequence[Figure]:
        """Counts of both together. A share is never made of real and invented people: the real one is kept."""
        real, example = _at(place, self.real), _at(place, self.example)
        if not any(map(_collected, real)):
            return example or real
        if not any(map(_collected, example)) or any(f.denominator is not None for f in (*real, *example)):
            return real
        return [f for spans in _matched(real, example, self.cycles) for f in self._in(spans, real, example)]

    def _in(self, spans: tuple[Span, Span], real: list[Figure], example: list[Figure]) -> Iterator[Figure]:
        """Every group's total, of the real figures of one period and the example figures of the other."""
        first, second = (
            {f.group_id: f for f in figures if _span(f) == span}
            for figures, span in zip((real, example), spans, strict=True)
        )
        for group in dict.fromkeys((*first, *second)):
            parts = [part[group] for part in (first, second) if group in part]
            collected = list(filter(_collected, parts))
            yield self._together(*collected) if len(collected) == len(spans) else (collected or parts)[0]

    def _together(self, real: Figure, example: Figure) -> Figure:
        period = min(real.period_start, example.period_start), max(real.period_end, example.period_end)
        status = worst((real.status, example.status))
        number = None if status is not Status.SHOWN else (real.numerator or 0.0) + (example.numerator or 0.0)
        sent, invented = (
            len(self._teams_in(kept, f, _span(f))) for kept, f in ((self.real, real), (self.example, example))
        )
        exact = [f for f in (*self.real, *self.example) if f.qualifier == "exact"]
        complete = self._teams_in(exact, real, period) == self.teams
        return replace(
            example,
            period_start=period[0],
            period_end=period[1],
            status=of_the_whole(status),
            value=number,
            numerator=number,
            lower=None,
            upper=None,
            interval_kind="none",
            qualifier="exact" if complete else "at_least",
            nature=EXAMPLE,
            lineage_id=f"{real.lineage_id}{TOGETHER}{example.lineage_id}",
            note=f"Returns of {sent} of {len(self.teams)} teams, and example data for {invented}.",
        )

    def _teams_in(self, figures: Sequence[Figure], alike: Figure, span: Span) -> set[str]:
        """The teams with a figure of the same group in a period."""
        found = (f for f in figures if f.group_id == alike.group_id and _span(f) == span and _collected(f))
        return {f.area_code for f in found} - self.wholes


def _matched(real: Sequence[Figure], example: Sequence[Figure], cycles: Sequence[Span]) -> Iterator[tuple[Span, Span]]:
    """Which real period goes with which example period: each with itself, and a cycle to date with a cycle to date.

    Teams that began to send later have a shorter cycle to date.
    """
    to_date = [found for cycle in cycles if (found := _to_date(real, example, cycle))]
    longer = {span for pair in to_date for span in pair if span[1] - span[0] > LONGEST_QUARTER}
    alike = [(span, span) for span in dict.fromkeys(map(_span, (*real, *example))) if span not in longer]
    yield from alike
    yield from (pair for pair in to_date if pair not in alike)


def _to_date(real: Sequence[Figure], example: Sequence[Figure], cycle: Span) -> tuple[Span, Span] | None:
    """The longest period of each within a cycle, where both have one."""
    found = []
    for figures in (real, example):
        inside = {
            _span(f) for f in figures if _collected(f) and cycle[0] <= f.period_start and f.period_end <= cycle[1]
        }
        found.append(max(inside, key=lambda span: span[1] - span[0], default=None))
    return (found[0], found[1]) if found[0] and found[1] else None


def _at(place: str, figures: Sequence[Figure]) -> list[Figure]:
    return [f for f in figures if f.area_code == place]


def _span(f: Figure) -> Span:
    return f.period_start, f.period_end


def _collected(f: Figure) -> bool:
    return f.status is not Status.NOT_COLLECTED
