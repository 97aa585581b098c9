"""How totals of different releases add up to each other."""

import numpy as np
import pytest

from het_dash.figures.disclosure.contributors import Contributors, Members, contributors


def members(*sets: str, units: str = "abcd") -> Members:
    """A row a set, each written as the letters of its units."""
    return np.array([[unit in one for unit in units] for one in sets])


def words(found: Contributors, units: str = "abcd") -> set[str]:
    """Each addition as it would be written down: abc = ab + c."""
    named = ["".join(unit for unit, here in zip(units, row, strict=True) if here) for row in found.members]
    return {f"{named[whole]} = {' + '.join(sorted(named[part] for part in parts))}" for whole, parts in found.additions}


def test_a_total_is_the_sum_of_its_returns_and_of_the_total_before_it() -> None:
    assert words(contributors(members("a", "b", "ab", "c", "abc"))) == {"ab = a + b", "abc = a + b + c", "abc = ab + c"}


def test_quarters_and_teams_divide_the_same_total() -> None:
    found = words(contributors(members("a", "b", "c", "d", "ab", "cd", "ac", "bd", "abcd")))
    assert {"abcd = ab + cd", "abcd = ac + bd"} <= found


def test_totals_before_and_after_a_return_was_sent_again_share_the_other_returns() -> None:
    """b and c are two versions: nobody published a with d alone, and both totals hold them."""
    made = contributors(members("abd", "acd"))
    assert made.published == 2
    assert {"abd = ad + b", "acd = ad + c"} <= words(made)


def test_a_total_that_a_withdrawn_return_left_is_a_part_of_the_one_before() -> None:
    assert "abc = ac + b" in words(contributors(members("a", "b", "c", "abc", "ac")))


def test_a_return_by_itself_is_a_set_even_where_only_its_totals_are_published() -> None:
    made = contributors(members("ab"))
    assert made.members.sum(axis=1).tolist() == [2, 1, 1]
    assert words(made) == {"ab = a + b"}


def test_the_same_total_given_twice_is_refused() -> None:
    with pytest.raises(ValueError, match="add up the same returns"):
        contributors(members("ab", "a", "ab"))
