"""An opened workbook and its sheets."""

import hashlib
import io
import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter

from het_dash.ingest.problems import ImportProblem, refuse
from het_dash.ingest.workbook import package
from het_dash.ingest.workbook.guard import Bounds, GuardedZip, HostileXml
from het_dash.ingest.workbook.sheet import SheetParser, WorkbookSheet

MOST_SHEETS = 100
PERCENT_FORMATS = (9, 10)  # built into Excel; custom formats have a % sign
OWN_FORMATS_FROM = 164
SPARE = 250_000  # blank formatted rows, styles, notes


@dataclass(frozen=True)
class Limits:
    """Maximum contents of one sheet. Blank rows and columns beyond it are ignored; a value there is refused."""

    rows: int = 5_000
    columns: int = 100
    unpacked_mb: int = 100

    @property
    def bounds(self) -> Bounds:
        """Limits in XML elements. A cell has two or three."""
        return Bounds(SPARE + 3 * self.rows * self.columns, SPARE + self.rows)


class Workbook:
    """An opened workbook. Raises ImportProblem if the file is not a plain .xlsx."""

    def __init__(self, name: str, content: bytes, limits: Limits) -> None:
        package.check(content, name, limits.unpacked_mb)
        self.name, self.limits = name, limits
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._reader: Any = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        with self._damage_told():
            self._reader.archive = GuardedZip(io.BytesIO(content), limits.bounds)
            self._reader.read_manifest()
            self._reader.read_strings()
            self._reader.read_workbook()
            apply_stylesheet(self._reader.archive, self._reader.wb)
            found = [(one, at) for one, at in self._reader.parser.find_sheets() if at.Type.endswith("/worksheet")]
        if not 0 < len(found) <= MOST_SHEETS:
            raise refuse(name, f"The workbook has {len(found):,} sheets.", f"It may have 1 to {MOST_SHEETS}.")
        self._sheets = {one.name: (one.state != "visible", at.target) for one, at in found}

    @property
    def sheets(self) -> tuple[str, ...]:
        """Names of the sheets with cells, in order, including hidden ones."""
        return tuple(self._sheets)

    def read(self, sheet: str) -> WorkbookSheet:
        """One sheet. Raises ImportProblem if it exceeds the limits or cannot be read."""
        hidden, target = self._sheets[sheet]
        read = WorkbookSheet(sheet, hidden)
        with self._damage_told(sheet), self._reader.archive.open(target) as source:
            parser = SheetParser(source, self._reader)
            for number, cells in parser.parse():
                held = [cell for cell in cells if cell["value"] is not None or cell["formula"]]
                if held:
                    self._check_place(sheet, number, max(cell["column"] for cell in held))
                    read.add(number, held, self._percent_styles)
            read.pad()
            read.merged, read.hidden_rows = parser.merged(), frozenset(parser.hidden_rows)
            read.hidden_columns = frozenset(parser.hidden_columns())
        return read

    @cached_property
    def _percent_styles(self) -> frozenset[int]:
        """Cell styles that show a number as a percentage."""
        book = self._reader.wb
        own = {OWN_FORMATS_FROM + n for n, form in enumerate(book._number_formats) if "%" in form}
        return frozenset(n for n, style in enumerate(book._cell_styles) if style.numFmtId in {*own, *PERCENT_FORMATS})

    def _check_place(self, sheet: str, row: int, column: int) -> None:
        limits = self.limits
        if row > limits.rows or column > limits.columns:
            raise refuse(
                self.name,
                f"holds a value here; at most {limits.rows:,} rows and {limits.columns} columns can be read.",
                "Delete everything outside the table, or send the rest as another file.",
                sheet=sheet,
                row=row,
                column=get_column_letter(column),
            )

    @contextmanager
    def _damage_told(self, sheet: str | None = None) -> Iterator[None]:
        try:
            with warnings.catch_warnings(action="ignore"):  # about parts that openpyxl leaves out
                yield
        except ImportProblem:
            raise
        except HostileXml as wrong:
            raise refuse(self.name, f"A part of the workbook {wrong}.", package.NEW_COPY, sheet=sheet) from wrong
        except Exception as wrong:  # a damaged or unusual workbook raises many types
            told = f"The workbook cannot be read ({type(wrong).__name__}: {str(wrong)[:200]})."
            raise refuse(self.name, told, f"It is damaged. {package.NEW_COPY}", sheet=sheet) from wrong


def open_workbook(path: Path, limits: Limits | None = None) -> Workbook:
    """Raises ImportProblem if the file is missing, too large or not a plain .xlsx."""
    limits = limits or Limits()
    if not path.is_file():
        raise refuse(path.name, "There is no such file.", "Check the path.")
    if path.stat().st_size > limits.unpacked_mb * package.MEGABYTE:
        raise refuse(path.name, f"The file is larger than {limits.unpacked_mb} MB.", "Check that it is the right one.")
    return Workbook(path.name, path.read_bytes(), limits)
