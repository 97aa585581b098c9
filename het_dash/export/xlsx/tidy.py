"""A sheet of tidy data: named columns, one row a figure, nothing merged."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, Literal

from het_dash.charts.text.csv_download import number, safe
from het_dash.charts.text.wording import EXAMPLE
from het_dash.export.xlsx.sheet import Looks, height

Kind = Literal["text", "long", "number", "day"]


@dataclass(frozen=True)
class Column:
    """`long` text is wrapped. `printed` columns come first; the others are for a screen."""

    name: str
    width: float
    kind: Kind = "text"
    printed: bool = True


@dataclass(frozen=True)
class Number:
    """A number with the unit that decides how it is shown."""

    value: float
    unit: str


Cell = str | date | Number | None


def write_table(
    sheet: Any, top: int, columns: Sequence[Column], rows: Iterable[Sequence[Cell]], looks: Looks, frozen: int = 1
) -> int:
    """Writes header and rows from a row down, with a filter, and returns the row after the last.

    The header and the first `frozen` columns stay in view, and the header is on each printed page.
    """
    for n, column in enumerate(columns):
        sheet.set_column(n, n, column.width)
        sheet.write_string(top, n, safe(column.name), looks.header)
    last = top
    for last, cells in enumerate(rows, start=top + 1):
        for n, (cell, column) in enumerate(zip(cells, columns, strict=True)):
            _write(sheet, last, n, cell, column, looks)
        wrapped = [(str(cell), c.width) for cell, c in zip(cells, columns, strict=True) if c.kind == "long" and cell]
        if wrapped:
            sheet.set_row(last, height(wrapped))
    sheet.freeze_panes(top + 1, frozen)
    sheet.repeat_rows(top)
    if last > top:
        sheet.autofilter(top, 0, last, len(columns) - 1)
        sheet.print_area(0, 0, last, sum(column.printed for column in columns) - 1)
        _mark_example(sheet, (top + 1, last), columns, looks)
    return last + 1


def _write(sheet: Any, row: int, column: int, cell: Cell, of: Column, looks: Looks) -> None:
    if isinstance(cell, Number):
        sheet.write_number(row, column, cell.value, looks.of_unit(cell.unit))
    elif isinstance(cell, date):
        sheet.write_datetime(row, column, cell, looks.day)
    elif cell:
        sheet.write_string(row, column, safe(cell), looks.wrapped if of.kind == "long" else looks.plain)


def _mark_example(sheet: Any, rows: tuple[int, int], columns: Sequence[Column], looks: Looks) -> None:
    """Rows with example data have an amber ground, wherever a reader sorts them."""
    for n, column in enumerate(columns):
        if column.name == DATA:
            criteria = f'=${sheet_column(n)}{rows[0] + 1}="{EXAMPLE}"'
            rule = {"type": "formula", "criteria": criteria, "format": looks.example}
            sheet.conditional_format(rows[0], 0, rows[1], len(columns) - 1, rule)


def sheet_column(number_of: int) -> str:
    """'A' for 0, 'AA' for 26."""
    high, low = divmod(number_of, 26)
    return (sheet_column(high - 1) if high else "") + chr(ord("A") + low)


def as_cell(text: str) -> Cell:
    """A cell of a table of words: a number as a number, in the unit that it is written with."""
    found = number(text)
    if found is None:
        return text
    places = len(text.removesuffix("%").partition(".")[2])
    return Number(found, ("%" if text.endswith("%") else "," if "," in text else "") + str(places))


DATA = "Data"
