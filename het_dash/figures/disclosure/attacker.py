"""Bounds that a reader can place on each of our own counts from its published value or status (methods 10)."""

import numpy as np

from het_dash.catalogue import Status
from het_dash.figures.disclosure.secondary_suppression import HALF_STEP, SMALLEST_SHOWN, UNKNOWN, Bounds, Found
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, SMALLEST_TOTAL, Codes
from het_dash.figures.intervals import Bools, Floats

HIDDEN = tuple(s.value for s in (Status.HIDDEN_SMALL, Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL))
COUNTED = tuple(s.value for s in (Status.SHOWN, Status.TOO_FEW_FOR_RATE))  # whose rounded counts are published
NOBODY = tuple(s.value for s in (Status.UNDEFINED, Status.NOT_COLLECTED))


def of_shares(codes: Codes, numerator: Floats, denominator: Floats) -> Found:
    """Numerators, then complements, then denominators (propagation.COUNTS); what is not shown is NaN."""
    n, d = _shown(codes, numerator), _shown(codes, denominator)
    few = codes == Status.HIDDEN_TOTAL_TOO_SMALL.value
    some = np.where(codes == Status.HIDDEN_SMALL.value, 1.0, 0.0)  # whoever is few, there is somebody
    each = [_bounds(count, few) for count in (n, d - n, d)]
    lower, upper = (np.concatenate(ends) for ends in zip(each[0], _rest(each[1], d - n), each[2], strict=True))
    lower = np.maximum(lower, np.concatenate([np.zeros(2 * n.size), some]))
    return Found(lower, upper, np.tile(np.isin(codes, HIDDEN), 3))


def of_counts(codes: Codes, numerator: Floats) -> Found:
    """Counts without a denominator: a hidden small one is 1 to 7, as its words say."""
    few = codes == Status.HIDDEN_TOTAL_TOO_SMALL.value
    lower, upper = _bounds(_shown(codes, numerator), few)
    small = codes == Status.HIDDEN_SMALL.value
    return Found(np.where(small, 1.0, lower), np.where(small, float(LARGEST_HIDDEN), upper), np.isin(codes, HIDDEN))


def given_away(found: Found) -> Bools:
    """Hidden counts of 1 to 7 that a reader can work out exactly."""
    known: Bools = found.pinned & (found.lower >= 1) & (found.lower <= LARGEST_HIDDEN)
    return known


def _shown(codes: Codes, counts: Floats) -> Floats:
    return np.where(np.isin(codes, NOBODY), 0.0, np.where(np.isin(codes, COUNTED), counts, np.nan))


def _bounds(counts: Floats, few: Bools) -> Bounds:
    """A shown count is none, or 8 and more and within two of what is shown."""
    given, none = ~np.isnan(counts), counts == 0
    lower = np.select([none, given], [0.0, np.maximum(counts - HALF_STEP, SMALLEST_SHOWN)], 0.0)
    return lower, np.select([none, given, few], [0.0, counts + HALF_STEP, SMALLEST_TOTAL - 1.0], UNKNOWN)


def _rest(ends: Bounds, difference: Floats) -> Bounds:
    """The complement of a shown share, from two rounded counts: none where they are alike, else 8 and more."""
    given, some = ~np.isnan(difference), difference > 0
    lower = np.where(given & some, np.maximum(difference - 2 * HALF_STEP, SMALLEST_SHOWN), ends[0])
    return lower, np.where(given & some, difference + 2 * HALF_STEP, ends[1])
