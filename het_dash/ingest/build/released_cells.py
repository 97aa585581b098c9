"""Own figures of this and of earlier releases as cells: whose counts each adds up, and by which group."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
import pandas as pd

from het_dash.catalogue import EVERYONE, WHOLE, Breakdown, Status
from het_dash.figures.disclosure.contributors import Members
from het_dash.figures.disclosure.dimensions import EVERYONE_AT, Axes, axes
from het_dash.figures.disclosure.secondary_suppression import Dimension, Ints
from het_dash.figures.intervals import Bools

CELL = ["indicator_id", "breakdown", "group_id", "whose"]
COLUMNS = ("source_id", *CELL, "status", "numerator", "denominator")  # of what was published
JOINS = "\n"  # the names of the units that a figure adds up
ACTIVITY, ELSEWHERE = "activity", "elsewhere"  # people at each activity of a return, and at none that it lists
TIGHTEST_LAST = [
    status.value
    for status in (
        Status.HIDDEN_LINKED, Status.HIDDEN_TOTAL_TOO_SMALL, Status.HIDDEN_SMALL, Status.UNDEFINED, Status.SHOWN,
    )
]  # fmt: skip


def nothing_published() -> pd.DataFrame:
    """The figures of no release."""
    words = dict.fromkeys(COLUMNS[:-2], pd.Series(dtype=object))
    return pd.DataFrame({**words, "numerator": pd.Series(dtype=float), "denominator": pd.Series(dtype=float)})


def tightest(published: pd.DataFrame) -> pd.DataFrame:
    """One row a cell: what says most of it, of all that was ever published of it."""
    place = published["status"].map({status: number for number, status in enumerate(TIGHTEST_LAST)})
    order = np.argsort(place.to_numpy(np.int64), kind="stable")
    return published.iloc[order].drop_duplicates(CELL, keep="last").reset_index(drop=True)


def protection_of(figures: pd.DataFrame) -> pd.DataFrame:
    """What protecting others costs in each indicator: figures that the rule for each shows, and how many are."""
    shown = Status.SHOWN.value
    by = figures.assign(shown=figures["status"] == shown, by_rule=figures["rule"] == shown)
    counted: pd.DataFrame = by.groupby(["source_id", "indicator_id"], as_index=False).agg(
        figures=("status", "size"), shown=("shown", "sum"), by_rule=("by_rule", "sum")
    )
    return counted


@dataclass(frozen=True)
class Sets:
    """`units`: the names of all units; `members`: a row a set of them; `number`: the set of each name of a set."""

    units: tuple[str, ...]
    members: Members
    number: Mapping[str, int]

    def of(self, whose: pd.Series) -> Ints:
        """The set of each figure."""
        return np.array(whose.map(self.number), dtype=np.int64)

    @property
    def team(self) -> tuple[str, ...]:
        """Whose each unit is: the area that comes first in its name."""
        return tuple(unit.partition("/")[0] for unit in self.units)


def sets(*whose: pd.Series) -> Sets:
    """All sets that are named."""
    named = list(dict.fromkeys(name for names in whose for name in names.unique()))
    split = [name.split(JOINS) for name in named]
    units = sorted({unit for parts in split for unit in parts})
    place = {unit: number for number, unit in enumerate(units)}
    members = np.zeros((len(named), len(units)), dtype=np.bool_)
    for row, parts in enumerate(split):
        members[row, [place[unit] for unit in parts]] = True
    return Sets(tuple(units), members, {name: number for number, name in enumerate(named)})


def without_versions(whose: str) -> str:
    """The same returns in any version: the names of units without what follows the last stroke."""
    return JOINS.join(unit.rpartition("/")[0] for unit in whose.split(JOINS))


def withheld_before(rows: pd.DataFrame, earlier: pd.DataFrame) -> Bools:
    """Figures with another version that was withheld: a reader who takes both for the same people learns more."""
    linked = earlier[earlier["status"] == Status.HIDDEN_LINKED.value]
    named = [
        pd.MultiIndex.from_frame(one[CELL].assign(whose=one["whose"].map(without_versions))) for one in (rows, linked)
    ]
    found: Bools = named[0].isin(named[1])
    return found


@dataclass(frozen=True)
class Groups:
    """`places`: the different places of groups, a column a dimension; `number`: the row of each breakdown and group."""

    dimensions: tuple[Dimension, ...]
    places: Ints
    number: Mapping[tuple[str, str], int]

    def of(self, figures: pd.DataFrame) -> Ints:
        """The place of each figure's group."""
        keys = pd.MultiIndex.from_frame(figures[["breakdown", "group_id"]])
        return np.array(keys.map(self.number), dtype=np.int64)

    def has(self, figures: pd.DataFrame) -> Bools:
        """Which figures' groups are among these."""
        found: Bools = pd.MultiIndex.from_frame(figures[["breakdown", "group_id"]]).isin(list(self.number))
        return found

    @property
    def everyone(self) -> int | None:
        return self.number.get((WHOLE, EVERYONE))

    def breakdown(self) -> tuple[str, ...]:
        """The breakdown of each place; blank for one that is never published."""
        named = {place: by for (by, _), place in self.number.items()}
        return tuple(named.get(place, "") for place in range(len(self.places)))


def groups(figures: Sequence[pd.DataFrame], known: Mapping[str, Breakdown]) -> Groups:
    """All groups by which figures are published, and those that only sums name."""
    keys = list(dict.fromkeys(key for one in figures for key in zip(one["breakdown"], one["group_id"], strict=True)))
    spanned = axes(list(dict.fromkeys(by for by, _ in keys if by != ACTIVITY)), known)
    attended = sorted({group for by, group in keys if by == ACTIVITY})
    if attended:
        spanned = _with_activities(spanned, attended)
    places = [spanned.places[key] for key in keys] + list(spanned.unpublished)
    unique, number = np.unique(np.array(places, dtype=np.int64).reshape(len(places), -1), axis=0, return_inverse=True)
    return Groups(spanned.dimensions, unique, dict(zip(keys, number.ravel().tolist(), strict=False)))


def _with_activities(spanned: Axes, attended: Sequence[str]) -> Axes:
    """Everyone is also the sum of those at each activity of a list, and elsewhere. The list's number comes first."""
    lists = sorted({group.partition(".")[0] for group in attended})
    named = [*attended, *(rest for one in lists if (rest := f"{one}.{ELSEWHERE}") not in attended)]
    number = {group: place for place, group in enumerate(named, start=1)}
    sums = (
        (EVERYONE_AT, tuple(place for group, place in number.items() if group.startswith(f"{one}."))) for one in lists
    )
    others = (EVERYONE_AT,) * len(spanned.dimensions)
    return Axes(
        (*spanned.dimensions, Dimension(len(named) + 1, tuple(sums))),
        (*spanned.names, ACTIVITY),
        {key: (*place, EVERYONE_AT) for key, place in spanned.places.items()}
        | {(ACTIVITY, group): (*others, number[group]) for group in attended},
        (
            *((*place, EVERYONE_AT) for place in spanned.unpublished),
            *((*others, number[group]) for group in named[len(attended) :]),
        ),
    )
