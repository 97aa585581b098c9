"""What else to withhold where whole-number solutions leave a hidden count fewer values than sums say."""

from collections.abc import Sequence

import numpy as np

from het_dash.figures.disclosure.fewest import FEWEST_VALUES, Judged, Published
from het_dash.figures.disclosure.possible_values import few_values
from het_dash.figures.disclosure.secondary_suppression import Bounds, Ints
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN
from het_dash.figures.intervals import Bools

DOUBTED_ABOVE = 2  # possible values by sums beyond the fewest, up to which the solver is asked


def withhold_exactly(withheld: Bools, published: Published, judged: Sequence[Judged]) -> Bools:
    """The cells to withhold, those among them that sums gave."""
    more = withheld
    for one in judged:
        while (few := _few(one, more)).size:
            more = more | _nearest(int(few[0]), one, more)
    for cell in sorted(np.flatnonzero(more & ~withheld), key=lambda cell: -float(published.worth[cell])):
        less = more.copy()
        less[cell] = False
        if not any(_closer(one, less) for one in judged):
            more = less
    return more


def _closer(one: Judged, withheld: Bools) -> bool:
    found = one.reader.found(one.published.without(withheld))
    return bool(one.close(found, withheld).any() or _few(one, withheld).size)


def _few(one: Judged, withheld: Bools) -> Ints:
    """The reader's cells that this release leaves too few values for, although sums leave enough."""
    found = one.reader.found(one.published.without(withheld))
    asked = _doubtful(one, found, withheld)
    few = few_values(FEWEST_VALUES, asked, found, one.reader.within, one.new_cells)
    if few.size:
        before = one.reader.found(one.published.without(one.published.new))
        few = np.setdiff1d(few, few_values(FEWEST_VALUES, few, before, one.reader.within, few))
    return few


def _doubtful(one: Judged, found: Bounds, withheld: Bools) -> Ints:
    lower, upper = one.reader.left(found)
    hidden = one.must_stay_unknown(withheld)
    narrow = upper - lower + 1 <= FEWEST_VALUES + DOUBTED_ABOVE
    enough = upper - lower + 1 >= FEWEST_VALUES
    cells: Ints = np.unique(one.reader.cell[hidden & narrow & enough & (upper >= 1) & (lower <= LARGEST_HIDDEN)])
    return cells


def _nearest(cell: int, one: Judged, withheld: Bools) -> Bools:
    """The cheapest new cell that shares a sum with this one, directly or through other cells."""
    reader, within = one.reader, one.reader.within
    may = np.flatnonzero(one.published.new & ~withheld & (reader.cell >= 0))
    around = np.array([cell])
    while True:
        near = may[np.isin(reader.cell[may], around)]
        if near.size:
            chosen = np.zeros_like(withheld)
            chosen[near[np.argmin(one.published.worth[near])]] = True
            return chosen
        wider = within.only(within.holding(around))
        further = np.unique(np.concatenate([around, wider.parent, wider.child]))
        if further.size == around.size:
            raise ValueError(f"cell {cell} has fewer than {FEWEST_VALUES} possible values whatever is withheld")
        around = further
