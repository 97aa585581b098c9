"""Partial pooling: against an exact posterior, and what it must do with what it is given."""

import numpy as np
import pytest
from scipy import special, stats

from het_dash.figures.intervals import Floats, wilson
from het_dash.figures.partial_pooling import DRAWS, pool

# Deaths and operations in twelve hospitals: "Surgical" in the BUGS examples (Spiegelhalter et al. 1996).
DEATHS = np.array([[0, 18, 8, 46, 8, 13, 9, 31, 14, 8, 29, 24]], float)
OPERATIONS = np.array([[47, 148, 119, 810, 211, 196, 148, 215, 207, 97, 256, 360]], float)
NAN = float("nan")


def exact_means(deaths: Floats, operations: Floats) -> Floats:
    """Posterior means of a one-way logit-normal model by brute force: flat average, half-normal spread."""
    nodes, weights = np.polynomial.hermite_e.hermegauss(41)
    total, means = 0.0, np.zeros(deaths.size)
    for average in np.linspace(-4, -1.5, 60):
        for spread in np.linspace(0.02, 1.4, 60):
            rates = special.expit(average + spread * nodes)
            each = stats.binom.pmf(deaths[:, None], operations[:, None], rates) * weights
            likely = each.sum(axis=1)
            weight = likely.prod() * np.exp(-(spread**2) / (2 * 0.5**2))
            total += weight
            means += weight * (each * rates).sum(axis=1) / likely
    return means / total


def test_it_agrees_with_the_exact_posterior_of_twelve_hospitals() -> None:
    pooled = pool(DEATHS, OPERATIONS, rounding_variance=0)
    assert pooled is not None
    exact = exact_means(DEATHS[0], OPERATIONS[0])
    assert np.abs(pooled.rates[0] - exact).max() < 0.006
    raw = DEATHS[0] / OPERATIONS[0]
    level = DEATHS.sum() / OPERATIONS.sum()
    assert (np.abs(pooled.rates[0] - level) <= np.abs(raw - level) + 0.004).all(), "estimates move towards the average"


def test_a_large_cell_keeps_its_own_rate_and_a_small_one_follows_the_others() -> None:
    whole = np.array([[9000, 9000, 9000, 30], [9000, 9000, 9000, 9000]], float)
    part = whole * np.array([[0.60, 0.70, 0.80, 0.5], [0.61, 0.71, 0.79, 0.75]])
    pooled = pool(5 * np.round(part / 5), whole)
    assert pooled is not None
    large = np.ones_like(whole, bool)
    large[0, 3] = False
    assert np.abs(pooled.rates - part / whole)[large].max() < 0.01
    assert 0.55 < pooled.rates[0, 3] < 0.75, "fifteen of thirty moves towards the other PCN's 75%"
    lower, upper = pooled.limits()
    own = wilson([15], [30])
    assert upper[0, 3] - lower[0, 3] < own[1][0] - own[0][0]


def test_a_suppressed_count_gets_the_estimate_of_its_area_and_group_and_an_absent_cell_none() -> None:
    part = np.array([[600, NAN, 700], [610, 300, 690], [595, 310, NAN]], float)
    whole = np.array([[1000, 20, 1000], [1000, 1000, 1000], [1000, 1000, NAN]], float)
    pooled = pool(part, whole)
    assert pooled is not None
    assert 0.2 < pooled.rates[0, 1] < 0.6
    assert np.isnan(pooled.rates[2, 2])


def test_a_gap_is_the_reference_less_the_group_and_turns_with_them() -> None:
    part = np.array([[600, 700], [610, 690], [605, 705], [590, 710]], float)
    pooled = pool(part, np.full_like(part, 1000))
    assert pooled is not None
    middle, lower, upper = pooled.gap(0, 0, 1)
    assert lower < middle < upper
    assert middle == pytest.approx(0.1, abs=0.015)
    assert pooled.gap(0, 1, 0) == pytest.approx((-middle, -upper, -lower))


def test_groups_without_a_difference_have_no_clear_gap() -> None:
    rng = np.random.default_rng(4)
    whole = np.tile([1700.0, 20, 60, 500, 45, 100, 40, 700], (6, 1))
    clear = 0
    for _ in range(20):
        part = rng.binomial(whole.astype(int), 0.67).astype(float)
        pooled = pool(np.minimum(5 * np.round(part / 5), whole), whole)
        assert pooled is not None
        clear += any(pooled.gap(area, group, 0)[1] > 0 for area in range(6) for group in range(1, 8))
    assert clear <= 1


def test_it_gives_the_same_draws_every_time() -> None:
    first, second = (pool(DEATHS, OPERATIONS) for _ in range(2))
    assert first is not None
    assert second is not None
    assert first.draws.shape == (DRAWS, 1, 12)
    assert np.array_equal(first.draws, second.draws)


def test_too_few_cells_are_not_pooled_and_an_impossible_count_is_refused() -> None:
    assert pool([[1.0, 2.0]], [[10.0, 10.0]]) is None
    with pytest.raises(ValueError, match="over its denominator"):
        pool([[11.0] * 8], [[10.0] * 8])
