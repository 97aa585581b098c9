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
from scipy import special

from het_dash.figures.intervals import Floats, counted_of
from het_dash.figures.random_effects import Cells, Fit

ROUNDING_VARIANCE = 2.0  # of a count rounded to 5: -2 to 2, equally likely
SPREADS = (0.0, 0.04, 0.08, 0.14, 0.22, 0.34, 0.5, 0.8)  # standard deviations on the logit scale
PRIOR_SPREAD = 0.5  # scale of the half-normal prior: three in ten groups beyond 38% or 62% around 50%
DRAWS = 4_000
SEED = 19
ITERATIONS = 3
FEWEST_CELLS = 5
GRID = np.array(list(product(SPREADS, SPREADS, SPREADS)))  # between areas, between groups, and the rest
PRIOR = -(GRID**2).sum(axis=1) / (2 * PRIOR_SPREAD**2)


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
        return limits_of(self.draws, confidence)

    def gap(self, area: int, group: int, reference: int, confidence: float = 0.95) -> tuple[float, float, float]:
        """Reference minus group within an area: middle, lower and upper limit, as shares."""
        difference = self.draws[:, area, reference] - self.draws[:, area, group]
        lower, upper = limits_of(difference, confidence)
        return float(difference.mean()), float(lower), float(upper)


def pool(
    numerators: npt.ArrayLike, denominators: npt.ArrayLike, rounding_variance: float = ROUNDING_VARIANCE
) -> Pooled | None:
    """Pooled rates of areas (rows) by groups (columns); NaN for a suppressed count or an absent cell.

    A cell with a denominator but no numerator gets the estimate of its area and group. None with fewer than five cells
    that have both. Raises ValueError for a numerator above its denominator. `rounding_variance` is that of each count.
    """
    part, whole = counted_of(numerators, denominators)
    asked = np.isfinite(whole) & (whole > 0)
    known = asked & np.isfinite(part)
    if known.sum() < FEWEST_CELLS:
        return None
    draws = np.full((DRAWS, *part.shape), np.nan)
    eta, spread = _posterior(part[known], whole[known], Cells.of(asked, known), rounding_variance)
    draws[:, asked] = special.expit(eta)
    return Pooled(draws, spread)


def limits_of(draws: Floats, confidence: float = 0.95) -> tuple[Floats, Floats]:
    """Lower and upper limit along the first axis."""
    tail = (1 - confidence) / 2
    lower, upper = np.quantile(draws, [tail, 1 - tail], axis=0)
    return lower, upper


def _posterior(part: Floats, whole: Floats, cells: Cells, rounding: float) -> tuple[Floats, Floats]:
    """Draws of the logits of every cell, and of the spread between groups as a share of the mean rate."""
    eta = np.full_like(part, special.logit((part.sum() + 1) / (whole.sum() + 2)))
    for _ in range(ITERATIONS):
        fit = Fit(cells, *_working(part, whole, eta, rounding), GRID)
        eta = fit.mean(int(np.argmax(fit.log_likelihood + PRIOR)))[cells.known]
    fit = Fit(cells, *_working(part, whole, eta, rounding), GRID)
    weights = fit.log_likelihood + PRIOR
    weights = np.exp(weights - weights.max())
    rng = np.random.default_rng(SEED)
    times = rng.multinomial(DRAWS, weights / weights.sum())
    between = GRID[:, 1] * (1 - special.expit(fit.average))
    return fit.draws(times, rng), np.repeat(between, times)


def _working(part: Floats, whole: Floats, eta: Floats, rounding: float) -> tuple[Floats, Floats]:
    """Working response and its variance at these logits of the known cells; rounding counts as noise."""
    rate = special.expit(eta)
    slope = whole * rate * (1 - rate)
    return eta + (part - whole * rate) / slope, 1 / slope + rounding * (1 + rate**2) / slope**2
