"""Gaps between each group of an area and a reference group."""

from collections.abc import Collection
from dataclasses import dataclass
from functools import cached_property

from het_dash.catalogue import Breakdown, Group, Nature
from het_dash.charts.builders.by_group import chosen
from het_dash.charts.perspective import View
from het_dash.charts.text import tables
from het_dash.content.rules.gap_text import Reference, reference_of
from het_dash.figures import Answer, Figure
from het_dash.figures.gaps import Gap, gap_between


@dataclass(frozen=True, kw_only=True)
class ByGroup:
    """One measure at one place: by group of the chosen scheme, by broad group, and everyone's."""

    by_group: Answer
    by_broad: Answer
    everyone: Answer
    area: str
    reference: Reference
    view: View

    def held(self, only: Collection[str] = ()) -> "HeldAgainst":
        """Each group against the reference; of `only` these groups. A reference of another date is none."""
        own = chosen(self.by_group.latest.of(self.area), only)
        against = reference_of(self.reference, by_broad_group=self.by_broad, everyone=self.everyone, area=self.area)
        same = against is not None and own.period is not None and against.period_end == own.period[1]
        return HeldAgainst(
            own=own, everyone=self.everyone, against=against if same else None, area=self.area,
            reference=self.reference, view=self.view,
        )  # fmt: skip


@dataclass(frozen=True, kw_only=True)
class HeldAgainst:
    """`own`: the groups at `area`, of the last period; `against`: the reference's figure, None where there is none."""

    own: Answer
    everyone: Answer
    against: Figure | None
    area: str
    reference: Reference
    view: View

    @cached_property
    def gaps(self) -> list[Gap]:
        """Of each known group that is counted, in the configured order; never of the reference with itself."""
        known = (f for f in self.own.figures if f != self.against and not self.group(f).unknown)
        found = (gap_between(f, self.against, self.own.indicator.polarity) for f in known)
        return [gap for gap in found if gap is not None]

    @property
    def programme(self) -> list[Gap]:
        """The gaps of the groups that the programme was set up for."""
        return [gap for gap in self.gaps if self.group(gap.group).programme]

    @property
    def widest(self) -> Gap | None:
        """The widest clear gap that people would close, in points."""
        return max((gap for gap in self.gaps if gap.behind), key=lambda gap: abs(gap.points), default=None)

    @property
    def known(self) -> list[Figure]:
        return [f for f in self.own.figures if not self.group(f).unknown]

    @property
    def nature(self) -> Nature:
        return tables.weakest_nature(self.own)

    @property
    def breakdown(self) -> Breakdown | None:
        return self.view.catalogue.breakdowns[self.own.figures[0].breakdown] if self.own.figures else None

    def group(self, figure: Figure) -> Group:
        return self.view.catalogue.breakdowns[figure.breakdown].group(figure.group_id)
