"""Gaps between each group of an area and a reference group."""

from collections.abc import Collection
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property

from het_dash.catalogue import Breakdown, Group, Nature
from het_dash.charts.builders.by_group import chosen
from het_dash.charts.perspective import View
from het_dash.charts.text import tables
from het_dash.content.rules.gap_text import Reference, reference_of
from het_dash.figures import Answer, Figure
from het_dash.figures.gaps import Gap, clear_among, gap_between
from het_dash.figures.pooled_groups import PooledGroups, pooled_groups


@dataclass(frozen=True, kw_only=True)
class ByGroup:
    """One measure at one place: by group of the chosen scheme, by broad group, and everyone's.

    `peers`: the same measure and groups at every place that is estimated together (methods 19): all PCNs for a PCN, the
    place itself otherwise. Detailed groups are then compared by these estimates.
    """

    by_group: Answer
    by_broad: Answer
    everyone: Answer
    area: str
    reference: Reference
    view: View
    peers: Answer | None = None

    def held(self, only: Collection[str] = ()) -> "HeldAgainst":
        """Each group against the reference; of `only` these groups. A reference of another date is none."""
        own = chosen(self.by_group.latest.of(self.area), only)
        against = reference_of(self.reference, by_broad_group=self.by_broad, everyone=self.everyone, area=self.area)
        same = against is not None and own.period is not None and against.period_end == own.period[1]
        return HeldAgainst(own=own, against=against if same else None, given=self)

    def gap(self, f: Figure, against: Figure | None) -> Gap | None:
        """Gap of a group from the reference: by pooled estimates for detailed groups, otherwise by the counts of both.

        None if the counts of either are not published.
        """
        if not self.is_pooled(f):
            return gap_between(f, against, self.by_group.indicator.polarity)
        pooled = self.pooled_at(f.period_end)
        if pooled is None or against is None or not against.shown:
            return None
        groups = self._breakdown(f).groups
        parts = [g.id for g in groups if not g.unknown and self.reference in ("all", g.parent)]
        return pooled.gap(f, against, parts, self.by_group.indicator.polarity)

    def is_pooled(self, f: Figure) -> bool:
        """True for a detailed group of our own records."""
        percent = self.by_group.indicator.unit == "percent"
        return self.peers is not None and percent and self._breakdown(f).broad is not None

    def pooled_at(self, end: date) -> PooledGroups | None:
        """All known groups of a date, estimated together. Example data is never mixed with other data."""
        if end not in self._estimated:
            self._estimated[end] = self._together(end)
        return self._estimated[end]

    @cached_property
    def _estimated(self) -> dict[date, PooledGroups | None]:
        return {}

    def _together(self, end: date) -> PooledGroups | None:
        here = self.by_group.of(self.area).figures
        own = next((f for f in here if f.period_end == end), None)
        if own is None:
            return None
        known = {group.id for group in self._breakdown(own).groups if not group.unknown}
        together = self.peers.figures if self.peers else here
        same = (f for f in together if _series(f) == _series(own) and f.group_id in known)
        return pooled_groups(same, self.area)

    def _breakdown(self, f: Figure) -> Breakdown:
        return self.view.catalogue.breakdowns[f.breakdown]


def _series(f: Figure) -> tuple[object, ...]:
    return f.breakdown, f.period_start, f.period_end, f.nature


@dataclass(frozen=True, kw_only=True)
class HeldAgainst:
    """`own`: the groups at `area`, of the last period; `against`: the reference's figure, None where there is none."""

    own: Answer
    against: Figure | None
    given: ByGroup

    @cached_property
    def gaps(self) -> list[Gap]:
        """Of each known group that is counted, in the configured order; never of the reference with itself."""
        known = (f for f in self.own.figures if f != self.against and not self.group(f).unknown)
        found = (self.gap(f) for f in known)
        return [gap for gap in found if gap is not None]

    def gap(self, f: Figure) -> Gap | None:
        return self.given.gap(f, self.against)

    @cached_property
    def pooled(self) -> PooledGroups | None:
        """The estimates that groups are compared by; None where they are compared as counted."""
        first = next(iter(self.own.figures), None)
        return self.given.pooled_at(first.period_end) if first and self.given.is_pooled(first) else None

    def estimate(self, f: Figure) -> Figure | None:
        """The figure that a group is compared by, if estimates are used and it has one."""
        return self.pooled.estimate(f) if self.pooled else None

    @property
    def line(self) -> Figure | None:
        """The reference with the value that groups are compared with."""
        return self.gaps[0].reference if self.pooled and self.gaps else self.against

    @property
    def compared(self) -> Answer:
        """The groups with the values that are compared; without those that have no estimate, if estimates are used."""
        if self.pooled is None:
            return self.own
        return replace(self.own, figures=tuple(filter(None, map(self.estimate, self.own.figures))))

    @property
    def programme(self) -> list[Gap]:
        """The gaps of the groups that the programme was set up for."""
        return [gap for gap in self.gaps if self.group(gap.group).programme]

    @property
    def widest(self) -> Gap | None:
        """The widest gap that people would close, in points, if it is clear among all that were compared."""
        found = [gap for gap in self.gaps if gap.behind and clear_among(gap, len(self.gaps))]
        return max(found, key=lambda gap: abs(gap.points), default=None)

    @property
    def known(self) -> list[Figure]:
        return [f for f in self.own.figures if not self.group(f).unknown]

    @property
    def nature(self) -> Nature:
        return tables.weakest_nature(self.own)

    @property
    def everyone(self) -> Answer:
        return self.given.everyone

    @property
    def area(self) -> str:
        return self.given.area

    @property
    def reference(self) -> Reference:
        return self.given.reference

    @property
    def view(self) -> View:
        return self.given.view

    @property
    def breakdown(self) -> Breakdown | None:
        return self.view.catalogue.breakdowns[self.own.figures[0].breakdown] if self.own.figures else None

    def group(self, figure: Figure) -> Group:
        return self.view.catalogue.breakdowns[figure.breakdown].group(figure.group_id)
