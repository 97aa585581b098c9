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
    """

    id: str
    title: str
    note: str = ""
    groups: tuple[Group, ...] = ()
    parts: tuple[str, ...] = ()
    areas: Literal["lsoa", "ward", "neighbourhood", ""] = ""
    kind: Literal["ethnicity_detailed", "ethnicity_broad", "age", "sex", ""] = ""
    adds_up: bool = True
    broad: str | None = None

    def group(self, group_id: str) -> Group:
        return next(g for g in self.groups if g.id == group_id)
