"""Which shares of our own may be shown: the rule for each, then the siblings that would give a hidden one away."""

from dataclasses import dataclass

import numpy as np

from het_dash.catalogue import Status
from het_dash.figures.disclosure.attacker import of_shares
from het_dash.figures.disclosure.secondary_suppression import (
    UNKNOWN,
    Dimension,
    Found,
    Ints,
    Sums,
    check,
    seen_of_figures,
    sums,
    withhold,
)
from het_dash.figures.disclosure.small_numbers import Codes, rounded, status
from het_dash.figures.intervals import Bools, Floats

PEOPLE = 0  # of the dimension of counts: the people several measures share; never published by itself
SHOWN, LINKED = Status.SHOWN.value, Status.HIDDEN_LINKED.value


@dataclass(frozen=True)
class Family:
    """True counts that may be added or taken from each other, a row a figure.

    `cells`: one column a dimension. `measure` numbers the measures that count parts of the same people. `total`: the
    people that the row's breakdown divides, infinite for everyone. `linked`: withheld whatever the sums say, because
    another version of the same figure was.
    """

    cells: Ints
    dimensions: tuple[Dimension, ...]
    measure: Ints
    numerator: Floats
    denominator: Floats
    total: Floats
    linked: Bools

    @property
    def rule(self) -> Codes:
        """The status of each row by itself."""
        return status(self.numerator, self.denominator, self.total)


@dataclass(frozen=True)
class Released:
    """A status a row, and the rounded counts of those that are shown (NaN elsewhere). Rates come from these alone."""

    status: Codes
    numerator: Floats
    denominator: Floats


@dataclass(frozen=True)
class Earlier:
    """Figures that earlier releases published, as a family's rows: no two of the same cell and measure.

    `again`: the row of these that each row of the family is, -1 for a figure that is published for the first time.
    """

    cells: Ints
    measure: Ints
    released: Released
    again: Ints


def release(family: Family, earlier: Earlier | None = None) -> Released:
    """The rule for every row, then withholding until no sum over this and earlier releases gives a small count away."""
    before = earlier or _nothing(family)
    again = before.again >= 0
    first = np.where(family.linked, LINKED, family.rule)
    published = np.where(again, _of(before.released.status, before.again, SHOWN), first)
    withheld = family.linked | _linked(family, published, before)
    codes = settled(family.rule, published, again, withheld)
    shown = codes == SHOWN
    n, d = rounded(family.numerator), rounded(family.denominator)
    return Released(codes, np.where(shown, n, np.nan), np.where(shown, d, np.nan))


def settled(rule: Codes, published: Codes, again: Bools, withheld: Bools) -> Codes:
    """The status of each figure: as it was published before, unless the rule hides it now; or by the rule."""
    kept = again & ((rule == SHOWN) | (published == LINKED))
    return np.select([kept, withheld & ~again], [published, np.full(rule.shape, LINKED)], rule)


def as_counted(numerator: Floats) -> Released:
    """Counts of things, such as events, describe no person and are released unchanged."""
    return Released(np.full(numerator.shape, SHOWN), numerator, np.full(numerator.shape, np.nan))


def counts_dimension(measures: int) -> Dimension:
    """The shared people, then numerator, complement and denominator of each measure, which is those people."""
    each = [(3 * m + 3, (3 * m + 1, 3 * m + 2)) for m in range(measures)]
    shared = [(PEOPLE, (3 * m + 3,)) for m in range(measures)]
    return Dimension(3 * measures + 1, (*each, *shared))


def _nothing(family: Family) -> Earlier:
    none = np.empty(0)
    return Earlier(
        np.empty((0, family.cells.shape[1]), dtype=np.int64),
        none.astype(np.int64),
        Released(none.astype("<U32"), none, none),
        np.full(family.numerator.size, -1, dtype=np.int64),
    )


def _of(values: Codes, place: Ints, missing: str) -> Codes:
    """Values at some places, -1 for none."""
    if not values.size:
        return np.full(place.shape, missing)
    return np.where(place >= 0, values[place], missing)


def worked_out(published: Earlier, dimensions: tuple[Dimension, ...]) -> Found:
    """What sums reveal to a reader of published figures: all numerators, then complements, then denominators."""
    rows = np.arange(published.measure.size)
    start, within = _tied(_as_read(published.released, rows), published.cells, published.measure, dimensions)
    found = check(start, within)
    three = slice(3 * rows.size)
    return Found(found.lower[three], found.upper[three], found.hidden[three])


def _linked(family: Family, codes: Codes, earlier: Earlier) -> Bools:
    """The rows to withhold. Figures of earlier releases are in the same sums and can no longer be withheld."""
    old = np.setdiff1d(np.arange(earlier.measure.size), earlier.again)
    rows, size = family.numerator.size, family.numerator.size + old.size
    start, within = _tied(
        _joined(_seen(family, codes, earlier), _as_read(earlier.released, old)),
        np.concatenate([family.cells, earlier.cells[old]]),
        np.concatenate([family.measure, earlier.measure[old]]),
        family.dimensions,
    )
    figure = np.concatenate([np.tile(np.arange(size), 3), np.arange(size, start.lower.size - 2 * size)])
    published = np.zeros(start.lower.size, dtype=np.bool_)
    published[: 3 * size] = np.tile(np.concatenate([earlier.again >= 0, np.ones(old.size, dtype=np.bool_)]), 3)
    withheld = withhold(start, within, figure, published).linked
    of_rows = figure < rows
    linked: Bools = np.bincount(figure[of_rows], withheld[of_rows], rows) > 0
    return linked


def _seen(family: Family, codes: Codes, earlier: Earlier) -> Found:
    """The three counts of every row: by its true counts, or as read where it was published before."""
    found = seen_of_figures(family.numerator, family.denominator, codes)
    again = np.tile(earlier.again >= 0, 3)
    if not again.any():
        return found
    read = _as_read(earlier.released, np.maximum(earlier.again, 0))
    return Found(np.where(again, read.lower, found.lower), np.where(again, read.upper, found.upper), found.hidden)


def _as_read(released: Released, rows: Ints) -> Found:
    return of_shares(released.status[rows], released.numerator[rows], released.denominator[rows])


def _joined(one: Found, other: Found) -> Found:
    """The three counts of both: numerators, complements, denominators."""
    lower = np.concatenate([one.lower.reshape(3, -1), other.lower.reshape(3, -1)], axis=1)
    upper = np.concatenate([one.upper.reshape(3, -1), other.upper.reshape(3, -1)], axis=1)
    hidden = np.concatenate([one.hidden.reshape(3, -1), other.hidden.reshape(3, -1)], axis=1)
    return Found(lower.ravel(), upper.ravel(), hidden.ravel())


def _tied(start: Found, cells: Ints, measure: Ints, dimensions: tuple[Dimension, ...]) -> tuple[Found, Sums]:
    """The three counts of every row, the people of every place (not published), and all their sums."""
    places = np.unique(cells, axis=0)
    counts = np.concatenate([*(3 * measure + count for count in (1, 2, 3)), np.full(len(places), PEOPLE)])
    every = np.column_stack([counts, np.concatenate([cells, cells, cells, places])])
    nothing = np.zeros(len(places))
    tied = Found(
        np.concatenate([start.lower, nothing]),
        np.concatenate([start.upper, nothing + UNKNOWN]),
        np.concatenate([start.hidden, nothing > 0]),
    )
    return tied, sums(every, (counts_dimension(int(measure.max()) + 1), *dimensions))
