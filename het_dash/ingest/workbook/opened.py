"""An opened workbook and its sheets."""

import hashlib
import io
import warnings
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from openpyxl.reader.excel import ExcelReader
from openpyxl.styles.stylesheet import apply_stylesheet
from openpyxl.utils import get_column_letter
from openpyxl.utils.datetime import MAC_EPOCH
from openpyxl.xml.constants import ARC_SHARED_STRINGS, ARC_STYLE, SHARED_STRINGS
from python_calamine import CalamineWorkbook

from het_dash.ingest.problems import ImportProblem, refuse
from het_dash.ingest.workbook import package
from het_dash.ingest.workbook.guard import Bounds, GuardedZip, HostileXml
from het_dash.ingest.workbook.plain_package import plain_package
from het_dash.ingest.workbook.scan import BeyondLimits, SheetScan
from het_dash.ingest.workbook.sheet import WorkbookSheet

MOST_SHEETS = 100
PERCENT_FORMATS = (9, 10)  # built into Excel; custom formats have a % sign
OWN_FORMATS_FROM = 164
KNOWN_ERRORS = "#DIV/0! #N/A #NAME? #NULL! #NUM! #REF! #VALUE! #GETTING_DATA".split()
SPARE = 250_000  # blank formatted rows, styles, notes


@dataclass(frozen=True)
class Limits:
    """Maximum contents of one sheet. Blank rows and columns beyond it are ignored; a value there is refused.

    `links`: the workbook may link to other files. Only its own cells are read.
    """

    rows: int = 5_000
    columns: int = 100
    unpacked_mb: int = 100
    links: bool = False

    @property
    def bounds(self) -> Bounds:
        """Limits in XML elements. A cell has two or three."""
        return Bounds(SPARE + 3 * self.rows * self.columns, SPARE + self.rows)


class Workbook:
    """An opened workbook. Raises ImportProblem if the file is not a plain .xlsx."""

    def __init__(self, name: str, content: bytes, limits: Limits) -> None:
        package.check(content, name, limits.unpacked_mb, limits.links)
        self.name, self.limits = name, limits
        self.sha256 = hashlib.sha256(content).hexdigest()
        self._reader: Any = ExcelReader(io.BytesIO(content), read_only=True, data_only=True, keep_links=False)
        with self._damage_told():
            self._reader.archive = GuardedZip(io.BytesIO(content), limits.bounds)
            self._reader.read_manifest()
            self._reader.read_workbook()
            apply_stylesheet(self._reader.archive, self._reader.wb)
            found = [(one, at) for one, at in self._reader.parser.find_sheets() if at.Type.endswith("/worksheet")]
            self._parts = self._guarded_parts()
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
        with self._damage_told(sheet), zipfile.ZipFile.open(self._reader.archive, target) as source:
            last = self.limits.rows, self.limits.columns
            scan = SheetScan(source, self.limits.bounds, last, self._percent_styles)
            plain = plain_package(scan, self._parts, self._reader.wb.epoch == MAC_EPOCH)
            self._check_errors(sheet, scan)
            grid = CalamineWorkbook.from_filelike(plain).get_sheet_by_index(0).to_python(skip_empty_area=False)
            if not grid and not scan.is_blank:
                raise ValueError("its cells have no values")
            return WorkbookSheet.of(sheet, hidden, grid, scan)

    def _guarded_parts(self) -> dict[str, bytes]:
        """Styles and texts, read whole through the guard."""
        archive = self._reader.archive
        strings = self._reader.package.find(SHARED_STRINGS)
        given = {ARC_STYLE: ARC_STYLE, ARC_SHARED_STRINGS: strings.PartName[1:] if strings else ARC_SHARED_STRINGS}
        return {name: archive.read(part) for name, part in given.items() if part in archive.namelist()}

    @cached_property
    def _percent_styles(self) -> frozenset[str]:
        """Numbers, as written in a sheet, of the cell styles that show a number as a percentage."""
        book = self._reader.wb
        own = {OWN_FORMATS_FROM + n for n, form in enumerate(book._number_formats) if "%" in form}
        styles = enumerate(book._cell_styles)
        return frozenset(str(n) for n, style in styles if style.numFmtId in {*own, *PERCENT_FORMATS})

    def _check_errors(self, sheet: str, scan: SheetScan) -> None:
        """Refuses an error of the spreadsheet that is newer than the library that reads its values."""
        for (row, column), error in scan.errors.items():
            if error not in KNOWN_ERRORS:
                message, remedy = "is an error of the spreadsheet.", "Mend the formula, or clear the cell."
                letter = get_column_letter(column)
                raise refuse(self.name, message, remedy, sheet=sheet, row=row, column=letter, value=error)

    def _too_far(self, sheet: str | None, wrong: BeyondLimits) -> ImportProblem:
        limits = self.limits
        return refuse(
            self.name,
            f"holds a value here; at most {limits.rows:,} rows and {limits.columns} columns can be read.",
            "Delete everything outside the table, or send the rest as another file.",
            sheet=sheet,
            row=wrong.row,
            column=get_column_letter(wrong.column),
        )

    @contextmanager
    def _damage_told(self, sheet: str | None = None) -> Iterator[None]:
        try:
            with warnings.catch_warnings(action="ignore"):  # about parts that openpyxl leaves out
                yield
        except ImportProblem:
            raise
        except BeyondLimits as wrong:
            raise self._too_far(sheet, wrong) from wrong
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
