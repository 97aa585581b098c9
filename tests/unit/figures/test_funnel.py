"""Funnel limits at 95% and 99.8% round an average, where a figure stands in them, and overdispersion."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.figures.funnel import (
    Funnel,
    average_rate,
    average_share,
    dispersion_of_rates,
    dispersion_of_shares,
    funnel_of_rates,
    funnel_of_shares,
    place,
)
from het_dash.figures.intervals import share
from tests.support.reference_cases import Case, cases, close

LABELS = {
    "High (0.001)": "above_998",
    "High (0.025)": "above_95",
    "Not significant": "inside",
    "Low (0.025)": "below_95",
    "Low (0.001)": "below_998",
    "Not applicable for events less than 10 for dsrs": "not_compared",
}
KEYS = {"lower95": "lower_95", "upper95": "upper_95", "lower998": "lower_998", "upper998": "upper_998"}


def limits(funnel: Funnel) -> list[Any]:
    return [funnel.lower_998, funnel.lower_95, funnel.upper_95, funnel.upper_998]


def test_limits_of_a_share_are_the_published_ones() -> None:
    found = [100 * float(limit) for limit in limits(funnel_of_shares(0.604, 890))]
    assert found == pytest.approx([55.3340349718381, 57.1869376738057, 63.6130623261943, 65.4659650281619], rel=1e-7)


def test_limits_of_a_share_are_kept_within_nought_and_one() -> None:
    assert [float(limit) for limit in limits(funnel_of_shares(0.5, 1))] == [0, 0, 1, 1]


def test_nobody_has_no_limits_and_is_not_compared() -> None:
    for funnel in (funnel_of_shares(0.5, [0, np.nan]), funnel_of_rates(20, [0, np.nan], 1000)):
        assert np.isnan(limits(funnel)).all()
        assert place([0.5, 0.5], funnel).tolist() == ["not_compared"] * 2


def test_a_value_that_is_hidden_is_not_compared() -> None:
    assert place([np.nan, 0.5], funnel_of_shares(0.5, [100, 100])).tolist() == ["not_compared", "inside"]


def test_an_average_of_no_units_leaves_everything_not_compared() -> None:
    average = average_share([np.nan], [30])
    assert math.isnan(average)
    assert place([0.4], funnel_of_shares(average, [100])).tolist() == ["not_compared"]


def test_places_go_outwards_from_the_average_and_touching_is_inside() -> None:
    funnel = funnel_of_shares(0.604, 890)
    edge = float(funnel.upper_95)
    assert place([0.5, 0.56, 0.6, 0.64, 0.7, edge], funnel).tolist() == [
        "below_998", "below_95", "inside", "above_95", "above_998", "inside",
    ]  # fmt: skip


def test_the_average_is_of_all_shown_units_together() -> None:
    assert average_share([30, np.nan, 10], [60, 40, 140]) == 0.2
    assert average_rate([30, 5, 10], [60, np.nan, 140], 1000) == 200


@pytest.mark.parametrize(
    ("events", "few", "many"),
    [(1, 0.025317898, 5.571644585), (2, 0.242209467, 7.224687515), (4, 1.089865762, 10.24158653)],
)
def test_a_count_is_just_outside_at_the_published_expected_events(events: int, few: float, many: float) -> None:
    assert few * float(funnel_of_rates(1, few, 1).upper_95) == pytest.approx(events, rel=1e-6)
    assert many * float(funnel_of_rates(1, many, 1).lower_95) == pytest.approx(events, rel=1e-6)


def test_none_at_all_is_low_only_where_none_would_be_rare() -> None:
    funnel = funnel_of_rates(1, [3.6, 3.8, 7.0], 1)
    assert place([0, 0, 0], funnel).tolist() == ["inside", "below_95", "below_998"]
    assert [math.exp(-expected) < 0.025 for expected in (3.6, 3.8)] == [False, True]
    assert math.exp(-7.0) < 0.001


def test_one_event_is_high_where_even_one_would_be_rare() -> None:
    expected = np.array([0.03, 0.02, 0.0005])
    assert place(1 / expected, funnel_of_rates(1, expected, 1)).tolist() == ["inside", "above_95", "above_998"]


def test_many_events_have_limits_close_to_the_normal_ones() -> None:
    funnel = funnel_of_rates(500, 1_000_000, 100_000)
    reach = float(stats.norm.ppf(0.975)) * math.sqrt(5_000) / 10
    assert float(funnel.upper_95) == pytest.approx(500 + reach, abs=0.2)
    assert float(funnel.lower_95) == pytest.approx(500 - reach, abs=0.2)


def test_practices_that_differ_by_chance_alone_are_not_overdispersed() -> None:
    chance, people = np.random.default_rng(1), np.full(200, 400)
    found = dispersion_of_shares(chance.binomial(people, 0.7), people)
    assert found is not None
    assert found.ratio == pytest.approx(1, abs=0.25)
    assert not found.beyond_chance


def test_practices_that_differ_more_than_chance_are_overdispersed() -> None:
    found = dispersion_of_shares([200, 300, 350, 390], [400] * 4)
    assert found is not None
    assert found.beyond_chance
    expected = stats.chi2_contingency([[200, 300, 350, 390], [200, 100, 50, 10]], correction=False)
    assert found.ratio == pytest.approx(float(expected.statistic) / 3)


def test_rates_are_judged_by_the_events_expected_of_their_people() -> None:
    found = dispersion_of_rates([10, 20, 60], [100, 100, 100])
    assert found is not None
    assert found.ratio == pytest.approx((20**2 + 10**2 + 30**2) / 30 / 2)


@pytest.mark.parametrize(
    ("numerators", "denominators"),
    [
        ([5, 6], [9, 9]),
        ([5, 6, np.nan], [9, 9, 9]),
        ([5, 6, 0], [9, 9, 0]),
        ([0, 0, 0], [9, 9, 9]),
        ([9, 9, 9], [9, 9, 9]),
    ],
)
def test_dispersion_of_too_few_or_of_none_cannot_be_computed(numerators: Any, denominators: Any) -> None:
    assert dispersion_of_shares(numerators, denominators) is None


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: funnel_of_shares(60.4, 890), r"average is over 1 .*60\.4"),
        (lambda: funnel_of_shares(0.6, -890), r"people .*-890\.0"),
        (lambda: funnel_of_rates(-1, 10, 1000), r"average .*-1\.0"),
        (lambda: funnel_of_rates(1, 10, 0), "per 0"),
        (lambda: average_share([9], [8]), r"over its denominator: 9\.0"),
        (lambda: dispersion_of_rates([5, -6, 7], [9, 9, 9]), r"events .*-6\.0 at position 1"),
    ],
)
def test_impossible_numbers_are_refused_with_the_value(ask: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask()


@given(st.floats(0.01, 0.99), st.integers(1, 100_000))
def test_limits_of_a_share_lie_in_order_round_the_average(average: float, people: int) -> None:
    low_998, low_95, high_95, high_998 = (float(limit) for limit in limits(funnel_of_shares(average, people)))
    assert 0 <= low_998 <= low_95 < average < high_95 <= high_998 <= 1


@given(st.integers(0, 300), st.floats(0.01, 300))
def test_a_count_is_outside_just_where_its_own_exact_interval_leaves_the_average_out(
    events: int, expected: float
) -> None:
    lower = float(stats.chi2.ppf(0.025, 2 * events)) / 2 if events else 0.0
    upper = float(stats.chi2.ppf(0.975, 2 * events + 2)) / 2
    where = place(events / expected, funnel_of_rates(1, expected, 1)).item()
    if min(abs(expected - lower), abs(expected - upper)) > 1e-6 * expected:
        assert where.startswith("above") == (lower > expected)
        assert where.startswith("below") == (upper < expected)


@pytest.mark.parametrize("case", cases("funnel", "funnel_limits_proportion"))
def test_reference_limits_of_shares(case: Case) -> None:
    funnel = funnel_of_shares(case["inputs"]["average"], case["inputs"]["populations"])
    for key, name in KEYS.items():
        found = case["inputs"]["multiplier"] * getattr(funnel, name)
        assert all(close(*pair, case) for pair in zip(found, case["expected"][key], strict=True)), key


@pytest.mark.parametrize("case", cases("funnel", "funnel_limits_ratio"))
def test_reference_limits_of_counts(case: Case) -> None:
    """Upstream gives the expected events at which each count would just be outside."""
    observed = case["inputs"]["observed"]
    for key, name in {
        "lower_2s_exp_events": "lower_95", "upper_2s_exp_events": "upper_95",
        "lower_3s_exp_events": "lower_998", "upper_3s_exp_events": "upper_998",
    }.items():  # fmt: skip
        expected = np.array(case["expected"][key])
        found = expected * getattr(funnel_of_rates(1, expected, 1), name)
        assert all(close(*pair, case) for pair in zip(found, observed, strict=True)), key


@pytest.mark.parametrize("case", cases("funnel", "funnel_significance_proportion"))
def test_reference_places_of_shares(case: Case) -> None:
    numerators, denominators = case["inputs"]["numerators"], case["inputs"]["denominators"]
    funnel = funnel_of_shares(average_share(numerators, denominators), denominators)
    assert place(share(numerators, denominators), funnel).tolist() == [
        LABELS[label] for label in case["expected"]["labels"]
    ]


@pytest.mark.parametrize("case", cases("funnel", "funnel_significance_ratio"))
def test_reference_places_of_ratios(case: Case) -> None:
    observed, expected = case["inputs"]["observed"], case["inputs"]["expected_events"]
    found = place(share(observed, expected), funnel_of_rates(1, expected, 1))
    assert found.tolist() == [LABELS[label] for label in case["expected"]["labels"]]


@pytest.mark.parametrize("case", cases("funnel", "funnel_significance_rate"))
def test_reference_places_of_rates(case: Case) -> None:
    inputs = case["inputs"]
    events, rates, per = np.array(inputs["counts"]), np.array(inputs["rates"], dtype=float), inputs["multiplier"]
    people = np.where(events == 0, inputs["pops"], per * share(events, rates))
    if inputs["rate_type"] == "dsr":  # not given under ten events, nor the people it would stand for
        rates, people = np.where(events < 10, np.nan, rates), np.where(events < 10, np.nan, people)
    funnel = funnel_of_rates(average_rate(events, people, per), people, per)
    assert place(rates, funnel).tolist() == [LABELS[label] for label in case["expected"]["labels"]]
