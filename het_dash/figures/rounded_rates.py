"""Rates of our own counts, which are rounded to 5: their limits, and the people needed to show one (methods 16)."""

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, counted_of, share, wilson

ROUNDING = 2.0  # the most by which a count rounded to 5 differs from the true one
SMALLEST = 55  # rounded denominator from which the limits cover the truth in 95% of the rates that are shown
WHOLE_BELOW = 200  # rounded denominator below which a decimal would be an accident of rounding
AT_LEAST = "at least 95%"
IN_WORDS = (
    f"Rates of rounded counts have limits of {AT_LEAST}, which allow for the rounding. A rate is shown from {SMALLEST} "
    f"people, and without decimals below {WHOLE_BELOW}."
)


def rounded_percent(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> tuple[Floats, Floats, Floats]:
    """Per cent with lower and upper limit, from counts rounded to 5; NaN where too few people for a rate."""
    part, whole = counted_of(numerator, denominator)
    lower, upper = (100 * x for x in wilson(part, whole, rounding=ROUNDING))
    value = share(100 * part, whole)
    enough = whole >= SMALLEST
    shown = np.where(whole < WHOLE_BELOW, np.rint(value), value)
    return np.where(enough, shown, np.nan), np.where(enough, lower, np.nan), np.where(enough, upper, np.nan)
