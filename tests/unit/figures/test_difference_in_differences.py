"""Whether a share rose more than its comparator's: difference-in-differences and its verdict."""

import math
from typing import Any, get_args

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.figures.difference_in_differences import (
    DifferenceInDifferences,
    Verdict,
    difference_in_differences,
    in_words,
    middle_of,
    missed_in_words,
    smallest_detectable_change,
    verdict,
)
from tests.support.reference_cases import Case, cases, close

PAIRS = st.tuples(st.integers(0, 5_000), st.integers(1, 5_000)).map(sorted)
LIMITS = st.tuples(*[st.floats(-0.2, 0.2)] * 3).map(sorted)

BEFORE, AFTER, THEIRS_BEFORE, THEIRS_AFTER = (48, 102), (66, 98), (290, 415), (305, 420)


def numbers(found: DifferenceInDifferences) -> list[float]:
    return [float(number) for number in (found.difference, found.standard_error, found.lower, found.upper)]


def test_the_change_beyond_the_comparators_has_the_published_standard_error() -> None:
    found = numbers(difference_in_differences(BEFORE, AFTER, THEIRS_BEFORE, THEIRS_AFTER))
    assert found[:2] == pytest.approx([0.1754858569934, 0.0752799298107502], rel=1e-7)
    reach = stats.norm.ppf(0.975) * found[1]
    assert found[2:] == pytest.approx([found[0] - reach, found[0] + reach])


def test_the_same_change_in_both_is_no_difference() -> None:
    found = numbers(difference_in_differences((600, 1000), (700, 1000), (600, 1000), (700, 1000)))
    assert found[:2] == pytest.approx([0, 0.03])


def test_many_pcns_share_one_comparator() -> None:
    many = difference_in_differences(([48, 600], [102, 1000]), ([66, 700], [98, 1000]), THEIRS_BEFORE, THEIRS_AFTER)
    alone = difference_in_differences(BEFORE, AFTER, THEIRS_BEFORE, THEIRS_AFTER)
    assert many.difference.shape == (2,)
    assert many.lower[0] == pytest.approx(float(alone.lower))


@pytest.mark.parametrize("nothing", [(0, 0), (np.nan, 102), (48, np.nan)])
def test_a_year_with_nobody_or_hidden_leaves_the_change_undefined(nothing: tuple[float, float]) -> None:
    assert np.isnan(numbers(difference_in_differences(nothing, AFTER, THEIRS_BEFORE, THEIRS_AFTER))).all()


def test_a_standard_error_of_nought_is_not_certainty() -> None:
    difference, error, lower, upper = numbers(difference_in_differences((0, 9), (9, 9), (0, 9), (0, 9)))
    assert (difference, error) == (1, 0)
    assert np.isnan([lower, upper]).all()
    assert verdict(difference, lower, upper) == "cannot_tell"


def test_more_treated_than_registered_is_refused_in_any_year() -> None:
    with pytest.raises(ValueError, match=r"numerator is over its denominator: 500\.0"):
        difference_in_differences(BEFORE, AFTER, THEIRS_BEFORE, (500, 420))


@pytest.mark.parametrize(
    ("people", "points"), [(100, 18.5), (300, 10.7), (1_000, 5.8), (1_800, 4.4), (6_000, 2.4), (40_000, 0.9)]
)
def test_beside_a_comparator_without_chance_the_smallest_detectable_change_is_that_of_two_samples(
    people: int, points: float
) -> None:
    """At 68%, with 80% power."""
    known: tuple[float, float] = (0.68e12, 1e12)
    found = smallest_detectable_change((0.68 * people, people), (0, people), known, known)
    assert round(100 * float(found), 1) == points


def test_a_comparator_of_the_same_size_needs_a_larger_change_by_the_square_root_of_two() -> None:
    own: tuple[float, float] = (680, 1000)
    alone = smallest_detectable_change(own, own, (0.68e12, 1e12), (0.68e12, 1e12))
    assert float(smallest_detectable_change(own, own, own, own)) == pytest.approx(math.sqrt(2) * float(alone))


def test_a_difference_of_that_size_is_found_four_times_in_five() -> None:
    four = ((1_000, 2_000), (1_500, 3_000), (4_000, 8_000), (4_500, 9_000))
    least = float(smallest_detectable_change(*four))
    error = math.sqrt(sum(0.25 / people for _, people in four))
    assert 1 - stats.norm.cdf(stats.norm.ppf(0.975) - least / error) == pytest.approx(0.8)
    assert missed_in_words(2.34) == "A change below about 2.3 points would be missed more than one time in five."


def test_without_people_or_with_a_share_of_nought_or_one_no_change_is_detectable() -> None:
    sound = (4, 9)
    for wrong in ((0, 0), (0, 9), (9, 9), (math.nan, 9)):
        assert np.isnan(smallest_detectable_change(wrong, sound, sound, sound))
        assert np.isnan(smallest_detectable_change(sound, sound, wrong, sound))
    assert np.isnan(smallest_detectable_change(sound, (0, 0), sound, sound))


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: smallest_detectable_change((101, 100), (1, 9), (1, 9), (1, 9)), r"over its denominator: 101\.0"),
        (lambda: smallest_detectable_change((1, -9), (1, 9), (1, 9), (1, 9)), r"denominator .*-9\.0"),
        (lambda: smallest_detectable_change((1, 9), (1, 9), (1, 9), (1, 9), power=80), "power 80"),
        (lambda: verdict(1, 2, 0), r"lower limit is over the upper: 2\.0"),
        (lambda: verdict(1, 0, 2, meaningful_points=0), "meaningful change 0"),
        (lambda: in_words("similar"), "'similar'"),
    ],
)
def test_what_makes_no_sense_is_refused_with_its_value(ask: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask()


@pytest.mark.parametrize(
    ("limits", "expected"),
    [
        ((0.03, 0.01, 0.05), "rose_more"),
        ((-0.03, -0.05, -0.01), "rose_less"),
        ((0.0, -0.01, 0.01), "within"),
        ((0.0, -0.02, 0.02), "within"),  # touching
        ((0.01, 0.005, 0.015), "within"),  # leaves 0 out, and still too little to matter
        ((0.0, -0.03, 0.03), "cannot_tell"),
        ((0.02, 0.0, 0.04), "cannot_tell"),  # touching 0
        ((0.01, -0.01, 0.03), "cannot_tell"),
        ((math.nan, math.nan, math.nan), "cannot_tell"),
        ((0.03, math.nan, math.nan), "cannot_tell"),
    ],
)
def test_the_verdict_is_carried_by_the_limits(limits: tuple[float, float, float], expected: str) -> None:
    assert verdict(*limits) == expected


def test_the_indicator_declares_what_a_meaningful_change_is() -> None:
    assert verdict([0.0, 0.0], [-0.03, -0.03], [0.03, 0.03], meaningful_points=3).tolist() == ["within", "within"]
    assert verdict(0.01, 0.005, 0.015, meaningful_points=1) == "rose_more"


def test_a_rise_that_other_pcns_also_show_cannot_be_told_from_their_swings() -> None:
    swings = np.linspace(-0.06, 0.06, 41)
    assert verdict([0.05, 0.07], [0.01, 0.03], [0.09, 0.11], middle=middle_of(swings)).tolist() == [
        "cannot_tell",
        "rose_more",
    ]
    assert verdict([-0.05, -0.07], [-0.09, -0.11], [-0.01, -0.03], middle=middle_of(swings)).tolist() == [
        "cannot_tell",
        "rose_less",
    ]


def test_a_rise_under_that_of_every_other_pcn_is_not_rose_more() -> None:
    assert verdict(0.03, 0.01, 0.05, middle=middle_of([0.06, 0.07, 0.08])) == "cannot_tell"


@pytest.mark.parametrize("nobody", [[], [math.nan, math.nan]])
def test_without_other_pcns_the_limits_decide(nobody: list[float]) -> None:
    assert verdict(0.03, 0.01, 0.05, middle=middle_of(nobody)) == "rose_more"


def test_no_meaningful_difference_is_never_spoiled_by_other_pcns() -> None:
    assert verdict(0.0, -0.01, 0.01, middle=(0.0, 0.0)) == "within"


def test_a_measure_without_a_meaningful_change_is_never_within() -> None:
    assert verdict([0.001, 0.0], [0.0005, -0.001], [0.0015, 0.001], meaningful_points=None).tolist() == [
        "rose_more",
        "cannot_tell",
    ]


def test_words_are_those_of_the_closed_list() -> None:
    assert [in_words(code) for code in get_args(Verdict)] == [
        "rose more", "rose less", "within 2 points of the comparator", "cannot tell",
    ]  # fmt: skip
    assert in_words("within", 1.5) == "within 1.5 points of the comparator"
    assert in_words("within", 1) == "within 1 point of the comparator"


@given(PAIRS, PAIRS, PAIRS, PAIRS)
def test_the_difference_agrees_with_its_twin(a: list[int], b: list[int], c: list[int], d: list[int]) -> None:
    shares = [x / n for x, n in (a, b, c, d)]
    error = math.sqrt(sum(p * (1 - p) / n for p, (_, n) in zip(shares, (a, b, c, d), strict=True)))
    found = numbers(difference_in_differences((a[0], a[1]), (b[0], b[1]), (c[0], c[1]), (d[0], d[1])))
    assert found[:2] == pytest.approx([shares[1] - shares[0] - shares[3] + shares[2], error], abs=1e-9)


@given(LIMITS, st.lists(st.floats(-0.2, 0.2), max_size=5))
def test_no_verdict_says_more_than_its_limits(limits: list[float], others: list[float]) -> None:
    lower, difference, upper = limits
    word = verdict(difference, lower, upper, middle=middle_of(others)).item()
    assert word in get_args(Verdict)
    assert word != "rose_more" or lower > 0
    assert word != "rose_less" or upper < 0
    assert word != "within" or max(-lower, upper) <= 0.02 + 1e-12


@pytest.mark.parametrize("case", cases("differences", "did_proportions"))
def test_reference_difference_in_differences(case: Case) -> None:
    before, after, theirs_before, theirs_after = (
        (case["inputs"][f"x{when}"], case["inputs"][f"n{when}"]) for when in ("10", "11", "00", "01")
    )
    found = difference_in_differences(before, after, theirs_before, theirs_after)
    assert close(found.difference, case["expected"]["difference"], case)
    assert close(found.standard_error, case["expected"]["difference_se"], case)


def test_limits_of_rounded_counts_add_the_farthest_that_rounding_may_have_moved_each_share() -> None:
    """600 of 1,000 may be 602 of 998; chance alone reaches 1.96 x 1.55 points."""
    counts = ((600, 1000), (650, 1000), (6000, 10_000), (6200, 10_000))
    plain, widened = (difference_in_differences(*counts, rounding=by) for by in ((0.0, 0.0), (2.0, 10.0)))
    assert float(widened.difference) == float(plain.difference)
    terms = [
        (1.959964 * math.sqrt(n * (d - n) / d**3) + (n + off) / (d - off) - n / d)
        for (n, d), off in zip(counts, (2, 2, 10, 10), strict=True)
    ]
    assert float(widened.upper - widened.difference) == pytest.approx(math.hypot(*terms), rel=1e-5)
    assert widened.lower < plain.lower
