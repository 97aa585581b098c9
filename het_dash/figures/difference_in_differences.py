"""Difference in differences between a PCN and its comparator, and its verdict (methods 8)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from het_dash.figures.intervals import Bools, Floats, counted, counted_of, refuse, share, z_score

Verdict = Literal["rose_more", "rose_less", "within", "cannot_tell"]
Counts = tuple[npt.ArrayLike, npt.ArrayLike]  # numerator, denominator
Codes = npt.NDArray[np.str_]

MEANINGFUL_POINTS = 2.0
MIDDLE = (0.025, 0.975)
POWER = 0.8

IN_WORDS: dict[str, str] = {  # by Verdict
    "rose_more": "rose more",
    "rose_less": "rose less",
    "within": "within {points} of the comparator",
    "cannot_tell": "cannot tell",
}
LIMITS_IN_WORDS = "The limits treat years as separate samples and ignore PCN-level swings."


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
) -> DifferenceInDifferences:
    """(p1 - p0) of the PCN less (p1 - p0) of the comparator, over the same two March figures without a break between
    them.

    If all four shares are 0 or 1, the standard error of 0 does not mean certainty, so the limits are NaN.
    """
    four = [counted_of(*counts) for counts in (after, before, comparator_after, comparator_before)]
    p1, p0, q1, q0 = (share(part, whole) for part, whole in four)
    difference = (p1 - p0) - (q1 - q0)
    error = np.sqrt(sum(share(part * (whole - part), whole**3) for part, whole in four))
    reach = z_score(confidence) * np.where(error > 0, error, np.nan)
    return DifferenceInDifferences(difference, error, difference - reach, difference + reach)


def smallest_detectable_change(
    proportion: npt.ArrayLike,
    before: npt.ArrayLike,
    after: npt.ArrayLike,
    power: float = POWER,
    confidence: float = 0.95,
) -> Floats:
    """Smallest change in a share that two independent samples of these sizes could detect, as a proportion.

    NaN for a share of 0 or 1, whose variance does not predict that of the next year.
    """
    level, first, second = np.broadcast_arrays(
        counted(proportion, "share"), counted(before, "people before"), counted(after, "people after")
    )
    refuse(level > 1, level, "share is over 1 (divide a percentage by 100)")
    if not 0.5 < power < 1:
        raise ValueError(f"power {power}: give a share between 0.5 and 1, such as 0.8")
    spread = np.where((level > 0) & (level < 1), level * (1 - level), np.nan)
    needed = z_score(confidence) + float(special.ndtri(power))
    return np.asarray(needed * np.sqrt(spread * (share(1.0, first) + share(1.0, second))))


def verdict(
    difference: npt.ArrayLike,
    lower: npt.ArrayLike,
    upper: npt.ArrayLike,
    meaningful_points: float = MEANINGFUL_POINTS,
    other_pcns: npt.ArrayLike | None = None,
) -> Codes:
    """A `Verdict` for each difference in differences. An unknown difference is `cannot_tell`, never "no difference".

    `other_pcns` are the same differences for other PCNs, if available (NaN is ignored). A clear difference must then
    also lie outside their middle 95%. Limits that exclude 0 but lie within the indicator's meaningful change give
    `within`, the weaker of two true statements.
    """
    if not meaningful_points > 0:
        raise ValueError(f"meaningful change {meaningful_points}: give percentage points over 0, such as 2")
    floats = (np.asarray(given, dtype=np.float64) for given in (difference, lower, upper))
    change, low, high = np.broadcast_arrays(*floats)
    refuse(low > high, low, "lower limit is over the upper")
    within: Bools = (100 * low >= -meaningful_points) & (100 * high <= meaningful_points)
    least, most = _middle_of(other_pcns)
    more, less = (low > 0) & (change > most), (high < 0) & (change < least)
    known = ~(np.isnan(change) | np.isnan(low) | np.isnan(high))
    return np.select([~known, within, more, less], ["cannot_tell", "within", "rose_more", "rose_less"], "cannot_tell")


def in_words(code: str, meaningful_points: float = MEANINGFUL_POINTS) -> str:
    """Sentence of a verdict, with the indicator's meaningful change in points. Raises ValueError for an unknown
    code."""
    if code not in IN_WORDS:
        raise ValueError(f"verdict {code!r}: give one of {', '.join(IN_WORDS)}")
    points = f"{meaningful_points:g} {'point' if meaningful_points == 1 else 'points'}"
    return IN_WORDS[code].format(points=points)


def _middle_of(other_pcns: npt.ArrayLike | None) -> tuple[float, float]:
    """The middle 95% of other PCNs. Without other PCNs, an empty range that restricts nothing."""
    others = np.asarray([] if other_pcns is None else other_pcns, dtype=np.float64).ravel()
    loaded = others[~np.isnan(others)]
    if not loaded.size:
        return np.inf, -np.inf
    least, most = np.quantile(loaded, MIDDLE)
    return float(least), float(most)
