"""Adjusted gap between ethnic groups, from a model of published, rounded counts (methods 24)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import stats

from het_dash.figures.age_adjusted_gap import Share
from het_dash.figures.gaps import Counts
from het_dash.figures.grouped_logistic import Fit, logistic, residual_degrees
from het_dash.figures.intervals import Floats

FEWEST_DEGREES = 10
CONFIDENCE = 0.975


@dataclass(frozen=True)
class Cell:
    """Shown counts of one group and one level of each other factor, such as an age band or a sex and a PCN."""

    group: str
    levels: tuple[str, ...]
    counts: Counts


@dataclass(frozen=True)
class Adjusted:
    """A model with terms for group and for each other factor, and no interactions."""

    fit: Fit
    groups: tuple[str, ...]
    levels: tuple[tuple[str, ...], ...]

    def odds_ratio(self, group: str, reference: str) -> Share | None:
        """Odds of the group over those of the reference, with limits. None if either is not in the model."""
        if not {group, reference} <= set(self.groups):
            return None
        apart = self._row(group, tuple(one[0] for one in self.levels)) - self._row(
            reference, tuple(one[0] for one in self.levels)
        )
        value, error = float(apart @ self.fit.coefficients), self._error(apart)
        return Share(*(float(np.exp(x)) for x in (value, value - error, value + error)))

    def gap(self, group: str, reference: Mapping[str, float], standard: Mapping[str, float]) -> Share | None:
        """Points by which the group is below the reference, both with the people of `standard` by level.

        `reference` weighs groups: one of them, or all by their size. For a model with one other factor. None if a
        group or a level is not in the model.
        """
        people = {level: number for level, number in standard.items() if number}
        if len(self.levels) != 1 or not people or not set(people) <= set(self.levels[0]):
            return None
        if not {group, *reference} <= set(self.groups):
            return None
        weights = {one: weight / sum(reference.values()) for one, weight in reference.items()}
        total = sum(people.values())
        value, slope = 0.0, np.zeros(len(self.fit.coefficients))
        for one, weight in [*weights.items(), (group, -1.0)]:
            for level, number in people.items():
                row = self._row(one, (level,))
                chance = 1 / (1 + np.exp(-float(row @ self.fit.coefficients)))
                value += weight * number / total * chance
                slope += weight * number / total * chance * (1 - chance) * row
        error = self._error(slope)
        return Share(*(100 * x for x in (value, value - error, value + error)))

    @cached_property
    def _spread(self) -> float:
        """Student's t for the residual degrees of freedom, times the dispersion where it is above what chance gives."""
        quantile = float(stats.t.ppf(CONFIDENCE, self.fit.residual))
        return quantile * float(np.sqrt(max(1.0, self.fit.dispersion)))

    def _error(self, contrast: Floats) -> float:
        return self._spread * float(np.sqrt(contrast @ self.fit.covariance @ contrast))

    def _row(self, group: str, levels: tuple[str, ...]) -> Floats:
        return _row(group, levels, self.groups, self.levels)


def degrees_of_freedom(cells: Sequence[Cell]) -> int:
    """Residual degrees of freedom that a model of these cells would have."""
    groups, levels = _named(cells)
    return residual_degrees(np.array([_row(one.group, one.levels, groups, levels) for one in cells]))


def adjusted(cells: Sequence[Cell]) -> Adjusted | None:
    """The model, or None with fewer than 10 residual degrees of freedom or if no finite estimate exists."""
    if not cells or degrees_of_freedom(cells) < FEWEST_DEGREES:
        return None
    groups, levels = _named(cells)
    design = np.array([_row(one.group, one.levels, groups, levels) for one in cells])
    numerator, denominator = np.array([one.counts for one in cells], dtype=np.float64).T
    fit = logistic(design, numerator, denominator)
    return Adjusted(fit, groups, levels) if fit else None


def _named(cells: Sequence[Cell]) -> tuple[tuple[str, ...], tuple[tuple[str, ...], ...]]:
    groups = tuple(dict.fromkeys(one.group for one in cells))
    return groups, tuple(tuple(dict.fromkeys(column)) for column in zip(*(one.levels for one in cells), strict=True))


def _row(group: str, levels: tuple[str, ...], groups: tuple[str, ...], every: tuple[tuple[str, ...], ...]) -> Floats:
    """Intercept, then a column for each group and level but the first of each."""
    columns = [float(group == one) for one in groups[1:]]
    columns += [float(level == one) for level, known in zip(levels, every, strict=True) for one in known[1:]]
    return np.array([1.0, *columns])
