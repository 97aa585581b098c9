"""Axes of few, round numbers."""

import pytest

from het_dash.charts.layout.scale import around, declared, from_zero


@pytest.mark.parametrize("top", [0.04, 0.9, 7.3, 14.9, 66.0, 97.0, 1240.0, 91353.0])
def test_ticks_are_few_and_round(top: float) -> None:
    scale = from_zero([top], "percent")
    assert 2 <= len(scale.ticks) <= 6
    assert scale.ticks[0] == 0
    assert scale.ticks[-1] <= scale.high


def test_percentages_near_a_hundred_stop_there() -> None:
    assert from_zero([98.5], "percent").high == 100


def test_counts_have_whole_ticks() -> None:
    assert [from_zero([3], "count").text(t) for t in from_zero([3], "count").ticks] == ["0", "1", "2", "3"]


def test_ticks_read_in_the_unit() -> None:
    assert from_zero([1240], "count").text(1000) == "1,000"
    assert from_zero([66], "percent").text(50) == "50%"
    assert from_zero([1.8], "ratio").text(0.5) == "0.5"


def test_nothing_to_read_off_has_no_ticks() -> None:
    assert from_zero([], "percent").ticks == []
    assert from_zero([0.0], "percent").ticks == [0, 1]


def test_differences_reach_below_zero() -> None:
    scale = from_zero([-4.0, 2.0], "percent")
    assert scale.low < -4
    assert 0 in scale.ticks


def test_equal_values_still_have_room() -> None:
    scale = around([60.0, 60.0], "percent")
    assert scale.low < 60 < scale.high


def test_a_declared_axis_is_taken_as_it_is() -> None:
    assert (declared((8, 11), "percent").low, declared((8, 11), "percent").high) == (8, 11)
