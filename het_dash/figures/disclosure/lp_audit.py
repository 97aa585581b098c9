"""Linear-programming audit: the least and most that each suppressed count can be (methods 10)."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from scipy import optimize, sparse
from scipy.sparse import csgraph

from het_dash.figures.disclosure.secondary_suppression import UNKNOWN, Dimension, Found, Ints
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO, SMALLEST_TOTAL
from het_dash.figures.intervals import Bools, Floats, share, wilson
from het_dash.figures.rounded_rates import ROUNDING

MOST_PEOPLE = 10_000  # a denominator that is not known is looked for up to here
MOST_HIDDEN = SMALLEST_TOTAL
HALF_A_DECIMAL = 0.05
_SLACK = 1e-6
_MOST_IN_ALL = 1e7  # where nothing published bounds a group; UNKNOWN would eat the solver's last digits


@dataclass(frozen=True)
class Recovered:
    """Limits of a row's hidden numerator from the rest of its row; NaN where no pair of counts explains the row."""

    lower: Floats
    upper: Floats

    @property
    def exact(self) -> Bools:
        found: Bools = self.lower == self.upper
        return found

    @property
    def narrowed(self) -> Bools:
        return ~self.exact & ((self.lower > 1) | (self.upper < LARGEST_HIDDEN))


@dataclass(frozen=True)
class Rows:
    """What each row shows: limits of its counts (equal where exact), and its percentages, NaN where hidden."""

    numerator: tuple[Floats, Floats]
    complement: tuple[Floats, Floats]
    denominator: tuple[Floats, Floats]
    percent: tuple[Floats, Floats, Floats]  # value, lower, upper


def atoms(cells: npt.ArrayLike, dimensions: tuple[Dimension, ...]) -> sparse.csr_array:
    """One row a cell, one column a finest group of every dimension crossed, 1 where the cell counts it.

    Finest groups need not be published: tables that share a dimension bind each other through them.
    """
    table = _members(np.asarray(cells, dtype=np.int64), dimensions)
    return sparse.csr_array(table[:, np.unique(table.indices)])


def atoms_apart(cells: Ints, dimensions: tuple[Dimension, ...], axis: int, beside: tuple[int, ...]) -> sparse.csr_array:
    """The same for far fewer columns, where no cell crosses `axis` with an axis that is not `beside` it.

    Then a table exists exactly if the two parts agree on the groups of `beside`. So each part has columns of its own,
    and rows below those of the cells demand that they agree: each of these rows is 0.
    """
    of_axis = cells[:, axis] > 0
    first = [place for place in range(len(dimensions)) if place != axis]
    second = [*beside, axis]
    shared = np.stack(np.meshgrid(*(_ends(dimensions[place]) for place in beside), indexing="ij"), axis=-1)
    agree = np.zeros((shared[..., 0].size, len(dimensions)), dtype=np.int64)
    agree[:, list(beside)] = shared.reshape(-1, len(beside))
    parts = []
    for places, own, sign in ((first, ~of_axis, 1.0), (second, of_axis, -1.0)):
        each = np.concatenate([cells, agree])[:, places]
        weight = np.concatenate([own.astype(np.float64), np.full(len(agree), sign)])
        members = _members(each, tuple(dimensions[place] for place in places))
        parts.append(sparse.csr_array(sparse.diags_array(weight) @ members))
    return sparse.csr_array(sparse.hstack(parts, format="csr"))


def audit(start: Found, table: sparse.csr_array) -> Found:
    """Lowest and highest possible value of every hidden cell, given all that is published; other cells unchanged.

    Limits of the continuous problem rounded inwards to whole people. Raises ValueError where no counts explain the
    published figures.
    """
    lower, upper = start.lower.copy(), start.upper.copy()
    for cells in _apart(table):
        if start.hidden[cells].any():
            columns = np.unique(table[cells].indices)
            part = _Part(sparse.csr_array(table[cells][:, columns]), start.lower[cells], start.upper[cells])
            lower[cells], upper[cells] = part.limits(np.flatnonzero(start.hidden[cells]))
    return Found(lower, upper, start.hidden)


def recovered(rows: Rows, within: float = HALF_A_DECIMAL) -> Recovered:
    """Numerators that fit everything else in their row: complement, percentage and limits shown to half a decimal."""
    size = rows.numerator[0].size
    limits = [_fitting(rows, place, within) for place in range(size)]
    return Recovered(*np.array(limits, dtype=np.float64).reshape(size, 2).T)


class _Part:
    """Cells that share finest groups with each other and with no other cell."""

    def __init__(self, table: sparse.csr_array, lower: Floats, upper: Floats) -> None:
        self._table, self._lower, self._upper = table, lower, upper
        exact, below, above = lower == upper, lower != 0, upper < UNKNOWN
        some = ~exact
        self._equal, self._at = table[exact], lower[exact]
        self._under = sparse.vstack([table[some & above], -table[some & below]], format="csr")
        self._most = np.concatenate([upper[some & above], -lower[some & below]])

    def limits(self, asked: Ints) -> tuple[Floats, Floats]:
        """Each solution is a set of counts that could be true: whatever it already reaches need not be asked for."""
        lower, upper = self._lower.copy(), self._upper.copy()
        least, most = upper.copy(), lower.copy()
        for sign, end in ((1.0, lower), (-1.0, upper)):
            for cells in [asked] + [asked[k : k + 1] for k in range(asked.size)]:
                if cells.size == 1 and (least <= lower + _SLACK if sign > 0 else most >= upper - _SLACK)[cells[0]]:
                    continue
                counts = self._solve(sign * self._table[cells].sum(axis=0))
                least, most = np.minimum(least, counts), np.maximum(most, counts)
                if cells.size == 1:
                    end[cells] = np.ceil(counts[cells] - _SLACK) if sign > 0 else np.floor(counts[cells] + _SLACK)
        return lower, upper

    def _solve(self, aim: Floats) -> Floats:
        """The cells' counts where the aim is least."""
        found = optimize.linprog(
            aim, self._under, self._most, self._equal, self._at, bounds=(0, _MOST_IN_ALL), method="highs"
        )
        if not found.success:
            raise ValueError(f"no counts explain what is published ({found.message}): a sum or a group is wrong")
        counts: Floats = self._table @ found.x
        return counts


def _members(groups: Ints, dimensions: tuple[Dimension, ...]) -> sparse.csr_array:
    """One column a finest group of every dimension crossed, whether or not a cell counts it."""
    whole = sparse.csr_array(np.ones((1, 1)))
    for dimension in dimensions:
        whole = sparse.csr_array(sparse.kron(whole, _finest(dimension), format="csr"))
    shape = tuple(dimension.groups for dimension in dimensions)
    return sparse.csr_array(whole[np.ravel_multi_index(tuple(groups.T), shape)])


def _ends(dimension: Dimension) -> list[int]:
    """The finest groups: those that are never a parent."""
    return sorted(set(range(dimension.groups)) - {parent for parent, _ in dimension.sums})


def _finest(dimension: Dimension) -> sparse.csr_array:
    """Which finest groups (never a parent) each group is made of."""
    finest = _ends(dimension)
    made_of: dict[int, set[int]] = {group: {place} for place, group in enumerate(finest)}
    waiting = list(dimension.sums)
    while waiting:
        ready = [(parent, parts) for parent, parts in waiting if all(part in made_of for part in parts)]
        if not ready:
            raise ValueError(f"groups {[parent for parent, _ in waiting]} are made of each other: mend their sums")
        for parent, parts in ready:
            covered = set().union(*(made_of[part] for part in parts))
            if made_of.setdefault(parent, covered) != covered:
                raise ValueError(f"group {parent} is divided in two ways that do not share finest groups: audit apart")
        waiting = [each for each in waiting if each not in ready]
    ends = [sorted(made_of[group]) for group in range(dimension.groups)]
    starts = np.cumsum([0, *(len(each) for each in ends)])
    columns = np.concatenate(ends).astype(np.int64)
    return sparse.csr_array((np.ones(columns.size), columns, starts), shape=(dimension.groups, len(finest)))


def _apart(table: sparse.csr_array) -> list[Ints]:
    """The cells in groups that have nothing to do with each other: one linear programme each."""
    _, label = csgraph.connected_components(sparse.csr_array(table @ table.T), directed=False)
    order = np.argsort(label, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(label[order])) + 1)


def _fitting(rows: Rows, place: int, within: float) -> tuple[float, float]:
    first, last = (int(end[place]) for end in rows.numerator)
    if last - first > MOST_HIDDEN:
        raise ValueError(
            f"row {place}: numerator {first} to {last}; ask about the small count, swapping the complement"
        )
    low, high = (int(min(end[place], MOST_PEOPLE)) for end in rows.denominator)
    numerator = np.arange(first, last + 1, dtype=np.float64)[:, None]
    denominator = np.arange(low, high + 1, dtype=np.float64)[None, :]
    rest = denominator - numerator
    possible = (rest >= max(rows.complement[0][place], 0)) & (rest <= rows.complement[1][place])
    shown = [column[place] for column in rows.percent]
    fits = _explains(shown, numerator, denominator, possible, within)
    if not fits.any():  # then the rate was made from the rounded pair
        fives = ROUNDED_TO * np.rint(numerator / ROUNDED_TO), ROUNDED_TO * np.rint(denominator / ROUNDED_TO)
        fits = _explains(shown, fives[0], fives[1], possible, within, ROUNDING)
    left = numerator[fits.any(axis=1), 0]
    return (float(left[0]), float(left[-1])) if left.size else (np.nan, np.nan)


def _explains(
    shown: list[float],
    numerator: Floats,
    denominator: Floats,
    possible: Bools,
    within: float,
    rounding: float = 0.0,
) -> Bools:
    """Which of the possible pairs give these percentages."""
    d = np.where(possible, denominator, np.nan)
    n = np.where(possible, numerator, np.nan)
    fits = possible.copy()
    for given, proportion in zip(shown, (share(n, d), *wilson(n, d, rounding=rounding)), strict=True):
        fits &= np.isnan(given) | (np.abs(100 * proportion - given) <= within + _SLACK)
    return fits
