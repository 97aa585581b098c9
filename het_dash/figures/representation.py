"""Representation ratio: a group's share of people reached over its share of a population (methods 6)."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from math import isnan

import numpy as np

from het_dash.catalogue import Breakdown, Status
from het_dash.figures.answer import Answer
from het_dash.figures.intervals import share
from het_dash.figures.reach_shares import representation
from het_dash.figures.rounded_rates import ROUNDING
from het_dash.figures.share_bounds import Between, Bounds, bounds
from het_dash.figures.totals import NOBODY, NOT_COLLECTED, Counted, counted, counted_in, of_the_whole, together, worst
from het_dash.figures.verdicts import SHARE, decimals


@dataclass(frozen=True)
class Mix:
    """People by group of one scheme. `wholes` are broad groups' own counts, used in place of sums.

    `unknown` are the ids of the groups for people whose ethnic group is not known or not stated.
    """

    groups: Mapping[str, Counted]
    everyone: Counted
    unknown: tuple[str, ...] = ()
    wholes: Mapping[str, Counted] = field(default_factory=dict)

    @property
    def not_known(self) -> Counted:
        return together(self._unknown) if self.unknown else NOBODY

    @property
    def _unknown(self) -> list[Counted]:
        return [self.groups.get(group, NOT_COLLECTED) for group in self.unknown]

    def bounds(self, groups: Collection[str], whole: str | None = None) -> Bounds | None:
        """Range that published counts allow for a share with a suppressed part."""
        if not isnan(self.share(groups, whole)):
            return None
        parts = [self.groups.get(group, NOT_COLLECTED) for group in groups]
        if whole is not None and whole in self.wholes:
            parts = [self.wholes[whole]]
        others = [count for group, count in self.groups.items() if group not in {*groups, *self.unknown}]
        return bounds(parts, self.everyone, self._unknown, others)

    @property
    def known_between(self) -> Between | None:
        """The per cent whose group is known, where only a range can be given."""
        known = [count for group, count in self.groups.items() if group not in self.unknown]
        found = bounds(known, self.everyone, self._unknown) if isnan(self.percent_known) else None
        return found.known_share.times(100) if found else None

    def count(self, groups: Collection[str], whole: str | None = None) -> Counted:
        """The people of these groups together."""
        if whole is not None and whole in self.wholes:
            return self.wholes[whole]
        return together(self.groups.get(group, NOT_COLLECTED) for group in groups)

    def share(self, groups: Collection[str], whole: str | None = None) -> float:
        """Of those whose group is known, 0 to 1; NaN where a part is hidden. Rounding never takes it over 1."""
        known = self.everyone.number - self.not_known.number
        return float(np.minimum(share(self.count(groups, whole).number, known), 1.0))

    def reason(self, groups: Collection[str], whole: str | None = None) -> Status:
        """Why there is no share: the count's own reason, or else that of those it is a share of."""
        own = self.count(groups, whole).status
        return own if own is not Status.SHOWN else of_the_whole(worst((self.everyone.status, self.not_known.status)))

    @property
    def percent_known(self) -> float:
        """Those whose group is known, of everyone; NaN where either is hidden."""
        return float(100 * share(self.everyone.number - self.not_known.number, self.everyone.number))


@dataclass(frozen=True)
class Asked:
    """A row of the comparison: one group, or several combined."""

    label: str
    groups: tuple[str, ...]
    whole: str | None = None
    programme: bool = False


@dataclass(frozen=True)
class Row:
    """A group compared with a population. NaN where there is no number; `reason` then says why.

    With `bounds` there is a range in place of the number: `lower` and `upper` then allow for chance at either end of
    it, `lowest` and `highest` for every possible count.
    """

    asked: Asked
    reached: Counted
    reached_percent: float
    population_percent: float
    ratio: float
    lower: float
    upper: float
    lowest: float
    highest: float
    reason: Status
    too_many_unknown: bool
    bounds: Bounds | None = None

    @property
    def shown(self) -> bool:
        return not isnan(self.ratio)

    @property
    def percent_between(self) -> Between | None:
        """The share of those reached, in per cent, where only a range can be given."""
        return self.bounds.share.times(100) if self.bounds else None

    @property
    def ratio_between(self) -> Between | None:
        """The ratio where only a range can be given; none where more than 30% may not be known."""
        if self.bounds is None or isnan(self.lower):
            return None
        return self.bounds.share.times(100 / self.population_percent)

    @property
    def bounded(self) -> bool:
        return not isnan(self.highest)

    @property
    def position(self) -> str:
        """For example 'a larger share': only what the limits carry."""
        return SHARE.words(self.lower, self.upper)

    @property
    def decimals(self) -> int:
        """Decimals of the ratio and its limits, two or more."""
        return decimals(self.lower, self.upper, SHARE.neutral, fewest=2)

    @property
    def clear(self) -> bool:
        return SHARE.clear(self.lower, self.upper)


def hold(reached: Mix, population: Mix, asked: Sequence[Asked]) -> tuple[Row, ...]:
    """Every row's ratio, from the same people reached against the same population."""
    counts = [reached.count(one.groups, one.whole) for one in asked]
    shares = [population.share(one.groups) for one in asked]
    found = representation(
        [count.number for count in counts], reached.everyone.number, reached.not_known.number, shares, rounding=ROUNDING
    )
    rows = (
        Row(
            asked=one,
            reached=count,
            reached_percent=100 * reached.share(one.groups, one.whole),
            population_percent=100 * people,
            ratio=float(found.ratio[n]),
            lower=float(found.lower[n]),
            upper=float(found.upper[n]),
            lowest=float(found.lowest[n]),
            highest=float(found.highest[n]),
            reason=_reason(reached.reason(one.groups, one.whole), population.reason(one.groups)),
            too_many_unknown=bool(found.too_many_unknown[n]),
        )
        for n, (one, count, people) in enumerate(zip(asked, counts, shares, strict=True))
    )
    return tuple(_with_bounds(row, reached.bounds(row.asked.groups, row.asked.whole)) for row in rows)


def _with_bounds(row: Row, found: Bounds | None) -> Row:
    """The row with a range in place of a number that suppression hides."""
    if found is None or not row.population_percent > 0:
        return replace(row, bounds=found)
    times = 100 / row.population_percent
    ends, every = found.limits().times(times), found.if_none_or_all.times(times)
    row = replace(row, bounds=found, lowest=every.low, highest=every.high)
    return replace(row, lower=ends.low, upper=ends.high) if found.enough_known else replace(row, too_many_unknown=True)


def _reason(*parts: Status) -> Status:
    found = worst(parts)
    return Status.UNDEFINED if found is Status.SHOWN else found


def reached_mix(scheme: Breakdown, *, by_group: Answer, by_broad: Answer, everyone: Answer) -> Mix:
    """Those reached at one place in one period: the answers hold that place and period only."""
    groups = {f.group_id: counted(f) for f in by_group.figures}
    return Mix(
        groups=groups,
        everyone=counted(next(iter(everyone.figures), None)),
        unknown=tuple(group.id for group in scheme.groups if group.unknown),
        wholes={f.group_id: counted(f) for f in by_broad.figures},
    )


def population_of_shares(by_group: Answer, scheme: Breakdown) -> Mix:
    """A population whose groups' shares are published, in the common scheme that `scheme`'s groups lead to."""
    shares = {f.group_id: Counted(f.value, f.status) for f in by_group.figures}
    return Mix(_in_common(shares, scheme), Counted(100.0))


def population_of_denominators(scheme: Breakdown, *, by_group: Answer, everyone: Answer) -> Mix:
    """A population that an indicator's denominators count: people with a condition."""
    people = {f.group_id: counted_in(f) for f in by_group.figures}
    whole = next(iter(everyone.figures), None)
    return Mix(
        groups=_in_common(people, scheme),
        everyone=counted_in(whole),
        unknown=tuple(group.common or group.id for group in scheme.groups if group.unknown),
    )


def population_of_numerators(by_group: Answer, scheme: Breakdown) -> Mix:
    """A population counted group by group, out of everyone: residents in a census."""
    people = {f.group_id: counted(f) for f in by_group.figures}
    whole = next((f.denominator for f in by_group.figures if f.shown), None)
    return Mix(_in_common(people, scheme), NOT_COLLECTED if whole is None else Counted(whole))


def _in_common(counts: Mapping[str, Counted], scheme: Breakdown) -> dict[str, Counted]:
    """Groups that lead to the same common group are added up; one that leads to none is a common group itself."""
    parts: dict[str, list[Counted]] = {}
    for group in scheme.groups:
        if group.id in counts:
            parts.setdefault(group.common or group.id, []).append(counts[group.id])
    return {group: together(found) for group, found in parts.items()}
