"""How long a large workbook takes to read, with the guard and without."""

import time
from collections.abc import Callable
from pathlib import Path

import openpyxl
import xlsxwriter
from python_calamine import CalamineWorkbook
from rich.table import Table

from het_dash.ingest.workbook.table import read_raw_workbook

ROWS = 100_000
HEADER = ("indicator_id", "area_code", "period_end", "breakdown", "group_id", "numerator", "denominator")


def measure(report: Table, folder: Path) -> None:
    """Adds a row to the report for each way of reading the same 100,000 rows of seven cells."""
    path = folder / "large.xlsx"
    _write(path)
    guarded = _seconds(lambda: read_raw_workbook(path, "Extract"))
    calamine = _seconds(lambda: CalamineWorkbook.from_path(str(path)).get_sheet_by_index(0).to_python())
    openpyxl_took = _seconds(lambda: sum(1 for _ in openpyxl.load_workbook(path, read_only=True)["Extract"].values))
    report.add_row(f"A workbook of {ROWS:,} rows, checked and read as text", f"{guarded:.1f} s")
    report.add_row(
        "Its values alone, by python-calamine and by openpyxl", f"{calamine:.1f} s and {openpyxl_took:.1f} s"
    )


def _write(path: Path) -> None:
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet("Extract")
        sheet.write_row(0, 0, HEADER)
        for row in range(1, ROWS + 1):
            place = (f"indicator_{row % 50}", f"G{85000 + row % 1000}", "2026-03-31", "sex", f"group_{row % 97}")
            sheet.write_row(row, 0, (*place, row, 2 * row))


def _seconds(read: Callable[[], object]) -> float:
    started = time.perf_counter()
    read()
    return time.perf_counter() - started
