"""Compares a figure with a benchmark, in words that its interval supports."""

from typing import Literal, get_args

import numpy as np
import numpy.typing as npt

from het_dash.catalogue.indicator import Polarity
from het_dash.figures.intervals import Bools, refuse
from het_dash.figures.proportions import newcombe

Position = Literal["higher", "similar", "lower", "not_compared"]
Verdict = Literal["better", "similar", "worse", "higher", "lower", "not_compared"]
Codes = npt.NDArray[np.str_]

JUDGED: dict[Polarity, dict[Position, Verdict]] = {
    "higher_is_better": {"higher": "better", "lower": "worse"},
    "lower_is_better": {"higher": "worse", "lower": "better"},
    "none": {},
}


def compare(value: npt.ArrayLike, lower: npt.ArrayLike, upper: npt.ArrayLike, benchmark: npt.ArrayLike) -> Codes:
    """A `Position` for each value: higher or lower only if the limits exclude the benchmark. A limit that equals it
    is similar."""
    floats = (np.asarray(given, dtype=np.float64) for given in (value, lower, upper, benchmark))
    middle, low, high, mark = np.broadcast_arrays(*floats)
    refuse(low > high, low, "lower limit is over the upper")
    known = ~(np.isnan(middle) | np.isnan(low) | np.isnan(high) | np.isnan(mark))
    return _position(above=low > mark, below=high < mark, known=known)


def compare_proportions(
    n1: npt.ArrayLike, d1: npt.ArrayLike, n2: npt.ArrayLike, d2: npt.ArrayLike, confidence: float = 0.95
) -> Codes:
    """`Position` of the first proportion relative to the second, by Newcombe's limits of their difference."""
    difference, lower, upper = newcombe(n1, d1, n2, d2, confidence)
    return _position(above=lower > 0, below=upper < 0, known=~np.isnan(difference))


def verdict(position: npt.ArrayLike, polarity: Polarity) -> Codes:
    """A `Verdict` for each position. Without polarity an indicator has no better or worse."""
    positions = np.asarray(position, dtype=np.str_)
    unknown = ~np.isin(positions, get_args(Position))
    if unknown.any():
        raise ValueError(f"position {str(positions[unknown][0])!r}: give one of {', '.join(get_args(Position))}")
    if polarity not in JUDGED:
        raise ValueError(f"polarity {polarity!r}: give one of {', '.join(JUDGED)}")
    words = JUDGED[polarity]
    return np.select([positions == key for key in words], list(words.values()), positions) if words else positions


def _position(above: Bools, below: Bools, known: Bools) -> Codes:
    return np.select([~known, above, below], ["not_compared", "higher", "lower"], "similar")
