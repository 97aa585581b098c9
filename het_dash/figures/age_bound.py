"""Bound on what age could explain of a group's share, from published rates by age (methods 21)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from math import sqrt

from het_dash.figures.gaps import Counts
from het_dash.figures.intervals import Z95

YOUNGER = frozenset({"18_39", "40_59"})
YOUNGER_IN_WORDS, OLDER_IN_WORDS = "under 60", "60 or over"


@dataclass(frozen=True)
class AgeBound:
    """Proportion of a group that would have to be under 60 (or, if `older`, 60 or over) for age to explain its share.

    Above 1 it is impossible. `everyone` is that proportion of all patients, `expected` the group's share if all of it
    were of those ages. The limits allow for chance in the group's share and in both rates.
    """

    needed: float
    lower: float
    upper: float
    everyone: float
    expected: float
    older: bool = False

    @property
    def impossible(self) -> bool:
        """True if even the lower limit is more than everybody."""
        return self.lower > 1

    @property
    def ages(self) -> str:
        return OLDER_IN_WORDS if self.older else YOUNGER_IN_WORDS


def age_bound(group: Counts, bands: Mapping[str, Counts]) -> AgeBound | None:
    """The bound for a group's numerator and denominator, from those of all patients by age band.

    Within each half the ages are taken to be those of all patients. None if the halves' rates do not clearly differ, if
    a half is empty, or if the group is not below all patients.
    """
    younger = _sum(pair for band, pair in bands.items() if band in YOUNGER)
    older = _sum(pair for band, pair in bands.items() if band not in YOUNGER)
    if not (younger[1] and older[1] and group[1]):
        return None
    low, high = sorted((younger, older), key=_share)
    apart, spread = _share(high) - _share(low), sqrt(_variance(high) + _variance(low))
    everyone = low[1] / (low[1] + high[1])
    needed = (_share(high) - _share(group)) / apart if apart else 0.0
    if apart <= Z95 * spread or needed <= everyone:
        return None
    error = sqrt(_variance(group) + (1 - needed) ** 2 * _variance(high) + needed**2 * _variance(low)) / apart
    return AgeBound(needed, needed - Z95 * error, needed + Z95 * error, everyone, _share(low), older=low is older)


def _sum(pairs: Iterable[Counts]) -> Counts:
    every = list(pairs)
    return sum(pair[0] for pair in every), sum(pair[1] for pair in every)


def _share(counts: Counts) -> float:
    return counts[0] / counts[1]


def _variance(counts: Counts) -> float:
    return _share(counts) * (1 - _share(counts)) / counts[1]
