"""One sheet as a plain table: names in row 1, values below."""

from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

from het_dash.ingest.checks.concealed import concealed
from het_dash.ingest.checks.findings import Findings, Note
from het_dash.ingest.csv_table import RawFile, check_header
from het_dash.ingest.encodings import NO_BREAK_SPACE
from het_dash.ingest.problems import refuse
from het_dash.ingest.workbook.opened import Limits, Workbook, open_workbook
from het_dash.ingest.workbook.sheet import WorkbookSheet

LIMITS = Limits(rows=250_000, columns=20, unpacked_mb=400)


def read_raw_workbook(path: Path, named: str, published: str | None = None) -> RawFile:
    """The sheet called `named`, or the only sheet, or `published`, the sheet of a publisher's own workbook.

    Raises ImportProblem with every cell that is not a plain value. Of a published table, rows that a filter hides are
    read, and rows below it are left out.
    """
    book = open_workbook(path, LIMITS)
    sheet = book.read(_chosen(book, named, published))
    note = " ".join(filter(None, (_without_sums_below(sheet), _unfiltered(sheet)))) if published else ""
    _check(sheet, book.name)
    header = [name.strip() for name in sheet.rows.pop(1)]
    check_header(header, book.name, sheet.name)
    rows = [[cell.replace(NO_BREAK_SPACE, " ").strip() for cell in row] for row in sheet.rows.values()]
    cells = pd.DataFrame(rows, columns=pd.Index(header), index=list(sheet.rows), dtype=str)
    return RawFile(book.name, book.sha256, cells, sheet.name, note)


def _chosen(book: Workbook, named: str, published: str | None) -> str:
    for name in filter(None, (named, published)):
        if found := next((one for one in book.sheets if one.casefold() == name.casefold()), None):
            return found
    if len(book.sheets) > 1:
        told = f"The workbook has no sheet called {named!r}; its sheets are {', '.join(book.sheets)[:300]}."
        raise refuse(book.name, told, f"Call the sheet that holds the rows {named}.")
    return book.sheets[0]


def _without_sums_below(sheet: WorkbookSheet) -> str:
    """Leaves out the rows below the last one that begins with an entry; a note with their numbers."""
    last = max((number for number, cells in sheet.rows.items() if cells[0].strip()), default=0)
    below = sorted(number for number in sheet.rows if number > last)
    for number in below:
        del sheet.rows[number]
    sheet.formulas = {place: known for place, known in sheet.formulas.items() if place[0] <= last}
    return f"Rows left out below the table: {', '.join(map(str, below))}." if below else ""


def _unfiltered(sheet: WorkbookSheet) -> str:
    """Shows rows that a filter hides, because the download may have been filtered by accident. A note counts them."""
    hidden = sheet.hidden_rows & sheet.rows.keys() if sheet.is_filtered else frozenset()
    sheet.hidden_rows -= hidden
    return f"Rows read that a filter hides: {len(hidden):,}." if hidden else ""


def _check(sheet: WorkbookSheet, file: str) -> None:
    """Raises ImportProblem with every cell that is not a plain value, and everything that can conceal one."""
    found = Findings(file)

    def say(
        message: str, remedy: str, row: int | None = None, column: str | None = None, value: str | None = None
    ) -> None:
        found.say(Note(message, remedy), sheet.name, row, column, value)

    if 1 not in sheet.rows:
        say("is blank; the names of the columns belong here.", "Begin with the template's header.", 1)
        found.done()
    if sheet.hidden:
        say("is hidden and holds values.", "Show the sheet, check it, and import it again.")
    for number, name in enumerate(sheet.rows.get(1, ()), start=1):
        if not name.strip():
            say("is blank above values.", "Name the column, or clear it.", 1, get_column_letter(number), "")
    for one in concealed(sheet):
        if one.what == "merged":
            told = "are merged cells; only the first of them holds a value."
            say(told, "Unmerge them and fill every cell.", value=one.cells)
        else:
            say("is hidden and holds values.", "Show it, and delete it if it should not count.", one.row, one.column)
    for (row, column), known in sorted(sheet.formulas.items()):
        told = "is a formula." if known else "is a formula without a value."
        value = sheet.cell(row, column)
        say(told, "Copy the cells and paste them as values.", row, get_column_letter(column), value)
    found.done()
