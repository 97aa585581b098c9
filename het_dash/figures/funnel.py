"""Funnel plot limits at 95% and 99.8%, position within them, and overdispersion (methods 18)."""

from dataclasses import dataclass
from typing import Literal

import numpy as np
import numpy.typing as npt
from scipy import special

from het_dash.figures.intervals import Floats, counted, counted_of, refuse, share, z_score

Place = Literal["above_998", "above_95", "inside", "below_95", "below_998", "not_compared"]
Codes = npt.NDArray[np.str_]

FEWEST_UNITS = 3
BEYOND_CHANCE = 0.05
WINSORISED = 0.1  # of the units at each end


@dataclass(frozen=True)
class Funnel:
    """The average and the control limits at each denominator; NaN for a denominator of 0."""

    average: float
    lower_95: Floats
    upper_95: Floats
    lower_998: Floats
    upper_998: Floats


@dataclass(frozen=True)
class Dispersion:
    """Chi-square divided by its degrees of freedom: about 1 if units differ by chance alone.

    If it is beyond chance, the limits are too narrow for the usual variation between units, and the chart says so.
    """

    ratio: float
    beyond_chance: bool


def average_share(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> float:
    """Average over all units. A unit with a hidden count is left out."""
    return _together(*counted_of(numerators, denominators))


def average_rate(events: npt.ArrayLike, people: npt.ArrayLike, per: float) -> float:
    return per * _together(*_rates(events, people, per))


def funnel_of_shares(average: float, people: npt.ArrayLike, spread: float = 0.0) -> Funnel:
    """Normal-approximation limits of a share, clipped to 0 and 1 (PHE technical guide; Spiegelhalter 2005).

    `spread`: the standard deviation between units, 0 to 1, which widens the limits (`between_units`).
    """
    level, number = counted(average, "average"), counted(people, "people")
    refuse(level > 1, level, "average is over 1 (divide a percentage by 100)")
    error = np.sqrt(level * (1 - level) * share(1.0, number) + spread**2)
    limits = [
        np.clip(level + z * error, 0, 1) for z in (-z_score(0.95), z_score(0.95), -z_score(0.998), z_score(0.998))
    ]
    return Funnel(float(level), *limits)


def funnel_of_rates(average: float, people: npt.ArrayLike, per: float) -> Funnel:
    """Exact Poisson limits, interpolated between whole counts to the count whose own interval just reaches the average.

    For a directly standardised rate, `people` is the effective population, per x events / rate.
    """
    level = counted(average, "average")
    _, number = _rates(0, people, per)
    expected = np.where(number > 0, level * number / per, np.nan)
    limits = [per * share(_edge(expected, tail), number) for tail in (0.025, 0.975, 0.001, 0.999)]
    return Funnel(float(level), *limits)


def place(values: npt.ArrayLike, funnel: Funnel) -> Codes:
    """A `Place` for each value, in the funnel's unit. A value on a limit is inside it."""
    value = np.asarray(values, dtype=np.float64)
    known = ~(np.isnan(value) | np.isnan(funnel.lower_95))
    chosen = [
        ~known,
        value > funnel.upper_998,
        value < funnel.lower_998,
        value > funnel.upper_95,
        value < funnel.lower_95,
    ]
    return np.select(chosen, ["not_compared", "above_998", "below_998", "above_95", "below_95"], "inside")


def dispersion_of_shares(numerators: npt.ArrayLike, denominators: npt.ArrayLike) -> Dispersion | None:
    """None if fewer than three units are shown, or if all of them are at 0 or at 1."""
    part, whole = counted_of(numerators, denominators)
    level = _together(part, whole)
    return _dispersion(part, whole * level, whole * level * (1 - level))


def dispersion_of_rates(events: npt.ArrayLike, people: npt.ArrayLike) -> Dispersion | None:
    """Dispersion of event rates, by the rules of `dispersion_of_shares`. Events may outnumber people."""
    count, number = _rates(events, people, 1)
    expected = number * _together(count, number)
    return _dispersion(count, expected, expected)


def between_units(values: npt.ArrayLike, people: npt.ArrayLike, average: float) -> float:
    """Standard deviation between units beyond chance, as a share; 0 if chance alone explains the variation.

    Additive random effects with a 10% winsorised estimate, so that a few extreme units do not widen the limits
    (Spiegelhalter 2005, *Funnel plots for comparing institutional performance*, Statistics in Medicine 24).
    """
    value, number = np.broadcast_arrays(counted(values, "values"), counted(people, "people"))
    known = ~np.isnan(value) & (number > 0)
    variance = average * (1 - average) / number[known]
    scores = (value[known] - average) / np.sqrt(variance) if average * (1 - average) > 0 else np.zeros(known.sum())
    if scores.size < FEWEST_UNITS:
        return 0.0
    winsorised = np.clip(scores, *np.quantile(scores, [WINSORISED, 1 - WINSORISED]))
    ratio, weights = float(np.mean(winsorised**2)), 1 / variance
    excess = scores.size * ratio - (scores.size - 1)
    return float(np.sqrt(max(0.0, excess / (weights.sum() - (weights**2).sum() / weights.sum()))))


def _dispersion(observed: Floats, expected: Floats, variance: Floats) -> Dispersion | None:
    squares = share((observed - expected) ** 2, variance)
    shown = squares[~np.isnan(squares)]
    if shown.size < FEWEST_UNITS:
        return None
    free, total = shown.size - 1, float(shown.sum())
    return Dispersion(total / free, bool(special.chdtrc(free, total) < BEYOND_CHANCE))


def _together(over: Floats, under: Floats) -> float:
    known = ~(np.isnan(over) | np.isnan(under))
    return float(share(over[known].sum(), under[known].sum()))


def _rates(events: npt.ArrayLike, people: npt.ArrayLike, per: float) -> tuple[Floats, Floats]:
    if not per > 0:
        raise ValueError(f"per {per}: give the number of people of the rate, such as 100000")
    count, number = np.broadcast_arrays(counted(events, "events"), counted(people, "people"))
    return count, number


def _edge(expected: Floats, tail: float) -> Floats:
    """Count (possibly fractional) whose tail probability is `tail` at this expected count."""
    none_is_usual = np.exp(-expected) >= tail
    some = np.where(none_is_usual, np.nan, expected)
    if tail < 0.5:
        return np.where(none_is_usual, 0.0, special.pdtrik(tail, some))
    # If even one event is beyond chance, the limit falls in a straight line from one to zero.
    counts: Floats = np.where(none_is_usual, expected / -np.log(tail), 1 + special.pdtrik(tail, some))
    return counts
