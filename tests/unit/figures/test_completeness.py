"""Completeness of recording, and bounds for those whose group is not known: worked by hand."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.figures.completeness import bounds, completeness


def test_completeness_is_the_part_that_is_known() -> None:
    assert float(completeness([80, 120], 4000)) == pytest.approx(0.95)


def test_completeness_is_not_known_where_an_unknown_group_is_hidden() -> None:
    assert np.isnan(completeness([80, np.nan], 4000))


def test_of_nobody_it_is_undefined() -> None:
    assert np.isnan(completeness([0, 0], 0))


def test_more_unknown_than_people_is_refused() -> None:
    with pytest.raises(ValueError, match="more people of unknown group than people"):
        completeness([300, 200], 400)


def test_rounding_may_make_the_unknown_seem_more_than_everyone() -> None:
    """12 and 8 of 20, rounded to 10 and 10; 13 and 8 of 21, rounded to 15 and 10 of 20."""
    assert float(completeness([15, 10], 20)) == 0


def test_bounds_by_hand() -> None:
    """60 of 100 treated; of 40 unknown 30 are: 60 / (100 + 10) and (60 + 30) / (100 + 30)."""
    found = bounds(60, 100, 30, 40)
    assert float(found.lowest) == pytest.approx(60 / 110)
    assert float(found.highest) == pytest.approx(90 / 130)


def test_without_unknowns_both_bounds_are_the_share() -> None:
    found = bounds(60, 100, 0, 0)
    assert float(found.lowest) == float(found.highest) == 0.6


def test_what_is_hidden_has_no_bounds() -> None:
    assert np.isnan(bounds(60, 100, np.nan, np.nan).lowest)


@given(st.integers(1, 400), st.integers(0, 400), st.integers(0, 60), st.integers(0, 60), st.data())
def test_no_sharing_out_of_the_unknown_goes_beyond_them(
    treated: int, untreated: int, unknown_treated: int, unknown_untreated: int, data: st.DataObject
) -> None:
    joined_treated = data.draw(st.integers(0, unknown_treated))
    joined_untreated = data.draw(st.integers(0, unknown_untreated))
    found = bounds(treated, treated + untreated, unknown_treated, unknown_treated + unknown_untreated)
    part = treated + joined_treated
    assert found.lowest - 1e-12 <= part / (part + untreated + joined_untreated) <= found.highest + 1e-12
