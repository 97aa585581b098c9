"""Fits a table to its margins, and rounds it to whole people."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy.special import expit, logit

from het_dash.ingest.example.groups import Floats, Whole

ROUNDS = 60
LEAST, MOST = 1e-5, 0.9995


@dataclass(frozen=True)
class Margin:
    """`labels` gives each cell's group (an array that broadcasts to the cells); `wanted` has one number per group.

    A group with NaN is not fitted.
    """

    labels: npt.NDArray[np.int64]
    wanted: Floats


def fit_counts(start: Floats, margins: Sequence[Margin]) -> Floats:
    """Counts close to `start` whose group sums equal `wanted` (iterative proportional fitting)."""
    counts = start
    for _ in range(ROUNDS):
        for margin in margins:
            sums = _sums(counts, margin)
            with np.errstate(divide="ignore", invalid="ignore"):
                factor = margin.wanted / sums
            counts = counts * np.where(np.isfinite(factor), factor, 1.0)[margin.labels]
    return counts


def fit_chances(people: Floats, log_odds: Floats, margins: Sequence[Margin], rounds: int = ROUNDS) -> Floats:
    """Log odds that give each group its wanted mean proportion. The last margin fits best."""
    for _ in range(rounds):
        for margin in margins:
            of = _sums(people, margin)
            with np.errstate(divide="ignore", invalid="ignore"):
                now = _sums(people * expit(log_odds), margin) / of
            step = logit(np.clip(margin.wanted, LEAST, MOST)) - logit(np.clip(now, LEAST, MOST))
            log_odds = log_odds + np.where(np.isfinite(step), step, 0.0)[margin.labels]
    return log_odds


def _sums(cells: Floats, margin: Margin) -> Floats:
    labels = np.broadcast_to(margin.labels, cells.shape)
    return np.bincount(labels.ravel(), cells.ravel(), len(margin.wanted)).astype(np.float64)


def whole(cells: Floats, start: Floats) -> Whole:
    """Whole numbers close to fractional ones. Each run of cells in a PCN sums to within one of its fractional total.

    The last three axes are a PCN's cells. `start` (0 to 1, one number per PCN) sets where counting begins.
    """
    flat = cells.reshape(*cells.shape[:-3], -1)
    reached = np.floor(np.cumsum(flat, axis=-1) + start[..., np.newaxis])
    people = np.diff(reached, axis=-1, prepend=np.floor(start)[..., np.newaxis] * np.ones_like(reached[..., :1]))
    return np.asarray(people.reshape(cells.shape), dtype=np.int64)
