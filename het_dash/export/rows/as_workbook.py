"""A workbook: the rows on the first sheet, and what they are on the second."""

import io
from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

import xlsxwriter

from het_dash.charts.text.csv_download import safe
from het_dash.export.rows.tidy import Rows, as_text

LONGEST_CELL = 32_000  # Excel's own limit is 32,767
WIDTH, WIDEST = 14, 40
ROWS, ABOUT = "Rows", "About"


def write(rows: Rows, facts: Mapping[str, str]) -> bytes:
    """The header is frozen and filtered. Dates are dates, and text never runs as a formula."""
    out = io.BytesIO()
    with xlsxwriter.Workbook(out, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}) as book:
        strong, day = book.add_format({"bold": True}), book.add_format({"num_format": "yyyy-mm-dd", "align": "left"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _rows(book.add_worksheet(ROWS), rows, strong, day)
        about = book.add_worksheet(ABOUT)
        about.set_column(0, 0, WIDTH)
        about.set_column(1, 1, 3 * WIDEST)
        for n, (name, text) in enumerate(facts.items()):
            about.write_string(n, 0, name, strong)
            about.write_string(n, 1, safe(text)[:LONGEST_CELL], wrapped)
    return out.getvalue()


def _rows(sheet: Any, rows: Rows, strong: Any, day: Any) -> None:
    sheet.freeze_panes(1, 0)
    for n, name in enumerate(rows.columns):
        sheet.set_column(n, n, min(WIDEST, max(WIDTH, len(name) + 2)))
        sheet.write_string(0, n, safe(name), strong)
    for number, row in enumerate(rows.rows, start=1):
        for n, (kind, cell) in enumerate(zip(rows.types, row, strict=True)):
            _put(sheet, number, n, kind, as_text(cell), day)
    if rows.columns:
        sheet.autofilter(0, 0, len(rows.rows), len(rows.columns) - 1)


def _put(sheet: Any, number: int, column: int, kind: str, cell: Any, day: Any) -> None:
    if cell is None:
        return
    if isinstance(cell, bool):
        sheet.write_boolean(number, column, cell)
    elif isinstance(cell, int | float) and isfinite(cell):
        sheet.write_number(number, column, cell)
    elif kind == "DATE" and (found := _day(cell)):
        sheet.write_datetime(number, column, found, day)
    else:
        sheet.write_string(number, column, safe(str(cell))[:LONGEST_CELL])


def _day(text: str) -> date | None:
    """A date that Excel has; its calendar begins in 1900."""
    try:
        found = date.fromisoformat(text)
    except ValueError:
        return None
    return found if found.year >= 1900 else None
