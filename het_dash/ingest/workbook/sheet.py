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
    """One sheet. Rows, columns and places are numbered as the spreadsheet does, from 1.

    `rows` holds the rows that hold anything, each as long as `width`. Text is as written, a date as 2026-03-31, a
    number that Excel shows as a percentage as '12%', an error as '#N/A'. `dates` are the cells that Excel itself holds
    as dates. `formulas` are the cells that Excel works out, and whether the file has a value for them. `note`: what was
    assumed in reading it.
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
        """The text at a place; blank where there is nothing."""
        found = self.rows.get(row, ())
        return found[column - 1] if column <= len(found) else ""

    def add(self, number: int, cells: list[dict[str, Any]], percent_styles: frozenset[int]) -> None:
        """A row that holds something, as the parser gives it."""
        if number in self.rows or any(cell["row"] != number for cell in cells):
            raise ValueError(f"row {number} stands twice or holds another row's cells")
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
        """Makes all rows as long as the longest."""
        for row in self.rows.values():
            row.extend([""] * (self.width - len(row)))


class SheetParser(WorkSheetParser):
    """openpyxl's reader of a sheet, a row at a time; it also keeps what is hidden, and tells a formula from a value."""

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
        self.row_dimensions.clear()  # openpyxl keeps one a row
        if row.get("hidden") in HIDDEN:
            self.hidden_rows.add(found[0])
        return found

    def hidden_columns(self) -> Iterator[int]:
        for column in self.column_dimensions.values():
            if column.get("hidden") in HIDDEN:
                yield from range(int(column["min"]), min(int(column["max"]), MOST_COLUMNS) + 1)

    def merged(self) -> tuple[str, ...]:
        """Ranges as 'A1:C1'."""
        return () if self.merged_cells is None else tuple(one.ref for one in self.merged_cells.mergeCell)


def text(value: object, percent: bool = False) -> str:
    """A cell as somebody who reads the spreadsheet would write it down."""
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
