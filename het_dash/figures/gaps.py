"""Gap between two published figures: points, ratio, and people to close it (methods 4)."""

from dataclasses import dataclass
from functools import lru_cache

from het_dash.catalogue.indicator import Polarity
from het_dash.figures.disparity import absolute_gap, relative_gap
from het_dash.figures.figure import Figure
from het_dash.figures.proportions import people_to_close

Counts = tuple[float, float]


@dataclass(frozen=True)
class People:
    """Number of people needed to close a gap; negative if the group is already beyond the reference."""

    people: float
    lower: float
    upper: float


@dataclass(frozen=True)
class Gap:
    """The reference's share less the group's, in points, and the ratio of the group's share to the reference's.

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
        """True if the limits exclude 0, for the points and for the rounded number of people."""
        by_points = self.lower > 0 or self.upper < 0
        return by_points and (self.to_close is None or not self.to_close.lower <= 0 <= self.to_close.upper)

    @property
    def fewer(self) -> bool:
        """True if the group's share is clearly below the reference's."""
        return self.clear and self.lower > 0

    @property
    def more(self) -> bool:
        return self.clear and self.upper < 0

    @property
    def missed(self) -> float:
        """Number of people to close a clear gap; 0 if there is no clear gap."""
        return max(self.to_close.people, 0.0) if self.clear and self.to_close else 0.0


def gap_between(group: Figure | None, reference: Figure | None, polarity: Polarity) -> Gap | None:
    """None if either figure is hidden or has no counts: a gap is never calculated from an estimate."""
    ours, theirs = counts(group), counts(reference)
    if group is None or reference is None or ours is None or theirs is None:
        return None
    return Gap(group, reference, *_apart(ours, theirs), _people(ours, theirs, polarity))


def counts(figure: Figure | None) -> Counts | None:
    """Numerator and denominator of a figure that has both; None if the denominator is 0."""
    if figure is None or figure.numerator is None or not figure.denominator:
        return None
    return figure.numerator, figure.denominator


@lru_cache(maxsize=8192)
def _apart(ours: Counts, theirs: Counts) -> tuple[float, float, float, float, float, float]:
    """Points and ratio with their limits, cached because pages and packs ask for the same gaps many times."""
    points, lower, upper = (100 * float(x) for x in absolute_gap(*ours, *theirs))
    ratio, ratio_lower, ratio_upper = (float(x) for x in relative_gap(*ours, *theirs))
    return points, lower, upper, ratio, ratio_lower, ratio_upper


@lru_cache(maxsize=8192)
def _people(ours: Counts, theirs: Counts, polarity: Polarity) -> People | None:
    """For a measure where lower is better, the people outside the numerator are compared."""
    if polarity == "none":
        return None
    if polarity == "lower_is_better":
        ours, theirs = ((d - n, d) for n, d in (ours, theirs))
    close = people_to_close(*ours, *theirs)
    return People(float(close.people), float(close.lower), float(close.upper))
