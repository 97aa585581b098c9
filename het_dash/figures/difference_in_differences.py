"""Difference in differences between a PCN and its comparator, and its verdict (methods 8)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from het_dash.figures.intervals import Bools, Floats, counted_of, refuse, share, z_score
from het_dash.figures.verdicts import CHANGE

Verdict = Literal["rose_more", "rose_less", "within", "cannot_tell"]
Counts = tuple[npt.ArrayLike, npt.ArrayLike]  # numerator, denominator
Codes = npt.NDArray[np.str_]
Middle = tuple[float, float]

MEANINGFUL_POINTS = 2.0
MIDDLE = (0.025, 0.975)
NO_MIDDLE: Middle = (np.inf, -np.inf)  # restricts nothing
POWER = 0.8

IN_WORDS = CHANGE  # by Verdict
LIMITS_IN_WORDS = "The limits treat years as separate samples and ignore PCN-level swings."
MISSED_IN_WORDS = "A change below about {points} points would be missed more than one time in five."


@dataclass(frozen=True)
class DifferenceInDifferences:
    """Difference from the comparator's change, as a proportion, with standard error and limits; NaN where undefined."""

    difference: Floats
    standard_error: Floats
    lower: Floats
    upper: Floats


def difference_in_differences(
    before: Counts,
    after: Counts,
    comparator_before: Counts,
    comparator_after: Counts,
    confidence: float = 0.95,
    rounding: tuple[float, float] = (0.0, 0.0),
) -> DifferenceInDifferences:
    """(p1 - p0) of the PCN less (p1 - p0) of the comparator, over the same two March figures without a break between
    them.

    If all four shares are 0 or 1, the standard error of 0 does not mean certainty, so the limits are NaN. `rounding` is
    the most by which a count of the PCN, and of the comparator, may differ from the true one (methods 16).
    """
    four = [counted_of(*counts) for counts in (after, before, comparator_after, comparator_before)]
    p1, p0, q1, q0 = (share(part, whole) for part, whole in four)
    difference = (p1 - p0) - (q1 - q0)
    error = np.sqrt(sum(share(part * (whole - part), whole**3) for part, whole in four))
    z, off = z_score(confidence), [rounding[0], rounding[0], rounding[1], rounding[1]]
    each = [_reach(part, whole, z, by) for (part, whole), by in zip(four, off, strict=True)]
    reach = np.where(error > 0, np.sqrt(sum(one**2 for one in each)), np.nan)
    return DifferenceInDifferences(difference, error, difference - reach, difference + reach)


def _reach(part: Floats, whole: Floats, z: float, rounding: float) -> Floats:
    """Half the width of a share's limits: chance, and the farthest that rounding may have moved it."""
    p, fewest = share(part, whole), np.maximum(whole - rounding, 0.0)
    high = share(np.minimum(part + rounding, fewest), fewest)
    low = share(np.maximum(part - rounding, 0.0), whole + rounding)
    moved = np.maximum(high - p, p - low) if rounding else 0.0
    return np.asarray(z * np.sqrt(share(part * (whole - part), whole**3)) + moved)


def smallest_detectable_change(
    before: Counts,
    after: Counts,
    comparator_before: Counts,
    comparator_after: Counts,
    power: float = POWER,
    confidence: float = 0.95,
) -> Floats:
    """Smallest difference in differences that these four samples could detect, as a proportion.

    It expects the shares before in both years. NaN for a share of 0 or 1, whose variance does not predict that of the
    next year.
    """
    if not 0.5 < power < 1:
        raise ValueError(f"power {power}: give a share between 0.5 and 1, such as 0.8")
    one, other = (counted_of(*counts) for counts in (before, comparator_before))
    variance = _variance_of_change(*one, counted_of(*after)[1])
    variance = variance + _variance_of_change(*other, counted_of(*comparator_after)[1])
    return np.asarray((z_score(confidence) + float(special.ndtri(power))) * np.sqrt(variance))


def _variance_of_change(part: Floats, whole: Floats, later: Floats) -> Floats:
    """Variance of a change between two samples, if the share stays as it was before."""
    level = share(part, whole)
    spread = np.where((level > 0) & (level < 1), level * (1 - level), np.nan)
    return np.asarray(spread * (share(1.0, whole) + share(1.0, later)))


def verdict(
    difference: npt.ArrayLike,
    lower: npt.ArrayLike,
    upper: npt.ArrayLike,
    meaningful_points: float | None = MEANINGFUL_POINTS,
    middle: Middle = NO_MIDDLE,
) -> Codes:
    """A `Verdict` for each difference in differences. An unknown difference is `cannot_tell`, never "no difference".

    `middle` has the ends of the middle 95% of the same differences in other PCNs, if available. A clear difference must
    then also lie outside it. Limits that exclude 0 but lie within the indicator's meaningful change give `within`, the
    weaker of two true statements; never with None.
    """
    if meaningful_points is not None and not meaningful_points > 0:
        raise ValueError(f"meaningful change {meaningful_points}: give percentage points over 0, such as 2")
    floats = (np.asarray(given, dtype=np.float64) for given in (difference, lower, upper))
    change, low, high = np.broadcast_arrays(*floats)
    refuse(low > high, low, "lower limit is over the upper")
    most = -np.inf if meaningful_points is None else meaningful_points
    within: Bools = (100 * low >= -most) & (100 * high <= most)
    more, less = (low > 0) & (change > middle[1]), (high < 0) & (change < middle[0])
    known = ~(np.isnan(change) | np.isnan(low) | np.isnan(high))
    return np.select([~known, within, more, less], ["cannot_tell", "within", "rose_more", "rose_less"], "cannot_tell")


def middle_of(differences: npt.ArrayLike) -> Middle:
    """Ends of the middle 95%; NaN is ignored. Without any number, a range that restricts nothing."""
    others = np.asarray(differences, dtype=np.float64).ravel()
    loaded = others[~np.isnan(others)]
    if not loaded.size:
        return NO_MIDDLE
    least, most = np.quantile(loaded, MIDDLE)
    return float(least), float(most)


def in_words(code: str, meaningful_points: float = MEANINGFUL_POINTS) -> str:
    """Sentence of a verdict, with the indicator's meaningful change in points. Raises ValueError for an unknown
    code."""
    if code not in IN_WORDS:
        raise ValueError(f"verdict {code!r}: give one of {', '.join(IN_WORDS)}")
    points = f"{meaningful_points:g} {'point' if meaningful_points == 1 else 'points'}"
    return IN_WORDS[code].format(points=points)


def missed_in_words(points: float) -> str:
    """Sentence on the smallest detectable change, for readers."""
    return MISSED_IN_WORDS.format(points=f"{points:.1f}")
