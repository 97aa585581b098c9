"""Year-on-year change. A MarchPair raises NotComparable unless both are March snapshots with no break between."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np

from het_dash.catalogue import EVERYONE, Indicator
from het_dash.figures import difference_in_differences
from het_dash.figures.answer import Answer
from het_dash.figures.figure import Figure

WITHHELD = "withheld: example data"
CANNOT_TELL = "cannot tell"


class NotComparable(Exception):
    """Two figures that may not be compared over time. The message gives the reason."""


@dataclass(frozen=True, slots=True)
class Marches:
    """A share at two March snapshots with no break between them. Raises NotComparable for any others."""

    indicator: Indicator
    before: Figure
    after: Figure

    def __post_init__(self) -> None:
        for figure in (self.before, self.after):
            if not is_march(figure):
                raise NotComparable(f"{figure.period_end:%B %Y} is not a March: only March is compared with March.")
            if figure.numerator is None or not figure.denominator:
                raise NotComparable(f"{figure.period_end:%B %Y} has no counts ({figure.status}).")
        if _what(self.before) != _what(self.after) or self.before.indicator_id != self.indicator.id:
            raise NotComparable(f"{_what(self.before)} and {_what(self.after)} are not figures of the same thing.")
        if self.before.period_end >= self.after.period_end:
            raise NotComparable(f"{self.after.period_end:%B %Y} does not follow {self.before.period_end:%B %Y}.")
        for found in self.indicator.breaks:
            if self.before.period_end < found.on <= self.after.period_end:
                raise NotComparable(f"The series breaks in {found.on:%B %Y}: {found.reason}")

    @property
    def dates(self) -> tuple[date, date]:
        return self.before.period_end, self.after.period_end

    @property
    def counts(self) -> tuple[tuple[float, float], tuple[float, float]]:
        """(numerator, denominator) before and after."""
        first, last = ((f.numerator or 0.0, f.denominator or 0.0) for f in (self.before, self.after))
        return first, last


@dataclass(frozen=True, slots=True)
class Compared:
    """Difference from the comparator's change, in points, with limits and the smallest detectable change."""

    own: Marches
    comparator: tuple[tuple[float, float], tuple[float, float]]
    points: float
    lower: float
    upper: float
    detectable: float
    verdict: str


def is_march(figure: Figure) -> bool:
    return (figure.period_end.month, figure.period_end.day) == (3, 31)


def in_march(answer: Answer, area: str, group: str = EVERYONE) -> tuple[Figure, ...]:
    """March figures with counts, oldest first."""
    here = (f for f in answer.figures if (f.area_code, f.group_id) == (area, group))
    return tuple(f for f in here if is_march(f) and f.numerator is not None and f.denominator)


def comparable(answer: Answer, area: str, group: str = EVERYONE) -> tuple[Figure, ...]:
    """March figures since the last break in the series. Any two of them are comparable."""
    last_break = max((b.on for b in answer.indicator.breaks), default=date.min)
    return tuple(f for f in in_march(answer, area, group) if f.period_end >= last_break)


def pair(answer: Answer, area: str, since: date) -> Marches | None:
    """Latest comparable March, and the last one up to `since` (or else the first). None with fewer than two."""
    found = comparable(answer, area)
    if len(found) < 2:
        return None
    earlier = [f for f in found[:-1] if f.period_end <= since]
    return Marches(answer.indicator, earlier[-1] if earlier else found[0], found[-1])


def compared(
    own: Marches, plus: Sequence[Marches], minus: Sequence[Marches] = (), other_pcns: Sequence[float] | None = None
) -> Compared:
    """Difference from the change in the comparator, which is `plus` less `minus`. Raises NotComparable if parts do not
    match.

    `other_pcns` holds the same difference, in points, for other PCNs, if available.
    """
    if not plus:
        raise NotComparable("There is no comparator.")
    _agree(own, [*plus, *minus])
    comparator = _together(plus, minus)
    found = difference_in_differences.difference_in_differences(*own.counts, *comparator)
    points, lower, upper = (100 * float(x) for x in (found.difference, found.lower, found.upper))
    (n0, d0), (_, d1) = own.counts
    seen = 100 * float(difference_in_differences.smallest_detectable_change(n0 / d0, d0, d1))
    others = None if other_pcns is None else [x / 100 for x in other_pcns]
    said = _verdict(own, (points / 100, lower / 100, upper / 100), others)
    return Compared(own, comparator, points, lower, upper, seen, said)


def only_to_hand(answer: Answer, area: str) -> str:
    """Verdict of methods 8 without two comparable March figures, naming the March figure that is available."""
    found = [f"{f.period_end:%B %Y}" for f in comparable(answer, area)]
    return f"{CANNOT_TELL}: only {found[-1]} is to hand" if found else f"{CANNOT_TELL}: no March is to hand"


def _verdict(own: Marches, limits: tuple[float, float, float], others: Sequence[float] | None) -> str:
    """Example data has no verdict."""
    if own.after.nature == "demonstration":
        return WITHHELD
    points = own.indicator.meaningful_change
    return difference_in_differences.in_words(str(difference_in_differences.verdict(*limits, points, others)), points)


def _what(f: Figure) -> tuple[str, ...]:
    return (f.indicator_id, f.area_code, f.breakdown, f.group_id, f.source_id, f.nature)


def _agree(own: Marches, others: Sequence[Marches]) -> None:
    """Raises NotComparable unless measure, breakdown, group, source, nature and dates all match."""
    for one in others:
        if one.dates != own.dates:
            raise NotComparable(f"The comparator's Marches {one.dates} are not {own.dates}.")
        ours, theirs = _what(own.after), _what(one.after)
        if (ours[0], *ours[2:]) != (theirs[0], *theirs[2:]):
            raise NotComparable(f"{theirs} is not of the same measure, group and source as {ours}.")


def _together(plus: Sequence[Marches], minus: Sequence[Marches]) -> tuple[tuple[float, float], tuple[float, float]]:
    total = np.sum([one.counts for one in plus], axis=0)
    if minus:
        total = total - np.sum([one.counts for one in minus], axis=0)
    (n0, d0), (n1, d1) = total.tolist()
    if not (0 <= n0 <= d0 and 0 <= n1 <= d1 and d0 and d1):
        raise NotComparable(f"What is left of the comparator ({n0:g} of {d0:g}, {n1:g} of {d1:g}) cannot be.")
    return (n0, d0), (n1, d1)
