"""How far groups lie apart: the gap between two, and the spread over all groups of a scheme."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.figures.disparity import (
    Limits,
    absolute_gap,
    difference_of_figures,
    disparity,
    odds_ratio,
    rate_ratio,
    ratio_of_figures,
    relative_gap,
    variance_between,
)
from het_dash.figures.intervals import Z95, proportion
from tests.support.reference_cases import Case, cases, close, undefined

PAIRS = st.tuples(st.integers(1, 20_000), st.integers(1, 20_000)).map(sorted)

# Blood pressure treated to threshold (CVDP007HYP), South East London, to March 2026.
SEL_BLACK, SEL_WHITE = (46_350, 68_915), (103_820, 134_385)
FIVE_GROUPS = ([379, 55, 181, 39, 27], [540, 83, 295, 61, 42])
RATIOS: dict[str, Callable[..., Any]] = {"risk_ratio": relative_gap, "rate_ratio": rate_ratio, "odds_ratio": odds_ratio}


def numbers(limits: Limits) -> list[float]:
    return [float(number) for number in limits]


def arrays(*limits: float) -> Limits:
    value, lower, upper = (np.array(number) for number in limits)
    return value, lower, upper


def test_the_known_inequality_is_ten_points_and_a_ratio_of_087() -> None:
    assert [round(100 * number, 1) for number in numbers(absolute_gap(*SEL_BLACK, *SEL_WHITE))] == [10.0, 9.6, 10.4]
    assert [round(number, 3) for number in numbers(relative_gap(*SEL_BLACK, *SEL_WHITE))] == [0.871, 0.865, 0.876]


@pytest.mark.parametrize(
    ("ratio", "counts", "expected"),
    [
        (relative_gap, (56, 70, 48, 80), (1.33333333333333, 1.07662642276319, 1.65124851126639)),
        (rate_ratio, (45, 1200, 30, 1500), (1.875, 1.18132975850329, 2.97598953610903)),
        (odds_ratio, (9, 10, 3, 10), (21, 1.77748585100643, 248.103240737642)),
    ],
)
def test_ratios_have_the_published_limits(ratio: Any, counts: tuple[int, ...], expected: tuple[float, ...]) -> None:
    assert numbers(ratio(*counts)) == pytest.approx(expected, rel=1e-7)


@pytest.mark.parametrize("ratio", [relative_gap, rate_ratio, odds_ratio])
def test_a_reference_of_none_leaves_the_ratio_undefined(ratio: Any) -> None:
    assert np.isnan(ratio([5, 5, 0], [9, 9, 0], [0, 0, 3], [9, 0, 9])).all()


@pytest.mark.parametrize("ratio", [relative_gap, rate_ratio, odds_ratio])
def test_none_in_the_group_is_a_ratio_of_nought_without_limits(ratio: Any) -> None:
    value, lower, upper = ratio([0], [10], [5], [10])
    assert value == 0
    assert np.isnan([lower, upper]).all()


def test_two_shares_of_one_have_a_ratio_without_limits() -> None:
    value, lower, upper = numbers(relative_gap(8, 8, 9, 9))
    assert value == 1
    assert math.isnan(lower)
    assert math.isnan(upper)


def test_what_is_hidden_has_no_gap() -> None:
    assert np.isnan([*absolute_gap(np.nan, 30, 5, 9), *relative_gap(5, np.nan, 5, 9)]).all()


def test_more_treated_than_registered_is_refused_in_a_ratio() -> None:
    with pytest.raises(ValueError, match=r"numerator is over its denominator: 12\.0"):
        relative_gap([1], [2], [12], [9])
    with pytest.raises(ValueError, match=r"people of the group .*-9\.0"):
        rate_ratio([1], [-9], [12], [9])


def test_a_gap_from_limits_alone_is_newcombes_where_they_are_wilsons() -> None:
    from_limits = difference_of_figures(proportion(*SEL_WHITE), proportion(*SEL_BLACK))
    assert numbers(from_limits) == pytest.approx(numbers(absolute_gap(*SEL_BLACK, *SEL_WHITE)))


def test_limits_that_leave_the_figure_out_are_refused() -> None:
    with pytest.raises(ValueError, match=r"lower limit is over the value: 5\.0"):
        difference_of_figures(arrays(5, 6, 7), arrays(1, 0, 2))
    with pytest.raises(ValueError, match=r"upper limit is under the value: 8\.0"):
        ratio_of_figures(arrays(1, 0, 2), arrays(8, 6, 7))


def test_a_limit_of_nought_leaves_a_ratio_without_that_limit() -> None:
    value, lower, upper = numbers(ratio_of_figures(arrays(2, 0, 3), arrays(4, 3, 5)))
    assert value == 0.5
    assert math.isnan(lower)
    assert upper == pytest.approx(0.5 * math.exp(math.hypot(math.log(1.5), math.log(4 / 3))))


def test_spread_over_groups_is_the_one_worked_out_by_hand() -> None:
    values, people = [0.5, 0.6, 0.9], [100, 100, 200]
    overall = 0.725
    assert disparity(values, people) == pytest.approx((0.225 + 0.125 + 0.175) / 3 / overall)
    assert variance_between(values, people) == pytest.approx((0.225**2 + 0.125**2 + 2 * 0.175**2) / 4)


def test_spread_is_taken_row_by_row() -> None:
    rows = np.array([[0.5, 0.6, 0.9], [0.7, 0.7, 0.7], [0.5, np.nan, 0.9]])
    assert disparity(rows, [1, 1, 2])[1] == 0
    assert np.isnan(variance_between(rows, [1, 1, 2])).tolist() == [False, False, True]


@pytest.mark.parametrize("measure", [disparity, variance_between])
def test_two_groups_have_a_gap_and_no_spread(measure: Any) -> None:
    with pytest.raises(ValueError, match=r"\(2,\): a spread needs at least 3 groups"):
        measure([0.5, 0.6], [60, 40])


@given(PAIRS, PAIRS)
def test_relative_gap_agrees_with_its_twin(group: list[int], reference: list[int]) -> None:
    (x1, n1), (x2, n2) = group, reference
    ratio, se = (x1 / n1) / (x2 / n2), math.sqrt(max(1 / x1 - 1 / n1 + 1 / x2 - 1 / n2, 0))
    found = numbers(relative_gap(x1, n1, x2, n2))
    assert found[0] == pytest.approx(ratio)
    if se > 1e-9:
        z = float(stats.norm.ppf(0.975))
        assert found[1:] == pytest.approx([ratio * math.exp(-z * se), ratio * math.exp(z * se)], rel=1e-6)


@pytest.mark.parametrize("case", [case for function in RATIOS for case in cases("differences", function)])
def test_reference_ratios(case: Case) -> None:
    found = RATIOS[case["function"]](*(case["inputs"][key] for key in ("x1", "n1", "x2", "n2", "confidence")))
    expected = [case["expected"][key] for key in ("ratio", "lower", "upper")]
    assert [close(*pair, case) for pair in zip(found, expected, strict=True)] == [True] * 3


def measured(*measures: str) -> list[Any]:
    """The WHO cases of these measures."""
    found = cases("inequality", "inequality")
    return [case for case in found if not case.values[0] or case.values[0]["inputs"]["measure"] in measures]


def two_groups(inputs: dict[str, Any]) -> tuple[int, int]:
    """WHO takes the better group first: most advantaged, or the reference, or the highest."""
    est, better = inputs["est"], inputs["favourable"]
    if inputs["ordered"]:
        ends = len(est) - 1, 0
        return ends if better else ends[::-1]
    reference, least, most = inputs["reference"], int(np.argmin(est)), int(np.argmax(est))
    if reference is None:
        return most, least
    return (reference, least) if better else (most, reference)


@pytest.mark.parametrize("case", measured("d", "r"))
def test_reference_difference_and_ratio_of_figures(case: Case) -> None:
    est, se = (np.array(case["inputs"][key], dtype=float) for key in ("est", "se"))
    limits = []
    for group in two_groups(case["inputs"]):
        reach = Z95 * se[group]
        if case["inputs"]["measure"] == "d":
            limits.append(arrays(est[group], est[group] - reach, est[group] + reach))
        else:
            factor = math.exp(reach / est[group]) if est[group] else math.nan
            limits.append(arrays(est[group], est[group] / factor, est[group] * factor))
    found = (difference_of_figures if case["inputs"]["measure"] == "d" else ratio_of_figures)(*limits)
    if undefined(case):
        assert np.isnan(found).all()
    else:
        named = dict(zip(("estimate", "lower", "upper"), found, strict=True))
        given_ = [key for key in named if key in case["expected"]]  # equal groups have no limits upstream
        assert "estimate" in given_
        assert [close(named[key], case["expected"][key], case) for key in given_] == [True] * len(given_)


@pytest.mark.parametrize("case", measured("idisu", "bgv", "bgsd"))
def test_reference_spread_over_groups(case: Case) -> None:
    est, pop, measure = (case["inputs"][key] for key in ("est", "pop", "measure"))
    if undefined(case):
        with pytest.raises(ValueError, match="at least 3 groups"):
            disparity(est, pop)
        return
    spread, variance = 100 * disparity(est, pop), variance_between(est, pop)
    found = {"idisu": spread, "bgv": variance, "bgsd": np.sqrt(variance)}[measure]
    assert close(found, case["expected"]["estimate"], case)
