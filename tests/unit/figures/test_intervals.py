"""Limits of proportions, counts and rates, against published cases and plain-Python twins."""

import math
from collections.abc import Callable
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.figures.intervals import EXACT_BELOW, Z95, byar, proportion, rate, wilson, z_score
from tests.support.reference_cases import Case, cases, close, undefined

PAIRS = st.tuples(st.integers(0, 100_000), st.integers(1, 100_000)).map(sorted)
CONFIDENCE = st.sampled_from([0.8, 0.95, 0.998])


def wilson_twin(x: int, n: int, confidence: float) -> tuple[float, float]:
    """Newcombe's other way of writing it: the mid-point shrunk to a half."""
    z = stats.norm.ppf((1 + confidence) / 2)
    p = x / n
    middle = (p + z * z / (2 * n)) / (1 + z * z / n)
    reach = z * math.sqrt(p * (1 - p) / n + z * z / (4 * n * n)) / (1 + z * z / n)
    return middle - reach, middle + reach


def byar_twin(x: int, confidence: float) -> tuple[float, float]:
    tail, z = (1 - confidence) / 2, stats.norm.ppf((1 + confidence) / 2)
    if x < EXACT_BELOW:
        lower = float(stats.chi2.ppf(tail, 2 * x)) / 2 if x else 0.0
        return lower, float(stats.chi2.ppf(1 - tail, 2 * (x + 1))) / 2
    above = x + 1
    return (
        float(x * (1 - 1 / (9 * x) - z / (3 * math.sqrt(x))) ** 3),
        float(above * (1 - 1 / (9 * above) + z / (3 * math.sqrt(above))) ** 3),
    )


def nothing_or_refused(ask: Callable[[], tuple[Any, ...]]) -> bool:
    try:
        found = ask()
    except ValueError:
        return True
    return all(np.isnan(number) for number in found)


def test_z_has_full_precision() -> None:
    assert stats.norm.ppf(0.975) == Z95 == z_score(0.95)
    assert Z95 != 1.96


@pytest.mark.parametrize("confidence", [0, 1, 95, -0.5, math.nan])
def test_confidence_given_as_a_percentage_is_refused(confidence: float) -> None:
    with pytest.raises(ValueError, match=str(confidence)):
        z_score(confidence)


@pytest.mark.parametrize(
    ("x", "n", "lower", "upper"),
    [
        (65, 100, 0.5525444329688797, 0.7363575175690247),
        (1, 100, 0.0017674320641406511, 0.054486196178705294),
        (0, 10, 0.0, 0.277532799862889),
        (10, 10, 0.722467200137111, 1.0),
    ],
)
def test_wilson_gives_the_published_limits(x: int, n: int, lower: float, upper: float) -> None:
    assert np.array(wilson([x], [n])).ravel() == pytest.approx([lower, upper], rel=1e-7, abs=1e-10)


@pytest.mark.parametrize(
    ("x", "lower", "upper"),
    [
        (65, 50.163187710459454, 82.84913854593984),  # Byar's
        (0, 0.0, 3.68887945411394),  # exact
        (1, 0.025317807984289897, 5.571643390938898),  # exact
    ],
)
def test_byar_gives_the_published_limits(x: int, lower: float, upper: float) -> None:
    assert np.array(byar([x])).ravel() == pytest.approx([lower, upper], rel=1e-7, abs=1e-10)


def test_rate_gives_the_published_value_and_limits() -> None:
    found = np.array(rate([1, 100], [100, 2500], 1000, confidence=0.998))
    assert found[:, 0] == pytest.approx([10, 0.0100050033358353, 92.3341347645159], rel=1e-7)
    assert found[:, 1] == pytest.approx([40, 28.7614767490393, 53.9774487049053], rel=1e-7)


def test_events_may_outnumber_people_in_a_rate() -> None:
    assert rate([9], [7], 1000)[0] == pytest.approx([9000 / 7])


def test_zero_denominator_is_undefined_not_zero() -> None:
    assert np.isnan(
        np.array([*wilson([0], [0]), *proportion([0], [0]), *rate([0], [0], 1000), *rate([3], [0], 1)])
    ).all()


def test_what_is_not_known_stays_not_known() -> None:
    assert np.isnan(np.array([*wilson([np.nan, 3], [5, np.nan]), *proportion([np.nan] * 2, [5, 0])])).all()
    assert np.isnan(np.array([*byar([np.nan]), *rate([np.nan], [5], 1), *rate([5], [np.nan], 1)])).all()


def test_one_undefined_figure_leaves_its_neighbours_alone() -> None:
    together, alone = wilson([5, 0, np.nan, 7], [10, 0, 10, 9]), wilson([5, 7], [10, 9])
    assert np.array(together)[:, [0, 3]].tolist() == np.array(alone).tolist()


@pytest.mark.parametrize("kind", [wilson, proportion])
def test_numerator_over_denominator_is_refused_with_its_value_and_place(kind: Callable[..., object]) -> None:
    with pytest.raises(ValueError, match=r"numerator is over its denominator: 11\.0 at position 1"):
        kind([3, 11], [10, 10])


def test_people_out_of_nobody_are_refused() -> None:
    with pytest.raises(ValueError, match=r"3\.0"):
        wilson([3], [0])


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: wilson([-1], [10]), r"numerator .*-1\.0"),
        (lambda: wilson([0], [-10]), r"denominator .*-10\.0"),
        (lambda: wilson([1], [math.inf]), "denominator .*inf"),
        (lambda: byar([4, -2]), r"count .*-2\.0 at position 1"),
        (lambda: rate([4], [-5], 1000), r"population .*-5\.0"),
        (lambda: rate([4], [5], 0), "per 0"),
    ],
)
def test_impossible_counts_are_refused_with_the_value(ask: Callable[[], object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask()


def test_lengths_that_differ_are_refused() -> None:
    with pytest.raises(ValueError, match="mismatch"):
        wilson([1, 2], [3, 4, 5])


def test_exact_limits_give_way_to_byars_at_ten() -> None:
    nine, ten = byar([9, 10])[0]
    assert nine == pytest.approx(stats.chi2.ppf(0.025, 18) / 2)
    assert ten == pytest.approx(byar_twin(10, 0.95)[0])
    assert ten != pytest.approx(stats.chi2.ppf(0.025, 20) / 2, rel=1e-6)


@given(st.lists(PAIRS, min_size=1, max_size=8), CONFIDENCE)
def test_wilson_agrees_with_its_twin_one_by_one(pairs: list[list[int]], confidence: float) -> None:
    lower, upper = wilson([x for x, _ in pairs], [n for _, n in pairs], confidence)
    twins = [wilson_twin(x, n, confidence) for x, n in pairs]
    assert lower == pytest.approx([low for low, _ in twins], rel=1e-9, abs=1e-12)
    assert upper == pytest.approx([high for _, high in twins], rel=1e-9, abs=1e-12)


@given(PAIRS, CONFIDENCE)
def test_proportion_lies_within_its_limits_and_they_within_nought_and_one(pair: list[int], confidence: float) -> None:
    value, lower, upper = (float(number) for number in proportion(pair[0], pair[1], confidence))
    assert 0 <= lower <= value <= upper <= 1


@given(st.lists(st.integers(0, 1_000_000), min_size=1, max_size=8), CONFIDENCE)
def test_byar_agrees_with_its_twin_one_by_one(counts: list[int], confidence: float) -> None:
    lower, upper = byar(counts, confidence)
    twins = [byar_twin(x, confidence) for x in counts]
    assert lower == pytest.approx([low for low, _ in twins], rel=1e-9)
    assert upper == pytest.approx([high for _, high in twins], rel=1e-9)
    assert (lower <= counts).all()
    assert (upper >= counts).all()


@given(st.integers(0, 5_000), st.integers(1, 100_000), st.sampled_from([1, 1000, 100_000]))
def test_rate_is_its_count_and_limits_over_its_people(count: int, people: int, per: int) -> None:
    expected = [per * number / people for number in (count, *byar_twin(count, 0.95))]
    assert [float(number) for number in rate(count, people, per)] == pytest.approx(expected, rel=1e-9)


@pytest.mark.parametrize("case", cases("proportions", "proportion_ci"))
def test_reference_proportions(case: Case) -> None:
    given_ = case["inputs"]

    def found() -> tuple[Any, ...]:
        x, n = np.array([given_["x"], given_["n"]], dtype=float)
        return tuple(given_["multiplier"] * number for number in proportion(x, n, given_["confidence"]))

    if undefined(case):
        assert nothing_or_refused(found)
    else:
        assert [close(*pair, case) for pair in zip(found(), limits(case), strict=True)] == [True] * 3


@pytest.mark.parametrize("case", cases("rates", "rate_ci"))
def test_reference_rates(case: Case) -> None:
    given_ = case["inputs"]

    def found() -> tuple[Any, ...]:
        x, n = np.array([given_["x"], given_["n"]], dtype=float)
        return rate(x, n, given_["multiplier"], given_["confidence"])

    if undefined(case):
        assert nothing_or_refused(found)
    else:
        assert [close(*pair, case) for pair in zip(found(), limits(case), strict=True)] == [True] * 3
        assert (given_["x"] < EXACT_BELOW) == (case["expected"]["method"] == "Exact")


@pytest.mark.parametrize("case", cases("intervals", "wilson"))
def test_reference_wilson(case: Case) -> None:
    given_ = case["inputs"]
    found = wilson(given_["x"], given_["n"], given_["confidence"])
    if undefined(case):
        assert np.isnan(found).all()
    else:
        assert [close(*pair, case) for pair in zip(found, limits(case), strict=True)] == [True] * 2


def counts_where(function: str, wanted: Callable[[float], bool]) -> list[Any]:
    return [
        case for case in cases("intervals", function) if not case.values[0] or wanted(case.values[0]["inputs"]["x"])
    ]


@pytest.mark.parametrize("case", counts_where("byars", lambda x: x >= EXACT_BELOW))
def test_reference_byar_from_ten(case: Case) -> None:
    found = byar(case["inputs"]["x"], case["inputs"]["confidence"])
    assert [close(*pair, case) for pair in zip(found, limits(case), strict=True)] == [True] * 2


@pytest.mark.parametrize("case", counts_where("poisson_exact", lambda x: x < EXACT_BELOW))
def test_reference_exact_poisson_below_ten(case: Case) -> None:
    found = byar(case["inputs"]["x"], case["inputs"]["confidence"])
    assert [close(*pair, case) for pair in zip(found, limits(case), strict=True)] == [True] * 2


@pytest.mark.parametrize("case", counts_where("byars", lambda x: x < EXACT_BELOW))
def test_byars_formula_is_never_used_below_ten(case: Case) -> None:
    x, confidence = case["inputs"]["x"], case["inputs"]["confidence"]
    assert [float(limit) for limit in byar(x, confidence)] == pytest.approx(byar_twin(x, confidence), rel=1e-9)


def limits(case: Case) -> list[float | None]:
    return [case["expected"][key] for key in ("value", "lower", "upper") if key in case["expected"]]


@given(st.integers(0, 400), st.integers(10, 400))
def test_limits_with_rounding_cover_those_of_every_true_pair(x: int, n: int) -> None:
    x = min(x, n)
    lower, upper = (float(limit) for limit in wilson(x, n, rounding=2))
    pairs = [(a, b) for a in range(max(x - 2, 0), x + 3) for b in range(n - 2, n + 3) if a <= b]
    limits = [wilson(*pair) for pair in pairs]
    assert lower <= min(float(low) for low, _ in limits) + 1e-12
    assert upper >= max(float(high) for _, high in limits) - 1e-12


def test_limits_with_rounding_of_nobody_are_undefined() -> None:
    assert np.isnan(wilson(0, 0, rounding=2)).all()
    assert np.isnan(wilson(0, np.nan, rounding=2)).all()
