"""Quarters of the financial year."""

from datetime import date
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue.quarter import Quarter

DAYS = st.dates(date(2015, 1, 1), date(2060, 1, 1))


def test_the_second_quarter_of_2026_27_is_july_to_september_2026() -> None:
    quarter = Quarter.parse("2026-27Q2")
    assert (quarter.start, quarter.end) == (date(2026, 7, 1), date(2026, 9, 30))
    assert quarter.words == "July to September 2026"


def test_the_fourth_quarter_lies_in_the_next_calendar_year() -> None:
    assert Quarter.parse("2026-27Q4").end == date(2027, 3, 31)
    assert str(Quarter.of(date(2027, 1, 1))) == "2026-27Q4"


@pytest.mark.parametrize(
    "text", ["2026-28Q1", "2026-27Q5", "2026-27q1", "2026/27Q1", "Q1 2026", "", "2026-27", "199-00Q1"]
)
def test_anything_else_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="is not a financial quarter such as 2026-27Q2"):
        Quarter.parse(text)


def test_the_turn_of_a_century_is_written_with_two_digits() -> None:
    assert str(Quarter(2099, 1)) == "2099-00Q1"
    assert Quarter.parse("2099-00Q1").year == 2099


@given(DAYS)
def test_every_day_is_in_its_quarter_and_in_no_neighbour(day: date) -> None:
    quarter = Quarter.of(day)
    assert day in quarter
    assert day not in quarter.plus(1)
    assert day not in quarter.plus(-1)
    assert Quarter.parse(str(quarter)) == quarter


@given(DAYS, st.integers(0, 40))
def test_quarters_follow_each_other_without_a_gap(day: date, steps: int) -> None:
    first = Quarter.of(day)
    run = first.until(first.plus(steps))
    assert len(run) == steps + 1
    assert all((after.start - before.end).days == 1 for before, after in pairwise(run))
    assert list(run) == sorted(run)
