"""Where a figure stands against a benchmark, in no stronger words than its interval carries."""

import math
from typing import get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue.indicator import Polarity
from het_dash.figures.benchmark import Verdict, compare, compare_proportions, verdict
from tests.support.reference_cases import Case, cases

POLARITY: dict[str, Polarity] = {"low_is_good": "lower_is_better", "high_is_good": "higher_is_better"}
NUMBERS = st.one_of(st.just(math.nan), st.floats(-1e6, 1e6))


def twin(value: float, lower: float, upper: float, mark: float) -> str:
    if any(math.isnan(number) for number in (value, lower, upper, mark)):
        return "not_compared"
    if lower <= mark <= upper:
        return "similar"
    return "higher" if mark < lower else "lower"


@pytest.mark.parametrize(
    ("value", "lower", "upper", "mark", "position"),
    [
        (11, 10, 12, 11, "similar"),
        (3.3, 3.2, 3.5, 3.0, "higher"),
        (2.5, 2.2, 2.8, 3.0, "lower"),
        (3.3, 3.0, 3.6, 3.0, "similar"),  # touching
        (2.8, 2.5, 3.0, 3.0, "similar"),  # touching
    ],
)
def test_position_is_carried_by_the_limits(
    value: float, lower: float, upper: float, mark: float, position: str
) -> None:
    assert compare([value], [lower], [upper], [mark]).tolist() == [position]


@pytest.mark.parametrize("gap", range(4))
def test_anything_not_known_means_not_compared(gap: int) -> None:
    numbers = [70.0, 69.0, 71.0, 50.0]
    numbers[gap] = np.nan
    assert compare(*([number] for number in numbers)).tolist() == ["not_compared"]


def test_a_limit_without_end_is_still_a_limit() -> None:
    assert compare([1, 1], [-np.inf, 0.5], [2, np.inf], [3, 0.1]).tolist() == ["lower", "higher"]


def test_one_benchmark_serves_every_area() -> None:
    assert compare([1, 2, 3], [0, 1.5, 2.6], [1.4, 2.5, 4], 2).tolist() == ["lower", "similar", "higher"]


def test_limits_the_wrong_way_round_are_refused() -> None:
    with pytest.raises(ValueError, match=r"lower limit is over the upper: 9\.0 at position 1"):
        compare([2, 7], [1, 9], [3, 5], [2, 2])


@pytest.mark.parametrize(
    ("polarity", "words"),
    [
        ("higher_is_better", ["better", "similar", "worse", "not_compared"]),
        ("lower_is_better", ["worse", "similar", "better", "not_compared"]),
        ("none", ["higher", "similar", "lower", "not_compared"]),
    ],
)
def test_better_and_worse_follow_the_polarity(polarity: Polarity, words: list[str]) -> None:
    assert verdict(["higher", "similar", "lower", "not_compared"], polarity).tolist() == words


def test_no_polarity_gives_no_better_or_worse() -> None:
    assert not set(verdict(["higher", "lower", "similar"], "none")) & {"better", "worse"}


def test_unknown_position_is_refused_with_its_value() -> None:
    with pytest.raises(ValueError, match="'above'"):
        verdict(["higher", "above"], "none")


def test_unknown_polarity_is_refused_with_its_value() -> None:
    with pytest.raises(ValueError, match="'low_is_good'"):
        verdict(["higher"], "low_is_good")  # type: ignore[arg-type]


def test_two_proportions_are_told_apart_by_the_limits_of_their_difference() -> None:
    black_and_white = compare_proportions([46_350, 103_820], [68_915, 134_385], [103_820, 46_350], [134_385, 68_915])
    assert black_and_white.tolist() == ["lower", "higher"]
    assert compare_proportions([30, 5], [62, 56], [118, 0], [310, 29]).tolist() == ["similar", "similar"]


def test_a_proportion_of_nobody_is_not_compared() -> None:
    assert compare_proportions([0, 5], [0, 9], [3, 0], [9, 0]).tolist() == ["not_compared", "not_compared"]


def test_overlapping_intervals_may_still_differ() -> None:
    # 60% (55.2 to 64.7) and 52% (47.1 to 56.9) overlap; their difference is 8 points (1.1 to 14.8).
    assert compare_proportions([240], [400], [208], [400]).tolist() == ["higher"]


@given(st.lists(st.tuples(NUMBERS, NUMBERS, NUMBERS, NUMBERS), min_size=1, max_size=8))
def test_compare_agrees_with_its_twin_one_by_one(rows: list[tuple[float, float, float, float]]) -> None:
    rows = [(value, min(a, b), max(a, b), mark) for value, a, b, mark in rows]
    assert compare(*np.array(rows).T).tolist() == [twin(*row) for row in rows]


@given(st.sampled_from(get_args(Polarity)), NUMBERS, NUMBERS, NUMBERS)
def test_a_judgement_needs_limits_that_leave_the_benchmark_out(
    polarity: Polarity, first: float, second: float, mark: float
) -> None:
    lower, upper = min(first, second), max(first, second)
    word = verdict(compare(lower, lower, upper, mark), polarity).item()
    assert word in get_args(Verdict)
    if word in {"better", "worse"}:
        assert polarity != "none"
        assert mark < lower or mark > upper


@pytest.mark.parametrize("case", cases("comparison", "compare_to_benchmark"))
def test_reference_against_a_benchmark(case: Case) -> None:
    numbers = np.array([case["inputs"][key] for key in ("value", "lower", "upper", "benchmark")], dtype=float)
    assert verdict(compare(*numbers), POLARITY[case["inputs"]["polarity"]]) == case["expected"]["label"]


@pytest.mark.parametrize("case", cases("comparison", "compare_to_benchmark_two_levels"))
def test_reference_at_two_levels_of_confidence(case: Case) -> None:
    given_, polarity = case["inputs"], POLARITY[case["inputs"]["polarity"]]
    at_95, at_998 = (
        verdict(
            compare(given_["value"], given_[f"lower{level}"], given_[f"upper{level}"], given_["benchmark"]), polarity
        )
        for level in ("95", "998")
    )
    expected = case["expected"]["label"]
    assert at_95 == {"best": "better", "worst": "worse"}.get(expected, expected)
    assert at_998 == {"best": "better", "worst": "worse"}.get(expected, "similar")
