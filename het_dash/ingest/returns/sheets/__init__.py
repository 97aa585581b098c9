"""The sheets of a return, in order: how each is handed out, and how it is read back."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from het_dash.ingest.returns.form import Form, Table
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.row_reader import Found, Row
from het_dash.ingest.returns.sheets import (
    about,
    activities,
    attendance,
    champions,
    learning,
    partnership,
    pathway,
    totals,
)


@dataclass(frozen=True)
class Sheet:
    """Sheet of the form. `table` fills it from a return; `read` extracts fields of a return from it.

    `first_cycle`: the form for cycle 1 includes this sheet too.
    """

    name: str
    table: Callable[[Form, Return], Table]
    read: Callable[[Iterator[Row], Form, Found], dict[str, object]]
    first_cycle: bool = False


SHEETS = (
    Sheet(about.NAME, about.table, about.read, first_cycle=True),
    Sheet(totals.NAME, totals.table, totals.read, first_cycle=True),
    Sheet(activities.NAME, activities.table, activities.read, first_cycle=True),
    Sheet(attendance.NAME, attendance.table, attendance.read),
    Sheet(pathway.NAME, pathway.table, pathway.read),
    Sheet(champions.NAME, champions.table, champions.read),
    Sheet(partnership.PARTNERSHIP, partnership.partnership, partnership.read_partnership),
    Sheet(partnership.PROGRESS, partnership.progress, partnership.read_progress),
    Sheet(learning.NAME, learning.table, learning.read),
)


def sheets_for(form: Form) -> tuple[Sheet, ...]:
    """Sheets that the quarter's cycle uses."""
    return tuple(sheet for sheet in SHEETS if sheet.first_cycle or not form.first_cycle)
