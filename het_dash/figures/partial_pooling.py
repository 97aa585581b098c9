"""Partial pooling of small groups: PCN by ethnic group, from published rounded counts alone (methods 19).

Counts are binomial. The logit of each rate is an average plus an effect of its area, an effect of its group and a
residual, each normal with its own spread. The likelihood is approximated by a normal distribution of the working
response (penalised quasi-likelihood, Breslow and Clayton 1993). Spreads are averaged over a grid, weighted by their
restricted likelihood and a half-normal prior, so that their uncertainty is in the intervals.
"""

from dataclasses import dataclass
from itertools import product

import numpy as np
import numpy.typing as npt
from scipy import optimize, special

from het_dash.figures.intervals import Bools, Floats, counted_of

ROUNDING_VARIANCE = 2.0  # of a count rounded to 5: -2 to 2, equally likely
SPREADS = (0.0, 0.04, 0.08, 0.14, 0.22, 0.34, 0.5, 0.8)  # standard deviations on the logit scale
PRIOR_SPREAD = 0.5  # scale of the half-normal prior: three in ten groups beyond 38% or 62% around 50%
DRAWS = 4_000
SEED = 19
ITERATIONS = 6
FEWEST_CELLS = 6
Spreads = tuple[float, float, float]  # between areas, between groups, and the rest


@dataclass(frozen=True)
class Pooled:
    """Posterior draws of the rate of every cell.

    `draws`: DRAWS x areas x groups, each 0 to 1. `between_groups`: draws of the standard deviation between groups, as a
    share of the mean rate. A cell without a denominator is NaN.
    """

    draws: Floats
    between_groups: Floats

    @property
    def rates(self) -> Floats:
        """Areas x groups: posterior mean of each rate."""
        means: Floats = self.draws.mean(axis=0)
        return means

    def limits(self, confidence: float = 0.95) -> tuple[Floats, Floats]:
        """Lower and upper limit of each rate, areas x groups."""
        return _between(self.draws, confidence)

    def gap(self, area: int, group: int, reference: int, confidence: float = 0.95) -> tuple[float, float, float]:
        """Reference minus group within an area: middle, lower and upper limit, as shares."""
        difference = self.draws[:, area, reference] - self.draws[:, area, group]
        lower, upper = _between(difference, confidence)
        return float(difference.mean()), float(lower), float(upper)


def pool(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, rounding_variance: float = ROUNDING_VARIANCE
) -> Pooled | None:
    """Pooled rates of areas (rows) by groups (columns); NaN for a suppressed count or an absent cell.

    A cell with a denominator but no numerator gets the estimate of its area and group. None with fewer than six cells
    that have both. Raises ValueError for a numerator above its denominator. `rounding_variance` is that of each count.
    """
    part, whole = counted_of(numerators, denominators)
    asked = np.isfinite(whole) & (whole > 0)
    known = asked & np.isfinite(part)
    if known.sum() < FEWEST_CELLS:
        return None
    model = _Model.of(part, whole, known, asked, rounding_variance)
    draws = np.full((DRAWS, *part.shape), np.nan)
    eta, spread = model.posterior()
    draws[:, asked] = special.expit(eta)
    return Pooled(draws, spread)


def _between(draws: Floats, confidence: float) -> tuple[Floats, Floats]:
    tail = (1 - confidence) / 2
    lower, upper = np.quantile(draws, [tail, 1 - tail], axis=0)
    return lower, upper


@dataclass(frozen=True)
class _Model:
    """The known cells' counts, and which area and group every asked cell belongs to."""

    part: Floats
    whole: Floats
    known: Bools  # of the asked cells
    same_area: Floats
    same_group: Floats
    rounding: float

    @classmethod
    def of(cls, part: Floats, whole: Floats, known: Bools, asked: Bools, rounding: float) -> "_Model":
        area, group = np.nonzero(asked)
        same_area = (area[:, None] == area).astype(float)
        same_group = (group[:, None] == group).astype(float)
        return cls(part[known], whole[known], known[asked], same_area, same_group, rounding)

    def prior(self, spreads: Spreads) -> Floats:
        """Covariance of the logits of the asked cells, given the spreads of areas, groups and residuals."""
        area, group, rest = spreads
        return area**2 * self.same_area + group**2 * self.same_group + rest**2 * np.eye(len(self.known))

    def working(self, eta: Floats) -> tuple[Floats, Floats]:
        """Working response and its variance at these logits of the known cells; rounding counts as noise."""
        rate = special.expit(eta)
        slope = self.whole * rate * (1 - rate)
        noise = 1 / slope + self.rounding * (1 + rate**2) / slope**2
        return eta + (self.part - self.whole * rate) / slope, noise

    def posterior(self) -> tuple[Floats, Floats]:
        """Draws of the logits of the asked cells, and of the spread between groups as a share of the mean rate."""
        eta = special.logit((self.part + 1) / (self.whole + 2))
        response, noise = self.working(np.full_like(eta, np.average(eta, weights=self.whole)))
        spreads = (0.2, 0.2, 0.2)
        for _ in range(ITERATIONS):
            spreads = self._most_likely(response, noise, spreads)
            eta = self._given(spreads, response, noise)[0][self.known]
            response, noise = self.working(eta)
        grid = list(product(SPREADS, SPREADS, SPREADS))
        weights = np.array([self._log_weight(one, response, noise) for one in grid])
        weights = np.exp(weights - weights.max())
        times = np.random.default_rng(SEED).multinomial(DRAWS, weights / weights.sum())
        drawn, between = [], []
        for spread, count in zip(grid, times, strict=True):
            if count:
                mean, covariance = self._given(spread, response, noise)
                drawn.append(_normal(mean, covariance, int(count)))
                level = special.expit(mean.mean())
                between.append(np.full(count, spread[1] * (1 - level)))
        return np.concatenate(drawn), np.concatenate(between)

    def _most_likely(self, response: Floats, noise: Floats, start: Spreads) -> Spreads:
        def loss(logs: Floats) -> float:
            area, group, rest = np.exp(logs)
            return -self._log_weight((area, group, rest), response, noise)

        found = optimize.minimize(loss, np.log(start), method="L-BFGS-B", bounds=[(-5.0, 1.0)] * 3)
        area, group, rest = np.exp(found.x)
        return float(area), float(group), float(rest)

    def _log_weight(self, spreads: Spreads, response: Floats, noise: Floats) -> float:
        """Restricted log-likelihood of the spreads, plus the log of their prior."""
        seen = np.ix_(self.known, self.known)
        total = self.prior(spreads)[seen] + np.diag(noise)
        factor = np.linalg.cholesky(total)
        whitened = np.linalg.solve(factor, np.column_stack([np.ones_like(response), response]))
        one, data = whitened[:, 0], whitened[:, 1]
        information = one @ one
        residual = data - one * (one @ data) / information
        likelihood = -np.log(np.diag(factor)).sum() - np.log(information) / 2 - residual @ residual / 2
        return float(likelihood - sum(s**2 for s in spreads) / (2 * PRIOR_SPREAD**2))

    def _given(self, spreads: Spreads, response: Floats, noise: Floats) -> tuple[Floats, Floats]:
        """Mean and covariance of the logits of the asked cells, given the spreads; the average has a flat prior."""
        prior = self.prior(spreads)
        total = prior[np.ix_(self.known, self.known)] + np.diag(noise)
        across = prior[:, self.known]
        inverse = np.linalg.inv(total)
        ones = np.ones(len(response))
        information = ones @ inverse @ ones
        average = (ones @ inverse @ response) / information
        gain = across @ inverse
        mean = average + gain @ (response - average)
        left = 1 - gain @ ones
        return mean, prior - gain @ across.T + np.outer(left, left) / information


def _normal(mean: Floats, covariance: Floats, count: int) -> Floats:
    values, vectors = np.linalg.eigh(covariance)
    root = vectors * np.sqrt(np.clip(values, 0, None))
    draws: Floats = mean + np.random.default_rng(SEED).standard_normal((count, len(mean))) @ root.T
    return draws
