"""Fitting tables to margins, and making people whole."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from scipy.special import expit

from het_dash.ingest.example.iterative_fitting import Margin, fit_chances, fit_counts, whole

ROWS, COLUMNS = np.array([[0], [1]]), np.array([[0, 1, 2]])


def test_counts_come_to_both_margins() -> None:
    start = np.array([[1.0, 2.0, 3.0], [3.0, 2.0, 1.0]])
    fitted = fit_counts(start, [Margin(ROWS, np.array([30.0, 70.0])), Margin(COLUMNS, np.array([20.0, 30.0, 50.0]))])
    assert fitted.sum(axis=1) == pytest.approx([30, 70])
    assert fitted.sum(axis=0) == pytest.approx([20, 30, 50])


def test_a_group_without_a_wanted_number_is_left() -> None:
    fitted = fit_counts(np.ones((2, 3)), [Margin(ROWS, np.array([30.0, np.nan]))])
    assert fitted.tolist() == [[10, 10, 10], [1, 1, 1]]


def test_chances_come_to_each_groups_proportion() -> None:
    people = np.array([[100.0, 50.0, 10.0], [20.0, 80.0, 40.0]])
    by_row, by_column = np.array([0.6, 0.7]), np.array([0.5, 0.7, np.nan])
    odds = fit_chances(people, np.zeros((2, 3)), [Margin(COLUMNS, by_column), Margin(ROWS, by_row)])
    counted = people * expit(odds)
    assert counted.sum(axis=1) / people.sum(axis=1) == pytest.approx(by_row, abs=0.001)
    assert (counted.sum(axis=0) / people.sum(axis=0))[:2] == pytest.approx(by_column[:2], abs=0.001)


def test_nobody_in_a_group_is_no_error() -> None:
    odds = fit_chances(np.array([[0.0, 0.0, 0.0], [5.0, 5.0, 5.0]]), np.zeros((2, 3)), [Margin(ROWS, np.full(2, 0.9))])
    assert expit(odds[1]) == pytest.approx([0.9] * 3)
    assert odds[0].tolist() == [0, 0, 0]


@given(arrays(float, (2, 3, 4, 2, 2), elements=st.floats(0, 40)), st.floats(0, 0.999))
def test_every_run_of_cells_is_within_one_person_of_its_sum(
    cells: "np.ndarray[tuple[int, ...], np.dtype[np.float64]]", start: float
) -> None:
    people = whole(cells, np.full((1, 3), start))
    assert (people >= 0).all()
    assert np.abs(people - cells).max() <= 1.001
    runs = np.abs(people.reshape(2, 3, 4, -1).sum(axis=-1) - cells.reshape(2, 3, 4, -1).sum(axis=-1))
    assert runs.max() <= 1.001
