"""The rule for small groups, at its boundaries and on the published cases."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue import Status
from het_dash.figures.disclosure.small_numbers import may_be_published, protect, rounded, status
from het_dash.figures.intervals import wilson
from tests.support.reference_cases import Case, cases, undefined

PAIRS = st.tuples(st.integers(0, 300), st.integers(0, 300)).map(sorted)


def shown(count: float) -> float | str:
    number = float(rounded(count))
    return "*" if math.isnan(number) else number


@pytest.mark.parametrize("case", cases("sdc_counts", "sdc_count"))
def test_published_cases_of_hiding_and_rounding(case: Case) -> None:
    value = case["inputs"]["value"]
    if undefined(case):
        with pytest.raises(ValueError, match=str(value)):
            rounded(value)
    else:
        assert shown(value) == case["expected"]["shown"]


@pytest.mark.parametrize(
    ("count", "published"),
    [(0, 0), (1, "*"), (7, "*"), (8, 10), (12, 10), (13, 15), (19, 20), (20, 20), (10_023, 10_025)],
)
def test_zero_is_shown_one_to_seven_hidden_and_the_rest_rounded_to_five(count: int, published: float | str) -> None:
    assert shown(count) == published
    code = str(status(count))
    assert code == (Status.HIDDEN_SMALL if published == "*" else Status.SHOWN)


@pytest.mark.parametrize("wrong", [-1, 4.2, math.inf])
def test_what_is_not_a_count_of_people_is_refused(wrong: float) -> None:
    with pytest.raises(ValueError, match=str(wrong)):
        status(wrong, 100)
    with pytest.raises(ValueError, match=str(wrong)):
        protect(3, wrong)


def test_numerator_over_its_denominator_is_refused_unless_events_may_outnumber_people() -> None:
    with pytest.raises(ValueError, match=r"30\.0 at position 0"):
        status([30, 5], [20, 20])
    assert str(status(30, 20, proportion=False)) == Status.SHOWN


@pytest.mark.parametrize(
    ("numerator", "denominator", "code"),
    [
        (1, 100, Status.HIDDEN_SMALL),
        (7, 100, Status.HIDDEN_SMALL),
        (8, 100, Status.SHOWN),
        (92, 100, Status.SHOWN),
        (93, 100, Status.HIDDEN_SMALL),
        (99, 100, Status.HIDDEN_SMALL),
        (0, 100, Status.SHOWN),
        (100, 100, Status.SHOWN),
        (8, 16, Status.SHOWN),
        (0, 0, Status.UNDEFINED),
        (math.nan, 100, Status.SUPPRESSED_AT_SOURCE),
    ],
)
def test_a_proportion_is_hidden_with_its_numerator_and_with_its_complement(
    numerator: float, denominator: float, code: Status
) -> None:
    assert str(status(numerator, denominator)) == code


@pytest.mark.parametrize("denominator", [1, 7])
@pytest.mark.parametrize("edge", [0, 1])
def test_a_proportion_is_hidden_with_its_denominator(denominator: int, edge: int) -> None:
    assert str(status(edge * denominator, denominator)) == Status.HIDDEN_SMALL


@pytest.mark.parametrize(("denominator", "is_shown"), [(8, False), (17, False), (18, True), (19, True), (20, True)])
@pytest.mark.parametrize("edge", [0, 1])
def test_none_and_all_are_shown_only_on_a_rounded_denominator_of_twenty(
    denominator: int, is_shown: bool, edge: int
) -> None:
    assert (str(status(edge * denominator, denominator)) == Status.SHOWN) is is_shown


@pytest.mark.parametrize("denominator", range(1, 16))
def test_none_all_and_a_few_of_a_small_group_cannot_be_told_apart(denominator: int) -> None:
    assert len(set(status(np.arange(denominator + 1), denominator).tolist())) == 1


@pytest.mark.parametrize(("total", "is_shown"), [(0, False), (7, False), (19, False), (20, True)])
@pytest.mark.parametrize("count", [0, 8])
def test_a_breakdown_of_a_total_under_twenty_is_not_published(total: int, is_shown: bool, count: int) -> None:
    assert str(status(count, total=total)) == (Status.SHOWN if is_shown else Status.HIDDEN_TOTAL_TOO_SMALL)


def test_a_breakdown_whose_total_is_not_known_is_refused() -> None:
    with pytest.raises(ValueError, match="total must be known"):
        status(30, 100, total=math.nan)


def test_rates_and_limits_come_from_the_rounded_pair() -> None:
    safe = protect([33, 3, 98], [62, 62, 100])
    assert (safe.numerator[0], safe.denominator[0]) == (35, 60)
    assert np.isnan(safe.numerator).tolist() == np.isnan(safe.denominator).tolist() == [False, True, True]
    lower, upper = wilson(safe.numerator, safe.denominator)
    assert np.isnan(lower).tolist() == np.isnan(upper).tolist() == [False, True, True]
    assert (lower[0], upper[0]) == tuple(float(limit) for limit in wilson(35, 60))


def test_a_total_is_rounded_on_its_own() -> None:
    assert rounded([12, 12]).sum() == 20
    assert float(rounded(12 + 12)) == 25


def test_only_the_measured_set_of_breakdowns_may_be_published() -> None:
    assert may_be_published()
    assert may_be_published("ethnicity_detailed")
    assert may_be_published("age", "ethnicity_broad")
    assert may_be_published("sex", "age")
    assert may_be_published("deprivation")
    assert may_be_published("ethnicity_broad", "deprivation")
    for other in ("age", "sex", "ethnicity_detailed"):
        assert not may_be_published("deprivation", other)
        assert not may_be_published("ethnicity_broad", "deprivation", other)
    assert not may_be_published("ethnicity_detailed", "age")
    assert not may_be_published("ethnicity_detailed", "sex")
    assert not may_be_published("ethnicity_broad", "age", "sex")
    assert not may_be_published("age", "age")
    assert not may_be_published("postcode")


@given(PAIRS)
def test_a_shown_proportion_reads_none_or_all_only_where_that_is_true(pair: list[int]) -> None:
    numerator, denominator = pair
    safe = protect(numerator, denominator)
    if str(safe.status) == Status.SHOWN:
        assert (safe.numerator == 0) == (numerator == 0)
        assert (safe.numerator == safe.denominator) == (numerator == denominator)
        assert safe.numerator <= safe.denominator
        assert abs(safe.numerator - numerator) <= 2
        assert abs(safe.denominator - denominator) <= 2
    else:
        assert np.isnan(safe.numerator)
        assert np.isnan(safe.denominator)


@given(st.lists(PAIRS, min_size=1, max_size=20))
def test_rows_are_decided_one_by_one(pairs: list[list[int]]) -> None:
    numerator, denominator = np.array(pairs).T
    assert status(numerator, denominator).tolist() == [str(status(n, d)) for n, d in pairs]
