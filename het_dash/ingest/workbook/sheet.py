"""Cells of one sheet as text, with merged, hidden and formula cells."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from typing import Any

from openpyxl.worksheet._reader import FORMULA_TAG, WorkSheetParser

HIDDEN = ("1", "true")
MOST_COLUMNS = 16_384


@dataclass
class WorkbookSheet:
    """One sheet, with rows and columns numbered from 1 as in the spreadsheet.

    `rows` has the rows that are not empty, each of length `width`. Text is as written, a date as 2026-03-31, a number
    formatted as a percentage as '12%', an error as '#N/A'. `dates` are the cells that Excel stores as dates. `formulas`
    are the formula cells, with True if the file has their value. `note` records an assumption made in reading.
    """

    name: str
    hidden: bool
    width: int = 0
    rows: dict[int, list[str]] = field(default_factory=dict)
    dates: set[tuple[int, int]] = field(default_factory=set)
    formulas: dict[tuple[int, int], bool] = field(default_factory=dict)
    merged: tuple[str, ...] = ()
    hidden_rows: frozenset[int] = frozenset()
    hidden_columns: frozenset[int] = frozenset()
    note: str = ""

    def cell(self, row: int, column: int) -> str:
        """Text at a place; blank if there is none."""
        found = self.rows.get(row, ())
        return found[column - 1] if column <= len(found) else ""

    def add(self, number: int, cells: list[dict[str, Any]], percent_styles: frozenset[int]) -> None:
        """Adds a row that is not empty, as the parser returns it."""
        if number in self.rows or any(cell["row"] != number for cell in cells):
            raise ValueError(f"row {number} appears twice or has cells of another row")
        last = max(cell["column"] for cell in cells)
        row = self.rows[number] = [""] * last
        self.width = max(self.width, last)
        for cell in cells:
            row[cell["column"] - 1] = text(cell["value"], cell["style_id"] in percent_styles)
            if cell["formula"]:
                self.formulas[number, cell["column"]] = cell["value"] is not None
            if isinstance(cell["value"], date):
                self.dates.add((number, cell["column"]))

    def pad(self) -> None:
        """Extends all rows to the length of the longest."""
        for row in self.rows.values():
            row.extend([""] * (self.width - len(row)))


class SheetParser(WorkSheetParser):
    """openpyxl's row-by-row sheet reader. It also records what is hidden and separates formulas from values."""

    def __init__(self, source: Any, reader: Any) -> None:
        book = reader.wb
        super().__init__(source, reader.shared_strings, True, book.epoch, book._date_formats, book._timedelta_formats)
        self.hidden_rows: set[int] = set()

    def parse_cell(self, element: Any) -> dict[str, Any]:
        cell: dict[str, Any] = super().parse_cell(element)
        cell["formula"] = element.find(FORMULA_TAG) is not None
        return cell

    def parse_row(self, row: Any) -> Any:
        found = super().parse_row(row)
        self.row_dimensions.clear()  # openpyxl keeps one for every row
        if row.get("hidden") in HIDDEN:
            self.hidden_rows.add(found[0])
        return found

    def hidden_columns(self) -> Iterator[int]:
        for column in self.column_dimensions.values():
            if column.get("hidden") in HIDDEN:
                yield from range(int(column["min"]), min(int(column["max"]), MOST_COLUMNS) + 1)

    def merged(self) -> tuple[str, ...]:
        """Merged ranges, for example 'A1:C1'."""
        return () if self.merged_cells is None else tuple(one.ref for one in self.merged_cells.mergeCell)


def text(value: object, percent: bool = False) -> str:
    """A cell's value as a reader of the spreadsheet would write it."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return str(value).upper()
    if isinstance(value, int | float):
        return f"{100 * value:.12g}%" if percent else _digits(value)
    if isinstance(value, datetime):
        return f"{value:%Y-%m-%d}" if value.time() == time() else value.isoformat(" ")
    return value.isoformat() if isinstance(value, date | time) else str(value)


def _digits(number: float) -> str:
    whole = isinstance(number, int) or (number.is_integer() and abs(number) < 1e15)
    return str(int(number)) if whole else repr(number)
