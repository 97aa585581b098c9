"""Whom activities reached against a population: cases worked by hand, and what must hold of every case."""

import math
from datetime import date

import numpy as np
import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from het_dash.figures.intervals import Z95
from het_dash.figures.reach_shares import (
    Representation,
    followed_up,
    months,
    of_checked,
    old_enough,
    per_1000,
    per_team_month,
    representation,
)

PEOPLE = st.tuples(st.integers(1, 2_000), st.integers(0, 2_000), st.integers(0, 500))
SHARES = st.floats(0.001, 1)
QUARTERS = (date(2025, 6, 30), date(2025, 9, 30), date(2025, 12, 31), date(2026, 3, 31))


def one(reached: float, everyone: float, unknown: float, people: float) -> Representation:
    return representation(reached, everyone, unknown, people)


def test_a_ratio_worked_by_hand() -> None:
    """60 of 200 whose group is known, 0.3, where 12.5% of residents are: 2.4, over and times e^(z 0.1080)."""
    found = one(60, 220, 20, 0.125)
    step = math.exp(Z95 * math.sqrt(1 / 60 - 1 / 200))
    assert float(found.ratio) == pytest.approx(2.4)
    assert float(found.lower) == pytest.approx(2.4 / step) == pytest.approx(1.942, abs=0.0005)
    assert float(found.upper) == pytest.approx(2.4 * step) == pytest.approx(2.966, abs=0.0005)


def test_bounds_if_none_or_all_of_the_unknown_belong_to_the_group() -> None:
    found = one(60, 220, 20, 0.125)
    assert float(found.lowest) == pytest.approx(60 / 220 / 0.125)
    assert float(found.highest) == pytest.approx(80 / 220 / 0.125)
    assert float(found.unknown) == pytest.approx(20 / 220)


def test_no_ratio_above_thirty_per_cent_unknown_but_its_bounds_stay() -> None:
    at, above = one(50, 200, 60, 0.2), one(50, 200, 65, 0.2)
    assert not np.isnan(at.ratio)
    assert not at.too_many_unknown
    assert np.isnan([above.ratio, above.lower, above.upper]).all()
    assert above.too_many_unknown
    assert [float(above.lowest), float(above.highest)] == pytest.approx([1.25, 2.875])


def test_nobody_reached_has_a_ratio_of_zero_and_no_limits() -> None:
    found = one(0, 200, 20, 0.2)
    assert (float(found.ratio), float(found.lowest)) == (0.0, 0.0)
    assert np.isnan([found.lower, found.upper]).all()
    assert float(found.highest) == pytest.approx(0.5)


@pytest.mark.parametrize("hidden", range(3))
def test_a_hidden_count_leaves_nothing_to_read(hidden: int) -> None:
    group, everyone, unknown = (math.nan if n == hidden else x for n, x in enumerate((60.0, 220.0, 20.0)))
    found = one(group, everyone, unknown, 0.125)
    assert np.isnan([found.ratio, found.lower, found.upper, found.highest]).all()
    assert not found.too_many_unknown


def test_a_population_without_the_group_has_no_ratio() -> None:
    assert np.isnan(one(60, 220, 20, 0).ratio)


def test_rounding_may_leave_a_part_above_its_whole() -> None:
    """12 of 12, rounded to 10 and 10; 13 and 12 to 15 and 10."""
    assert float(one(15, 10, 0, 0.5).ratio) == 2.0
    assert float(one(15, 10, 0, 0.5).highest) == 2.0


def test_a_population_share_in_per_cent_is_refused() -> None:
    with pytest.raises(ValueError, match="population share is over 1"):
        one(60, 220, 20, 12.5)


def test_groups_are_worked_out_together_as_alone() -> None:
    together = representation([60, 30], 220, 20, [0.125, 0.25])
    assert together.ratio == pytest.approx([2.4, 0.6])
    assert float(together.upper[1]) == float(one(30, 220, 20, 0.25).upper)


@given(PEOPLE, SHARES)
def test_limits_and_bounds_hold_the_ratio(people: tuple[int, int, int], population: float) -> None:
    group, others, unknown = people
    found = one(group, group + others + unknown, unknown, population)
    assume(not np.isnan(found.ratio))
    low, high = 1 - 1e-12, 1 + 1e-12
    assert found.lower * low <= found.ratio <= found.upper * high
    assert found.lowest * low <= found.ratio <= found.highest * high


@given(PEOPLE, SHARES)
def test_one_person_more_never_lowers_the_ratio(people: tuple[int, int, int], population: float) -> None:
    group, others, unknown = people
    fewer = one(group, group + others + unknown, unknown, population)
    more = one(group + 1, group + 1 + others + unknown, unknown, population)
    assume(not np.isnan(fewer.ratio))
    assert more.ratio >= fewer.ratio


@given(PEOPLE, SHARES)
def test_ten_times_the_people_give_the_same_ratio_and_narrower_limits(
    people: tuple[int, int, int], population: float
) -> None:
    group, others, unknown = people
    few = one(group, group + others + unknown, unknown, population)
    many = one(10 * group, 10 * (group + others + unknown), 10 * unknown, population)
    assume(not np.isnan(few.ratio) and others > 0)
    assert float(many.ratio) == pytest.approx(float(few.ratio))
    assert many.upper / many.lower < few.upper / few.lower


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 50_000)), min_size=2, max_size=16))
def test_ratios_weighed_by_the_population_come_to_one(groups: list[tuple[int, int]]) -> None:
    reached, residents = np.array(groups, dtype=float).T
    assume(reached.sum() > 0)
    share = residents / residents.sum()
    found = representation(reached, reached.sum(), 0, share)
    assert float((found.ratio * share).sum()) == pytest.approx(1)


def test_reach_per_1000_is_byars() -> None:
    """Byar of 100: 81.4 to 121.6 (Breslow and Day 1987), of 20,000 residents."""
    value, lower, upper = per_1000(100, 20_000)
    assert (float(value), round(float(lower), 2), round(float(upper), 2)) == (5.0, 4.07, 6.08)


@given(PEOPLE, SHARES)
def test_limits_with_rounding_hold_those_of_every_true_count(people: tuple[int, int, int], population: float) -> None:
    group, others, unknown = people
    assume(group >= 10)
    found = representation(group, group + others + unknown, unknown, population, rounding=2)
    assume(not np.isnan(found.ratio))
    off = 4 if unknown else 2
    for true in range(group - 2, group + 3):
        for of in {max(group + others - off, true), max(group + others, true), max(group + others + off, true)}:
            exactly = representation(true, of, 0, population)
            assert found.lower <= exactly.lower * (1 + 1e-9)
            assert found.upper >= exactly.upper * (1 - 1e-9)


def test_reach_per_1000_of_rounded_counts_covers_the_rounding() -> None:
    value, lower, upper = per_1000(100, 20_000, rounding=2)
    assert (float(value), round(float(lower), 2), round(float(upper), 2)) == (5.0, 3.98, 6.19)


def test_months_count_those_that_a_period_touches() -> None:
    assert months(date(2025, 4, 1), date(2025, 6, 30)) == 3
    assert months(date(2022, 10, 1), date(2024, 3, 31)) == 18
    assert months(date(2025, 4, 1), date(2025, 3, 31)) == 0


def test_a_count_for_each_team_month() -> None:
    value, lower, upper = per_team_month(90, 6 * 15)
    assert float(value) == 1.0
    assert (round(float(lower), 2), round(float(upper), 2)) == (0.80, 1.23)
    assert np.isnan(per_team_month(90, 0)[0])


def test_stages_are_shares_of_those_checked_with_limits_that_cover_rounding() -> None:
    """Wilson's of 63 of 202 and 67 of 198."""
    value, lower, upper = of_checked([200, 65, math.nan], 200)
    assert value[:2] == pytest.approx([1.0, 0.325])
    assert (round(float(lower[1]), 3), round(float(upper[1]), 3)) == (0.252, 0.407)
    assert np.isnan([value[2], lower[2], upper[2]]).all()
    assert np.isnan(of_checked([0, 25], [0, 50])[0]).all()


def test_a_cohort_is_old_enough_by_whole_months_since_its_quarter_ended() -> None:
    assert list(old_enough(QUARTERS, date(2026, 3, 31), 6)) == [True, True, False, False]
    assert list(old_enough(QUARTERS, date(2026, 6, 30), 12)) == [True, False, False, False]


def test_follow_up_uses_only_cohorts_old_enough_and_sums_before_it_divides() -> None:
    value, lower, upper = followed_up([20, 30, 90, math.nan], [50, 200, 100, 100], QUARTERS, date(2026, 3, 31), 6)
    assert value == pytest.approx(50 / 250)
    assert lower < value < upper


def test_a_hidden_cohort_hides_the_follow_up_and_none_old_enough_has_none() -> None:
    assert math.isnan(followed_up([20, math.nan], [50, 200], QUARTERS[:2], date(2026, 3, 31), 6)[0])
    assert math.isnan(followed_up([20, 30], [50, 200], QUARTERS[:2], date(2025, 9, 30), 6)[0])


def test_follow_up_wants_one_count_for_each_cohort() -> None:
    with pytest.raises(ValueError, match="give one of each"):
        followed_up([20], [50, 200], QUARTERS[:2], date(2026, 3, 31), 6)


@given(st.lists(st.integers(0, 500), min_size=1, max_size=4), st.integers(0, 24), st.integers(0, 24))
def test_waiting_longer_never_takes_in_more_cohorts(counts: list[int], short: int, longer: int) -> None:
    few, many = sorted((short, longer))
    ends = QUARTERS[: len(counts)]
    assert old_enough(ends, date(2027, 3, 31), many).sum() <= old_enough(ends, date(2027, 3, 31), few).sum()
