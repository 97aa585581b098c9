"""Slope and relative index of inequality over deprivation fifths, most deprived first."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.figures.intervals import Z95
from het_dash.figures.slope_index import Gradient, Scale, gradient, gradient_of_shares, ranks
from tests.support.reference_cases import Case, cases, close, undefined

SCALES: dict[str, Scale] = {"proportion": "share", "rate": "rate", "other": "value"}
NONE = (np.nan, np.nan)

# Five fifths, most deprived first: treated, and with the condition.
TREATED, REGISTER = [1801, 1769, 1610, 1228, 638], [3100, 2900, 2500, 1800, 900]


def numbers(found: Gradient | None) -> list[float]:
    assert found is not None
    return [
        found.slope, found.slope_lower, found.slope_upper,
        found.relative, found.relative_lower, found.relative_upper,
    ]  # fmt: skip


def test_ranks_are_the_middles_of_each_fifths_place() -> None:
    assert ranks([1, 1, 2, 4, 2]).tolist() == [0.05, 0.15, 0.3, 0.6, 0.9]


def test_a_straight_line_gives_back_its_ends() -> None:
    people = [100, 250, 90, 300, 60]
    found = numbers(gradient(20 + 30 * ranks(people), NONE, people, "value"))
    assert (found[0], found[3]) == pytest.approx((30, 50 / 20))


def test_the_slope_over_quintiles_is_that_of_a_weighted_straight_line() -> None:
    values = np.array([62.1, 64.9, 66.0, 69.2, 71.5])
    people = np.array([31000, 29500, 30250, 28700, 27900])
    x = ranks(people)
    slope, intercept = np.polyfit(x, values, 1, w=np.sqrt(people))
    found = numbers(gradient(values, NONE, people, "value"))
    assert (found[0], found[3]) == pytest.approx((slope, (intercept + slope) / intercept))


def test_limits_of_values_are_those_of_the_weighted_slope_itself() -> None:
    """Normal draws through a linear fit: the simulated limits have a closed form to be close to."""
    people, values, se = np.full(5, 100), np.array([70, 72, 75, 76, 79.0]), 0.6
    away = ranks(people) - 0.5
    reach = Z95 * se * math.sqrt(1 / float(away @ away))
    _, lower, upper, *_ = numbers(gradient(values, (values - Z95 * se, values + Z95 * se), people, "value"))
    assert (lower, upper) == pytest.approx((11 - reach, 11 + reach), abs=0.03)


def test_shares_rise_towards_the_least_deprived() -> None:
    slope, lower, upper, relative, relative_lower, relative_upper = numbers(gradient_of_shares(TREATED, REGISTER))
    assert 0.1 < lower < slope < upper < 0.2
    assert 1.15 < relative_lower < relative < relative_upper < 1.4


def test_turning_the_order_round_turns_the_gradient_round() -> None:
    there, back = (
        numbers(gradient_of_shares(TREATED, REGISTER)),
        numbers(gradient_of_shares(TREATED[::-1], REGISTER[::-1])),
    )
    assert back[0] == pytest.approx(-there[0])
    assert back[3] == pytest.approx(1 / there[3])
    assert back[1:3] == pytest.approx([-there[2], -there[1]], abs=1e-3)


def test_the_same_seed_gives_the_same_limits() -> None:
    first = gradient_of_shares(TREATED, REGISTER)
    assert first == gradient_of_shares(TREATED, REGISTER)
    assert first != gradient_of_shares(TREATED, REGISTER, seed=1)


def test_more_confidence_widens_the_limits() -> None:
    narrow, wide = numbers(gradient_of_shares(TREATED, REGISTER)), numbers(gradient_of_shares(TREATED, REGISTER, 0.998))
    assert wide[1] < narrow[1] < narrow[2] < wide[2]


@pytest.mark.parametrize(
    ("numerators", "denominators"),
    [
        ([5, 6, np.nan, 8, 9], [20] * 5),
        ([5, 6, 7, 8, 9], [20, np.nan, 20, 20, 20]),
        ([5, 6, 7, 8, 0], [20, 20, 20, 20, 0]),
    ],
)
def test_a_fifth_hidden_or_empty_leaves_no_gradient(numerators: Any, denominators: Any) -> None:
    assert gradient_of_shares(numerators, denominators) is None


@pytest.mark.parametrize("first", [0, 20])
def test_a_fifth_with_none_or_all_treated_leaves_a_gradient_without_limits(first: int) -> None:
    found = numbers(gradient_of_shares([first, 6, 7, 8, 9], [20] * 5))
    assert np.isfinite(found).tolist() == [True, False, False, True, False, False]


def test_figures_without_limits_have_a_gradient_without_limits() -> None:
    slope, lower, upper, relative, *rest = numbers(gradient([5, 4, 4, 3, 2], NONE, [10] * 5, "rate"))
    assert slope < 0 < relative < 1
    assert np.isnan([lower, upper, *rest]).all()


def test_a_line_that_falls_under_nought_has_no_relative_index() -> None:
    slope, *_, relative, _, _ = numbers(gradient([9, 3, 1, 0, 0], NONE, [10] * 5, "rate"))
    assert slope < 0
    assert math.isnan(relative)


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: gradient([5, 4, 3, 2], NONE, [1] * 4, "rate"), r"\(4,\): give one for each of at least 5"),
        (lambda: gradient([50, 60, 70, 80, 90], NONE, [1] * 5, "share"), r"share is over 1 .*50\.0"),
        (lambda: gradient([5, 4, -3, 2, 1], NONE, [1] * 5, "rate"), r"rate is under 0: -3\.0 at position 2"),
        (lambda: gradient([5, 4, 3, 2, 1], (3, 2), [1] * 5, "value"), r"lower limit is over the upper: 3\.0"),
        (lambda: gradient([5, 4, 3, 2, 1], NONE, [1, 1, -7, 1, 1], "value"), r"people .*-7\.0"),
        (lambda: gradient([5, 4, 3, 2, 1], NONE, [1] * 5, "percent"), "'percent'"),  # type: ignore[arg-type]
    ],
)
def test_what_has_no_gradient_is_refused_with_its_value(ask: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask()


@given(st.lists(st.tuples(st.floats(0.05, 100), st.integers(1, 10_000)), min_size=5, max_size=10))
def test_the_line_is_the_one_of_least_weighted_squares(groups: list[tuple[float, int]]) -> None:
    values, people = np.array(groups).T
    x, weight = ranks(people), np.sqrt(people)
    (intercept, slope), *_ = np.linalg.lstsq(np.stack([weight, x * weight], axis=1), values * weight, rcond=None)
    found = gradient(values, NONE, people, "value")
    assert found is not None
    assert found.slope == pytest.approx(slope, rel=1e-6, abs=1e-6)
    if min(intercept, intercept + slope) > 1e-3:
        assert found.relative == pytest.approx((intercept + slope) / intercept, rel=1e-5)


def of_case(case: Case) -> Gradient | None:
    inputs = case["inputs"]
    limits = [
        np.full(len(inputs["values"]), np.nan) if inputs[end] is None else inputs[end] for end in ("lower", "upper")
    ]
    return gradient(
        inputs["values"], (limits[0], limits[1]), inputs["populations"], SCALES[inputs["value_type"]],
        inputs["transform"], inputs.get("confidence", 0.95),
    )  # fmt: skip


def multiplied(found: Gradient | None, multiplier: float) -> dict[str, float]:
    """Upstream's multiplier: a unit, and where negative the other way round."""
    slope, lower, upper, *relative = numbers(found)
    if multiplier < 0:
        lower, upper = upper, lower
        relative = [1 / relative[0], 1 / relative[2], 1 / relative[1]]
    names = ("sii", "sii_lower", "sii_upper", "rii", "rii_lower", "rii_upper")
    return dict(zip(names, [multiplier * slope, multiplier * lower, multiplier * upper, *relative], strict=True))


def nothing_or_refused(case: Case) -> bool:
    try:
        return of_case(case) is None
    except ValueError:
        return True


@pytest.mark.parametrize("case", cases("sii", "sii"))
def test_reference_slope_and_relative_index(case: Case) -> None:
    if undefined(case):
        assert nothing_or_refused(case)
        return
    found = multiplied(of_case(case), case["inputs"]["multiplier"])
    asserted = {"sii", "rii"} & set(case["expected"])
    assert [close(found[key], case["expected"][key], case) for key in asserted] == [True] * len(asserted)


@pytest.mark.parametrize("case", cases("sii", "sii_ci"))
def test_reference_simulated_limits(case: Case) -> None:
    found = multiplied(of_case(case), case["inputs"]["multiplier"])
    for key, expected in case["expected"].items():
        reach = max(case["tolerance"]["fields"][key], case["tolerance"]["rel"] * abs(expected))
        assert found[key] == pytest.approx(expected, abs=reach), key


def who_cases() -> list[Any]:
    found = cases("inequality", "inequality")
    return [case for case in found if not case.values[0] or case.values[0]["inputs"]["measure"].endswith("_linear")]


@pytest.mark.parametrize("case", who_cases())
def test_reference_linear_slope_of_the_who(case: Case) -> None:
    inputs = case["inputs"]
    people = np.ceil(inputs["pop"])  # upstream takes whole people
    slope, _, _, relative, *_ = numbers(gradient(inputs["est"], NONE, people, "value"))
    assert close({"sii_linear": slope, "rii_linear": relative}[inputs["measure"]], case["expected"]["estimate"], case)
