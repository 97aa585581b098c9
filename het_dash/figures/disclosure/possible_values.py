"""Whether a hidden count can still be three different whole numbers: a solver's answer, where sums alone may miss one.

Sums are followed one at a time, so that they can miss what several of them say together. In small networks the solver
is asked about all that hangs together, and its answer is exact: sums had missed 4 of 100 counts that they leave three
values. In large ones it can only be asked about what lies nearest, which takes minutes; the audit does, and has found
nothing that sums had missed.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field

import numpy as np
from scipy import optimize, sparse
from scipy.sparse import csgraph

from het_dash.figures.disclosure.secondary_suppression import Bounds, Ints, Sums
from het_dash.figures.intervals import Floats

MOST_CELLS = 300  # unknown cells that hang together; above, only the nearest are looked at
NEAREST_CELLS = 80
MOST_NODES = 2_000  # of the search for whole numbers; none was needed in trials
MOST_PEOPLE = 10_000
_SLACK = 1e-6


@dataclass
class _Together:
    """Unknown cells that hang together by sums, and the whole-number solutions found so far."""

    cells: Ints
    lower: Floats
    upper: Floats
    equal: sparse.csr_array
    total: Floats
    solutions: list[Floats] = field(default_factory=list)

    def few(self, fewest: int, asked: Ints) -> list[int]:
        """Those of the asked cells for which so many values cannot be found. Each solution serves all of them."""
        places = np.flatnonzero(np.isin(self.cells, asked))
        self._solve_all(places)
        return [int(self.cells[place]) for place in places if not self._has(fewest, int(place))]

    def _solve_all(self, places: Ints) -> None:
        """Solutions where all of them are large or small, and where every other one is."""
        for signs in (np.ones(places.size), np.where(np.arange(places.size) % 2, 1.0, -1.0)):
            for way in (1.0, -1.0):
                aim = np.zeros(self.cells.size)
                aim[places] = way * signs
                self._solve(aim)

    def _has(self, fewest: int, place: int) -> bool:
        ends = iter((1.0, -1.0))
        while len(values := {int(one[place]) for one in self.solutions}) < fewest:
            sign = next(ends, None)
            if sign is None:
                return self._has_between(fewest, place, values)
            aim = np.zeros(self.cells.size)
            aim[place] = sign
            self._solve(aim)
        return True

    def _has_between(self, fewest: int, place: int, values: set[int]) -> bool:
        """Its least and its greatest value are known: whether enough of those between are possible too."""
        for value in sorted(set(range(min(values), max(values))) - values):
            if self._solve(np.zeros(self.cells.size), place, value):
                values.add(value)
            if len(values) >= fewest:
                return True
        return False

    def _solve(self, aim: Floats, place: int = 0, value: int | None = None) -> bool:
        lower, upper = self.lower.copy(), self.upper.copy()
        if value is not None:
            lower[place] = upper[place] = value
        for whole in (0, 1):  # the continuous problem is quicker, and its solution is mostly in whole numbers
            found = optimize.milp(
                aim,
                integrality=np.full(aim.size, whole),
                bounds=optimize.Bounds(lower, upper),
                constraints=optimize.LinearConstraint(self.equal, self.total, self.total),
                options={"node_limit": MOST_NODES},
            )
            if found.x is None:
                return False
            if np.abs(found.x - np.rint(found.x)).max() < _SLACK:
                self.solutions.append(np.rint(found.x))
                return True
        raise ValueError("the solver's whole numbers are not whole")


def few_values(fewest: int, asked: Ints, found: Bounds, within: Sums, beside: Ints) -> Ints:
    """Asked cells that have fewer possible values, in small networks that include one of the cells `beside`."""
    every = _Network(found, within)
    few = [
        cell
        for cells in every.hanging_together(asked)
        if cells.size <= MOST_CELLS and np.isin(beside, cells).any()
        for cell in every.together(cells).few(fewest, asked)
    ]
    return np.array(few, dtype=np.int64)


def few_values_nearby(fewest: int, asked: Ints, found: Bounds, within: Sums) -> Ints:
    """The same of large networks, each cell with what lies nearest: those found have fewer, others may."""
    every = _Network(found, within)
    few = [
        cell
        for cells in every.hanging_together(asked)
        if cells.size > MOST_CELLS
        for one in np.intersect1d(asked, cells)
        for cell in every.together(every.nearest(int(one))).few(fewest, np.array([one]))
    ]
    return np.array(few, dtype=np.int64)


class _Network:
    """All unknown cells, and the sums that tie them."""

    def __init__(self, found: Bounds, within: Sums) -> None:
        self._lower, self._upper = found[0], np.minimum(found[1], MOST_PEOPLE)
        self._within, self._unknown = within, found[0] < found[1]
        sums = np.arange(within.parent.size)
        row, column = np.concatenate([sums, within.of]), np.concatenate([within.parent, within.child])
        sign = np.concatenate([np.ones(sums.size), -np.ones(within.of.size)])
        table = sparse.csr_array((sign, (row, column)), (sums.size, self._lower.size))
        self._total = -(table @ np.where(self._unknown, 0.0, self._lower))
        self._table = table

    def hanging_together(self, asked: Ints) -> Iterator[Ints]:
        """The unknown cells of each network that has an asked cell."""
        unknown = np.flatnonzero(self._unknown)
        free = self._table[:, unknown]
        _, label = csgraph.connected_components(sparse.csr_array(free.T @ free), directed=False)
        for one in np.unique(label[np.isin(unknown, asked)]):
            yield unknown[label == one]

    def nearest(self, cell: int) -> Ints:
        """Unknown cells around one, sum by sum."""
        near = np.array([cell])
        while True:
            here = self._within.only(self._within.holding(near))
            wider = np.unique(np.concatenate([near, here.parent, here.child]))
            wider = wider[self._unknown[wider]]
            if wider.size == near.size or wider.size > NEAREST_CELLS:
                return near if near.size > 1 else wider
            near = wider

    def together(self, cells: Ints) -> _Together:
        """Some unknown cells with the sums that have no unknown cell besides."""
        rows = self._within.holding(cells)
        rows = rows[np.isin(self._unknown_beyond(rows, cells), 0)]
        equal = sparse.csr_array(self._table[rows][:, cells])
        return _Together(cells, self._lower[cells], self._upper[cells], equal, self._total[rows])

    def _unknown_beyond(self, rows: Ints, cells: Ints) -> Ints:
        beyond = self._unknown.copy()
        beyond[cells] = False
        count: Ints = (abs(self._table[rows]) @ beyond.astype(np.float64)).astype(np.int64)
        return count
