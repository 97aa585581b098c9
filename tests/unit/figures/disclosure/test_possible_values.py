"""What a solver knows of a hidden count that sums, followed one at a time, do not."""

import numpy as np
import pytest

from het_dash.figures.disclosure import possible_values
from het_dash.figures.disclosure.possible_values import few_values, few_values_nearby
from het_dash.figures.disclosure.secondary_suppression import Bounds, Sums, propagate

A, B, C, A_AND_B, A_AND_C, B_AND_C = range(6)
PAIRS = Sums(
    np.array([A_AND_B, A_AND_C, B_AND_C]), np.array([0, 0, 1, 1, 2, 2]), np.array([A, B, A, C, B, C])
)  # fmt: skip


def three(at_most: float) -> Bounds:
    """Three counts of 1 to 7, of which A makes 8 with each other one, while these are so many at most together."""
    return propagate(np.array([1, 1, 1, 8, 8, 2.0]), np.array([7, 7, 7, 8, 8, at_most]), PAIRS)


def test_pairs_that_say_together_what_none_says_alone_leave_one_value() -> None:
    """6 and 2 and 2 fit every pair but the last, of which sums say only that both of it are 2 at most."""
    found = three(at_most=3)
    assert found[0][:3].tolist() == [6, 1, 1]
    assert found[1][:3].tolist() == [7, 2, 2]
    assert few_values(2, np.array([A, B, C]), found, PAIRS, np.array([A])).tolist() == [A, B, C]


def test_counts_that_have_enough_values_are_not_among_them() -> None:
    assert few_values(3, np.array([A, B, C]), three(at_most=6), PAIRS, np.array([A])).size == 0
    assert few_values(4, np.array([A, B, C]), three(at_most=6), PAIRS, np.array([A])).tolist() == [A, B, C]


def test_a_network_without_any_of_the_cells_named_is_not_looked_at() -> None:
    assert few_values(2, np.array([A, B, C]), three(at_most=3), PAIRS, np.array([A_AND_B])).size == 0


def test_in_a_large_network_the_nearest_cells_are_looked_at(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(possible_values, "MOST_CELLS", 2)
    asked, found = np.array([A, B, C]), three(at_most=3)
    assert few_values(2, asked, found, PAIRS, asked).size == 0
    assert few_values_nearby(2, asked, found, PAIRS).tolist() == [A, B, C]
    monkeypatch.undo()
    assert few_values_nearby(2, asked, found, PAIRS).size == 0


def test_a_value_that_no_whole_counts_give_between_the_least_and_the_greatest_is_none() -> None:
    """A is B twice over, as C is too: an even number, 2, 4 or 6."""
    twice = Sums(np.array([A, B]), np.array([0, 0, 1]), np.array([B, C, C]))
    found = propagate(np.array([1, 1, 1.0]), np.array([7, 7, 7.0]), twice)
    assert (found[0][A], found[1][A]) == (2, 7)
    assert few_values(3, np.array([A]), found, twice, np.array([A])).size == 0
    assert few_values(4, np.array([A]), found, twice, np.array([A])).tolist() == [A]
