"""Breakdowns of a figure: age, sex, ethnic group, deprivation, place."""

from typing import Literal

from het_dash.catalogue.entry import Entry

WHOLE = "persons"
EVERYONE = "all"
CROSS = "|"


class Group(Entry):
    """One group of a breakdown. Analysts may change `label` but not `id`. `common` is its group in the common
    scheme."""

    id: str
    label: str
    short: str = ""
    parent: str | None = None
    common: str | None = None
    programme: bool = False
    unknown: bool = False

    @property
    def tick(self) -> str:
        """Label for an axis."""
        return self.short or self.label


class Breakdown(Entry):
    """A scheme of groups in order. A cross ('sex x age') lists its parts, and its group ids join theirs with '|'.

    `kind` selects the rules of disclosure control. `adds_up` means that every person is in exactly one group.
    `formerly` are ids of before, so that older links still open it.
    `sums` lists groups that are the sum of others, for disclosure control. Some of these groups are never published.
    """

    id: str
    title: str
    note: str = ""
    groups: tuple[Group, ...] = ()
    parts: tuple[str, ...] = ()
    areas: Literal["lsoa", "ward", "neighbourhood", ""] = ""
    kind: Literal["ethnicity_detailed", "ethnicity_broad", "age", "sex", "deprivation", ""] = ""
    adds_up: bool = True
    broad: str | None = None
    sums: tuple[tuple[str, tuple[str, ...]], ...] = ()
    formerly: tuple[str, ...] = ()

    @property
    def unpublished(self) -> tuple[str, ...]:
        """What its sums name that is no group."""
        groups = {group.id for group in self.groups}
        named = dict.fromkeys(name for whole, parts in self.sums for name in (whole, *parts))
        return tuple(name for name in named if name not in groups)

    def group(self, group_id: str) -> Group:
        return next(g for g in self.groups if g.id == group_id)
