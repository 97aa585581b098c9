"""Logistic regression on grouped counts: published examples, and what has no estimate."""

import numpy as np
import pytest

from het_dash.figures.grouped_logistic import logistic, residual_degrees

# Bliss (1935), beetles killed by carbon disulphide: dose (log10 CS2 mg/l), beetles, killed. Fit: Dobson (2002), An
# introduction to generalized linear models, 2nd ed., the example of beetle mortality in chapter 7.
BEETLES = (
    (1.6907, 59, 6), (1.7242, 60, 13), (1.7552, 62, 18), (1.7842, 56, 28), (1.8113, 63, 52), (1.8369, 59, 53),
    (1.8610, 62, 61), (1.8839, 60, 60),
)  # fmt: skip
# Applications to Berkeley, 1973, by department: men applied and admitted, women applied and admitted. Bickel, Hammel
# and O'Connell (1975), Science 187. Deviance of the model of department and sex: Agresti (2002), Categorical data
# analysis, 2nd ed.
BERKELEY = (
    (825, 512, 108, 89), (560, 353, 25, 17), (325, 120, 593, 202), (417, 138, 375, 131), (191, 53, 393, 94),
    (373, 22, 341, 24),
)  # fmt: skip


def test_bliss_beetles_fit_as_dobson_prints() -> None:
    dose, beetles, killed = np.array(BEETLES).T
    fit = logistic(np.column_stack([np.ones(8), dose]), killed, beetles)
    assert fit
    assert fit.coefficients == pytest.approx([-60.72, 34.27], abs=0.005)
    assert np.sqrt(np.diag(fit.covariance)) == pytest.approx([5.18, 2.91], abs=0.005)
    assert fit.deviance == pytest.approx(11.23, abs=0.005)
    assert fit.residual == 6


def test_berkeley_by_department_and_sex_has_the_published_deviance() -> None:
    design, counts = [], []
    for department, (men, admitted, women, admitted_women) in enumerate(BERKELEY):
        for sex, pair in enumerate(((admitted, men), (admitted_women, women))):
            design.append([1.0, *(float(department == one) for one in range(1, 6)), float(sex)])
            counts.append(pair)
    numerator, denominator = np.array(counts, dtype=float).T
    fit = logistic(np.array(design), numerator, denominator)
    assert fit
    assert fit.deviance == pytest.approx(20.20, abs=0.01)
    assert fit.residual == 5
    assert fit.coefficients[-1] > 0  # women are admitted somewhat more often within departments


def test_two_groups_alone_give_their_own_log_odds() -> None:
    fit = logistic(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([30.0, 60.0]), np.array([100.0, 90.0]))
    assert fit
    assert fit.coefficients == pytest.approx([np.log(30 / 70), np.log(2) - np.log(30 / 70)])
    assert np.diag(fit.covariance)[1] == pytest.approx(1 / 30 + 1 / 70 + 1 / 60 + 1 / 30)
    assert fit.deviance == pytest.approx(0, abs=1e-9)
    assert fit.residual == 0


def test_a_group_in_which_all_count_has_no_finite_estimate() -> None:
    assert logistic(np.array([[1.0, 0.0], [1.0, 1.0]]), np.array([30.0, 90.0]), np.array([100.0, 90.0])) is None


def test_columns_that_depend_on_each_other_have_no_estimate() -> None:
    design = np.array([[1.0, 1.0], [1.0, 1.0]])
    assert logistic(design, np.array([3.0, 9.0]), np.array([10.0, 20.0])) is None
    assert residual_degrees(design) == 1
