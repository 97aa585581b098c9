"""Groups of one area, each estimated together with the other groups and areas ("allowing for small numbers").

Methods 19. Everything is made of published, rounded counts, so nothing further is disclosed.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from functools import lru_cache
from math import nan

import numpy as np

from het_dash.catalogue import Status
from het_dash.catalogue.indicator import Polarity
from het_dash.figures.disparity import Spread, disparity, variance_between
from het_dash.figures.figure import Figure
from het_dash.figures.gaps import Counts, Gap, People, published_counts
from het_dash.figures.intervals import Floats
from het_dash.figures.partial_pooling import Pooled, limits_of, pool
from het_dash.figures.proportions import people_of_gap

FITS_KEPT = 24  # of 3 MB each; a pack asks for twelve measures, and the packs of the other PCNs ask for the same
Cells = tuple[tuple[Counts | None, ...], ...]


@dataclass(frozen=True)
class PooledGroups:
    """Pooled rates of one area. `draws`: draws x groups, each 0 to 1. `people`: denominators, 0 without counts."""

    groups: tuple[str, ...]
    draws: Floats
    people: Floats

    def estimate(self, f: Figure) -> Figure | None:
        """The figure with its pooled value and limits, in per cent. None if its own counts are not published."""
        own = self._own(f)
        return None if own is None else _with(f, own)

    def gap(self, f: Figure, reference: Figure, parts: Collection[str], polarity: Polarity) -> Gap | None:
        """Gap of a group from a reference made up of the groups `parts`, each by its number of people.

        The figures in the gap hold pooled values. None if the counts of either side are not published.
        """
        own, other = self._own(f), self._together(parts)
        if own is None or other is None:
            return None
        points, lower, upper = _summary(100 * (other - own))
        return Gap(
            group=_with(f, own),
            reference=_with(reference, other),
            points=points,
            lower=lower,
            upper=upper,
            ratio=float(own.mean() / other.mean()),
            ratio_lower=_summary(own / other)[1],
            ratio_upper=_summary(own / other)[2],
            to_close=_to_close(f, points, lower, upper, polarity),
        )

    def index_of_disparity(self) -> Spread:
        """Mean over the draws, so that chance adds nothing. Raises ValueError with fewer than three groups."""
        return Spread(*_summary(disparity(self.draws[:, self.people > 0], self.people[self.people > 0])))

    def standard_deviation(self) -> Spread:
        """Between groups, by their number of people, as a share (0 to 1). Raises ValueError as above."""
        variance = variance_between(self.draws[:, self.people > 0], self.people[self.people > 0])
        return Spread(*_summary(np.sqrt(variance)))

    def _own(self, f: Figure) -> Floats | None:
        if f.group_id not in self.groups or published_counts(f) is None:
            return None
        own: Floats = self.draws[:, self.groups.index(f.group_id)]
        return own

    def _together(self, parts: Collection[str]) -> Floats | None:
        weights = np.where([group in parts for group in self.groups], self.people, 0.0)
        if not weights.any():
            return None
        together: Floats = self.draws[:, weights > 0] @ weights[weights > 0] / weights.sum()
        return together


def pooled_groups(figures: Iterable[Figure], area: str) -> PooledGroups | None:
    """Groups of `area`, from figures of the same measure, date and groups in all areas; None if there are too few.

    Figures are percentages with published counts; those without are left out.
    """
    of_cell = {(f.area_code, f.group_id): published_counts(f) for f in figures}
    areas, groups = (tuple(dict.fromkeys(key[n] for key in of_cell)) for n in (0, 1))
    if area not in areas:
        return None
    pooled = _fit(tuple(tuple(of_cell.get((one, group)) for group in groups) for one in areas))
    if pooled is None:
        return None
    people = np.array([(of_cell.get((area, group)) or (0.0, 0.0))[1] for group in groups])
    return PooledGroups(groups, pooled.draws[:, areas.index(area)], people)


@lru_cache(maxsize=FITS_KEPT)
def _fit(cells: Cells) -> Pooled | None:
    """Cached by the counts, because sections and packs ask for the same estimates many times."""
    both = np.array([[one or (nan, nan) for one in row] for row in cells])
    return pool(both[:, :, 0], both[:, :, 1])


def _summary(draws: Floats) -> tuple[float, float, float]:
    lower, upper = limits_of(draws)
    return float(draws.mean()), float(lower), float(upper)


def _with(f: Figure, draws: Floats) -> Figure:
    value, lower, upper = _summary(100 * draws)
    return replace(
        f, status=Status.SHOWN, value=value, lower=lower, upper=upper, interval_kind="pooled", qualifier="modelled",
        instead=None,
    )  # fmt: skip


def _to_close(f: Figure, points: float, lower: float, upper: float, polarity: Polarity) -> People | None:
    """For a measure where lower is better, the people outside the numerator are compared."""
    if polarity == "none":
        return None
    if polarity == "lower_is_better":
        points, lower, upper = -points, -upper, -lower
    close = people_of_gap(f.denominator or 0.0, points / 100, lower / 100, upper / 100)
    return People(float(close.people), float(close.lower), float(close.upper))
