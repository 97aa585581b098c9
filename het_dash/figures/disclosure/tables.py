"""Published tables of our own counts laid out as an attacker would: one indicator, one period, some areas."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from het_dash.catalogue import Breakdown
from het_dash.figures.disclosure.attacker import of_counts, of_shares
from het_dash.figures.disclosure.dimensions import ETHNICITY, axes
from het_dash.figures.disclosure.lp_audit import atoms, atoms_apart, audit
from het_dash.figures.disclosure.secondary_suppression import COUNTS, Dimension, Found, Ints, check, sums
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO, Codes
from het_dash.figures.intervals import Bools, Floats
from het_dash.figures.rounded_rates import rounded_percent

CLOSE = 1e-6


@dataclass(frozen=True)
class Slice:
    """Rows of equal length. `area` numbers the areas; of several, the last is the sum of the others.

    `shares`: each row is a part of its denominator; else a count by itself.
    """

    area: Ints
    areas: int
    breakdown: Sequence[str]
    group: Sequence[str]
    status: Codes
    numerator: Floats
    denominator: Floats
    shares: bool = True

    @property
    def start(self) -> Found:
        """Limits that each row reveals by itself."""
        alone = of_counts(self.status, self.numerator)
        return of_shares(self.status, self.numerator, self.denominator) if self.shares else alone

    def laid_out(self, known: Mapping[str, Breakdown]) -> tuple[Ints, tuple[Dimension, ...]]:
        """One row a count (numerators, complements, denominators), and how they add up."""
        spanned = axes(list(dict.fromkeys(self.breakdown)), known)
        keys = zip(self.breakdown, self.group, strict=True)
        rows = np.array([(n, *spanned.places[key]) for n, key in zip(self.area, keys, strict=True)], dtype=np.int64)
        last = self.areas - 1
        whole = Dimension(self.areas, ((last, tuple(range(last))),) if last else ())
        if not self.shares:
            return rows, (whole, *spanned.dimensions)
        three = np.concatenate([np.insert(rows, 0, count, axis=1) for count in range(3)])
        return three, (COUNTS, whole, *spanned.dimensions)


def propagated(one: Slice, known: Mapping[str, Breakdown]) -> Found:
    """Limits found from sums, without a solver: quick, and never tighter than the solver's."""
    cells, dimensions = one.laid_out(known)
    return check(one.start, sums(cells, dimensions))


def solved(one: Slice, known: Mapping[str, Breakdown], only_narrowed: bool = False) -> Found:
    """Limits from a linear-programming solver for every hidden count, or for those that sums have narrowed."""
    cells, dimensions = one.laid_out(known)
    quick = check(one.start, sums(cells, dimensions))
    asked = Found(quick.lower, quick.upper, narrowed_inside(quick)) if only_narrowed else quick
    plain = {one.id: one.model_copy(update={"sums": ()}) for one in known.values()}  # stages share no finest groups
    found = _audited(asked, one, plain) if asked.hidden.any() else asked
    return Found(found.lower, found.upper, quick.hidden)


def _audited(asked: Found, one: Slice, known: Mapping[str, Breakdown]) -> Found:
    """The solver's limits. A dimension that is crossed with ethnic group alone has columns of its own."""
    cells, dimensions = one.laid_out(known)
    names = axes(list(dict.fromkeys(one.breakdown)), known).names
    first = len(dimensions) - len(names)  # the counts and the areas come before
    others = [first + place for place, name in enumerate(names) if name != ETHNICITY]
    alone = [axis for axis in others if not (cells[cells[:, axis] > 0][:, [a for a in others if a != axis]] > 0).any()]
    if not alone or len(others) == 1:
        return audit(asked, atoms(cells, dimensions))
    beside = tuple(place for place in range(len(dimensions)) if place not in others)
    table = atoms_apart(cells, dimensions, alone[0], beside)
    agree = np.zeros(table.shape[0] - len(cells))
    hidden = np.concatenate([asked.hidden, agree.astype(np.bool_)])
    found = audit(Found(np.concatenate([asked.lower, agree]), np.concatenate([asked.upper, agree]), hidden), table)
    return Found(found.lower[: len(cells)], found.upper[: len(cells)], asked.hidden)


def narrowed_inside(found: Found) -> Bools:
    """Hidden counts known to lie more closely than 1 to 7, and not exactly."""
    inside = found.hidden & (found.lower >= 1) & (found.upper <= LARGEST_HIDDEN)
    closer: Bools = inside & (found.lower < found.upper) & (found.upper - found.lower < LARGEST_HIDDEN - 1)
    return closer


def tells_more(numerator: Floats, denominator: Floats, percent: tuple[Floats, Floats, Floats], alone: bool) -> Bools:
    """Shown rows that reveal more than their rounded pair: counts not in fives, a rate or limit not made from them."""
    counts = [numerator] if alone else [numerator, denominator]
    exact = np.any([np.mod(count, ROUNDED_TO) != 0 for count in counts], axis=0)
    if alone:
        return np.asarray(exact, dtype=np.bool_)
    made = rounded_percent(numerator, denominator)
    other = np.any(
        [
            (np.abs(own - given) > CLOSE) | (np.isnan(own) & ~np.isnan(given))
            for own, given in zip(made, percent, strict=True)
        ],
        axis=0,
    )
    return np.asarray(exact | other, dtype=np.bool_)
