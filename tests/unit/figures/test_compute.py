"""Counts and published values become figures: a value with the interval the catalogue asks for, or a reason."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue import Status
from het_dash.figures.compute import Observed, publish
from het_dash.figures.intervals import wilson

NAN = math.nan
Cells = tuple[str, str, float, float, float, float, float]
Made = tuple[str, float, float, float, float, float, str]


def made(*rows: Cells) -> list[Made]:
    """Rows of unit, interval, numerator, denominator, value, lower, upper -> rows of what is published."""
    unit, interval, *numbers = (np.array(column) for column in zip(*rows, strict=True))
    seen = publish(Observed(unit, interval, *(column.astype(float) for column in numbers)))
    columns = (seen.status, seen.value, seen.lower, seen.upper, seen.numerator, seen.denominator, seen.interval_kind)
    return list(zip(*(column.tolist() for column in columns), strict=True))


def one(
    unit: str = "percent", interval: str = "wilson", n: float = NAN, d: float = NAN, value: float = NAN,
    limits: tuple[float, float] = (NAN, NAN),
) -> Made:  # fmt: skip
    (row,) = made((unit, interval, n, d, value, *limits))
    return row


def close(*numbers: float) -> object:
    return pytest.approx(numbers, nan_ok=True, abs=5e-3)


def test_a_share_is_a_percentage_with_wilsons_limits() -> None:
    status, *numbers, kind = one(n=65, d=100)
    assert (status, kind) == ("shown", "wilson")
    assert tuple(numbers) == close(65, 55.25, 73.64, 65, 100)


@pytest.mark.parametrize(("unit", "value"), [("percent", 5.0), ("per_1000", 50.0), ("per_100000", 5000.0)])
def test_a_rate_is_in_its_unit(unit: str, value: float) -> None:
    assert one(unit, "none", n=10, d=200)[1] == pytest.approx(value)


def test_a_rate_per_100000_has_byars_limits_in_its_unit() -> None:
    status, *numbers, kind = one("per_100000", "byar", n=100, d=200_000)
    assert (status, kind) == ("shown", "byar")
    assert tuple(numbers) == close(50, 40.68, 60.81, 100, 200_000)


def test_a_count_is_its_own_value_and_may_have_byars_limits() -> None:
    assert one("count", "none", n=113)[:2] == ("shown", 113)
    status, *numbers, kind = one("count", "byar", n=100)
    assert (status, kind) == ("shown", "byar")
    assert tuple(numbers) == close(100, 81.36, 121.63, 100, NAN)


def test_a_share_without_an_interval_has_none() -> None:
    status, value, lower, upper, *_, kind = one(interval="none", n=1, d=4)
    assert (status, value, kind) == ("shown", 25, "none")
    assert math.isnan(lower)
    assert math.isnan(upper)


def test_a_published_value_is_never_worked_out_again() -> None:
    status, *numbers, kind = one(interval="published", n=46_350, d=68_915, value=67.26, limits=(66.91, 67.61))
    assert (status, kind) == ("shown", "published")
    assert numbers == [67.26, 66.91, 67.61, 46_350, 68_915]
    assert one(interval="wilson", n=1, d=2, value=99)[1] == 99


@pytest.mark.parametrize("limits", [(NAN, 70.0), (60.0, NAN), (NAN, NAN)])
def test_half_an_interval_is_none(limits: tuple[float, float]) -> None:
    _, value, lower, upper, *_, kind = one(value=65, limits=limits)
    assert (value, kind) == (65, "none")
    assert math.isnan(lower)
    assert math.isnan(upper)


def test_zero_of_many_is_shown_with_an_upper_limit() -> None:
    status, *numbers, kind = one(n=0, d=100)
    assert (status, kind) == ("shown", "wilson")
    assert tuple(numbers) == close(0, 0, 3.70, 0, 100)


@pytest.mark.parametrize("interval", ["wilson", "byar", "none"])
def test_a_denominator_of_nobody_is_undefined_not_zero(interval: str) -> None:
    status, *numbers, _ = one(interval=interval, n=0, d=0)
    assert status == "undefined"
    assert all(math.isnan(number) for number in numbers)


@pytest.mark.parametrize(("n", "d"), [(NAN, 100), (100, NAN), (NAN, NAN)])
def test_a_blank_count_is_suppressed_at_source_and_shows_nothing_of_the_other(n: float, d: float) -> None:
    status, *numbers, kind = one(n=n, d=d)
    assert (status, kind) == ("suppressed_at_source", "none")
    assert all(math.isnan(number) for number in numbers)


def test_a_score_has_no_denominator_and_comes_as_a_value_or_not_at_all() -> None:
    assert one("score", "none", value=7)[:2] == ("shown", 7)
    assert one("score", "none", n=7)[0] == "suppressed_at_source"


def test_rows_do_not_know_of_each_other() -> None:
    rows: list[Cells] = [
        ("percent", "wilson", 65, 100, NAN, NAN, NAN),
        ("percent", "wilson", 0, 0, NAN, NAN, NAN),
        ("count", "none", 3, NAN, NAN, NAN, NAN),
        ("per_100000", "byar", 100, 200_000, NAN, NAN, NAN),
        ("percent", "published", NAN, NAN, 7.5, 7, 8),
    ]
    together = made(*rows)
    assert [str(row) for row in together] == [str(made(row)[0]) for row in rows]


def test_no_rows_are_no_figures() -> None:
    empty, words = np.empty(0), np.empty(0, dtype=str)
    assert publish(Observed(words, words, empty, empty, empty, empty, empty)).status.size == 0


NUMBERS = st.just(NAN) | st.integers(0, 10**6).map(float)
ROWS = st.lists(
    st.tuples(
        st.sampled_from(["percent", "per_1000", "per_100000", "count", "score", "ratio"]),
        st.sampled_from(["wilson", "byar", "published", "none"]),
        *[NUMBERS] * 5,
    ),
    min_size=1,
    max_size=8,
)


@given(ROWS)
def test_every_figure_is_a_number_or_a_reason(rows: list[Cells]) -> None:
    plausible = [row for row in rows if not row[2] > row[3]]
    for status, value, *others, kind in made(*plausible) if plausible else []:
        assert status in {Status.SHOWN, Status.UNDEFINED, Status.SUPPRESSED_AT_SOURCE}
        assert math.isnan(value) is (status != Status.SHOWN)
        if status != Status.SHOWN:
            assert all(math.isnan(number) for number in others)
            assert kind == "none"
        assert math.isnan(others[0]) is math.isnan(others[1]) is (kind == "none")


def ours(n: float, d: float, unit: str = "percent") -> Made:
    """One of our own rounded counts."""
    numbers = (np.array([x]) for x in (n, d, NAN, NAN, NAN))
    seen = publish(Observed(np.array([unit]), np.array(["wilson"]), *numbers), np.array(["shown"]))
    columns = (seen.status, seen.value, seen.lower, seen.upper, seen.numerator, seen.denominator, seen.interval_kind)
    (row,) = zip(*(column.tolist() for column in columns), strict=True)
    return row


def test_limits_of_a_rate_of_rounded_counts_cover_the_rounding() -> None:
    status, *numbers, kind = ours(195, 300)
    assert (status, kind) == ("shown", "rounded")
    lower, upper = 100 * float(wilson(193, 302)[0]), 100 * float(wilson(197, 298)[1])
    assert tuple(numbers) == close(65, lower, upper, 195, 300)


@pytest.mark.parametrize(("n", "d", "value"), [(45, 70, 64), (125, 195, 64), (125, 200, 62.5)])
def test_a_rate_of_fewer_than_200_rounded_people_is_a_whole_per_cent(n: float, d: float, value: float) -> None:
    assert ours(n, d)[1] == value


@pytest.mark.parametrize("n", [0, 25, 50])
def test_a_rate_of_fewer_than_55_people_has_counts_alone_whatever_it_is(n: float) -> None:
    status, *numbers, kind = ours(n, 50)
    assert (status, kind) == ("too_few_for_rate", "none")
    assert tuple(numbers) == close(NAN, NAN, NAN, n, 50)
    assert ours(n, 55)[0] == "shown"


def test_a_count_has_no_smallest_number_of_people() -> None:
    assert ours(10, NAN, "count")[:2] == ("shown", 10)


def test_published_counts_keep_their_own_limits_and_are_never_too_few() -> None:
    status, *_, kind = one(n=5, d=10)
    assert (status, kind) == ("shown", "wilson")
