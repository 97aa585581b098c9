"""Reports of checking and accepting a return, passed from the command to its caller."""

from datetime import date, datetime

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.problems import Report


class Change(Entry):
    """One published figure, as it stands and as it would stand: words, so that what is hidden stays hidden."""

    measure: str
    group: str
    period: str
    before: str
    after: str


class ReturnReport(Report):
    """The answer of a dry run. `version` is the number that the return would get; 0 where it could not be read.

    `already`: these very bytes count already. `sent_before`: a sentence, if they are an earlier version that counts no
    longer. `first`: the team's first, which ends the demonstration of its returns.
    """

    file: str
    sha256: str = ""
    pcn: str = ""
    quarter: str = ""
    version: int = 0
    already: bool = False
    sent_before: str = ""
    first: bool = False
    changes: tuple[Change, ...] = ()


class Receipt(Entry):
    """One record about a return: accepted, withdrawn, agreed to be shown, or erased. `actor` did it, `at` that time.

    `alike`: the file that was sent differs from this version, and says the same; nothing was changed.
    """

    kind: str
    pcn: str
    quarter: str
    version: int
    sha256: str
    on: date
    at: datetime
    actor: str
    alike: bool = False
    built: bool | None = None


class JournalReport(Entry):
    """The state of the returns journal: a sentence for each damage. `notes` are no damage.

    `built_from`: the number of records that the published figures were built from; None if no store says so.
    """

    records: int
    versions: int
    built_from: int | None
    damages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
