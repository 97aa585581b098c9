"""Direct standardisation for age: rates on the European Standard Population, shares on a given register."""

import math
from typing import Any

import numpy as np
import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from het_dash.catalogue import load
from het_dash.figures.disparity import difference_of_figures
from het_dash.figures.intervals import byar, proportion
from het_dash.figures.standardisation import ESP2013, esp2013, standardised_rate, standardised_share
from tests.support.reference_cases import Case, cases, close, undefined

COUNTS = st.tuples(st.integers(0, 500), st.integers(1, 5_000)).map(sorted)

# Fay and Feuer (1997), Table 1: births by age of mother, first in the family.
EVENTS = [107, 141, 60, 40, 39, 25]
MOTHERS = [230061, 329449, 114920, 39487, 14208, 3052]
STANDARD = [63986.6, 186263.6, 157302.2, 97647.0, 47572.6, 12262.6]

LEWISHAM = [2_000, 9_000, 14_000, 6_000]  # people on a register by age band


def numbers(found: Any) -> list[float]:
    return [float(number) for number in found]


def test_the_standard_population_is_a_hundred_thousand_in_21_bands() -> None:
    assert len(ESP2013) == 21
    assert sum(ESP2013.values()) == 100_000


def test_the_catalogues_five_year_bands_take_the_whole_standard_population() -> None:
    bands = [group.id for group in load().breakdowns["age_5yr"].groups]
    standard = esp2013(bands)
    assert standard.sum() == 100_000
    assert (standard[0], standard[-1]) == (5000, 200)


@pytest.mark.parametrize("band", ["18_39", "0_3", "91_plus", "100_plus", "adults", "5_", "_9", ""])
def test_a_band_that_the_standard_does_not_add_up_to_is_refused(band: str) -> None:
    with pytest.raises(ValueError, match=f"age band {band!r}"):
        esp2013([band])


def test_a_published_rate_has_dobsons_limits() -> None:
    found = numbers(standardised_rate(EVENTS, MOTHERS, STANDARD))
    assert found == pytest.approx([92.3045255331995, 80.3292214194844, 105.187209208417], rel=1e-7)


def test_one_band_has_byars_limits() -> None:
    lower, upper = byar(25)
    assert numbers(standardised_rate([25], [11_000], [7], per=1)) == pytest.approx(
        [25 / 11_000, lower / 11_000, upper / 11_000]
    )


def test_under_ten_events_no_rate_is_given() -> None:
    nine, ten = standardised_rate([[4, 5], [4, 6]], [100, 100], [1, 1])[0]
    assert math.isnan(nine)
    assert ten == 5_000
    assert np.isnan(numbers(standardised_rate([0, 0], [100, 100], [1, 1]))).all()


@pytest.mark.parametrize(
    ("events", "people"), [([np.nan, 60], [90, 90]), ([60, 60], [np.nan, 90]), ([0, 60], [0, 90]), ([6, 60], [0, 90])]
)
def test_a_band_hidden_or_empty_leaves_the_rate_undefined(events: Any, people: Any) -> None:
    assert np.isnan(numbers(standardised_rate(events, people, [1, 1]))).all()


def test_one_undefined_rate_leaves_its_neighbours_alone() -> None:
    events = np.array([[40, 60], [np.nan, 60]])
    together = np.array(standardised_rate(events, np.full((2, 2), 90), [1, 2]))
    assert together[:, 0] == pytest.approx(numbers(standardised_rate([40, 60], [90, 90], [1, 2])))
    assert np.isnan(together[:, 1]).all()


def test_a_share_with_the_ages_of_the_standard_is_the_crude_share() -> None:
    register = np.array(LEWISHAM)
    value, lower, upper = numbers(standardised_share(register // 2, register, 3 * register))
    crude, crude_lower, crude_upper = numbers(proportion(register.sum() // 2, register.sum()))
    assert (value, lower, upper) == pytest.approx((crude, crude_lower, crude_upper), abs=1e-4)


def test_one_band_has_wilsons_limits() -> None:
    assert numbers(standardised_share([30], [62], [1000])) == pytest.approx(numbers(proportion(30, 62)))


def test_two_groups_that_differ_only_in_age_have_no_gap_once_standardised() -> None:
    older = standardised_share([50, 450], [90, 900], [9_000, 14_000])
    younger = standardised_share([500, 45], [900, 90], [9_000, 14_000])
    gap, lower, upper = numbers(difference_of_figures(older, younger))
    assert proportion(500, 990)[0] < proportion(545, 990)[0]
    assert gap == pytest.approx(0)
    assert lower < 0 < upper


def test_a_share_of_everyone_keeps_its_lower_limit_apart() -> None:
    value, lower, upper = numbers(standardised_share([20, 30], [20, 30], [1, 1]))
    assert value == upper == 1
    assert 0.8 < lower < 1


def test_an_empty_band_matters_only_where_the_standard_has_people_in_it() -> None:
    assert np.isnan(numbers(standardised_share([0, 30], [0, 60], [1, 9]))).all()
    assert numbers(standardised_share([0, 30], [0, 60], [0, 9])) == pytest.approx(numbers(proportion(30, 60)))
    assert np.isnan(numbers(standardised_share([np.nan, 30], [10, 60], [1, 9]))).all()


@pytest.mark.parametrize(
    ("ask", "message"),
    [
        (lambda: standardised_rate([-3, 20], [90, 90], [1, 1]), r"events .*-3\.0"),
        (lambda: standardised_rate([3, 20], [90, -90], [1, 1]), r"people .*-90\.0 at position 1"),
        (lambda: standardised_rate([3, 20], [90, 90], [1, -1]), r"standard population .*-1\.0"),
        (lambda: standardised_rate([3, 20], [90, 90], [1, np.nan]), "standard population is not known .*nan"),
        (lambda: standardised_rate([3, 20], [90, 90], [1, 1, 1]), r"standard \(3,\)"),
        (lambda: standardised_rate([3, 20], [90, 90], [0, 0]), "standard population of 0"),
        (lambda: standardised_rate([3, 20], [90, 90], [1, 1], per=0), "per 0"),
        (lambda: standardised_share([91, 20], [90, 90], [1, 1]), r"over its denominator: 91\.0"),
    ],
)
def test_impossible_bands_are_refused_with_the_value(ask: Any, message: str) -> None:
    with pytest.raises(ValueError, match=message):
        ask()


@given(st.lists(st.tuples(COUNTS, st.integers(1, 10_000)), min_size=1, max_size=6))
@example([([1, 1], 2), ([9, 9], 1)])  # Dobson's own lower limit is -11,406
def test_a_rate_and_a_share_agree_with_their_twins(bands: list[tuple[list[int], int]]) -> None:
    counts, people, standard = [x for (x, _), _ in bands], [n for (_, n), _ in bands], [w for _, w in bands]
    expected = sum(w * x / n for (x, n), w in bands) / sum(standard)
    value, lower, upper = numbers(standardised_share(counts, people, standard))
    assert value == pytest.approx(expected, abs=1e-12)
    assert -1e-12 <= lower <= value <= upper <= 1 + 1e-12
    rate, rate_lower, rate_upper = numbers(standardised_rate(counts, people, standard))
    if sum(counts) >= 10:
        assert rate == pytest.approx(100_000 * expected)
        assert 0 <= rate_lower < rate < rate_upper
    else:
        assert np.isnan([rate, rate_lower, rate_upper]).all()


@pytest.mark.parametrize("case", cases("dsr", "dsr"))
def test_reference_rates(case: Case) -> None:
    counts, people, standard = (np.array(case["inputs"][key], dtype=float) for key in ("counts", "pops", "stdpops"))

    def found() -> Any:
        return standardised_rate(counts, people, standard, case["inputs"]["multiplier"], case["inputs"]["confidence"])

    if undefined(case):
        assert nothing_or_refused(found)
    elif np.isnan(counts).any():
        # Upstream takes a missing band as 0 events; here a figure that is not shown is never taken as 0.
        assert np.isnan(found()).all()
    else:
        expected = [case["expected"][key] for key in ("value", "lower", "upper")]
        assert [close(*pair, case) for pair in zip(found(), expected, strict=True)] == [True] * 3


def nothing_or_refused(ask: Any) -> bool:
    try:
        return bool(np.isnan(ask()).all())
    except ValueError:
        return True


@pytest.mark.parametrize("case", cases("dsr", "dsr_gamma"))
def test_reference_rates_of_the_gamma_method_have_the_same_value(case: Case) -> None:
    """Their limits are another method's (Fay and Feuer)."""
    inputs = case["inputs"]
    value, *_ = standardised_rate(inputs["counts"], inputs["pops"], inputs["stdpops"], inputs["multiplier"])
    assert close(value, case["expected"]["value"], case)


@pytest.mark.parametrize("case", cases("esp2013", "esp2013"))
def test_reference_standard_population(case: Case) -> None:
    bands = [label.replace("-", "_").replace("+", "_plus") for label in case["expected"]["labels"]]
    assert esp2013(bands).tolist() == case["expected"]["weights"]
    assert esp2013(bands).sum() == case["expected"]["total"]
