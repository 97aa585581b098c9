"""What partial pooling promises, on simulated truth: a short run of `python -m benchmarks.simulations`."""

import numpy as np

from benchmarks.simulations import disparity, false_gaps, partial_pooling
from benchmarks.simulations.partial_pooling import LEVELS, SIZES, SPREADS, simulated


def test_estimates_are_closer_than_counts_in_every_size_class_and_limits_hold_the_truth() -> None:
    covered: list[float] = []
    errors = {size: np.zeros(2) for size in SIZES}
    for number, spreads in enumerate(SPREADS):
        for level in LEVELS:
            found = simulated(np.random.default_rng([number, int(100 * level)]), level, spreads, times=2)
            covered += found.covered
            for size in SIZES:
                errors[size] += [sum(found.pooled_error[size]), sum(found.raw_error[size])]
    assert np.mean(covered) >= 0.93
    assert all(pooled < raw for pooled, raw in errors.values())


def test_no_widest_gap_is_named_where_no_group_differs() -> None:
    rng = np.random.default_rng(5)
    named, _, by_counts = np.array(
        [false_gaps.once(rng, level, 0.1, size) for level in LEVELS for size in false_gaps.MEASURES]
    ).T
    assert not named.any()
    assert by_counts.any(), "limits of counts alone would name one"


def test_the_index_of_disparity_is_unbiased_within_half_a_point_at_north_lewishams_size() -> None:
    rng = np.random.default_rng(11)
    found = [disparity.once(rng, 0.67, (0.1, 0.2, 0.1)) for _ in range(25)]
    true, counted, estimate, _ = np.mean(found, axis=0)
    assert abs(estimate - true) < 0.005
    assert counted - true > 0.01, "counts alone read more than the truth"


def test_the_sizes_tried_are_those_of_six_pcns_by_sixteen_groups() -> None:
    assert (len(partial_pooling.REGISTERS), len(partial_pooling.SHARES)) == (6, 16)
