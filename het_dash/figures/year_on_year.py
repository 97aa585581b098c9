"""Year-on-year change. A MarchPair raises NotComparable unless both are March snapshots with no break between."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date

import numpy as np

from het_dash.catalogue import EVERYONE, Indicator
from het_dash.figures import difference_in_differences
from het_dash.figures.answer import Answer
from het_dash.figures.figure import Figure
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.verdicts import CANNOT_TELL

WITHHELD = "withheld: example data"


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
            if not figure.shown or figure.numerator is None or not figure.denominator:
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
    """Difference from the comparator's change, in points, with limits and the smallest detectable change.

    `reference` is how the same measure changed in other PCNs between the same Marches, if loaded.
    """

    own: Marches
    comparator: tuple[tuple[float, float], tuple[float, float]]
    points: float
    lower: float
    upper: float
    detectable: float
    verdict: str
    reference: ReferenceChange | None = None

    @property
    def comparator_change(self) -> float:
        """Change of the comparator, in points."""
        (n0, d0), (n1, d1) = self.comparator
        return 100 * (n1 / d1 - n0 / d0)

    @property
    def middle(self) -> tuple[float, float] | None:
        """Ends of the middle 95% of the same difference in other PCNs, in points: their changes less the
        comparator's."""
        if self.reference is None:
            return None
        return self.reference.lower - self.comparator_change, self.reference.upper - self.comparator_change

    @property
    def beyond(self) -> bool:
        """Whether the difference lies outside that middle 95%."""
        return self.middle is not None and not self.middle[0] <= self.points <= self.middle[1]


def is_march(figure: Figure) -> bool:
    return (figure.period_end.month, figure.period_end.day) == (3, 31)


def in_march(answer: Answer, area: str, group: str = EVERYONE) -> tuple[Figure, ...]:
    """March figures with counts, oldest first."""
    here = (f for f in answer.figures if (f.area_code, f.group_id) == (area, group))
    return tuple(f for f in here if is_march(f) and f.shown and f.numerator is not None and f.denominator)


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
    own: Marches, plus: Sequence[Marches], minus: Sequence[Marches] = (), reference: ReferenceChange | None = None
) -> Compared:
    """Difference from the change in the comparator, which is `plus` less `minus`. Raises NotComparable if parts do not
    match.

    `reference` is the change of the same measure in other PCNs between the same Marches, if available.
    """
    if not plus:
        raise NotComparable("There is no comparator.")
    _agree(own, [*plus, *minus])
    if reference is not None and (reference.indicator_id, reference.before, reference.after) != _measure(own):
        raise NotComparable(f"The other PCNs' changes are of {reference.indicator_id}, {reference.before:%B %Y} on.")
    comparator = _together(plus, minus)
    rounding = own.after.rounding, own.after.rounding * len([*plus, *minus])
    found = difference_in_differences.difference_in_differences(*own.counts, *comparator, rounding=rounding)
    points, lower, upper = (100 * float(x) for x in (found.difference, found.lower, found.upper))
    seen = 100 * float(difference_in_differences.smallest_detectable_change(*own.counts, *comparator))
    without = Compared(own, comparator, points, lower, upper, seen, WITHHELD, reference)
    return replace(without, verdict=_verdict(without))


def _measure(own: Marches) -> tuple[str, date, date]:
    return (own.indicator.id, *own.dates)


def only_to_hand(answer: Answer, area: str) -> str:
    """Verdict of methods 8 without two comparable March figures, naming the March figure that is available."""
    found = [f"{f.period_end:%B %Y}" for f in comparable(answer, area)]
    return f"{CANNOT_TELL}: we only have data for {found[-1]}" if found else f"{CANNOT_TELL}: we have no March data"


def _verdict(found: Compared) -> str:
    """Example data has no verdict. The share of a list on a register has no "within": the meaningful change of
    treatment is larger than whole registers."""
    own = found.own
    if own.after.nature == "demonstration":
        return WITHHELD
    points = None if own.indicator.is_prevalence else own.indicator.meaningful_change
    limits = (found.points / 100, found.lower / 100, found.upper / 100)
    least, most = found.middle or difference_in_differences.NO_MIDDLE
    code = difference_in_differences.verdict(*limits, points, (least / 100, most / 100))
    return difference_in_differences.in_words(str(code), own.indicator.meaningful_change)


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
