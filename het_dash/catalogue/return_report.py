"""Reports of checking and accepting a return, passed from the command to its caller.

Suppressed or rounded words only: no true count of anybody, the sender's included, goes back to the app.
"""

from datetime import date, datetime

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.problems import Report

NOT_PUBLISHED = "Not published"
TO_THE_OPERATOR = "For the operator: "


class SheetRead(Entry):
    """How many rows of a sheet were filled in."""

    sheet: str
    rows: int


class PreviewCell(Entry):
    """One of the sender's own figures: as it would be published, and as it is published now."""

    label: str
    will_read: str
    reads_now: str


class PreviewTable(Entry):
    """A measure by one kind of group, under the sheet that it is entered in."""

    sheet: str
    title: str
    cells: tuple[PreviewCell, ...]


class ReturnReport(Report):
    """The answer of a check. It depends on the sent file and on what is published, and on nothing else.

    The one exception: bytes that were accepted before are recognised. `already`: they count. `sent_before`: a sentence,
    if they are an earlier version that counts no longer. `version`: the number after the published ones, or that of
    the bytes that count already; 0 where the file could not be read. `first`: no return of the team is published yet.
    `pages`: those that show what a return like this brings, whether or not a figure on them changes.
    """

    file: str
    sha256: str = ""
    pcn: str = ""
    quarter: str = ""
    version: int = 0
    already: bool = False
    sent_before: str = ""
    first: bool = False
    sheets: tuple[SheetRead, ...] = ()
    pages: tuple[str, ...] = ()
    preview: tuple[PreviewTable, ...] = ()


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
