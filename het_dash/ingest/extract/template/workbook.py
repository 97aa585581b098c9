"""The template as an Excel workbook with drop-down lists."""

import io
import math
from collections.abc import Iterable
from datetime import date

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Border, Font, PatternFill, Protection, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from het_dash.ingest.extract.checks import DEPRIVATION
from het_dash.ingest.extract.counts import MOST_PEOPLE
from het_dash.ingest.extract.template.notes import COLUMNS, Cell, Column, Listing, Notes
from het_dash.ingest.workbook.table import LIMITS

SHEET, GUIDE = "Extract", "Read me"
DATED, ISO, TEXT = "period_end", "yyyy-mm-dd", "@"
FONT = "Arial"
BLUE, AMBER = "12436D", "FFB81C"
TITLE = Font(name=FONT, bold=True, size=15, color="12436D")
HEADING = Font(name=FONT, bold=True, size=11, color="FFFFFF")
STRONG = Font(name=FONT, bold=True, size=11, color="212B32")
BODY = Font(name=FONT, size=11, color="212B32")
WARNING = Font(name=FONT, bold=True, size=11, color="801650")
DARK = PatternFill("solid", fgColor="12436D")
PANEL = PatternFill("solid", fgColor="F0F4F5")
LINE = Side(style="thin", color="AEB7BD")
EDGE = Border(bottom=LINE)
LEFT = Alignment(horizontal="left")
WRAPPED = Alignment(wrap_text=True, vertical="top")
GUIDE_WIDTHS = (22, 110)
LINE_HEIGHT, LETTERS_A_WIDTH = 15, 1.25
MADE_UP = "Example: the numbers are made up (501 of 1001, 502 of 1002, and so on). Do not bring it in as real."


def workbook(notes: Notes, rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """The workbook with these rows. Without rows it is the blank template."""
    filled = tuple(rows)
    book = Workbook()
    _guide(book.worksheets[0], notes, bool(filled))
    _extract(book.create_sheet(SHEET), filled, {one.name: one for one in notes.listings})
    for listing in notes.listings:
        _listing(book.create_sheet(listing.name), listing)
    book.properties.creator, book.properties.title = "Health Equity Teams dashboard", notes.title
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _guide(page: Worksheet, notes: Notes, filled: bool) -> None:
    page.title = GUIDE
    page["A1"], page["A1"].font = notes.title, TITLE
    page["A2"], page["A2"].font = (MADE_UP if filled else None), WARNING
    columns = tuple((column.name, column.what) for column in COLUMNS)
    for number, (heading, text) in enumerate((*notes.guide, ("", ""), ("Column", "What to enter"), *columns), start=4):
        page.cell(number, 1, heading).font = STRONG
        page.cell(number, 2, text).font = BODY
        _wrap(page, number, (heading, text), GUIDE_WIDTHS)
    _look(page, GUIDE_WIDTHS, "A4")


def _extract(page: Worksheet, rows: tuple[tuple[Cell, ...], ...], lists: dict[str, Listing]) -> None:
    _header(page, 1, [column.name for column in COLUMNS])
    for position, column in enumerate(COLUMNS, start=1):
        letter = get_column_letter(position)
        page.cell(1, position).comment = Comment(column.what, "Health Equity Teams", height=90, width=260)
        whole = page.column_dimensions[letter]
        whole.protection, whole.font = Protection(locked=False), BODY
        if column.name == DATED:
            whole.number_format, whole.alignment = ISO, LEFT
        if column.name == DEPRIVATION:
            whole.number_format = TEXT  # the list holds texts, and a typed 1 would be a number
        page.add_data_validation(_rule(column, letter, lists.get(column.choices)))
    for number, row in enumerate(rows, start=2):
        for position, value in enumerate(row, start=1):
            _unlocked(page, number, position, value)
    _look(page, [column.width for column in COLUMNS], "A2")
    page.sheet_properties.tabColor = AMBER if rows else BLUE
    for allowed in ("formatColumns", "formatRows", "formatCells", "insertRows", "deleteRows", "sort", "autoFilter"):
        setattr(page.protection, allowed, False)  # False means allowed


def _unlocked(page: Worksheet, row: int, position: int, value: Cell) -> None:
    cell = page.cell(row, position)
    cell.value = value
    cell.protection, cell.font = Protection(locked=False), BODY
    if isinstance(value, date):
        cell.number_format, cell.alignment = ISO, LEFT


def _rule(column: Column, letter: str, listing: Listing | None) -> DataValidation:
    """A drop-down list, or whole numbers only."""
    if listing:
        where = f"'{listing.name}'!$A$4:$A${3 + len(listing.rows)}"
        rule = DataValidation(type="list", formula1=where)
        rule.error = f"Choose from the list; the sheet {listing.name} says what each means."
    else:
        rule = DataValidation(type="whole", operator="between", formula1="0", formula2=str(MOST_PEOPLE))
        rule.error = "A whole number of people, 0 or more. Not a percentage, and not rounded."
    rule.allow_blank, rule.showErrorMessage, rule.errorTitle = True, True, column.name
    rule.add(f"{letter}2:{letter}{LIMITS.rows}")
    return rule


def _listing(page: Worksheet, listing: Listing) -> None:
    page["A1"], page["A1"].font = listing.title, TITLE
    _header(page, 3, listing.header)
    for number, row in enumerate(listing.rows, start=4):
        for position, text in enumerate(row, start=1):
            cell = page.cell(number, position, text)
            cell.font, cell.border = (STRONG if position == 1 else BODY), EDGE
        _wrap(page, number, row, listing.widths)
        if listing.header[0] == DATED:
            cell = page.cell(number, 1, date.fromisoformat(row[0]))
            cell.number_format, cell.alignment = ISO, LEFT
    _look(page, listing.widths, "B4")


def _header(page: Worksheet, row: int, names: Iterable[str]) -> None:
    for position, name in enumerate(names, start=1):
        cell = page.cell(row, position, name)
        cell.font, cell.fill, cell.alignment = HEADING, DARK, Alignment(vertical="center", wrap_text=True)
    page.row_dimensions[row].height = 2 * LINE_HEIGHT


def _wrap(page: Worksheet, number: int, row: Iterable[str], widths: Iterable[int]) -> None:
    """Sets the row height for the longest text, which a spreadsheet does not do by itself."""
    lines = 1
    for position, (text, width) in enumerate(zip(row, widths, strict=True), start=1):
        page.cell(number, position).alignment = WRAPPED
        lines = max(lines, math.ceil(len(text) / (width * LETTERS_A_WIDTH)))
    page.row_dimensions[number].height = LINE_HEIGHT * lines + 3


def _look(page: Worksheet, widths: Iterable[int], below: str) -> None:
    """Freezes headers, locks all but the cells to complete, and fits the print to one page's width."""
    for position, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(position)].width = width
    page.freeze_panes = below
    page.protection.sheet = True
    page.page_setup.orientation, page.page_setup.fitToHeight = "landscape", 0
    page.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    page.sheet_view.showGridLines = page.title == SHEET
