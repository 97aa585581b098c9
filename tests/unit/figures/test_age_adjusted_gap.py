"""The gap that is left with everyone given the same ages: worked by hand."""

import math

import pytest

from het_dash.figures.age_adjusted_gap import Share, as_recorded, below, with_ages_of
from tests.support.local_extract import counted, kept_back

REGISTER = {"18_39": 100.0, "40_59": 300.0}


def test_bands_are_weighed_by_the_register_and_not_by_the_group_itself() -> None:
    """50% of the young and 80% of the rest: (0.5 x 100 + 0.8 x 300) / 400, whatever the group's own ages."""
    found = with_ages_of(REGISTER, {"18_39": (450, 900), "40_59": (80, 100)})
    assert found
    assert found.value == pytest.approx(72.5)
    assert found.lower < 72.5 < found.upper


def test_a_hidden_band_means_it_cannot_be_computed() -> None:
    assert with_ages_of(REGISTER, {"18_39": None, "40_59": (80, 100)}) is None
    assert with_ages_of(REGISTER, {"40_59": (80, 100)}) is None


def test_a_band_that_nobody_of_the_register_is_in_does_not_count() -> None:
    found = with_ages_of({**REGISTER, "80_plus": 0.0}, {"18_39": (450, 900), "40_59": (80, 100)})
    assert found
    assert found.value == pytest.approx(72.5)


def test_without_a_register_there_is_nothing_to_weigh_by() -> None:
    assert with_ages_of({}, {"18_39": (450, 900)}) is None


def test_the_difference_squares_and_adds_the_limits_of_both() -> None:
    gap = below(Share(70.0, 67.0, 73.0), Share(60.0, 56.0, 64.0))
    assert gap
    assert (gap.value, gap.lower, gap.upper) == pytest.approx((10.0, 10 - math.hypot(3, 4), 10 + math.hypot(3, 4)))


def test_a_missing_side_has_no_difference() -> None:
    assert below(None, Share(60.0, 56.0, 64.0)) is None
    assert below(Share(60.0, 56.0, 64.0), None) is None


def test_a_figure_without_number_or_limits_is_no_share() -> None:
    assert as_recorded(kept_back("ethnicity_broad", "black")) is None
    assert as_recorded(None) is None
    share = as_recorded(counted("ethnicity_broad", "black", 60, 100))
    assert share
    assert share.value == 60.0


def test_groups_alike_at_every_age_are_alike_once_their_ages_are() -> None:
    """Simpson: 50% of the young and 80% of the old in both, one group mostly young."""
    young = with_ages_of(REGISTER, {"18_39": (400, 800), "40_59": (160, 200)})
    old = with_ages_of(REGISTER, {"18_39": (50, 100), "40_59": (720, 900)})
    gap = below(old, young)
    assert gap
    assert gap.value == pytest.approx(0.0)
    assert gap.lower < 0 < gap.upper
