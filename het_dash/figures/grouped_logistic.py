"""Logistic regression on grouped counts, by iteratively reweighted least squares (McCullagh and Nelder 1989)."""

from dataclasses import dataclass

import numpy as np

from het_dash.figures.intervals import Floats

MOST_ROUNDS = 50
CLOSE = 1e-10
FARTHEST = 15.0  # log odds; beyond them a group has none or all, and no estimate exists


@dataclass(frozen=True)
class Fit:
    """Coefficients in log odds with their covariance, before any allowance for dispersion.

    `dispersion`: Pearson's chi-squared over the residual degrees of freedom.
    """

    coefficients: Floats
    covariance: Floats
    deviance: float
    dispersion: float
    residual: int


def residual_degrees(design: Floats) -> int:
    """Cells left over after the design's independent columns."""
    return len(design) - int(np.linalg.matrix_rank(design)) if design.size else 0


def logistic(design: Floats, numerator: Floats, denominator: Floats) -> Fit | None:
    """Fit of one cell a row. None if columns depend on each other, or if no finite estimate exists."""
    if not design.size or np.linalg.matrix_rank(design) < design.shape[1]:
        return None
    linear = np.log((numerator + 0.5) / (denominator - numerator + 0.5))
    coefficients = np.zeros(design.shape[1])
    for _ in range(MOST_ROUNDS):
        chance = 1 / (1 + np.exp(-linear))
        weight = denominator * chance * (1 - chance)
        working = linear + (numerator - denominator * chance) / np.maximum(weight, CLOSE)
        covariance = np.linalg.pinv(design.T @ (weight[:, np.newaxis] * design))
        updated = covariance @ design.T @ (weight * working)
        moved, coefficients = float(np.abs(updated - coefficients).max()), updated
        linear = np.clip(design @ coefficients, -2 * FARTHEST, 2 * FARTHEST)
        if moved < CLOSE:
            return _fitted(design, numerator, denominator, coefficients, np.asarray(covariance, dtype=np.float64))
    return None


def _fitted(
    design: Floats, numerator: Floats, denominator: Floats, coefficients: Floats, covariance: Floats
) -> Fit | None:
    linear = design @ coefficients
    if np.abs(linear).max() > FARTHEST:
        return None
    chance = 1 / (1 + np.exp(-linear))
    pearson = (numerator - denominator * chance) ** 2 / (denominator * chance * (1 - chance))
    residual = residual_degrees(design)
    return Fit(
        coefficients,
        covariance,
        _deviance(numerator, denominator, denominator * chance),
        float(pearson.sum() / residual) if residual else np.nan,
        residual,
    )


def _deviance(numerator: Floats, denominator: Floats, expected: Floats) -> float:
    """Twice the log likelihood lost against a model with a term for every cell."""
    pairs = ((numerator, expected), (denominator - numerator, denominator - expected))
    lost = (np.where(seen > 0, seen * np.log(np.maximum(seen, 1e-300) / fitted), 0.0) for seen, fitted in pairs)
    return float(2 * sum(part.sum() for part in lost))
