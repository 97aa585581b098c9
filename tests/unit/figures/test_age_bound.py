"""How much age could explain: methods 21's own example from the published counts, and where nothing can be said."""

import pytest

from het_dash.figures.age_bound import age_bound

# CVDPREVENT, South East London, blood pressure treated to threshold, March 2026.
BANDS = {
    "18_39": (4535.0, 7905.0),
    "40_59": (49420.0, 76025.0),
    "60_79": (94075.0, 123100.0),
    "80_plus": (33880.0, 40345.0),
}
BLACK, WHITE = (46350.0, 68915.0), (103820.0, 134385.0)


def test_about_four_in_five_would_have_to_be_under_60_against_one_in_three() -> None:
    found = age_bound(BLACK, BANDS)
    assert found
    assert found.needed == pytest.approx(0.788, abs=0.001)
    assert found.everyone == pytest.approx(0.339, abs=0.001)
    assert found.lower < found.needed < found.upper < 1
    assert not found.impossible
    assert found.ages == "under 60"
    assert found.expected == pytest.approx(0.6429, abs=0.0001)


def test_by_hand() -> None:
    """Rates 0.6 and 0.8: a share of 0.64 takes 0.8 of the group under 60. Everyone: 1,000 of 4,000."""
    bands = {"18_39": (600.0, 1000.0), "60_79": (2400.0, 3000.0)}
    found = age_bound((640.0, 1000.0), bands)
    assert found
    assert found.needed == pytest.approx(0.8)
    assert found.everyone == pytest.approx(0.25)


def test_a_share_below_every_age_cannot_come_from_age() -> None:
    found = age_bound((5000.0, 10000.0), BANDS)
    assert found
    assert found.needed > 1
    assert found.impossible


def test_where_older_patients_have_the_lower_rate_it_is_they_that_are_counted() -> None:
    found = age_bound((640.0, 1000.0), {"18_39": (800.0, 1000.0), "60_79": (1800.0, 3000.0)})
    assert found
    assert found.ages == "60 or over"
    assert found.everyone == pytest.approx(0.75)


def test_without_a_gap_or_a_clear_difference_between_ages_there_is_nothing_to_explain() -> None:
    assert age_bound(WHITE, BANDS) is None
    assert age_bound((64.0, 100.0), {"18_39": (60.0, 100.0), "60_79": (61.0, 100.0)}) is None
    assert age_bound(BLACK, {"18_39": (4535.0, 7905.0)}) is None
    assert age_bound((0.0, 0.0), BANDS) is None
