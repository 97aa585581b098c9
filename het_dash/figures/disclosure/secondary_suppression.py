"""Bounds on suppressed counts from sums of what is shown, and which cells to withhold (methods 10)."""

from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import Status
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO, SMALLEST_TOTAL, Codes, rounded, small
from het_dash.figures.intervals import Bools, Floats, refuse

Ints = npt.NDArray[np.int64]
Bounds = tuple[Floats, Floats]

HALF_STEP = (ROUNDED_TO - 1) / 2
UNKNOWN = 1e9  # more people than any count here; infinity less infinity would be NaN
SMALLEST_SHOWN = LARGEST_HIDDEN + 1
_NONE = np.empty(0, dtype=np.int64)


@dataclass(frozen=True)
class Dimension:
    """Groups 0 to `groups` - 1, and how they add up. A parent may be divided in more than one way."""

    groups: int
    sums: tuple[tuple[int, tuple[int, ...]], ...] = ()


NUMERATOR, COMPLEMENT, DENOMINATOR = range(3)
COUNTS = Dimension(3, ((DENOMINATOR, (NUMERATOR, COMPLEMENT)),))


@dataclass(frozen=True)
class Sums:
    """Places of cells: `parent[s]` is the sum of those `child[k]` for which `of[k]` is s; `of` ascends."""

    parent: Ints
    of: Ints
    child: Ints

    def total(self, values: Floats) -> Floats:
        """The sum of the children's values, for each sum."""
        return np.bincount(self.of, values[self.child], minlength=self.parent.size).astype(np.float64)

    def only(self, chosen: Ints) -> "Sums":
        """Some of the sums, in ascending order."""
        size = np.diff(self._ends)[chosen]
        of = np.repeat(np.arange(chosen.size), size)
        within = np.arange(of.size) - np.repeat(np.cumsum(size) - size, size)
        return Sums(self.parent[chosen], of, self.child[self._ends[chosen][of] + within])

    def holding(self, cells: Ints) -> Ints:
        """The sums that have one of these cells as parent or child."""
        ends, sums = self._of_cells
        cells = cells[cells < ends.size - 1]
        size = ends[cells + 1] - ends[cells]
        within = np.arange(size.sum()) - np.repeat(np.cumsum(size) - size, size)
        found = np.zeros(self.parent.size, dtype=np.bool_)
        found[sums[np.repeat(ends[cells], size) + within]] = True
        return np.flatnonzero(found)

    @cached_property
    def _ends(self) -> Ints:
        """The place in `child` of the first child of each sum, and after the last."""
        return np.searchsorted(self.of, np.arange(self.parent.size + 1)).astype(np.int64)

    @cached_property
    def _of_cells(self) -> tuple[Ints, Ints]:
        """The sums of each cell, one cell after the other, and where those of each begin."""
        cell = np.concatenate([self.parent, self.child])
        sums = np.concatenate([np.arange(self.parent.size), self.of])
        order = np.argsort(cell, kind="stable")
        last = int(cell.max()) if cell.size else -1
        return np.searchsorted(cell[order], np.arange(last + 2)).astype(np.int64), sums[order]


@dataclass(frozen=True)
class Found:
    """What a reader can work out: whole-number limits of every cell. `hidden` cells must not be recoverable."""

    lower: Floats
    upper: Floats
    hidden: Bools

    @cached_property
    def pinned(self) -> Bools:
        """Hidden cells that are known exactly."""
        exact: Bools = self.hidden & (self.lower == self.upper)
        return exact

    @cached_property
    def narrowed(self) -> Bools:
        """Hidden cells known more closely than 1 to 7, though not exactly."""
        closer: Bools = self.hidden & ~self.pinned & ((self.lower > 1) | (self.upper < LARGEST_HIDDEN))
        return closer


@dataclass(frozen=True)
class Withheld:
    """`linked`: the cells to publish as hidden_linked; `found`: what is left to be worked out then."""

    linked: Bools
    found: Found


def seen(published: npt.ArrayLike, said_small: npt.ArrayLike) -> Bounds:
    """Limits that one published count gives by itself: NaN is not shown, and may be said to be 1 to 7."""
    count, few = np.asarray(published, dtype=np.float64), np.asarray(said_small, dtype=np.bool_)
    given, zero = ~np.isnan(count), count == 0
    lower = np.select([zero, given, few], [0.0, count - HALF_STEP, 1.0], 0.0)
    return lower, np.select([zero, given, few], [0.0, count + HALF_STEP, float(LARGEST_HIDDEN)], UNKNOWN)


def seen_of_figures(numerator: Floats, denominator: Floats, codes: Codes) -> Found:
    """Numerators, then complements, then denominators (COUNTS) of figures, from true counts and their statuses.

    Harsher than life: the reader of a hidden figure is taken to know whether its denominator is the small one, and if
    not, whether its numerator or its complement is.
    """
    refuse(numerator > denominator, numerator, "numerator is over its denominator, so there is no complement")
    complement = denominator - numerator
    shown = (codes == Status.SHOWN.value) | (codes == Status.UNDEFINED.value)
    said, few = codes == Status.HIDDEN_SMALL.value, small(denominator)
    said_small = said & small([numerator, complement, denominator])
    said_small[[NUMERATOR, COMPLEMENT]] &= ~few
    # The complement is never printed: a reader knows that it is none, or 8 and more.
    rest = np.where(complement == 0, 0.0, np.nan)
    lower, upper = seen(np.where(shown, [rounded(numerator), rest, rounded(denominator)], np.nan), said_small)
    lower[COMPLEMENT, shown & (complement > 0)] = SMALLEST_SHOWN
    upper[:, said & few] = LARGEST_HIDDEN
    upper[:, codes == Status.HIDDEN_TOTAL_TOO_SMALL.value] = SMALLEST_TOTAL - 1
    hidden = ~shown & small([numerator, complement, denominator])
    return Found(lower.ravel(), upper.ravel(), hidden.ravel())


def sums(cells: npt.ArrayLike, dimensions: tuple[Dimension, ...]) -> Sums:
    """Every parent whose children are all among `cells`, which has one row a cell and one group a dimension."""
    if not dimensions:  # everyone alone
        return Sums(_NONE, _NONE, _NONE)
    groups = np.asarray(cells, dtype=np.int64)
    shape = tuple(dimension.groups for dimension in dimensions)
    places = _Places(np.ravel_multi_index(tuple(groups.T), shape))
    parent, of, child, so_far = [_NONE], [_NONE], [_NONE], 0
    for axis, dimension in enumerate(dimensions):
        stride = int(np.prod(shape[axis + 1 :], dtype=np.int64))
        for whole, parts in dimension.sums:
            rows = np.flatnonzero(groups[:, axis] == whole)
            found = places.of(places.keys[rows][:, None] + (np.array(parts) - whole) * stride)
            complete = (found >= 0).all(axis=1)
            parent.append(rows[complete])
            child.append(found[complete].ravel())
            of.append(np.repeat(np.arange(complete.sum()) + so_far, len(parts)))
            so_far += int(complete.sum())
    return Sums(np.concatenate(parent), np.concatenate(of), np.concatenate(child))


def propagate(lower: Floats, upper: Floats, within: Sums, moved: Ints | None = None) -> Bounds:
    """The limits tightened by every sum until nothing moves. `moved`: the cells that did, since nothing else would."""
    low, high, here = lower.copy(), upper.copy(), within
    if moved is not None:
        here = within.only(within.holding(moved))
    while here.parent.size:
        before, cells = (low.copy(), high.copy()), (here.parent, here.child)
        for cell, (least, most) in zip(cells, _implied(low, high, here), strict=True):
            np.maximum.at(low, cell, least)
            np.minimum.at(high, cell, most)
        if (low > high).any():
            _contradicted(int(np.flatnonzero(low > high)[0]), lower, upper)
        here = within.only(within.holding(np.flatnonzero((low != before[0]) | (high != before[1]))))
    return low, high


def check(start: Found, within: Sums) -> Found:
    return Found(*propagate(start.lower, start.upper, within), start.hidden)


def withhold(
    start: Found, within: Sums, figure: npt.ArrayLike | None = None, published: npt.ArrayLike = False
) -> Withheld:
    """Withholds whole sibling sets until nothing is pinned; `figure` numbers the cells that are withheld together.

    `published`: cells that an earlier release has published already, so that withholding them hides nothing.
    """
    together = np.arange(start.hidden.size) if figure is None else np.asarray(figure, dtype=np.int64)
    may = ~np.broadcast_to(np.asarray(published, dtype=np.bool_), start.hidden.shape)
    before = check(_without(start, may), within).pinned  # by earlier releases, whatever is published now
    linked = np.zeros(start.hidden.shape, dtype=np.bool_)
    while True:
        left = _without(start, linked)
        found = check(left, within)
        if not (found.pinned & ~before).any():
            return Withheld(linked, found)
        taken = linked | _to_withhold(left, found, found.pinned & ~before, may & ~linked, within)
        earlier, linked = linked, (np.bincount(together, taken) > 0)[together] & may
        if np.array_equal(earlier, linked):
            cell = int(np.flatnonzero(found.pinned & ~before)[0])
            raise ValueError(f"cell {cell} is known exactly whatever is withheld")


def _without(start: Found, withheld: Bools) -> Found:
    """Nothing is said of the cells that are withheld."""
    return Found(np.where(withheld, 0.0, start.lower), np.where(withheld, UNKNOWN, start.upper), start.hidden)


class _Places:
    """Position of a key in the list of cells; -1 if it is absent."""

    def __init__(self, keys: Ints) -> None:
        self.keys = keys
        self._order = np.argsort(keys, kind="stable")
        self._sorted = keys[self._order]
        twice = np.flatnonzero(np.diff(self._sorted) == 0)
        if twice.size:
            raise ValueError(f"cells {self._order[twice[0]]} and {self._order[twice[0] + 1]} are the same: keep one")

    def of(self, keys: Ints) -> Ints:
        at = np.minimum(np.searchsorted(self._sorted, keys), self._sorted.size - 1)
        places: Ints = np.where(self._sorted[at] == keys, self._order[at], -1)
        return places


def _implied(low: Floats, high: Floats, within: Sums) -> tuple[Bounds, Bounds]:
    """Limits of each parent from its children, and of each child from its parent and siblings."""
    least, most = within.total(low), within.total(high)
    parent_low, parent_high = low[within.parent][within.of], high[within.parent][within.of]
    child_low = parent_low - (most[within.of] - high[within.child])
    child_high = parent_high - (least[within.of] - low[within.child])
    return (least, most), (child_low, child_high)


def limiting(start: Found, found: Found, cells: Bools, within: Sums) -> Bools:
    """The sums that gave any of these cells its last limits."""
    raised, lowered = cells & (found.lower > start.lower), cells & (found.upper < start.upper)
    (least, most), (low, high) = _implied(found.lower, found.upper, within)
    at, child = within.parent, within.child
    limiting: Bools = (raised[at] & (least == found.lower[at])) | (lowered[at] & (most == found.upper[at]))
    by_child = (raised[child] & (low == found.lower[child])) | (lowered[child] & (high == found.upper[child]))
    limiting[within.of[by_child]] = True
    return limiting


def _to_withhold(start: Found, found: Found, pinned: Bools, may: Bools, within: Sums) -> Bools:
    """The pinned cells and their siblings; those withheld already, then the siblings of what still gives them away."""
    known = pinned
    while True:
        limits = limiting(start, found, known, within)
        around = np.zeros_like(known)
        around[within.child[limits[within.of]]] = True
        if ((around | known) & may).any():
            return around | known
        around[within.parent[limits]] = True
        further = known | around & ((found.lower > start.lower) | (found.upper < start.upper))
        if np.array_equal(further, known):
            return around  # their totals: nothing else is left that could give them away
        known = further


def _contradicted(cell: int, lower: Floats, upper: Floats) -> None:
    raise ValueError(
        f"cell {cell}, published as {lower[cell]:g} to {upper[cell]:g}, cannot be: its parts do not add up to"
        " its total. Check that the groups of every sum are complete and do not overlap"
    )
