"""Probability that a person of each cell counts for an indicator, fitted to published values."""

import numpy as np
from scipy.special import expit, logit

from het_dash.ingest.example.extract_assumptions import Assumptions, Gradient, Measure
from het_dash.ingest.example.groups import AGES, SEXES, Floats, Groups, Whole, spread
from het_dash.ingest.example.indicator_values import Differences, value_of_pcns
from het_dash.ingest.example.iterative_fitting import LEAST, Margin, fit_chances
from het_dash.ingest.example.published import PublishedFigures
from het_dash.ingest.example.quarters import Quarters

HIGHEST = 0.985
FARTHEST = 1.0  # limit of one standard deviation in log odds, however small a group
SHIFTS = 8


class Chances:
    """Random draws, in the order of calls to `of`. The same seed and order give the same probabilities."""

    def __init__(
        self, published: PublishedFigures, groups: Groups, assumed: Assumptions, draw: np.random.Generator
    ) -> None:
        self.published, self.groups, self.assumed, self.draw = published, groups, assumed, draw
        self.quarters = Quarters(assumed)
        self.strays: dict[str, Floats] = {}

    def of(self, measure: Measure, people: Whole) -> Floats:
        """Probability by quarter x PCN x ethnic group x sex x age, for an indicator with the denominator `people`."""
        wanted = self._path(measure)
        straying = self._straying(measure, people.astype(float), wanted)
        last = self._groups(measure, people[-1].astype(float), wanted[-1], straying[-1])
        labels = np.arange(wanted.size).reshape(*wanted.shape, 1, 1, 1)
        every = last + straying - straying[-1]
        return np.asarray(expit(fit_chances(people.astype(float), every, [Margin(labels, wanted.ravel())], SHIFTS)))

    def _path(self, measure: Measure) -> Floats:
        """Value by quarter x PCN: the published value, with season, trend, break and a little random variation."""
        then = value_of_pcns(measure, self.published, self.groups, self.assumed)
        straying = self.draw.normal(
            0, self.assumed.chance.between_quarters.number, (len(self.quarters.ends), len(then))
        )
        fixed = [self.quarters.ends.index(day.on) for day in (self.assumed.practice_values, self.assumed.last_quarter)]
        straying[fixed] = 0.0
        points = self.quarters.points(measure)[:, np.newaxis] + straying * 4 * then * (1 - then)
        return np.clip(then + points / 100, LEAST, HIGHEST)

    def _groups(self, measure: Measure, people: Floats, wanted: Floats, straying: Floats) -> Floats:
        """Log odds by cell at the last quarter."""
        everyone = float(people.sum(axis=(1, 2, 3)) @ wanted / people.sum())
        spread_of = everyone * (1 - everyone)
        detail = spread(self.assumed.detail[measure.detail].rates, self.groups.ethnic, 0.0) / 100 / spread_of
        start = logit(everyone) + detail[:, np.newaxis, np.newaxis] + straying
        gradient = self.assumed.gradients[measure.gradient]
        by_pcn = Margin(np.arange(len(wanted)).reshape(-1, 1, 1, 1), wanted)
        if not gradient.like:
            return fit_chances(people, start + self._odds(gradient), [by_pcn])
        return fit_chances(people, start, [*self._margins(gradient, people, everyone), by_pcn])

    def _straying(self, measure: Measure, people: Floats, wanted: Floats) -> Floats:
        """A group's random deviation in log odds, by quarter and PCN; shared with an indicator that contains this
        one."""
        counted, chance = people.sum(axis=(3, 4), keepdims=True), self.assumed.chance
        level = wanted[:, :, np.newaxis, np.newaxis, np.newaxis]
        size = np.minimum(1 / np.sqrt(np.maximum(counted, 1) * level * (1 - level)), FARTHEST)
        if not measure.within:
            lasting, passing = self.draw.normal(0, 1, counted[-1].shape), self.draw.normal(0, 1, counted.shape)
            self.strays[measure.id] = chance.between_groups.number * lasting + chance.within_groups.number * passing
        else:
            self.strays[measure.id] = self.strays[measure.within]
        return np.asarray(self.strays[measure.id] * size)

    def _odds(self, gradient: Gradient) -> Floats:
        groups = np.log(spread(gradient.odds, self.groups.broad, 1.0))
        return np.asarray(groups[:, np.newaxis, np.newaxis] + np.log(np.array(gradient.ages)))

    def _margins(self, gradient: Gradient, people: Floats, everyone: float) -> list[Margin]:
        """Margins by broad ethnic group, and by sex and age: everyone's value plus the published difference."""
        found = Differences(gradient, self.published, self.groups, self.assumed)
        labels = np.array([found.names.index(one) for one in self.groups.broad])[:, np.newaxis, np.newaxis]
        ages = np.arange((len(SEXES) + 1) * len(AGES)).reshape(1, len(SEXES) + 1, len(AGES))
        by_age = np.concatenate([found.by_age, np.full((1, len(AGES)), np.nan)])
        return [_balanced(people, labels, found.by_broad, everyone), _balanced(people, ages, by_age.ravel(), everyone)]


def _balanced(people: Floats, labels: Whole, points: Floats, everyone: float) -> Margin:
    """Group values with these differences whose mean is everyone's value in this area."""
    counts = np.bincount(np.broadcast_to(labels, people.shape).ravel(), people.ravel(), len(points))
    given = ~np.isnan(points)
    return Margin(labels, everyone + points - counts[given] @ points[given] / counts[given].sum())
