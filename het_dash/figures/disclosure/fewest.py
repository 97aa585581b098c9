"""The fewest figures to withhold, so that every hidden count can still be any of several numbers to every reader.

Sums find what is too close and which figures make it so; the cheapest go, and then each one is put back that can be.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property

import numpy as np
from scipy import sparse

from het_dash.figures.disclosure.readers import Reader
from het_dash.figures.disclosure.secondary_suppression import (
    UNKNOWN,
    Bounds,
    Found,
    Ints,
    Sums,
    limiting,
    propagate,
)
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN
from het_dash.figures.intervals import Bools, Floats

FEWEST_VALUES = 3
PUT_BACK_TOGETHER = 8


@dataclass(frozen=True)
class Published:
    """Published cells. `new`: those of this release, which alone can be withheld. `worth`: what it costs to do so."""

    limits: Bounds
    hidden: Bools
    new: Bools
    worth: Floats

    def without(self, withheld: Bools) -> Bounds:
        """Limits that the cells give by themselves if some are withheld."""
        return np.where(withheld, 0.0, self.limits[0]), np.where(withheld, UNKNOWN, self.limits[1])


@dataclass(frozen=True)
class Judged:
    """Published cells as one reader sees them."""

    published: Published
    reader: Reader

    @cached_property
    def values_before(self) -> Floats:
        """How many values of each cell earlier releases leave."""
        lower, upper = self.reader.left(self.reader.found(self.published.without(self.published.new)))
        return upper - lower + 1

    def must_stay_unknown(self, withheld: Bools) -> Bools:
        """Hidden figures of others; and others' part of totals that the reader is part of, where that is not shown.

        The latter is a figure of its own as soon as the reader withdraws its return.
        """
        reader, hidden = self.reader, self.published.hidden | withheld
        shown = reader.others & ~hidden & (self.published.limits[1] < UNKNOWN)
        told = np.zeros(reader.cells, dtype=np.bool_)
        told[reader.cell[shown]] = True
        rest: Bools = ~reader.others & (reader.cell >= 0) & ~told[reader.cell]
        return (hidden & reader.others) | rest

    @cached_property
    def new_cells(self) -> Ints:
        """The reader's cells that this release gives information about."""
        cells: Ints = np.unique(self.reader.cell[self.published.new & (self.reader.cell >= 0)])
        return cells

    def close(self, found: Bounds, withheld: Bools) -> Bools:
        """Published cells that this release leaves too few possible values for."""
        left = self.reader.left(found)
        close = too_close(left, self.must_stay_unknown(withheld))
        fewer: Bools = close & (left[1] - left[0] + 1 < self.values_before)
        return fewer

    def reasons(self, withheld: Bools) -> sparse.csr_array | None:
        """Which new cells (rows, of all published ones) might be withheld for which close cell (columns)."""
        reader, published = self.reader, self.published
        start = reader.start(published.without(withheld))
        found = propagate(*start, reader.within)
        close = np.unique(reader.cell[self.close(found, withheld)])
        if not close.size:
            return None
        may = np.flatnonzero(published.new & ~withheld & (reader.cell >= 0))
        with_which = _standing_with(close, reader.cell[may], start, found, reader.within)
        return sparse.csr_array(
            (np.ones(with_which.nnz), (may[with_which.row], with_which.col)), (published.new.size, close.size)
        )


def too_close(seen: Bounds, hidden: Bools) -> Bools:
    """Hidden counts that may be 1 to 7 people and have fewer than three possible numbers."""
    lower, upper = seen
    close: Bools = hidden & (upper >= 1) & (lower <= LARGEST_HIDDEN) & (upper - lower + 1 < FEWEST_VALUES)
    return close


def fewest(published: Published, judged: Sequence[Judged]) -> Bools:
    """The new cells to withhold, judged by sums alone."""
    withheld = np.zeros(published.new.shape, dtype=np.bool_)
    while True:
        reasons = [found for one in judged if (found := one.reasons(withheld)) is not None]
        if not reasons:
            return _put_back(withheld, published, judged)
        withheld = withheld | _cheapest(sparse.csr_array(sparse.hstack(reasons)), published.worth)


def _standing_with(close: Ints, may: Ints, start: Bounds, found: Bounds, within: Sums) -> sparse.coo_array:
    """Cells that may be withheld (rows) and share a limiting sum with a close cell (columns), or are that cell.

    If none does, cells that are linked through more sums, each for every close cell.
    """
    cells = np.zeros(start[0].size, dtype=np.bool_)
    cells[close] = True
    while True:
        limits = limiting(Found(*start, cells), Found(*found, cells), cells, within)
        member = _members(limits, within, close, cells.size)
        near = sparse.coo_array(member[:, may].T @ member[:, close])
        if near.nnz:
            return near
        around = cells | (member.sum(axis=0) > 0)
        reached = np.flatnonzero(around[may])
        if reached.size:
            pairs = np.meshgrid(reached, np.arange(close.size), indexing="ij")
            return sparse.coo_array((np.ones(pairs[0].size), (pairs[0].ravel(), pairs[1].ravel())))
        if np.array_equal(around, cells):
            raise ValueError(f"cell {close[0]} is too close whatever is withheld")
        cells = around


def _members(chosen: Bools, within: Sums, alone: Ints, cells: int) -> sparse.csc_array:
    """One row a chosen sum, 1 for its parent and each child; and a row for each cell by itself."""
    sums, part = np.flatnonzero(chosen), chosen[within.of]
    row = np.concatenate([sums, within.of[part], chosen.size + np.arange(alone.size)])
    column = np.concatenate([within.parent[sums], within.child[part], alone])
    return sparse.csc_array((np.ones(row.size), (row, column)), (chosen.size + alone.size, cells))


def _cheapest(reasons: sparse.csr_array, worth: Floats) -> Bools:
    """Cells that help every close one, chosen by how many they help for their worth."""
    chosen, left = np.zeros(worth.shape, dtype=np.bool_), np.ones(reasons.shape[1])
    helps = sparse.csr_array(reasons > 0).astype(np.float64)
    while (gain := (helps @ left) / worth).any():
        best = int(gain.argmax())
        chosen[best] = True
        left[helps[[best]].indices] = 0
    return chosen


def _put_back(withheld: Bools, published: Published, judged: Sequence[Judged]) -> Bools:
    """Those without which nothing would be close: the most valuable are tried first, several at once."""
    found = [one.reader.found(published.without(withheld)) for one in judged]
    cells = np.flatnonzero(withheld)
    cells = cells[np.argsort(-published.worth[cells], kind="stable")]
    waiting = [cells[k : k + PUT_BACK_TOGETHER] for k in range(0, cells.size, PUT_BACK_TOGETHER)][::-1]
    while waiting:
        tried = waiting.pop()
        less = withheld.copy()
        less[tried] = False
        narrowed = _if_put_back(tried, less, found, judged)
        if narrowed:
            found, withheld = narrowed, less
        elif tried.size > 1:
            waiting += [tried[tried.size // 2 :], tried[: tried.size // 2]]
    return withheld


def _if_put_back(tried: Ints, withheld: Bools, found: Sequence[Bounds], judged: Sequence[Judged]) -> list[Bounds]:
    """Findings of every reader; empty if a hidden cell came too close to one."""
    narrowed = []
    for one, (lower, upper) in zip(judged, found, strict=True):
        low, high = lower.copy(), upper.copy()
        one.reader.narrow(low, high, one.published.limits, tried)
        closer = propagate(low, high, one.reader.within, np.flatnonzero((low != lower) | (high != upper)))
        if one.close(closer, withheld).any():
            return []
        narrowed.append(closer)
    return narrowed
