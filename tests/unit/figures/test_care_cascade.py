"""Expected, recorded, checked, treated: worked by hand."""

import math

import pytest

from het_dash.figures.age_adjusted_gap import Share
from het_dash.figures.age_expected import RecordedAgainstExpected
from het_dash.figures.care_cascade import cascade
from het_dash.figures.intervals import byar

AGAINST = RecordedAgainstExpected(0.9, 0.88, 0.92, 9.0, 10.0)


def test_each_step_in_people_with_its_range() -> None:
    """A list of 1,000: 100 expected, 90 recorded; 80% checked (70% to 90%), 60% treated (50% to 75%)."""
    found = cascade(AGAINST, 90, 1000, Share(80, 70, 90), Share(60, 50, 75))
    assert found.expected == pytest.approx(100)
    assert found.recorded.people == Share(90.0, *(float(x) for x in byar(90)))
    assert found.recorded.share
    assert found.recorded.share.value == pytest.approx(90)
    assert found.checked
    assert found.treated
    assert (found.checked.people.lower, found.checked.people.value, found.checked.people.upper) == (63, 72, 81)
    assert (found.treated.people.lower, found.treated.people.value, found.treated.people.upper) == (45, 54, 67.5)
    assert found.not_found == pytest.approx(10)
    assert (found.not_checked, found.not_treated) == (18, 18)


def test_a_step_that_is_not_known_leaves_the_others() -> None:
    found = cascade(AGAINST, 90, 1000, None, Share(math.nan, 50, 75))
    assert (found.checked, found.treated, found.not_checked, found.not_treated) == (None, None, None, None)
    assert found.recorded.people.value == 90
