"""Areas from LSOA to England, practices, and their dated membership of PCNs."""

from datetime import date

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.indicator import AreaKind


class Area(Entry):
    """Anything a figure can be about. `label` is what a reader chooses and what stands in links."""

    code: str
    name: str
    label: str
    kind: AreaKind
    parent: str | None = None


class ProgrammePcn(Entry):
    """One of the programme's six PCNs: our own area, made of one or more ODS PCNs."""

    code: str
    name: str
    label: str
    ods_pcns: tuple[str, ...]
    note: str = ""


class Practice(Entry):
    """A GP practice, or a service that has a list but no catchment."""

    code: str
    name: str
    postcode: str
    kind: str
    closed: date | None = None
    latitude: float | None = None
    longitude: float | None = None


class Membership(Entry):
    """A practice's time in an ODS PCN. A blank date is not known; it is never invented."""

    practice_code: str
    pcn_code: str
    start: date | None = None
    end: date | None = None
    source: str
    note: str = ""
