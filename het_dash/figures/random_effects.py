"""Crossed random effects of a normal response: area, group and a residual for each cell.

Computed for many spreads at once, by Woodbury's identity: the matrices are as large as the areas and groups, not the
cells.
"""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from het_dash.figures.intervals import Bools, Floats

Whole = npt.NDArray[np.int64]


@dataclass(frozen=True)
class Cells:
    """Area and group of every cell as a design of zeros and ones, and which cells have a response (`known`)."""

    areas: Floats
    groups: Floats
    known: Bools

    @classmethod
    def of(cls, asked: Bools, known: Bools) -> "Cells":
        """Cells of a table of areas by groups. Both masks have the shape of the table; `known` is part of `asked`."""
        area, group = np.nonzero(asked)
        return cls(np.eye(asked.shape[0])[area], np.eye(asked.shape[1])[group], known[asked])

    @cached_property
    def design(self) -> Floats:
        """Cells by effects: areas, then groups."""
        return np.hstack([self.areas, self.groups])

    def each(self, spreads: Floats) -> Floats:
        """Standard deviation of every effect: n x effects, for n rows of spreads (area, group, rest)."""
        between = [np.repeat(spreads[:, [n]], one.shape[1], axis=1) for n, one in enumerate((self.areas, self.groups))]
        return np.hstack(between)


class Fit:
    """The model at n rows of `spreads` (area, group, rest): restricted likelihood, average and draws.

    `response` and `noise` (its variance) belong to the known cells. The average has a flat prior.
    """

    def __init__(self, cells: Cells, response: Floats, noise: Floats, spreads: Floats) -> None:
        self._cells, self._response, self._noise, self._spreads = cells, response, noise, spreads
        design, both = cells.design[cells.known], np.column_stack([np.ones_like(response), response])
        rest, place = np.unique(spreads[:, 2], return_inverse=True)
        weight = 1 / (rest[:, None] ** 2 + noise)
        weighted, scale = design.T * weight[:, None, :], cells.each(spreads)
        inner = scale[:, :, None] * scale[:, None, :] * (weighted @ design)[place]
        factor = np.linalg.cholesky(inner + np.eye(design.shape[1]))
        self._inverse, self._scale = np.linalg.inv(factor), scale
        self._white = self._inverse @ (scale[:, :, None] * (weighted @ both)[place])
        squares = ((both.T * weight[:, None, :]) @ both)[place] - self._white.transpose(0, 2, 1) @ self._white
        self.information: Floats = squares[:, 0, 0]
        self.average: Floats = squares[:, 0, 1] / self.information
        left = squares[:, 1, 1] - self.average * squares[:, 0, 1]
        size = np.log(weight).sum(axis=1)[place] / 2 - np.log(np.diagonal(factor, axis1=1, axis2=2)).sum(axis=1)
        self.log_likelihood: Floats = size - np.log(self.information) / 2 - left / 2

    def mean(self, row: int) -> Floats:
        """Mean of every cell at one row of the spreads."""
        found: Floats = self._of(np.array([row]), self.average[[row]], np.zeros((1, self._scale.shape[1])))[0]
        return found

    def draws(self, times: Whole, rng: np.random.Generator) -> Floats:
        """Draws of every cell, as many from each row of the spreads as `times` says: draws x cells."""
        rows = np.repeat(np.arange(len(self._spreads)), times)
        average = self.average[rows] + rng.standard_normal(rows.size) / np.sqrt(self.information[rows])
        found = self._of(rows, average, rng.standard_normal((rows.size, self._scale.shape[1])))
        known, noise, rest = self._cells.known, self._noise, self._spreads[rows, 2:] ** 2
        left = np.repeat(rest, known.size, axis=1)
        left[:, known] = rest * noise / (rest + noise)
        drawn: Floats = found + np.sqrt(left) * rng.standard_normal(found.shape)
        return drawn

    def _of(self, rows: Whole, average: Floats, chance: Floats) -> Floats:
        """Cells with their residuals' means, given the average and standard normal draws of the effects."""
        white = self._white[rows]
        inner = white[:, :, 1] - white[:, :, 0] * average[:, None] + chance
        effects = self._scale[rows] * np.einsum("nji,nj->ni", self._inverse[rows], inner)
        found: Floats = average[:, None] + effects @ self._cells.design.T
        known, rest = self._cells.known, self._spreads[rows, 2:] ** 2
        found[:, known] += rest / (rest + self._noise) * (self._response - found[:, known])
        return found
