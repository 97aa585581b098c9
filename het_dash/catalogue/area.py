"""Areas from LSOA to nation, practices, their dated membership of PCNs, and their successors."""

from datetime import date
from typing import Literal

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.indicator import AreaKind


def possessive(name: str) -> str:
    """For example 'North Anytown's', 'Fairfields''."""
    return f"{name}'" if name.endswith("s") else f"{name}'s"


class Area(Entry):
    """Any area that a figure can describe. `label` is the name that readers choose and that links contain."""

    code: str
    name: str
    label: str
    kind: AreaKind
    parent: str | None = None

    @property
    def whose(self) -> str:
        """The label as a possessive, for example "North Anytown's"."""
        return possessive(self.label)

    @property
    def slug(self) -> str:
        """The label as a part of file names, for example 'north-anytown'."""
        return self.label.lower().replace(" ", "-")


class ProgrammePcn(Entry):
    """One of the programme's six PCNs. We define this area; it consists of one or more ODS PCNs."""

    code: str
    name: str
    label: str
    ods_pcns: tuple[str, ...]
    note: str = ""


class Practice(Entry):
    """A GP practice, or a service with a registered list but no catchment."""

    code: str
    name: str
    postcode: str
    kind: str
    closed: date | None = None
    latitude: float | None = None
    longitude: float | None = None


class Membership(Entry):
    """Period in which a practice belongs to an ODS PCN. A blank date is unknown; never fill it with a guess."""

    practice_code: str
    pcn_code: str
    start: date | None = None
    end: date | None = None
    source: str
    note: str = ""


class Succession(Entry):
    """A practice whose patients are on another practice's list since.

    `after` is the last date at which it had a list of its own, `by` the first at which it had none. `certainty`:
    recorded (the publisher names the successor), lists (lists and registers continue in the successor's) or unknown
    (no published file names the successor, which is blank).
    """

    practice_code: str
    successor_code: str | None = None
    after: date | None = None
    by: date
    certainty: Literal["recorded", "lists", "unknown"]
    source: str
    note: str = ""
