"""A PCN's figure estimated from its practices' published values."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.figures.weighted_estimate import Estimate, register_weighted

PRACTICES = st.lists(
    st.tuples(st.one_of(st.just(math.nan), st.floats(0, 100)), st.integers(0, 5000)), min_size=1, max_size=12
)


def twin(practices: list[tuple[float, int]]) -> tuple[float, float]:
    total = sum(register for _, register in practices)
    held = sum(register for value, register in practices if not math.isnan(value))
    if not total:
        return math.nan, math.nan
    weighed = sum(register * value for value, register in practices if not math.isnan(value))
    return (weighed / held if 10 * held >= 9 * total else math.nan), held / total


def test_large_practices_weigh_more() -> None:
    assert register_weighted([60, 80], [300, 100]) == Estimate(estimate=65.0, coverage=1.0, lowest=60, highest=80)


def test_a_practice_without_a_value_is_left_out_not_counted_as_nought() -> None:
    assert register_weighted([70, np.nan, 80], [450, 50, 500]).estimate == pytest.approx((70 * 450 + 80 * 500) / 950)


@pytest.mark.parametrize(("held", "given_"), [(89, False), (90, True), (91, True)])
def test_no_estimate_under_ninety_per_cent_of_the_register(held: int, given_: bool) -> None:
    found = register_weighted([70, np.nan], [held, 100 - held])
    assert math.isnan(found.estimate) is not given_
    assert found.coverage == pytest.approx(held / 100)


def test_coverage_and_spread_stand_even_where_the_estimate_does_not() -> None:
    found = register_weighted([70, 60, np.nan], [100, 100, 200])
    assert math.isnan(found.estimate)
    assert (found.coverage, found.lowest, found.highest) == (0.5, 60, 70)


def test_no_values_at_all_cover_nothing() -> None:
    found = register_weighted([np.nan, np.nan], [100, 50])
    assert found.coverage == 0
    assert np.isnan([found.estimate, found.lowest, found.highest]).all()


@pytest.mark.parametrize("registers", [[], [0, 0]])
def test_an_empty_register_leaves_even_coverage_undefined(registers: list[int]) -> None:
    found = register_weighted([50] * len(registers), registers)
    assert np.isnan([found.estimate, found.coverage]).all()


def test_one_practice_is_its_own_estimate() -> None:
    assert register_weighted([66.4], [5066]) == Estimate(66.4, 1.0, 66.4, 66.4)


@pytest.mark.parametrize(
    ("registers", "message"), [([100, -5], r"-5\.0 at position 1"), ([np.nan, 5], "not known.*nan at position 0")]
)
def test_an_impossible_register_is_refused_with_its_value(registers: list[float], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        register_weighted([60, 70], registers)


def test_a_value_without_a_register_is_refused() -> None:
    with pytest.raises(ValueError, match=r"\(2,\).*\(1,\)"):
        register_weighted([60, 70], [100])


@given(PRACTICES)
def test_estimate_agrees_with_its_twin_and_lies_within_the_spread(practices: list[tuple[float, int]]) -> None:
    found = register_weighted([value for value, _ in practices], [register for _, register in practices])
    estimate, coverage = twin(practices)
    assert found.estimate == pytest.approx(estimate, nan_ok=True)
    assert found.coverage == pytest.approx(coverage, nan_ok=True)
    if not math.isnan(estimate):
        assert found.lowest - 1e-9 <= found.estimate <= found.highest + 1e-9
