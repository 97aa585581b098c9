"""Style of the form: cells to fill in are white, the rest grey and locked."""

import math
from datetime import date

from openpyxl.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from het_dash.ingest.returns.form import Entry, Table

INK = "212B32"
LINE = Side(style="thin", color="AEB7BD")
EDGE = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)
HEAD = PatternFill("solid", fgColor="F0F4F5")
DARK = PatternFill("solid", fgColor="12436D")
ANSWER = PatternFill("solid", fgColor="FFFFFF")
STRIPE = PatternFill("solid", fgColor="E3EEF7")
TITLE = Font(name="Arial", bold=True, size=15, color="12436D")
TOPIC = Font(name="Arial", bold=True, size=12, color="12436D")
QUIET = Font(name="Arial", italic=True, size=9, color="4C6272")
BODY = Font(name="Arial", size=11, color=INK)
WHITE = Font(name="Arial", bold=True, size=11, color="FFFFFF")
A_SEX = 6  # adjacent columns of Attendance: the ages of one sex
TURNED_HEIGHT = 220
HEADING_HEIGHT = 48
LINE_HEIGHT = 15
LETTERS_FIT = 1.2  # letters of Arial 11 in a column's unit of width
DARK_TAB, GREY_TAB = "12436D", "BFBFBF"
DATE_SHOWN = "dd/mm/yyyy"


def heading(cell: Cell | MergedCell, turned: bool) -> None:
    cell.font, cell.fill, cell.border = WHITE, DARK, EDGE
    cell.alignment = Alignment(wrap_text=not turned, vertical="center", text_rotation=90 if turned else 0)


def stripe(cell: Cell | MergedCell, position: int) -> None:
    """Shades every other sex, so that the reader can follow the columns."""
    if (position - 2) // A_SEX % 2:
        cell.fill = STRIPE
    cell.alignment = Alignment(horizontal="center")


def example_cell(cell: Cell | MergedCell, word: Entry) -> None:
    cell.value = None if word == "" else word
    cell.border, cell.fill, cell.font = EDGE, HEAD, BODY
    cell.alignment = Alignment(vertical="top", horizontal="left")
    if isinstance(word, date):
        cell.number_format = DATE_SHOWN


def fit(sheet: Worksheet, table: Table, header: int) -> None:
    """Keeps headers in view, unlocks only the answers, and prints each sheet one page wide."""
    fixed = sum(column.kind == "fixed" for column in table.columns[:1])
    sheet.freeze_panes = f"{'B' if fixed else 'A'}{header + 1}"
    for number, words in enumerate((table.headers, *table.rows), start=header):
        sheet.row_dimensions[number].height = height(table, words)
    if any(column.turned for column in table.columns):
        sheet.row_dimensions[header].height = TURNED_HEIGHT
        sheet.page_setup.fitToHeight = 1
    sheet.protection.formatColumns = sheet.protection.formatRows = False  # False means allowed
    lock(sheet, DARK_TAB)


def height(table: Table, words: tuple[object, ...]) -> float:
    """Row height for its longest text, because a spreadsheet does not set it automatically."""
    lines = [
        math.ceil(len(str(word)) / (column.width * LETTERS_FIT))
        for column, word in zip(table.columns, words, strict=True)
        if isinstance(word, str) and not column.turned
    ]
    return LINE_HEIGHT * max([1, *lines]) + 3


def lock(sheet: Worksheet, colour: str) -> None:
    """Unlocks only the cells to fill in, and prints the sheet one page wide."""
    sheet.protection.sheet = True
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.fitToHeight = sheet.page_setup.fitToHeight or 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.sheet_properties.tabColor = colour
    sheet.sheet_view.showGridLines = False
