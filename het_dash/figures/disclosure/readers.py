"""What a reader can work out of everything ever published: an outsider, or a team that knows its own counts."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np

from het_dash.figures.disclosure.contributors import Addition, Members, contributors
from het_dash.figures.disclosure.secondary_suppression import UNKNOWN, Bounds, Ints, Sums, propagate
from het_dash.figures.intervals import Bools, Floats


@dataclass(frozen=True)
class Totals:
    """Published cells: every set of units (rows of `members`) by every group; `groups` says how groups add up.

    `team` numbers the team of each unit; `true` holds the units' true counts by group, NaN if they no longer exist.
    """

    members: Members
    groups: Sums
    group_count: int
    team: Ints
    true: Floats


@dataclass(frozen=True)
class Reader:
    """A reader's cells are of the sets less the units that the reader knows.

    `cell`: the reader's cell of each published cell, -1 where none is. `known`: how many of its people the reader
    knows. `others`: published cells in which the reader has no part, so that they must stay hidden from it.
    """

    cells: int
    within: Sums
    cell: Ints
    known: Floats
    others: Bools

    def start(self, published: Bounds) -> Bounds:
        """Limits of the reader's cells from those of the published ones, before anything is added up."""
        lower, upper = np.zeros(self.cells), np.full(self.cells, UNKNOWN)
        self.narrow(lower, upper, published, np.flatnonzero(self.cell >= 0))
        return lower, upper

    def narrow(self, lower: Floats, upper: Floats, published: Bounds, cells: Ints) -> None:
        """Applies what these published cells say by themselves, in place."""
        here = cells[self.cell[cells] >= 0]
        least = published[0][here] - self.known[here]
        most = np.where(published[1][here] >= UNKNOWN, UNKNOWN, published[1][here] - self.known[here])
        np.maximum.at(lower, self.cell[here], least)
        np.minimum.at(upper, self.cell[here], most)

    def found(self, published: Bounds) -> Bounds:
        """Limits of the reader's cells after everything is added up."""
        return propagate(*self.start(published), self.within)

    def left(self, found: Bounds) -> Bounds:
        """The same limits, of what the reader does not know of each published cell."""
        here = self.cell >= 0
        return np.where(here, found[0][self.cell], 0.0), np.where(here, found[1][self.cell], UNKNOWN)

    def seen(self, found: Bounds) -> Bounds:
        """The same limits, of each published cell as a whole."""
        lower, upper = self.left(found)
        return lower + self.known, np.minimum(upper + self.known, UNKNOWN)


def readers(totals: Totals, insiders: bool) -> Iterator[Reader]:
    """The outsider first; then each team, if teams are readers too."""
    yield _reader(totals, np.zeros(totals.team.size, dtype=np.bool_))
    for team in np.unique(totals.team) if insiders else ():
        part = totals.team == team
        if not totals.members[:, part].any(axis=1).all():  # else there are no figures of others alone
            yield _reader(totals, part)


def _reader(totals: Totals, part: Bools) -> Reader:
    """`part`: the reader's own units. Units whose counts no longer exist are unknown to the reader too."""
    own = part & ~np.isnan(totals.true).all(axis=1)
    left = totals.members & ~own
    some = left.any(axis=1)
    unknown, place = np.unique(left[some], axis=0, return_inverse=True)
    sets = contributors(unknown)
    groups = np.arange(totals.group_count)
    known = (totals.members & own).astype(np.float64) @ np.where(own[:, None], np.nan_to_num(totals.true), 0.0)
    missing = (totals.members & own).astype(np.int64) @ (own[:, None] & np.isnan(totals.true)).astype(np.int64)
    cell = np.full(known.shape, -1, dtype=np.int64)
    cell[some] = place.reshape(-1)[:, None] * totals.group_count + groups
    cell[missing > 0] = -1
    others = np.repeat(~(totals.members & part).any(axis=1), totals.group_count)
    within = grid(totals.groups, sets.additions, len(sets.members), totals.group_count)
    return Reader(len(sets.members) * totals.group_count, within, cell.ravel(), known.ravel(), others)


def grid(groups: Sums, additions: Sequence[Addition], sets: int, group_count: int) -> Sums:
    """The sums of groups within every set, and of sets within every group."""
    shift = np.arange(sets)[:, None]
    parents = [(groups.parent + group_count * shift).ravel()]
    children = [(groups.child + group_count * shift).ravel()]
    of = [(groups.of + groups.parent.size * shift).ravel()]
    group, so_far = np.arange(group_count), groups.parent.size * sets
    for whole, parts in additions:
        parents.append(whole * group_count + group)
        children.append((np.array(parts) * group_count + group[:, None]).ravel())
        of.append(so_far + np.repeat(group, len(parts)))
        so_far += group_count
    return Sums(np.concatenate(parents), np.concatenate(of), np.concatenate(children))
