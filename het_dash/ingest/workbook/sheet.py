"""Cells of one sheet as text, with merged, hidden and formula cells."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time

from het_dash.ingest.workbook.scan import SheetScan


@dataclass
class WorkbookSheet:
    """One sheet, with rows and columns numbered from 1 as in the spreadsheet.

    `rows` has the rows that are not empty, each of length `width`. Text is as written, a date as 2026-03-31, a number
    formatted as a percentage as '12%', an error as '#N/A'. `formulas` are the formula cells, with True if the file has
    their value. `is_filtered`: it has a filter, which hides rows. `note` records an assumption made in reading.
    """

    name: str
    hidden: bool
    width: int = 0
    rows: dict[int, list[str]] = field(default_factory=dict)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    is_filtered: bool = False
    note: str = ""

    @classmethod
    def of(cls, name: str, hidden: bool, grid: Sequence[Sequence[object]], scan: SheetScan) -> "WorkbookSheet":
        """A sheet from its values, beginning with cell A1, and what else the scan found."""
        rows = {number: [text(value) for value in values] for number, values in enumerate(grid, start=1)}
        sheet = cls(name, hidden, rows={number: cells for number, cells in rows.items() if any(cells)})
        for row, column in scan.percentages:
            if sheet.cell(row, column):
                sheet._write(row, column, text(grid[row - 1][column - 1], percent=True))
        for place, error in scan.errors.items():
            sheet._write(*place, error)
        for place in scan.formulas:
            sheet._write(*place, sheet.cell(*place))
            sheet.formulas[place] = sheet.cell(*place) != ""
        sheet.pad()
        sheet.merged, sheet.is_filtered = tuple(scan.merged), scan.is_filtered
        sheet.hidden_rows, sheet.hidden_columns = frozenset(scan.hidden_rows), frozenset(scan.hidden_columns)
        return sheet

    def cell(self, row: int, column: int) -> str:
        """Text at a place; blank if there is none."""
        found = self.rows.get(row, ())
        return found[column - 1] if column <= len(found) else ""

    def pad(self) -> None:
        """Extends all rows to the length of the longest, and to `width`."""
        self.width = max(self.width, *map(len, self.rows.values()), 0)
        for row in self.rows.values():
            row.extend([""] * (self.width - len(row)))

    def _write(self, row: int, column: int, cell: str) -> None:
        cells = self.rows.setdefault(row, [])
        cells.extend([""] * (column - len(cells)))
        cells[column - 1] = cell


def text(value: object, percent: bool = False) -> str:
    """A cell's value as a reader of the spreadsheet would write it."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, float):
        return f"{100 * value:.12g}%" if percent else _digits(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _digits(number: float) -> str:
    return str(int(number)) if number.is_integer() and abs(number) < 1e15 else repr(number)
