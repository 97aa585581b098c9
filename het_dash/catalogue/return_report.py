"""Reports of checking and accepting a return, passed from the command to its caller.

Suppressed or rounded words only: no true count of anybody, the sender's included, goes back to the app.
"""

from datetime import date, datetime

from het_dash.catalogue.entry import Entry
from het_dash.catalogue.problems import Report

NOT_PUBLISHED = "Not published"
TO_THE_OPERATOR = "For the operator: "


class SheetRead(Entry):
    """Number of completed rows of a sheet."""

    sheet: str
    rows: int


class PreviewCell(Entry):
    """One of the sender's own figures, as it would be published and as it is published now."""

    label: str
    will_read: str
    reads_now: str


class PreviewTable(Entry):
    """A measure by one breakdown, placed under the sheet in which it is entered."""

    sheet: str
    title: str
    cells: tuple[PreviewCell, ...]


class ReturnReport(Report):
    """Result of a check. It depends only on the file, on what is published, and on bytes accepted before.

    `already`: these bytes count now. `sent_before`: a sentence if they are an earlier version that no longer counts.
    `version`: the next version number, or the number of the bytes that count already; 0 if the file cannot be read.
    `first`: no return of the team is published yet. `pages`: pages that show data from such a return, even if no figure
    on them changes.
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
    """One journal record of a return: accepted, withdrawn, approved for display, or erased, by `actor` at time `at`.

    `alike`: the file differs from this version but has the same contents, so nothing was changed.
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
    """State of the returns journal, with a sentence for each damage. `notes` do not describe damage.

    `built_from`: number of records behind the published figures; None if no store states it.
    """

    records: int
    versions: int
    built_from: int | None
    damages: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
