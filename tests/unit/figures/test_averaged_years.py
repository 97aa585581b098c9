"""Averages of several years: the published example, and nothing where a year is missing."""

from datetime import date

import pytest

from het_dash.figures import Figure
from het_dash.figures.averaged_years import averaged_ratio
from tests.support.blocks import a_figure

OWN = {2023: (87.24, 73.84, 102.28), 2024: (105.60, 90.85, 121.98), 2025: (103.96, 89.62, 119.87)}
NATION = {2023: (77.36, 76.59, 78.15), 2024: (74.31, 73.55, 75.07), 2025: (71.53, 70.79, 72.28)}


def figures(given: dict[int, tuple[float, float, float]]) -> list[Figure]:
    return [
        a_figure(value, lower=lower, upper=upper, period_start=date(year, 1, 1), period_end=date(year, 12, 31))
        for year, (value, lower, upper) in given.items()
    ]


def test_three_years_are_a_third_above_with_limits_that_follow_from_each_years() -> None:
    found = averaged_ratio(figures(OWN), figures(NATION))
    assert found
    assert (found.first, found.last, found.above, found.below) == (2023, 2025, True, False)
    assert (found.ratio, found.lower, found.upper) == pytest.approx((1.330, 1.218, 1.451), abs=0.001)


def test_the_other_way_round_it_is_below_by_the_inverse() -> None:
    one, other = averaged_ratio(figures(OWN), figures(NATION)), averaged_ratio(figures(NATION), figures(OWN))
    assert one
    assert other
    assert other.below
    assert other.lower == pytest.approx(1 / one.upper)


def test_equal_rates_are_neither_above_nor_below() -> None:
    found = averaged_ratio(figures(OWN), figures(OWN))
    assert found
    assert not found.above
    assert not found.below


def test_a_missing_year_or_missing_limits_give_no_average() -> None:
    assert averaged_ratio(figures(OWN)[:2], figures(NATION)) is None
    apart = {2021: OWN[2023], 2024: OWN[2024], 2025: OWN[2025]}
    assert averaged_ratio(figures(apart), figures({**NATION, 2021: NATION[2023]})) is None
    assert averaged_ratio([a_figure(90.0)] * 3, figures(NATION)) is None
