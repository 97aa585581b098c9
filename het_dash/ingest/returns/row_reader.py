"""Reads a sheet's rows by its form, and notes every problem with its sheet, row, column, value and remedy."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import TypeVar

from openpyxl.utils import get_column_letter

from het_dash.ingest.checks.concealed import concealed
from het_dash.ingest.checks.findings import Findings, Note
from het_dash.ingest.identifiers import repeated
from het_dash.ingest.returns import cell_parsers
from het_dash.ingest.returns.cell_parsers import Read
from het_dash.ingest.returns.form import Column, Table
from het_dash.ingest.returns.personal_data import personal_data
from het_dash.ingest.workbook import WorkbookSheet

V = TypeVar("V")


@dataclass
class Found(Findings):
    """Problems in a return, and the number of filled-in rows of each sheet. Identifiers of people are not repeated."""

    shown: Callable[[str], str] = repeated
    longest: int = 60
    cut: str = "…"
    rows: dict[str, int] = field(default_factory=dict)


@dataclass(frozen=True)
class Row:
    """Row with at least one entry. A blank cell reads as None or "". An unreadable cell is noted and reads as None."""

    number: int
    cells: Mapping[str, str]
    places: Mapping[str, str]
    sheet: str
    found: Found

    def text(self, header: str) -> str:
        """Free text, screened for personal data."""
        cell = self.cells[header]
        read = self._noted(header, cell_parsers.text(cell)) or ""
        for note in personal_data(cell):
            self.say(header, note)
        return read

    def count(self, header: str) -> int | None:
        return self._noted(header, cell_parsers.count(self.cells[header]))

    def number_of(self, header: str, lowest: float, highest: float) -> float | None:
        return self._noted(header, cell_parsers.number(self.cells[header], lowest, highest))

    def day(self, header: str) -> date | None:
        return self._noted(header, cell_parsers.day(self.cells[header]))

    def choice(self, header: str, choices: Mapping[str, str], needed: bool = False) -> str | None:
        if needed and not self.cells[header]:
            self.say(header, Note("is blank.", "Choose one."))
        return self._noted(header, cell_parsers.choice(self.cells[header], choices))

    def say(self, header: str, note: Note) -> None:
        self.found.say(note, self.sheet, self.number, self.places[header], self.cells[header] or None)

    def _noted(self, header: str, read: Read[V]) -> V | None:
        if read.note:
            self.say(header, read.note)
        return read.value


def rows_of(sheet: WorkbookSheet, table: Table, found: Found) -> Iterator[Row]:
    """Rows of a sheet that a team filled in. It notes every entry that does not fit the form."""
    header = next((n for n in sorted(sheet.rows) if _folded(sheet.cell(n, 1)) == _folded(table.headers[0])), None)
    if header is None:
        note = Note(f"has no row that begins with {table.headers[0]!r}.", "Fill in a fresh template.")
        return found.say(note, table.name)
    at = _columns(sheet, header, table, found)
    _check_shape(sheet, header, found)
    places = {
        column.header: f"{get_column_letter(at[column.header])} ({column.header})"
        for column in table.columns
        if column.header in at
    }
    if len(places) == len(table.columns):
        found.rows[table.name] = 0
        for number in sorted(n for n in sheet.rows if n > header):
            cells = {name: _cell(sheet, number, column, name, found) for name, column in at.items()}
            if any(cells.values()):
                found.rows[table.name] += any(cells[name] for name in table.filled_in)
                yield Row(number, cells, places, table.name, found)
    return None


def _columns(sheet: WorkbookSheet, header: int, table: Table, found: Found) -> dict[str, int]:
    """Position of each column of the form."""
    at: dict[str, int] = {}
    wanted = {_folded(column.header): column for column in table.columns}
    for position, written in enumerate(sheet.rows[header], start=1):
        column: Column | None = wanted.get(_folded(written))
        letter = get_column_letter(position)
        if column is None:
            if written or any(sheet.cell(n, position) for n in sheet.rows if n > header):
                note = Note("is not a column of this sheet.", "Delete the column, or put its name back.")
                found.say(note, table.name, header, letter, written or None)
        elif column.header in at:
            found.say(Note("appears twice in the header.", "Keep one."), table.name, header, letter, written or None)
        else:
            at[column.header] = position
    for column in table.columns:
        if column.header not in at:
            found.say(Note("is a column that is missing.", "Put it back."), table.name, header, None, column.header)
    return at


def _check_shape(sheet: WorkbookSheet, header: int, found: Found) -> None:
    """Notes what can conceal values below the header."""
    for place in concealed(sheet, header):
        if place.what == "merged":
            found.say(Note("is merged.", "Unmerge it: each cell is one answer."), sheet.name, None, place.cells)
        else:
            note = Note("is hidden and holds something.", f"Show the {place.what}, check it, and send it again.")
            found.say(note, sheet.name, place.row, place.column)


def _cell(sheet: WorkbookSheet, row: int, column: int, header: str, found: Found) -> str:
    written = sheet.cell(row, column)
    place = f"{get_column_letter(column)} ({header})"
    valued = sheet.formulas.get((row, column))
    if valued is False:
        note = Note("is a formula without a value.", "Open the file in Excel and save it, or type the value.")
        found.say(note, sheet.name, row, place)
    elif valued:
        note = Note("is a formula.", "The value that Excel last worked out was read; check it.", "warning")
        found.say(note, sheet.name, row, place, written or None)
    text = written.replace("\u00a0", " ").strip()
    if text != written and text:
        found.say(
            Note("has blanks around it.", "They were left out.", "warning"), sheet.name, row, place, written or None
        )
    return text


def _folded(text: str) -> str:
    return " ".join(text.replace("\u00a0", " ").casefold().split())
