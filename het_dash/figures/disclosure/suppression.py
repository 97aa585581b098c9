"""Suppression of our own counts: the rule for each cell, then withholding what would give one away."""

from dataclasses import dataclass

import numpy as np

from het_dash.catalogue import Status
from het_dash.figures.disclosure.secondary_suppression import (
    UNKNOWN,
    Dimension,
    Found,
    Ints,
    seen_of_figures,
    sums,
    withhold,
)
from het_dash.figures.disclosure.small_numbers import Codes, rounded, status
from het_dash.figures.intervals import Bools, Floats

PEOPLE = 0  # of the dimension of counts: the people whom several measures share; never published by itself


@dataclass(frozen=True)
class Family:
    """True counts that may be added or taken from each other, a row a figure.

    `cells`: one column a dimension. `measure` numbers the measures that count parts of the same people. `total`: the
    people whom the row's breakdown divides, infinite for everyone. `collected`: False where nothing was sent; `none`
    where that is as good as nobody, since totals are of those who sent.
    """

    cells: Ints
    dimensions: tuple[Dimension, ...]
    measure: Ints
    numerator: Floats
    denominator: Floats
    total: Floats
    collected: Bools
    none: Bools


@dataclass(frozen=True)
class Released:
    """A status a row, and the rounded counts of those that are shown (NaN elsewhere). Rates come from these alone."""

    status: Codes
    numerator: Floats
    denominator: Floats


def release(family: Family) -> Released:
    """The rule of methods 10 for every row, then withholding until no sum gives a small count away."""
    n = np.where(family.collected, family.numerator, 0.0)
    d = np.where(family.collected, family.denominator, np.where(np.isnan(family.denominator), np.nan, 0.0))
    codes = np.where(family.collected, status(n, d, family.total), Status.SHOWN.value)
    linked = _linked(family, n, d, codes) & family.collected
    codes = np.where(linked, Status.HIDDEN_LINKED.value, codes)
    codes = np.where(family.collected, codes, Status.NOT_COLLECTED.value)
    shown = codes == Status.SHOWN.value
    return Released(codes, np.where(shown, rounded(n), np.nan), np.where(shown, rounded(d), np.nan))


def as_counted(family: Family) -> Released:
    """Counts of things, such as events, tell nothing of anybody: they are released as they are."""
    codes = np.where(family.collected, Status.SHOWN.value, Status.NOT_COLLECTED.value)
    return Released(codes, np.where(family.collected, family.numerator, np.nan), np.full(codes.size, np.nan))


def counts_dimension(measures: int) -> Dimension:
    """The shared people, then numerator, complement and denominator of each measure, which is those people."""
    each = [(3 * m + 3, (3 * m + 1, 3 * m + 2)) for m in range(measures)]
    shared = [(PEOPLE, (3 * m + 3,)) for m in range(measures)]
    return Dimension(3 * measures + 1, (*each, *shared))


def _linked(family: Family, n: Floats, d: Floats, codes: Codes) -> Bools:
    rows = np.arange(n.size)
    if np.isnan(d).all():  # counts of their own, with no denominator and so no complement
        start = _unless_unknown(_seen_alone(n, codes), ~family.collected & ~family.none)
        cells, dimensions, figure = family.cells, family.dimensions, rows
    else:
        start, cells, figure = _seen_together(family, n, d, codes)
        dimensions = (counts_dimension(int(family.measure.max()) + 1), *family.dimensions)
    of_rows = figure < n.size
    open_to_all = np.where(of_rows, family.none[np.where(of_rows, figure, 0)], False)
    withheld = withhold(start, sums(cells, dimensions), figure, open_to_all).linked
    linked: Bools = np.bincount(figure[of_rows], withheld[of_rows], n.size) > 0
    return linked


def _unless_unknown(found: Found, unknown: Bools) -> Found:
    """Nothing is known where nothing was sent, and nothing is said of the totals."""
    return Found(np.where(unknown, 0.0, found.lower), np.where(unknown, UNKNOWN, found.upper), found.hidden)


def _seen_alone(n: Floats, codes: Codes) -> Found:
    """Counts without a denominator: as a numerator of very many people, whose complement is never small."""
    found = seen_of_figures(n, np.full(n.size, UNKNOWN), codes)
    return Found(found.lower[: n.size], found.upper[: n.size], found.hidden[: n.size])


def _seen_together(family: Family, n: Floats, d: Floats, codes: Codes) -> tuple[Found, Ints, Ints]:
    """The three counts of every row, and the shared people of every place, of whom nothing is said."""
    found = _unless_unknown(seen_of_figures(n, d, codes), np.tile(~family.collected & ~family.none, 3))
    places = np.unique(family.cells, axis=0)
    three = [np.column_stack([3 * family.measure + k, family.cells]) for k in (1, 2, 3)]
    people = np.column_stack([np.full(len(places), PEOPLE), places])
    nothing = np.zeros(len(places))
    start = Found(
        np.concatenate([found.lower, nothing]),
        np.concatenate([found.upper, nothing + UNKNOWN]),
        np.concatenate([found.hidden, nothing > 0]),
    )
    figure = np.concatenate([np.tile(np.arange(n.size), 3), n.size + np.arange(len(places))])
    return start, np.concatenate([*three, people]), figure
