"""Reads CSV, Excel and Parquet files by their content, not their name."""

import zipfile
from pathlib import Path

from het_dash.ingest import parquet_table
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.importers.cvdprevent_json import read_raw_json
from het_dash.ingest.workbook.table import read_raw_workbook

# Format -> the sheet of its publisher's own workbook, whose table may have somebody's sums below it.
PUBLISHED_SHEETS = {"cvdprevent": "sheet1", "cvdprevent-pcns": "sheet1"}
EXCEL = (".xlsx", ".xlsm", ".xls", ".xlsb")


def read_file(path: Path, sheet: str = "Data") -> RawFile:
    """A table from CSV (plain or zipped), Parquet, JSON or a workbook's `sheet`. Raises ImportProblem."""
    if path.suffix.lower() == ".json":
        return read_raw_json(path)
    if path.suffix.lower() in EXCEL or _is_workbook(path):
        return read_raw_workbook(path, sheet, PUBLISHED_SHEETS.get(sheet))
    if path.suffix.lower() == ".parquet" or _starts_with(path, parquet_table.MAGIC):
        return parquet_table.read_raw_parquet(path)
    return read_raw(path)


def _starts_with(path: Path, magic: bytes) -> bool:
    if not path.is_file():
        return False
    with path.open("rb") as file:
        return file.read(len(magic)) == magic


def _is_workbook(path: Path) -> bool:
    """True if a zip has the parts of every Office file."""
    if not path.is_file() or not zipfile.is_zipfile(path):
        return False
    try:
        with zipfile.ZipFile(path) as archive:
            return "[Content_Types].xml" in archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
