"""The workbook: what a team is handed, and what comes back from spreadsheets, careless hands and hostile ones."""

import io
import zipfile
from collections.abc import Callable
from copy import deepcopy
from datetime import datetime
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import Workbook, load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.check import Checked, check, check_sent
from het_dash.ingest.returns.files import Sent, opened
from het_dash.ingest.returns.form import Form, blank
from het_dash.ingest.returns.form_writer import write_template
from het_dash.ingest.returns.sheets import SHEETS
from het_dash.ingest.returns.template import file_name, workbook
from het_dash.ingest.workbook import WorkbookSheet
from tests.support.filled_returns import PCN, QUARTER, TODAY, errors, filled, form, warnings

HEADERS = {"Activities": 5, "Attendance": 8, "Totals": 5, "Learning": 6}


@pytest.fixture(scope="module")
def filled_in() -> bytes:
    return workbook(form(), filled())


@pytest.fixture(scope="module")
def sheets_of(filled_in: bytes) -> dict[str, WorkbookSheet]:
    return dict(opened("return.xlsx", filled_in).sheets)


def sent(content: bytes, folder: Path, name: str = "return.xlsx") -> Checked:
    path = folder / name
    path.write_bytes(content)
    return check(path, load(), TODAY)


def saved(book: Workbook) -> bytes:
    held = io.BytesIO()
    book.save(held)
    return held.getvalue()


def spoilt(content: bytes, spoil: Callable[[Workbook], object]) -> bytes:
    book = load_workbook(io.BytesIO(content))
    spoil(book)
    return saved(book)


def cell(sheet: Worksheet, row: int, header: str) -> str:
    """Where the answer of a row of the table stands."""
    top = HEADERS[sheet.title]
    (column,) = (c.column_letter for c in sheet[top] if c.value == header)
    return f"{column}{top + row}"


def test_the_template_holds_a_sheet_a_topic_an_example_and_the_standing_of_the_framework(tmp_path: Path) -> None:
    book = load_workbook(io.BytesIO(workbook(form(), blank(form(), PCN))))
    assert book.sheetnames == [*(sheet.name for sheet in SHEETS), "Example", "Lists"]
    assert book["Lists"].sheet_state == "hidden"
    for sheet in SHEETS:
        assert load().framework.draft in book[sheet.name]["A2"].value
        assert book[sheet.name].protection.sheet
    assert "nothing on this sheet is read" in book["Example"]["A1"].value


def test_only_answers_can_be_typed_in_and_choices_are_offered(filled_in: bytes) -> None:
    book = load_workbook(io.BytesIO(filled_in))
    attendance = book["Attendance"]
    assert attendance[cell(attendance, 1, "Ethnic group")].protection.locked
    assert not attendance[cell(attendance, 1, "Female, 40 to 59")].protection.locked
    offered = {str(rule.sqref): rule for rule in book["Activities"].data_validations.dataValidation}
    assert {rule.type for rule in offered.values()} == {"date", "list", "whole"}
    for sheet in book.worksheets:
        for rule in sheet.data_validations.dataValidation:
            if rule.type == "list":
                place, cells = str(rule.formula1).split("!")
                words = [c.value for (c,) in book[place.strip("'")][cells.replace("$", "")]]
                assert words
                assert all(words)


def test_headers_have_notes_that_explain_them_by_condition(filled_in: bytes) -> None:
    book = load_workbook(io.BytesIO(filled_in))
    notes = {c.value: c.comment.text for row in book["Pathway"].iter_rows() for c in row if c.comment}
    assert "Hypertension: " in notes["Outcome after 6 months"]
    assert "Type 2 diabetes: " in notes["Outcome after 6 months"]


def test_a_filled_workbook_comes_back_as_it_was_written(filled_in: bytes, tmp_path: Path) -> None:
    checked = sent(filled_in, tmp_path)
    assert (errors(checked), warnings(checked)) == ([], [])
    assert checked.given == filled()


def test_an_empty_template_says_what_is_still_to_fill_in(tmp_path: Path) -> None:
    checked = sent(workbook(form(), blank(form(), PCN)), tmp_path)
    assert len(errors(checked)) == 5
    assert all("sheet About" in one or "sheet Totals" in one for one in errors(checked))


def test_a_template_is_never_written_over_one_that_may_be_filled_in(tmp_path: Path) -> None:
    book, folder = write_template(form(), blank(form(), PCN), tmp_path)
    assert book.name == f"{file_name(form(), PCN)}.xlsx" == "HET-return_2026-27Q2_North-Lewisham.xlsx"
    assert {p.suffix for p in folder.iterdir()} == {".csv", ".txt"}
    assert load().framework.draft in (folder / "README.txt").read_text(encoding="utf-8")
    with pytest.raises(Exception, match="somebody may have filled it in"):
        write_template(form(), blank(form(), PCN), tmp_path)


def test_a_folder_of_csv_is_the_same_as_its_zip(tmp_path: Path) -> None:
    _, folder = write_template(form(), blank(form(), PCN), tmp_path, filled=True)
    checked = check(folder, load(), TODAY)
    assert errors(checked) == []
    assert checked.given == filled()


def _merge(book: Workbook) -> None:
    book["Attendance"].merge_cells("C9:D9")


def _hide_row(book: Workbook) -> None:
    book["Activities"].row_dimensions[7].hidden = True


def _hide_column(book: Workbook) -> None:
    book["Attendance"].column_dimensions["D"].hidden = True


def _hide_sheet(book: Workbook) -> None:
    book["Totals"].sheet_state = "hidden"


def _formula(book: Workbook) -> None:
    book["Totals"]["B6"] = "=30+30"


def _own_sheet(book: Workbook) -> None:
    book.create_sheet("Sign-in list")["A1"] = "A name"


def _far_away(book: Workbook) -> None:
    book["Learning"]["XFD1048576"] = "here"


def _time(book: Workbook) -> None:
    book["Activities"]["A6"] = datetime(2026, 7, 13, 14, 30)  # noqa: DTZ001


def _boolean(book: Workbook) -> None:
    book["Totals"]["B6"] = True


SPOILT: dict[str, tuple[Callable[[Workbook], object], str]] = {
    "merged cells": (_merge, "sheet Attendance, column C9:D9: is merged."),
    "a hidden row": (_hide_row, "sheet Activities, row 7: is hidden and holds something."),
    "a hidden column": (_hide_column, "sheet Attendance, column D: is hidden and holds something."),
    "a hidden sheet": (_hide_sheet, "sheet Totals: is hidden. Show the sheet"),
    "a formula without a value": (_formula, "sheet Totals, row 6, column B (Number): is a formula without a value."),
    "a sheet of somebody's own": (_own_sheet, "sheet Sign-in list: is not a sheet of this return."),
    "a value far away": (_far_away, "sheet Learning, row 1048576, column XFD: holds a value here;"),
    "a time in a date": (_time, "sheet Activities, row 6, column A (Date): '2026-07-13 14:30:00' is not a date."),
    "true in place of a number": (_boolean, "sheet Totals, row 6, column B (Number): 'TRUE' is not a number."),
}


@pytest.mark.parametrize("case", SPOILT)
def test_what_hands_do_to_a_workbook_is_refused_with_its_place(case: str, filled_in: bytes, tmp_path: Path) -> None:
    spoil, says = SPOILT[case]
    checked = sent(spoilt(filled_in, spoil), tmp_path)
    assert checked.given is None
    assert any(says in one for one in errors(checked)), errors(checked)


def test_a_formula_with_a_value_is_read_with_a_warning(filled_in: bytes, tmp_path: Path) -> None:
    content = _with_value(spoilt(filled_in, _formula), "<f>30+30</f><v></v>", "<f>30+30</f><v>60</v>")
    checked = sent(content, tmp_path)
    assert errors(checked) == []
    assert "sheet Totals, row 6, column B (Number): '60' is a formula." in warnings(checked)[0]


def _with_value(content: bytes, old: str, new: str) -> bytes:
    """As Excel saves a formula: with what it came to."""
    held = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(held, "w") as after:
        texts = {name: before.read(name) for name in before.namelist()}
        assert any(old.encode() in text or b"<f>30+30</f>" in text for text in texts.values())
        for name, text in texts.items():
            after.writestr(name, text.replace(old.encode(), new.encode()).replace(b"<f>30+30</f><v />", new.encode()))
    return held.getvalue()


def _added(content: bytes, name: str, text: bytes) -> bytes:
    held = io.BytesIO(content)
    with zipfile.ZipFile(held, "a", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(name, text)
    return held.getvalue()


HOSTILE: dict[str, tuple[Callable[[bytes], bytes], str]] = {
    "macros": (lambda of: _added(of, "xl/vbaProject.bin", b"\xd0\xcf"), "holds macros or controls."),
    "links to other files": (
        lambda of: _added(of, "xl/externalLinks/link1.xml", b"<x/>"),
        "holds links to other files",
    ),
    "a zip bomb": (
        lambda of: _added(of, "xl/worksheets/bomb.xml", b"0" * (30 * 2**20)),
        "would unpack to more than 20 MB",
    ),
    "a way out": (lambda of: _added(of, "../../etc/passwd", b"x"), "a part with a forbidden name"),
    "an old workbook": (lambda _: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600, "a workbook of the old kind"),
    "a web page": (lambda _: b"<html><table></table></html>", "This is a web page or XML"),
    "a picture": (
        lambda _: b"\x89PNG\r\n\x1a\n" + b"\0" * 99,
        "This is not an Excel workbook, whatever its name says.",
    ),
    "nothing": (lambda _: b"", "The file is empty."),
    "half a workbook": (lambda of: of[: len(of) // 2], "cannot be read"),
    "a zip of something else": (lambda _: _added(b"", "x.txt", b"x"), "This is a zip, but not an Excel workbook."),
}


@pytest.mark.parametrize("case", HOSTILE)
def test_a_hostile_file_is_refused_in_a_sentence(case: str, filled_in: bytes, tmp_path: Path) -> None:
    spoil, says = HOSTILE[case]
    checked = sent(spoil(filled_in), tmp_path)
    assert checked.given is None
    assert any(says in one for one in errors(checked)), errors(checked)


def test_a_zip_of_csv_that_unpacks_too_far_is_refused(tmp_path: Path) -> None:
    checked = sent(_added(b"", "Totals.csv", b"0" * (40 * 2**20)), tmp_path, "return.zip")
    assert "The sheet is too large." in errors(checked)[0]


def test_what_is_not_there_is_said(tmp_path: Path) -> None:
    assert "There is no such file." in errors(check(tmp_path / "absent.xlsx", load(), TODAY))[0]
    assert "The folder holds no .csv files." in errors(check(tmp_path, load(), TODAY))[0]
    assert "Send the whole folder" in errors(sent(b"a,b\n", tmp_path, "Totals.csv"))[0]


ANYTHING = st.one_of(
    st.text(max_size=40),
    st.integers(-(2**40), 2**40).map(str),
    st.floats().map(repr),
    st.dates().map(str),
    st.sampled_from(
        ["", " ", "Yes", "2026-27Q2", "2026-27Q3", "#N/A", "TRUE", "12%", "1,000", "=1", "Hypertension", "0"]
    ),
)
PLACES = st.tuples(st.sampled_from([s.name for s in SHEETS]), st.integers(1, 40), st.integers(1, 24))


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(put=st.dictionaries(PLACES, st.tuples(ANYTHING, st.booleans()), min_size=1, max_size=8))
def test_whatever_stands_in_its_cells_a_return_is_read_or_refused_in_words(
    put: dict[tuple[str, int, int], tuple[str, bool]], sheets_of: dict[str, WorkbookSheet]
) -> None:
    sheets = deepcopy(sheets_of)
    for (name, row, column), (text, formula) in put.items():
        sheet = sheets[name]
        sheet.width = max(sheet.width, column)
        sheet.rows.setdefault(row, [])
        sheet.pad()
        sheet.rows[row][column - 1] = text
        if formula:
            sheet.formulas[row, column] = bool(text)
    checked = check_sent(Sent("return.xlsx", b"", sheets), load(), TODAY)
    assert (checked.given is None) == bool(errors(checked))
    assert all(p.message and p.remedy for p in checked.problems)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(data=st.data())
def test_whatever_bytes_are_changed_nothing_crashes(data: st.DataObject, filled_in: bytes, tmp_path: Path) -> None:
    content = bytearray(filled_in)
    for _ in range(data.draw(st.integers(1, 8))):
        content[data.draw(st.integers(0, len(content) - 1))] = data.draw(st.integers(0, 255))
    checked = sent(bytes(content), tmp_path)
    assert (checked.given is None) == bool(errors(checked))


@pytest.mark.parametrize("quarter", ["2022-23Q3", "2025-26Q1", QUARTER])
def test_every_quarter_s_template_is_made_and_its_example_is_taken(quarter: str, tmp_path: Path) -> None:
    of = Form(load(), Quarter.parse(quarter))
    checked = sent(workbook(of, filled(quarter=quarter)), tmp_path)
    assert (errors(checked), warnings(checked)) == ([], [])
