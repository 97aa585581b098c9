"""Absolute and relative gaps between two groups, and disparity over all groups of a scheme (methods 4 and 11)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, counted, counted_of, refuse, share, z_score
from het_dash.figures.proportions import newcombe

CANNOT_BE_COMPUTED = "cannot be computed"
FEWEST_GROUPS = 3  # two groups have a gap rather than a spread

Limits = tuple[Floats, Floats, Floats]


@dataclass(frozen=True)
class Spread:
    """A measure of spread over all groups, with its limits."""

    value: float
    lower: float
    upper: float


def absolute_gap(
    n_group: npt.ArrayLike,
    d_group: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    d_reference: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> Limits:
    """p_ref - p_g with Newcombe's limits. Positive if the group's share is below the reference's."""
    return newcombe(n_reference, d_reference, n_group, d_group, confidence, rounding)


def relative_gap(
    n_group: npt.ArrayLike,
    d_group: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    d_reference: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> Limits:
    """p_g / p_ref with log-ratio limits (Katz 1978). The limits are NaN if either share is 0 or both are 1.

    With `rounding`, they are the outermost limits of the counts that may have been rounded so (methods 16).
    """
    x1, n1 = counted_of(n_group, d_group)
    x2, n2 = counted_of(n_reference, d_reference)
    if rounding:
        least1, most1 = _ends_of(x1, n1, rounding)
        least2, most2 = _ends_of(x2, n2, rounding)
        lower = relative_gap(*least1, *most2, confidence)[1]
        upper = relative_gap(*most1, *least2, confidence)[2]
        return share(share(x1, n1), share(x2, n2)), lower, upper
    variance = _inverse(x1) - _inverse(n1) + _inverse(x2) - _inverse(n2)
    return _around(share(share(x1, n1), share(x2, n2)), variance, confidence)


def rate_ratio(
    n_group: npt.ArrayLike,
    people_group: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    people_reference: npt.ArrayLike,
    confidence: float = 0.95,
) -> Limits:
    """Ratio of two event rates with log-ratio limits. Events may outnumber people."""
    x1, x2 = counted(n_group, "events of the group"), counted(n_reference, "events of the reference")
    rate1 = share(x1, counted(people_group, "people of the group"))
    rate2 = share(x2, counted(people_reference, "people of the reference"))
    return _around(share(rate1, rate2), _inverse(x1) + _inverse(x2), confidence)


def odds_ratio(
    n_group: npt.ArrayLike,
    d_group: npt.ArrayLike,
    n_reference: npt.ArrayLike,
    d_reference: npt.ArrayLike,
    confidence: float = 0.95,
) -> Limits:
    """Odds ratio with log limits (Woolf 1955). Text must not call it a ratio of shares."""
    x1, n1 = counted_of(n_group, d_group)
    x2, n2 = counted_of(n_reference, d_reference)
    variance = _inverse(x1) + _inverse(n1 - x1) + _inverse(x2) + _inverse(n2 - x2)
    return _around(share(share(x1, n1 - x1), share(x2, n2 - x2)), variance, confidence)


def difference_of_figures(first: Limits, second: Limits) -> Limits:
    """First minus second, with limits from both intervals (Zou and Donner 2008), for figures without counts."""
    (v1, l1, u1), (v2, l2, u2) = _checked(first), _checked(second)
    difference = v1 - v2
    return difference, difference - np.hypot(v1 - l1, u2 - v2), difference + np.hypot(u1 - v1, v2 - l2)


def ratio_of_figures(first: Limits, second: Limits) -> Limits:
    """First over second, by `difference_of_figures` on the log scale. The limits are NaN if an input limit is 0."""
    (v1, l1, u1), (v2, l2, u2) = _checked(first), _checked(second)
    below, above = np.hypot(_log(v1, l1), _log(u2, v2)), np.hypot(_log(u1, v1), _log(v2, l2))
    ratio = share(v1, v2)
    return ratio, ratio * np.exp(-below), ratio * np.exp(above)


def disparity(values: npt.ArrayLike, people: npt.ArrayLike) -> Floats:
    """Mean |v_g - v_all| / v_all over the groups on the last axis. v_all is the population-weighted mean of the
    groups."""
    value, weight = _groups(values, people)
    overall = share((value * weight).sum(axis=-1), weight.sum(axis=-1))
    return share(np.abs(value - overall[..., None]).mean(axis=-1), overall)


def variance_between(values: npt.ArrayLike, people: npt.ArrayLike) -> Floats:
    """Population-weighted mean of (v_g - v_all)^2 over the groups along the last axis, in squared units."""
    value, weight = _groups(values, people)
    overall = share((value * weight).sum(axis=-1), weight.sum(axis=-1))
    return share((weight * (value - overall[..., None]) ** 2).sum(axis=-1), weight.sum(axis=-1))


def _groups(values: npt.ArrayLike, people: npt.ArrayLike) -> tuple[Floats, Floats]:
    value, weight = np.broadcast_arrays(counted(values, "value"), counted(people, "people"))
    if value.ndim == 0 or value.shape[-1] < FEWEST_GROUPS:
        raise ValueError(f"groups of shape {value.shape}: a spread needs at least {FEWEST_GROUPS} groups")
    return value, weight


def _checked(figure: Limits) -> Limits:
    value, lower, upper = np.broadcast_arrays(*(np.asarray(given, dtype=np.float64) for given in figure))
    refuse(lower > value, value, "lower limit is over the value")
    refuse(upper < value, value, "upper limit is under the value")
    return value, lower, upper


def _around(ratio: Floats, variance: Floats, confidence: float) -> Limits:
    """Limits on the log scale, NaN if the variance is 0 or unknown."""
    factor = np.exp(z_score(confidence) * np.sqrt(np.where(variance > 0, variance, np.nan)))
    return ratio, ratio / factor, ratio * factor


def _ends_of(part: Floats, whole: Floats, rounding: float) -> tuple[tuple[Floats, Floats], tuple[Floats, Floats]]:
    """The counts of the lowest and of the highest share that may have been rounded so."""
    least = np.maximum(whole - rounding, 0.0)
    return (np.maximum(part - rounding, 0.0), whole + rounding), (np.minimum(part + rounding, least), least)


def _inverse(count: Floats) -> Floats:
    return share(1.0, count)


def _log(over: Floats, under: Floats) -> Floats:
    known = (over > 0) & (under > 0)
    logs: Floats = np.log(np.where(known, over, np.nan)) - np.log(np.where(known, under, np.nan))
    return logs
