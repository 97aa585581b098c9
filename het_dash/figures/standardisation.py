"""Direct standardisation for age: rates on ESP 2013, shares on a given register (methods 11)."""

from collections.abc import Sequence

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Floats, byar, counted, counted_of, proportion, refuse, share

FEWEST_EVENTS = 10
PER = 100_000
OLDEST = 10**6  # end of an open band, such as 95_plus

# European Standard Population 2013 in its 21 bands; ids as in breakdowns.yaml. Broader bands are sums of these.
ESP2013: dict[str, int] = {
    "0": 1000, "1_4": 4000, "5_9": 5500, "10_14": 5500, "15_19": 5500, "20_24": 6000, "25_29": 6000,
    "30_34": 6500, "35_39": 7000, "40_44": 7000, "45_49": 7000, "50_54": 7000, "55_59": 6500, "60_64": 6000,
    "65_69": 5500, "70_74": 5000, "75_79": 4000, "80_84": 2500, "85_89": 1500, "90_94": 800, "95_plus": 200,
}  # fmt: skip

Limits = tuple[Floats, Floats, Floats]


def esp2013(bands: Sequence[str]) -> Floats:
    """Standard population per band, such as those of `age_5yr`. Raises ValueError if a band splits one of the 21."""
    return np.array([_standard(band) for band in bands], dtype=np.float64)


def standardised_rate(
    events: npt.ArrayLike,
    people: npt.ArrayLike,
    standard: npt.ArrayLike,
    per: float = PER,
    confidence: float = 0.95,
) -> Limits:
    """Directly standardised rate with Dobson's limits (Dobson 1991); bands along the last axis.

    A few events in a heavily weighted band can put the lower limit below 0; it is then set to 0. NaN under ten events,
    if a band is hidden (never taken as 0) or if a band has no people.
    """
    if not per > 0:
        raise ValueError(f"per {per}: give the number of people of the rate, such as 100000")
    count, number, weight = _bands(counted(events, "events"), counted(people, "people"), standard)
    total = count.sum(axis=-1)
    enough = np.where(total >= FEWEST_EVENTS, total, np.nan)
    value = (weight * share(count, number)).sum(axis=-1)
    variance = (weight**2 * share(count, number**2)).sum(axis=-1)
    lower, upper = byar(enough, confidence)
    stretch = np.sqrt(variance / enough)
    return (
        per * np.where(np.isnan(enough), np.nan, value),
        per * np.maximum(value + stretch * (lower - enough), 0.0),
        per * (value + stretch * (upper - enough)),
    )


def standardised_share(
    numerators: npt.ArrayLike,
    denominators: npt.ArrayLike,
    standard: npt.ArrayLike,
    confidence: float = 0.95,
    rounding: float = 0.0,
) -> Limits:
    """Share of a group, 0 to 1, if it had the age structure of the standard; bands along the last axis.

    `standard` is people by band, such as the borough's register of the condition for all ethnic groups. Limits add the
    squared widths of the bands' Wilson limits (Zou and Donner 2008), as Newcombe's do; with one band they equal
    Wilson's. NaN if a band in the standard is hidden or empty. Compare two such shares by `difference_of_figures`.
    """
    part, whole, weight = _bands(*counted_of(numerators, denominators), standard)
    value, lower, upper = (np.where(weight == 0, 0.0, given) for given in proportion(part, whole, confidence, rounding))
    middle = (weight * value).sum(axis=-1)
    below = np.sqrt((weight**2 * (value - lower) ** 2).sum(axis=-1))
    above = np.sqrt((weight**2 * (upper - value) ** 2).sum(axis=-1))
    return middle, middle - below, middle + above


def _bands(over: Floats, under: Floats, standard: npt.ArrayLike) -> Limits:
    """Counts of one shape, and the standard as proportions."""
    weight = counted(standard, "standard population")
    refuse(np.isnan(weight), weight, "standard population is not known for a band")
    if weight.ndim != 1 or over.shape[-1:] != weight.shape or under.shape[-1:] != weight.shape:
        raise ValueError(f"bands {over.shape}, {under.shape} and standard {weight.shape}: give one for each age band")
    if weight.sum() == 0:
        raise ValueError("standard population of 0 people: give a register that has somebody on it")
    first, second = np.broadcast_arrays(over, under)
    return first, second, weight / weight.sum()


def _standard(band: str) -> int:
    first, last = _ages(band)
    inside = {finer: _ages(finer) for finer in ESP2013 if first <= _ages(finer)[0] and _ages(finer)[1] <= last}
    ages = list(inside.values())
    if not ages or (ages[0][0], ages[-1][1]) != (first, last):
        raise ValueError(f"age band {band!r}: give bands that the 21 of ESP 2013 add up to, such as 0_4 or 85_plus")
    return sum(ESP2013[finer] for finer in inside)


def _ages(band: str) -> tuple[int, int]:
    first, _, last = band.partition("_")
    if not first.isdecimal() or not (last or first).replace("plus", "0").isdecimal():
        raise ValueError(f"age band {band!r}: write it as 5_9 or 95_plus")
    return int(first), OLDEST if last == "plus" else int(last or first)
