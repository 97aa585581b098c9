"""Rates of rounded counts: their limits on simulated truth."""

import numpy as np
import pytest

from benchmarks.simulations.shown_rates import SIZES, TRUE_SHARES, coverage
from het_dash.figures.rounded_rates import SMALLEST, rounded_percent


@pytest.mark.parametrize("size", [size for size in SIZES if size[0] >= 53])
def test_limits_of_shown_rates_hold_the_true_share_95_times_in_100_for_every_share(size: tuple[int, int]) -> None:
    rng = np.random.default_rng(16)
    found = [coverage(rng, share, size, 3_000) for share in TRUE_SHARES]
    assert min(one.with_rounding for one in found) >= 0.95
    assert sum(one.shown for one in found) > 40_000


def test_plain_limits_of_small_rounded_counts_do_not_hold_it_so_often() -> None:
    found = coverage(np.random.default_rng(16), 0.2, (18, 52), 20_000)
    assert found.plain < 0.9


def test_a_rate_needs_its_smallest_number_of_people() -> None:
    value, lower, upper = rounded_percent([25, 25, np.nan], [SMALLEST - 5, SMALLEST, SMALLEST])
    assert np.isnan([value[0], lower[0], upper[0], value[2]]).all()
    assert value[1] == 45
