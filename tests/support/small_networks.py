"""Small random networks of returns, released one after the other, and all counts that explain what they show."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product

import numpy as np
import numpy.typing as npt

from het_dash.catalogue import Status
from het_dash.figures.disclosure.flows import Flows, withheld
from het_dash.figures.disclosure.readers import Totals
from het_dash.figures.disclosure.secondary_suppression import Dimension, sums
from het_dash.figures.disclosure.small_numbers import rounded, small
from het_dash.figures.intervals import Floats

Counts = npt.NDArray[np.int64]
Unit = tuple[int, int, int]  # team, quarter, version
MOST_SOLUTIONS = 400_000


@dataclass
class SmallNetwork:
    """A few teams, quarters and groups. `sent`: the units in the order in which they came, with their finest counts."""

    shape: tuple[int, ...]
    sent: dict[Unit, Counts]
    sets: list[frozenset[Unit]] = field(default_factory=list)
    status: npt.NDArray[np.str_] = field(default_factory=lambda: np.empty((0, 0), dtype="<U32"))

    @property
    def places(self) -> Counts:
        """Every group with its totals; 0 is everyone."""
        return np.array(list(product(*(range(size + 1) for size in self.shape))), dtype=np.int64)

    @property
    def made_of(self) -> Counts:
        """Which finest groups each place counts."""
        finest = list(product(*(range(1, size + 1) for size in self.shape)))
        return np.array([[all(p in (0, f) for p, f in zip(place, one, strict=True)) for one in finest]
                         for place in self.places], dtype=np.int64)  # fmt: skip

    def counts(self, units: frozenset[Unit]) -> Counts:
        total: Counts = self.made_of @ np.sum([self.sent[unit] for unit in units], axis=0)
        return total

    def release_one_by_one(self) -> None:
        """Every unit's arrival is a release. A later version takes the place of an earlier one."""
        standing: list[Unit] = []
        for unit in self.sent:
            standing = [one for one in standing if one[:2] != unit[:2]] + [unit]
            self._release(standing)

    def withdraw(self, unit: Unit) -> None:
        self._release([one for one in self.sent if one != unit and not self._replaced(one)])

    def _replaced(self, unit: Unit) -> bool:
        return any(other[:2] == unit[:2] and other[2] > unit[2] for other in self.sent)

    def _release(self, standing: Sequence[Unit]) -> None:
        new = [units for units in dict.fromkeys(_totals_of(standing)) if units not in self.sets]
        if not new:
            return
        self.sets += new
        counts = np.array([self.counts(units) for units in new])
        rule = np.where(small(counts), Status.HIDDEN_SMALL.value, Status.SHOWN.value).astype("<U32")
        self.status = np.concatenate([self.status.reshape(-1, counts.shape[1]), rule])
        flows = self.flows(len(new))
        self.status = np.where(withheld(flows, insiders=True), Status.HIDDEN_LINKED.value, self.status)

    def flows(self, new: int = 0) -> Flows:
        """What was published up to now; the last `new` sets are those of this release."""
        known = [unit for unit in self.sent if any(unit in units for units in self.sets)]
        members = np.array([[unit in units for unit in known] for units in self.sets])
        counts = np.array([self.counts(units) for units in self.sets])
        groups = sums(self.places, tuple(Dimension(n + 1, ((0, tuple(range(1, n + 1))),)) for n in self.shape))
        true = np.array([self.counts(frozenset([unit])) for unit in known], dtype=np.float64)
        team = np.array([team for team, *_ in known], dtype=np.int64)
        return Flows(
            totals=Totals(members, groups, len(self.places), team, true),
            status=self.status,
            count=np.where(self.status == Status.SHOWN.value, rounded(counts), np.nan),
            new=np.repeat((np.arange(len(self.sets)) >= len(self.sets) - new)[:, None], counts.shape[1], axis=1),
            everyone=None,
            parts=np.zeros(len(self.places), dtype=np.bool_),
            worth=np.ones(len(self.places)),
        )

    def possible(self, insider: int | None) -> list[list[set[int]]] | None:
        """Every value that each cell has in some set of whole counts; None where there are too many to list."""
        lower, upper = self.flows().limits
        limits = [end.reshape(self.status.shape) for end in (lower, upper)]
        solutions, done = np.zeros((1, 0, len(self.places)), dtype=np.int64), []
        for unit, own in sorted(self._own(insider, *limits), key=lambda one: len(one[1])):
            if len(solutions) * len(own) > MOST_SOLUTIONS:
                return None
            tiled = np.tile(own[:, None, :], (len(solutions), 1, 1))
            solutions = np.concatenate([np.repeat(solutions, len(own), axis=0), tiled], axis=1)
            done.append(unit)
            for units, low, high in zip(self.sets, *limits, strict=True):
                if unit in units and units <= set(done):
                    total = solutions[:, [done.index(one) for one in units]].sum(axis=1)
                    solutions = solutions[((total >= low) & (total <= high)).all(axis=1)]
        found = [solutions[:, [done.index(one) for one in units]].sum(axis=1) for units in self.sets]
        return [[set(cell.tolist()) for cell in total.T] for total in found]

    def _own(self, insider: int | None, *limits: Floats) -> Iterator[tuple[Unit, Counts]]:
        """The counts that each unit can have by its own published figures; the insider's are known."""
        for unit in {unit: None for units in self.sets for unit in units}:
            if unit[0] == insider:
                yield unit, self.counts(frozenset([unit]))[None]
                continue
            low, high = (end[self.sets.index(frozenset([unit]))] for end in limits)
            most = [int(min(high[self.made_of[:, k] > 0].min(), self.sent[unit].sum() + 12)) for k in
                    range(self.made_of.shape[1])]  # fmt: skip
            finest = np.array(list(product(*(range(top + 1) for top in most))), dtype=np.int64)
            own = finest @ self.made_of.T
            yield unit, np.unique(own[((own >= low) & (own <= high)).all(axis=1)], axis=0)


def _totals_of(standing: Sequence[Unit]) -> Iterator[frozenset[Unit]]:
    """Each unit, each quarter, each team so far, and everything."""
    quarters, teams = defaultdict(list), defaultdict(list)
    for unit in standing:
        yield frozenset([unit])
        quarters[unit[1]].append(unit)
        teams[unit[0]].append(unit)
    for units in (*quarters.values(), *teams.values(), list(standing)):
        if units:
            yield frozenset(units)


def small_network(chance: np.random.Generator) -> SmallNetwork:
    """Two or three teams, one or two quarters, two or three groups (or two by two); perhaps one return sent again."""
    teams, quarters, groups = chance.integers(2, 4), chance.integers(1, 3), int(chance.integers(2, 4))
    shape: tuple[int, ...] = (2,) if teams * quarters * groups > 9 else (groups,)
    if chance.random() < 0.3 and teams * quarters <= 2:
        shape = (2, 2)
    units = [(team, quarter, 0) for quarter in range(int(quarters)) for team in range(int(teams))]
    units = [units[place] for place in chance.permutation(len(units))]
    size = int(np.prod(shape))
    sent: dict[Unit, Counts] = {unit: chance.poisson(chance.choice([2, 5, 9]), size) for unit in units}
    if chance.random() < 0.4:
        team, quarter, _ = units[0]
        sent[team, quarter, 1] = np.maximum(sent[team, quarter, 0] + chance.integers(-2, 3, size), 0)
    return SmallNetwork(shape, sent)
