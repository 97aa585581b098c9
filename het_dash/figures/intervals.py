"""Confidence limits of proportions, counts and rates; undefined is NaN, never 0."""

import numpy as np
import numpy.typing as npt
from scipy import special

Floats = npt.NDArray[np.float64]
Bools = npt.NDArray[np.bool_]

Z95 = float(special.ndtri(0.975))
EXACT_BELOW = 10  # Byar's approximation is too inaccurate below ten events


def z_score(confidence: float) -> float:
    if not 0 < confidence < 1:
        raise ValueError(f"confidence {confidence}: give a share between 0 and 1, such as 0.95")
    return float(special.ndtri((1 + confidence) / 2))


def refuse(wrong: Bools, values: Floats, complaint: str) -> None:
    """Raise ValueError with the first value where `wrong`, and its place in the array."""
    if wrong.any():
        place = int(np.flatnonzero(wrong)[0])
        raise ValueError(f"{complaint}: {float(values.flat[place])!r} at position {place}")


def counted(values: npt.ArrayLike, name: str) -> Floats:
    """Values as floats, with NaN for unknown. Raises ValueError for a negative or infinite value."""
    counts = np.asarray(values, dtype=np.float64)
    refuse((counts < 0) | np.isinf(counts), counts, f"{name} must be zero or more, and finite")
    return counts


def counted_of(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> tuple[Floats, Floats]:
    """Numerator and denominator of one shape. Raises ValueError if a numerator exceeds its denominator."""
    part, whole = np.broadcast_arrays(counted(numerator, "numerator"), counted(denominator, "denominator"))
    refuse(part > whole, part, "numerator is over its denominator")
    return part, whole


def share(numerator: npt.ArrayLike, denominator: npt.ArrayLike) -> Floats:
    """Numerator over denominator; NaN if the denominator is 0."""
    part, whole = np.broadcast_arrays(
        np.asarray(numerator, dtype=np.float64), np.asarray(denominator, dtype=np.float64)
    )
    shares = np.full(part.shape, np.nan)
    np.divide(part, whole, out=shares, where=whole != 0)
    return shares


def wilson(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, confidence: float = 0.95, rounding: float = 0.0
) -> tuple[Floats, Floats]:
    """Wilson's score limits of a proportion, 0 to 1 (Wilson 1927; Newcombe 1998, method 3).

    `rounding`: the most by which either count may differ from the true one. The limits then cover every true pair
    (methods 16).
    """
    part, whole = counted_of(numerator, denominator)
    if not rounding:
        return _wilson(part, whole, confidence)
    some = np.where(whole > 0, whole, np.nan)
    least = np.maximum(some - rounding, 0.0)
    lower, _ = _wilson(np.maximum(part - rounding, 0.0), some + rounding, confidence)
    _, upper = _wilson(np.minimum(part + rounding, least), least, confidence)
    return lower, upper


def _wilson(part: Floats, whole: Floats, confidence: float) -> tuple[Floats, Floats]:
    z2 = z_score(confidence) ** 2
    middle = 2 * part + z2
    reach = np.sqrt(z2 * (z2 + 4 * share(part * (whole - part), whole)))
    lower, upper = (middle - reach) / (2 * (whole + z2)), (middle + reach) / (2 * (whole + z2))
    # The formula is exactly 0 and 1 at the two ends, but floating-point results are not.
    some = whole > 0
    return np.where(some & (part == 0), 0.0, lower), np.where(some & (part == whole), 1.0, upper)


def proportion(
    numerator: npt.ArrayLike, denominator: npt.ArrayLike, confidence: float = 0.95, rounding: float = 0.0
) -> tuple[Floats, Floats, Floats]:
    """Value, lower and upper limit, each 0 to 1; `rounding` as in `wilson`."""
    lower, upper = wilson(numerator, denominator, confidence, rounding)
    return share(numerator, denominator), lower, upper


def byar(count: npt.ArrayLike, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Limits of a count: Byar's (Breslow and Day 1987) for ten or more, exact Poisson below."""
    events, z = counted(count, "count"), z_score(confidence)
    few, many = np.where(events < EXACT_BELOW, events, np.nan), np.where(events >= EXACT_BELOW, events, np.nan)
    exact_lower, exact_upper = _exact_poisson(few, confidence)
    lower = many * (1 - 1 / (9 * many) - z / (3 * np.sqrt(many))) ** 3
    upper = (many + 1) * (1 - 1 / (9 * (many + 1)) + z / (3 * np.sqrt(many + 1))) ** 3
    return np.where(events < EXACT_BELOW, exact_lower, lower), np.where(events < EXACT_BELOW, exact_upper, upper)


def rate(
    count: npt.ArrayLike, population: npt.ArrayLike, per: float, confidence: float = 0.95
) -> tuple[Floats, Floats, Floats]:
    """Events per `per` people, with limits. Events may outnumber people."""
    if not per > 0:
        raise ValueError(f"per {per}: give the number of people of the rate, such as 100000")
    people = counted(population, "population")
    lower, upper = byar(count, confidence)
    return per * share(count, people), per * share(lower, people), per * share(upper, people)


def _exact_poisson(count: Floats, confidence: float) -> tuple[Floats, Floats]:
    """Garwood's limits: half of chi-square quantiles. The lower limit is 0 for no events."""
    tail = (1 - confidence) / 2
    lower, upper = special.chdtri(2 * count, 1 - tail) / 2, special.chdtri(2 * count + 2, tail) / 2
    return np.where(count == 0, 0.0, lower), upper
