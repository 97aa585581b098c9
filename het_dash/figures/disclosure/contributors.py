"""Which returns each published total adds up, and how the totals of all releases add up to each other.

A unit is one version of one team's return for one quarter, or of one PCN's counts in an extract. Its true counts are
the same unknown numbers in every release in which it counts; another version is another unit.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

import numpy as np
import numpy.typing as npt

from het_dash.figures.disclosure.secondary_suppression import Ints
from het_dash.figures.intervals import Bools

Members = npt.NDArray[np.bool_]  # one row a set, one column a unit
Addition = tuple[int, tuple[int, ...]]  # a set, and the disjoint sets that it is made of

MOST_APART = 3  # units by which two totals differ, where their difference tells more than the units' own figures


@dataclass(frozen=True)
class Contributors:
    """`members`: the sets of units behind the totals, published or not; the first `published` are."""

    members: Members
    published: int

    @cached_property
    def additions(self) -> tuple[Addition, ...]:
        """Every set as the sum of its units, and of the larger sets within it."""
        size = self.members.sum(axis=1)
        order = np.lexsort((np.arange(size.size), -size))
        found = dict.fromkeys(
            (int(whole), parts) for whole in order for parts in self._partitions(int(whole), order, size)
        )
        return tuple(found)

    @cached_property
    def _within(self) -> Bools:
        """Which set (row) lies within which other (column)."""
        common = self.members.astype(np.int64) @ self.members.T.astype(np.int64)
        inside: Bools = (common == self.members.sum(axis=1)[:, None]) & ~np.eye(len(self.members), dtype=np.bool_)
        return inside

    @cached_property
    def _alone(self) -> Ints:
        """The set of each unit by itself."""
        single = np.flatnonzero(self.members.sum(axis=1) == 1)
        place = np.zeros(self.members.shape[1], dtype=np.int64)
        place[self.members[single].argmax(axis=1)] = single
        return place

    def _partitions(self, whole: int, order: Ints, size: Ints) -> Iterator[tuple[int, ...]]:
        if size[whole] == 1:
            return
        yield tuple(sorted(int(one) for one in self._alone[self.members[whole]]))
        parts = order[self._within[order, whole] & (size[order] > 1)]
        largest: list[int] = []
        for part in parts:
            outermost = not self._within[part, largest].any()
            if outermost:
                largest.append(int(part))
            if outermost or size[whole] - size[part] <= MOST_APART:
                rest = self.members[whole] & ~self.members[part]
                yield tuple(sorted([int(part), *self._covered(rest, parts)]))

    def _covered(self, rest: Bools, parts: Ints) -> Iterator[int]:
        """The largest sets that fit into what is left, then single units."""
        fitting = parts[~(self.members[parts] & ~rest).any(axis=1)]
        for part in fitting:
            if (rest | ~self.members[part]).all():
                yield int(part)
                rest = rest & ~self.members[part]
        yield from (int(one) for one in self._alone[rest])


def contributors(published: Members) -> Contributors:
    """The published sets, each unit by itself, and what two totals have in common where neither holds the other."""
    if len(np.unique(published, axis=0)) < len(published):
        raise ValueError("two published totals add up the same returns: keep one")
    added = [np.eye(published.shape[1], dtype=np.bool_)[published.any(axis=0)], *_overlaps(published)]
    every = np.concatenate([published, *added])
    _, first = np.unique(every, axis=0, return_index=True)
    return Contributors(every[np.sort(first)], len(published))


def _overlaps(published: Members) -> Iterator[Members]:
    """A return that was sent again leaves two totals that differ by its two versions alone."""
    for place, one in enumerate(published):
        others = published[:place]
        both, mine, theirs = one & others, (one & ~others).sum(axis=1), (others & ~one).sum(axis=1)
        near = both.any(axis=1) & (mine > 0) & (theirs > 0) & (np.maximum(mine, theirs) <= MOST_APART)
        yield both[near]
