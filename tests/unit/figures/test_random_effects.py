"""Crossed random effects: against a published meta-analysis and a direct calculation."""

import numpy as np
import pytest

from het_dash.figures.random_effects import Cells, Fit

# Thirteen trials of BCG vaccine: tuberculosis yes and no among the vaccinated, then among the controls (Colditz et al.
# 1994, JAMA 271, 698-702, as in the R package metafor: dat.bcg).
BCG = np.array([
    (4, 119, 11, 128), (6, 300, 29, 274), (3, 228, 11, 209), (62, 13536, 248, 12619), (33, 5036, 47, 5761),
    (180, 1361, 372, 1079), (8, 2537, 10, 619), (505, 87886, 499, 87892), (29, 7470, 45, 7232), (17, 1699, 65, 1600),
    (186, 50448, 141, 27197), (5, 2493, 3, 2338), (27, 16886, 29, 17825),
], float)  # fmt: skip
# Viechtbauer 2010, Journal of Statistical Software 36(3): random-effects model by REML.
BETWEEN_TRIALS, LOG_RISK_RATIO, ITS_ERROR = 0.3132, -0.7145, 0.1798


def test_it_finds_the_published_variance_between_thirteen_trials_and_their_average() -> None:
    ill, well, control_ill, control_well = BCG.T
    treated, controls = ill + well, control_ill + control_well
    assert treated.sum() + controls.sum() == 357_347
    ratio = np.log(ill / treated) - np.log(control_ill / controls)
    variance = 1 / ill - 1 / treated + 1 / control_ill - 1 / controls
    asked = np.ones((1, 13), bool)
    tried = np.arange(0.25, 0.40, 0.0001)
    spreads = np.column_stack([np.zeros_like(tried), np.sqrt(tried), np.zeros_like(tried)])
    fit = Fit(Cells.of(asked, asked), ratio, variance, spreads)
    best = int(np.argmax(fit.log_likelihood))
    assert tried[best] == pytest.approx(BETWEEN_TRIALS, abs=0.0002)
    assert fit.average[best] == pytest.approx(LOG_RISK_RATIO, abs=0.0001)
    assert fit.information[best] ** -0.5 == pytest.approx(ITS_ERROR, abs=0.0001)


def test_likelihood_means_and_draws_are_those_of_the_whole_covariance() -> None:
    """Three areas by four groups, one cell without a response: by the matrix of all cells, slowly."""
    rng = np.random.default_rng(3)
    asked = np.ones((3, 4), bool)
    known = asked.copy()
    known[1, 2] = False
    response, noise, spreads = rng.normal(0.7, 0.3, 11), rng.uniform(0.01, 0.2, 11), np.array([[0.2, 0.3, 0.1]])
    fit = Fit(Cells.of(asked, known), response, noise, spreads)
    area, group = np.nonzero(asked)
    prior = 0.04 * (area[:, None] == area) + 0.09 * (group[:, None] == group) + 0.01 * np.eye(12)
    seen = known.ravel()
    total = prior[np.ix_(seen, seen)] + np.diag(noise)
    inverse, ones = np.linalg.inv(total), np.ones(11)
    information = ones @ inverse @ ones
    average = ones @ inverse @ response / information
    left = response - average
    likelihood = -np.linalg.slogdet(total)[1] / 2 - np.log(information) / 2 - left @ inverse @ left / 2
    gain = prior[:, seen] @ inverse
    covariance = prior - gain @ prior[seen] + np.outer(1 - gain @ ones, 1 - gain @ ones) / information
    assert fit.log_likelihood[0] == pytest.approx(likelihood)
    assert fit.average[0] == pytest.approx(average)
    assert fit.mean(0) == pytest.approx(average + gain @ left)
    drawn = fit.draws(np.array([60_000]), rng)
    assert drawn.mean(axis=0) == pytest.approx(fit.mean(0), abs=0.01)
    assert np.cov(drawn.T) == pytest.approx(covariance, abs=0.004)
