"""Gap between two published figures: points, ratio, and people to close it (methods 4)."""

from dataclasses import dataclass
from functools import lru_cache

import numpy as np

from het_dash.catalogue.indicator import Polarity
from het_dash.figures.disparity import absolute_gap, difference_of_figures, relative_gap
from het_dash.figures.figure import Figure
from het_dash.figures.intervals import Floats, z_score
from het_dash.figures.proportions import people_of_gap
from het_dash.figures.verdicts import GAP

Counts = tuple[float, float]
Three = tuple[float, float, float]  # value, lower, upper
CONFIDENCE, FALSE_NAMES = 0.95, 0.05
# Pooled limits allow for the number of groups already; 99% allows for twelve measures at six PCNs.
POOLED_WIDENED = z_score(0.99) / z_score(CONFIDENCE)


@dataclass(frozen=True)
class People:
    """Number of people needed to close a gap; negative if the group is already beyond the reference."""

    people: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Gap:
    """The reference's share less the group's, in points, and the ratio of the group's share to the reference's.

    The limits of the points alone decide whether the gap is clear; people are a range of their own (methods 17). Points
    are the difference of the published values, with their limits, where both are published; else of the counts.
    A measure without polarity has no people to close a gap. The ratio's limits are NaN if a share is 0.
    """

    group: Figure
    reference: Figure
    points: float
    lower: float
    upper: float
    ratio: float
    ratio_lower: float
    ratio_upper: float
    to_close: People | None

    @property
    def clear(self) -> bool:
        """True if the limits of the difference exclude 0."""
        return GAP.clear(self.lower, self.upper)

    @property
    def fewer(self) -> bool:
        """True if the group's share is clearly below the reference's."""
        return self.clear and self.lower > 0

    @property
    def more(self) -> bool:
        return self.clear and self.upper < 0

    @property
    def behind(self) -> bool:
        """True if the gap is clear and people are missed out, however few."""
        return self.clear and self.to_close is not None and self.to_close.upper > 0

    @property
    def missed(self) -> float:
        """Number of people to close a clear gap; 0 if there is no clear gap."""
        return max(self.to_close.people, 0.0) if self.behind and self.to_close else 0.0

    @property
    def from_published(self) -> bool:
        """True if the points are the difference of the published values."""
        return _published(self.group) is not None and _published(self.reference) is not None


def gap_between(group: Figure | None, reference: Figure | None, polarity: Polarity) -> Gap | None:
    """None if either figure is hidden or has no counts: a gap is never calculated from an estimate."""
    ours, theirs = counts(group), counts(reference)
    if group is None or reference is None or ours is None or theirs is None:
        return None
    rounding = max(group.rounding, reference.rounding)
    points, ratio = _apart(ours, theirs, rounding)
    published = _published(group), _published(reference)
    if published[0] is not None and published[1] is not None:
        points = _of_published(published[0], published[1])
    return Gap(group, reference, *points, *ratio, _people(ours, theirs, polarity, rounding))


def clear_among(gap: Gap, compared: int) -> bool:
    """Whether a gap may be named as the widest of `compared`: clear by limits that are wide enough for so many.

    Where no group differs, at most one comparison in twenty has such a gap (benchmarks/simulations/false_gaps.py).
    """
    wider = POOLED_WIDENED if gap.group.interval_kind == "pooled" else widened(compared)
    return gap.points > wider * (gap.points - gap.lower) or -gap.points > wider * (gap.upper - gap.points)


def widened(compared: int) -> float:
    """Times by which 95% limits become wider where `compared` gaps are looked at (Bonferroni, in one direction)."""
    return z_score(1 - min(1 - CONFIDENCE, 2 * FALSE_NAMES / compared)) / z_score(CONFIDENCE)


def counts(figure: Figure | None) -> Counts | None:
    """Numerator and denominator of a shown figure that has both; None if the denominator is 0."""
    return published_counts(figure) if figure is not None and figure.shown else None


def published_counts(figure: Figure | None) -> Counts | None:
    """The same, also where the rate is withheld because it is of too few people (methods 16)."""
    if figure is None or figure.numerator is None or not figure.denominator:
        return None
    return figure.numerator, figure.denominator


def _published(figure: Figure) -> Three | None:
    """A published value with the publisher's own limits."""
    if figure.interval_kind != "published" or figure.value is None or figure.lower is None or figure.upper is None:
        return None
    return figure.value, figure.lower, figure.upper


@lru_cache(maxsize=8192)
def _of_published(ours: Three, theirs: Three) -> Three:
    points, lower, upper = (float(x) for x in difference_of_figures(_arrays(theirs), _arrays(ours)))
    return points, lower, upper


def _arrays(three: Three) -> tuple[Floats, Floats, Floats]:
    value, lower, upper = (np.array(x, dtype=np.float64) for x in three)
    return value, lower, upper


@lru_cache(maxsize=8192)
def _apart(ours: Counts, theirs: Counts, rounding: float) -> tuple[Three, Three]:
    """Points and ratio with their limits, cached because pages and packs ask for the same gaps many times."""
    points, lower, upper = (100 * float(x) for x in absolute_gap(*ours, *theirs, rounding=rounding))
    ratio, ratio_lower, ratio_upper = (float(x) for x in relative_gap(*ours, *theirs, rounding=rounding))
    return (points, lower, upper), (ratio, ratio_lower, ratio_upper)


@lru_cache(maxsize=8192)
def _people(ours: Counts, theirs: Counts, polarity: Polarity, rounding: float) -> People | None:
    """People by the limits of the counted difference. Where lower is better, those above the reference are counted."""
    if polarity == "none":
        return None
    points, lower, upper = (float(x) for x in absolute_gap(*ours, *theirs, rounding=rounding))
    if polarity == "lower_is_better":
        points, lower, upper = -points, -upper, -lower
    close = people_of_gap(ours[1], points, lower, upper)
    return People(float(close.people), float(close.lower), float(close.upper))
