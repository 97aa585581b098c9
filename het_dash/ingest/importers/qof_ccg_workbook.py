"""QOF's workbooks of clinical commissioning groups (2014-15 to 2019-20) as one long table.

A sheet is a group of conditions (HYP, AF). Its header has several rows that differ from year to year: the years above
the registers, the publisher's codes above the achievement, and the names of the columns in the last row.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pandas as pd
from openpyxl.utils import get_column_letter

from het_dash.ingest.csv_table import RawFile
from het_dash.ingest.problems import refuse
from het_dash.ingest.workbook.opened import Limits, open_workbook
from het_dash.ingest.workbook.sheet import WorkbookSheet

LIMITS = Limits(rows=2_000, columns=200, unpacked_mb=60, links=True)  # NHS Digital's of 2019-20 has one
COLUMNS = ["SHEET", "CODE", "YEAR", "CCG_CODE", "NUMERATOR", "DENOMINATOR", "LEFT_OUT", "PRACTICES", "COLUMN"]
CCG_HEADING = r"CCG (ODS )?code( \(practice parent\))?"
YEAR = r"20\d\d-\d\d"
CODE = r"(?:.*\s)?([A-Z]{2,4}\d{3})"
LONGEST_CODE_CELL = 60  # longer cells describe the indicator
PRACTICES = "number of practices"
LEFT_OUT = ("exceptions", "pcas")
AGES = {"DM": "17+", "CKD": "18+", "OB": "18+", "DEP": "18+", "EP": "18+", "RA": "16+", "OST": "50+"}
AGAINST = rf"recommend against using ({YEAR})"


@dataclass(frozen=True)
class Block:
    """Columns of one register or one indicator, numbered from 1. `left_out` is 0 for a register.

    `practices` has the number of practices of the same year; 0 if the sheet does not give it.
    """

    code: str
    year: str
    practices: int
    numerator: int
    denominator: int
    left_out: int = 0


def read_raw_ccg(path: Path) -> RawFile:
    """Every register and indicator of every sheet: a row for each group, code, year and CCG, its number the sheet's."""
    book = open_workbook(path, LIMITS)
    rows = [row for name in book.sheets for row in _rows(book.read(name))]
    if not rows:
        raise refuse(
            book.name,
            "holds no sheet with CCG codes above registers.",
            "Expected QOF's workbook of clinical commissioning groups, such as qof-1819-prev-ach-exc-ccg.xlsx.",
        )
    cells = pd.DataFrame([row for _, row in rows], columns=pd.Index(COLUMNS), index=[n for n, _ in rows], dtype=str)
    return RawFile(book.name, book.sha256, cells)


def _rows(sheet: WorkbookSheet) -> Iterator[tuple[int, list[str]]]:
    header = next((n for n, row in sheet.rows.items() if any(_is_ccg(cell) for cell in row)), None)
    if header is None:
        return
    ccg = next(n for n, cell in enumerate(sheet.rows[header], start=1) if _is_ccg(cell))
    above = [sheet.rows[n] for n in sheet.rows if n < header]
    names = [" ".join(cell.split()).casefold() for cell in sheet.rows[header]]
    for block in (*_registers(sheet.name, above, names), *_achievement(above, names)):
        places = (block.numerator, block.denominator, block.left_out, block.practices)
        letter = get_column_letter(block.numerator)
        for number in (n for n in sheet.rows if n > header):
            values = [sheet.cell(number, place) if place else "" for place in places]
            if re.fullmatch(r"\d\d[A-Z]", sheet.cell(number, ccg).strip()):
                yield number, [sheet.name, block.code, block.year, sheet.cell(number, ccg).strip(), *values, letter]


def _is_ccg(cell: str) -> bool:
    return re.fullmatch(CCG_HEADING, cell.strip(), re.IGNORECASE) is not None


def _registers(group: str, above: list[list[str]], names: list[str]) -> Iterator[Block]:
    """One block for each year of the register, with the list of its age group."""
    spoilt = {year for row in above for cell in row for year in re.findall(AGAINST, cell)}
    for column in (n for n, name in enumerate(names, start=1) if name == "register"):
        year, listed = _year(above, column), _list(group, names, column)
        if year and listed and year not in spoilt:
            yield Block(group, year, _practices(names, column), column, listed)


def _list(group: str, names: list[str], register: int) -> int:
    """The list nearest before the register: of its ages, or of everyone. 0 if the sheet does not have it."""
    age = AGES.get(group)
    for place in range(register - 1, 0, -1):
        name = names[place - 1]
        if name == PRACTICES:
            break
        if "list size" in name and (age in name if age else name == "list size"):
            return place
    return 0


def _practices(names: list[str], column: int) -> int:
    """The nearest number of practices to the left of a column. 0 if there is none."""
    return next((place for place in range(column - 1, 0, -1) if names[place - 1] == PRACTICES), 0)


def _year(above: list[list[str]], column: int) -> str:
    """Year nearest to the left in the rows above; blank if there is none."""
    found = [
        (place, cell.strip())
        for row in above
        for place, cell in enumerate(row[:column], start=1)
        if re.fullmatch(YEAR, cell.strip())
    ]
    return max(found, default=(0, ""))[1]


def _achievement(above: list[list[str]], names: list[str]) -> Iterator[Block]:
    """One block for each indicator with a numerator; its year is the newest of the sheet."""
    years = [cell.strip() for row in above for cell in row if re.fullmatch(YEAR, cell.strip())]
    found = dict(sorted(_codes(above)))
    for start, end in pairwise([*found, len(names) + 1]):
        block = names[start - 1 : end - 1]
        places = [_place(block, start, wanted) for wanted in (("numerator",), ("denominator",), LEFT_OUT)]
        if all(places):
            yield Block(found[start], max(years), _practices(names, start), *places)


def _codes(above: list[list[str]]) -> Iterator[tuple[int, str]]:
    """Column and code of each indicator, from short cells such as 'Hypertension HYP006'."""
    for row in above:
        for place, cell in enumerate(row, start=1):
            text = " ".join(cell.split())
            code = re.fullmatch(CODE, text) if len(text) < LONGEST_CODE_CELL else None
            if code:
                yield place, code[1]


def _place(block: list[str], start: int, wanted: tuple[str, ...]) -> int:
    return next((start + n for n, name in enumerate(block) if name in wanted), 0)
