"""The workbook that a team fills in: drop-downs, notes, and only the answers unlocked."""

import io
from dataclasses import dataclass, field

from openpyxl import Workbook
from openpyxl.comments import Comment
from openpyxl.styles import Alignment, Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from het_dash.ingest.returns.cell_parsers import MOST_PEOPLE
from het_dash.ingest.returns.check import EXAMPLE, LISTS
from het_dash.ingest.returns.example import example
from het_dash.ingest.returns.form import Choices, Column, Entry, Form, Table
from het_dash.ingest.returns.form_style import (
    ANSWER,
    BODY,
    DATE_SHOWN,
    EDGE,
    GREY_TAB,
    HEAD,
    HEADING_HEIGHT,
    QUIET,
    TITLE,
    TOPIC,
    TURNED_HEIGHT,
    example_cell,
    fit,
    heading,
    lock,
    stripe,
)
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.sheets import totals
from het_dash.ingest.returns.written import tables

LONGEST_PROMPT = 250
EXAMPLE_WIDTHS = (66, 30, 20, *[13] * 17)
FIRST_ROW = 4  # of what comes under title and standing


@dataclass
class Lists:
    """Hidden sheet with the choices of the drop-downs, one list per column."""

    sheet: Worksheet
    places: dict[tuple[str, ...], str] = field(default_factory=dict)

    def of(self, choices: Choices) -> str:
        """Range that contains these words."""
        words = tuple(choices)
        if words not in self.places:
            column = len(self.places) + 1
            for row, word in enumerate(words, start=1):
                self.sheet.cell(row, column, word)
            letter = get_column_letter(column)
            self.places[words] = f"'{LISTS}'!${letter}$1:${letter}${len(words)}"
        return self.places[words]


def workbook(form: Form, given: Return) -> bytes:
    """Return as an .xlsx workbook. An empty return gives the template."""
    book = Workbook()
    book.remove(book.worksheets[0])
    lists = Lists(book.create_sheet(LISTS))
    begins = _begin(tables(form, given))
    for number, table in enumerate(tables(form, given)):
        sheet = book.create_sheet(table.name, number)
        _fill(sheet, table, form, lists, begins)
    _example(book.create_sheet(EXAMPLE, len(begins)), form, given.pcn)
    lists.sheet.sheet_state = "hidden"
    book.active = 0
    book.properties.creator = "Health Equity Teams dashboard"
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def _begin(all_of: tuple[Table, ...]) -> dict[str, int]:
    """Row of each sheet's header."""
    return {table.name: FIRST_ROW + len(table.help) + len(table.comes_to) for table in all_of}


def _fill(sheet: Worksheet, table: Table, form: Form, lists: Lists, begins: dict[str, int]) -> None:
    framework = form.catalogue.framework
    sheet["A1"], sheet["A1"].font = table.title, TITLE
    sheet["A2"], sheet["A2"].font = f"{framework.draft} {framework.spelled}", QUIET
    for row, line in enumerate(table.help, start=3):
        sheet.cell(row, 1, line).font = BODY
    header = begins[table.name]
    _sums(sheet, table, header, begins)
    for position, column in enumerate(table.columns, start=1):
        _head(sheet, header, position, column)
    for number, words in enumerate((*table.rows, *[("",) * len(table.columns)] * table.spare)):
        for position, (column, word) in enumerate(zip(table.columns, words, strict=True), start=1):
            _cell(sheet, header + 1 + number, position, column, word)
    _offer(sheet, table, form, lists, header)
    fit(sheet, table, header)


def _sums(sheet: Worksheet, table: Table, header: int, begins: dict[str, int]) -> None:
    """Adds sums that the spreadsheet calculates as the team types. The importer ignores them."""
    for number, (words, (first, last), row) in enumerate(table.comes_to):
        at = header - len(table.comes_to) + number
        begin, end = header + 1, header + len(table.rows)
        cells = f"{get_column_letter(first + 1)}{begin}:{get_column_letter(last + 1)}{end}"
        total = f"'{totals.NAME}'!B{begins[totals.NAME] + 1 + row}"
        says = f'"; the sheet {totals.NAME} says "&IF({total}="","nothing yet",{total})'
        sheet.cell(at, 1, f'="{words}: these cells come to "&SUM({cells})&{says}').font = BODY


def _head(sheet: Worksheet, row: int, position: int, column: Column) -> None:
    cell = sheet.cell(row, position, column.header)
    heading(cell, column.turned)
    if column.note:
        cell.comment = Comment(column.note, "HET", height=150, width=320)
    sheet.column_dimensions[get_column_letter(position)].width = column.width


def _cell(sheet: Worksheet, row: int, position: int, column: Column, word: Entry) -> None:
    cell = sheet.cell(row, position)
    cell.value = None if word == "" else word
    cell.border = EDGE
    cell.alignment = Alignment(vertical="top", wrap_text=column.kind in ("fixed", "text"))
    cell.font = BODY
    if column.kind == "fixed":
        cell.fill = HEAD
    else:
        cell.protection, cell.fill = Protection(locked=False), ANSWER
    if column.kind == "date":
        cell.number_format = DATE_SHOWN
    if column.turned:
        stripe(cell, position)


def _offer(sheet: Worksheet, table: Table, form: Form, lists: Lists, header: int) -> None:
    """Adds drop-downs, and a message for an entry that is not allowed."""
    last = header + len(table.rows) + table.spare
    answer = next(n for n, column in enumerate(table.columns, start=1) if column.kind != "fixed")
    for position, column in enumerate(table.columns, start=1):
        if rule := _rule(column, form, lists):
            letter = get_column_letter(position)
            _add(sheet, rule, f"{letter}{header + 1}:{letter}{last}")
    for row, choices in table.answers.items():
        _add(sheet, _listed(choices, lists, "Choose from the list."), f"{get_column_letter(answer)}{header + 1 + row}")


def _rule(column: Column, form: Form, lists: Lists) -> DataValidation | None:
    if column.kind == "choice":
        return _listed(column.choices, lists, column.note)
    if column.kind == "count":
        rule = DataValidation(type="whole", operator="between", formula1="0", formula2=str(MOST_PEOPLE))
        return _worded(rule, "Whole numbers from 0 only.", column.note)
    if column.kind == "date" and column.header == "Date":
        days = [f"DATE({day.year},{day.month},{day.day})" for day in (form.quarter.start, form.quarter.end)]
        rule = DataValidation(type="date", operator="between", formula1=days[0], formula2=days[1])
        return _worded(rule, f"A day in {form.quarter.words}, such as {form.quarter.end:%d/%m/%Y}.", column.note)
    return None


def _listed(choices: Choices, lists: Lists, note: str) -> DataValidation:
    return _worded(DataValidation(type="list", formula1=lists.of(choices)), "Choose from the list.", note)


def _worded(rule: DataValidation, error: str, prompt: str) -> DataValidation:
    rule.allow_blank, rule.showErrorMessage, rule.error, rule.errorTitle = True, True, error, "Not this"
    if prompt and len(prompt) <= LONGEST_PROMPT:
        rule.showInputMessage, rule.prompt = True, prompt
    return rule


def _add(sheet: Worksheet, rule: DataValidation, cells: str) -> None:
    sheet.add_data_validation(rule)
    rule.add(cells)


def _example(sheet: Worksheet, form: Form, pcn: str) -> None:
    """Adds a filled-in example of every sheet. The importer ignores it."""
    sheet["A1"] = "Example: how a filled-in return looks. Made up; nothing on this sheet is read."
    sheet["A1"].font = TITLE
    row = 3
    for table in tables(form, example(form, pcn)):
        sheet.cell(row, 1, f"{table.name}: {table.title}").font = TOPIC
        shown = [n for n, column in enumerate(table.columns) if n == 0 or column.kind != "fixed"]
        for position, n in enumerate(shown, start=1):
            heading(sheet.cell(row + 1, position, table.headers[n]), table.columns[n].turned)
        for number, words in enumerate(table.rows, start=row + 2):
            for position, n in enumerate(shown, start=1):
                example_cell(sheet.cell(number, position), words[n])
        turned = any(column.turned for column in table.columns)
        sheet.row_dimensions[row + 1].height = TURNED_HEIGHT if turned else HEADING_HEIGHT
        row += len(table.rows) + 3
    for position, width in enumerate(EXAMPLE_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(position)].width = width
    lock(sheet, GREY_TAB)


def file_name(form: Form, pcn: str) -> str:
    """'HET-return_2026-27Q2_North-Anytown'."""
    return f"HET-return_{form.quarter}_{form.catalogue.areas[pcn].label.replace(' ', '-')}"
