"""Cells as a reader of the spreadsheet would write them down, with what must be known of them besides."""

import contextlib
from datetime import date, datetime, time, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.workbook import Limits, Workbook, WorkbookSheet, open_workbook
from tests.support.workbooks import MAIN, OFFICE, PARTS, packed, saved, sheet, typed

ROW = '<row r="1"><c r="A1"><v>1</v></c></row>'


def read(path: Path, limits: Limits | None = None) -> WorkbookSheet:
    return open_workbook(path, limits).read("Data")


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("Grove ", "Grove "),
        ("007", "007"),
        (113, "113"),
        (113.0, "113"),
        (0.1, "0.1"),
        (9434765919, "9434765919"),
        (1e22, "1e+22"),
        (True, "TRUE"),
        (date(2026, 3, 31), "2026-03-31"),
        (datetime(2026, 3, 31, 14, 30), "2026-03-31 14:30:00"),  # noqa: DTZ001 (Excel has no time zones)
        (time(14, 30), "14:30:00"),
        (timedelta(hours=26), "1 day, 2:00:00"),
        ("#N/A", "#N/A"),
        ("'=1+1", "'=1+1"),
    ],
)
def test_a_cell_is_text_as_it_reads(tmp_path: Path, value: object, text: str) -> None:
    assert read(typed(tmp_path, [value])).rows == {1: [text]}


@pytest.mark.parametrize("form", ["0%", "0.0%"])
def test_a_number_shown_as_a_percentage_reads_as_one(tmp_path: Path, form: str) -> None:
    path = typed(tmp_path, [0.125], change=lambda page: setattr(page["A1"], "number_format", form))
    assert read(path).rows == {1: ["12.5%"]}


def test_rows_keep_their_numbers_and_blank_ones_are_left_out(tmp_path: Path) -> None:
    found = read(typed(tmp_path, ["a", "b"], [], [None, None], ["c"]))
    assert found.rows == {1: ["a", "b"], 4: ["c", ""]}
    assert (found.cell(4, 1), found.cell(4, 2), found.cell(4, 9), found.cell(2, 1)) == ("c", "", "", "")


def test_the_date_system_of_old_macs_is_heeded(tmp_path: Path) -> None:
    def old(page: Any) -> None:
        page.parent.epoch = datetime(1904, 1, 1)  # noqa: DTZ001 (Excel has no time zones)

    assert read(typed(tmp_path, [date(2026, 3, 31)], change=old)).rows == {1: ["2026-03-31"]}


def test_a_formula_is_told_with_its_value_and_without(tmp_path: Path) -> None:
    cells = '<c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>HYPERLINK("x")</f></c><c r="C1"><v>3</v></c>'
    found = read(saved(tmp_path, packed(rows=f'<row r="1">{cells}</row>')))
    assert (found.rows, found.formulas) == ({1: ["2", "", "3"]}, {(1, 1): True, (1, 2): False})


def test_an_error_and_a_text_in_place_are_read(tmp_path: Path) -> None:
    text = '<is><r><t xml:space="preserve">in </t></r><r><t>two</t></r></is>'
    cells = f'<c r="A1" t="e"><v>#DIV/0!</v></c><c r="B1" t="inlineStr">{text}</c>'
    assert read(saved(tmp_path, packed(rows=f'<row r="1">{cells}</row>'))).rows == {1: ["#DIV/0!", "in two"]}


def test_an_error_that_the_reader_does_not_know_is_refused_at_its_place(tmp_path: Path) -> None:
    newer = packed(rows='<row r="1"><c r="A1"><v>1</v></c><c r="B1" t="e"><v>#SPILL!</v></c></row>')
    with pytest.raises(ImportProblem, match=r"sheet Data, row 1, column B: '#SPILL!' is an error of the spreadsheet"):
        read(saved(tmp_path, newer))


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ('<row r="1"><c r="A1"><v>1<!-- 0 -->2</v></c></row>', "has a comment or raw text within a row"),
        ('<row r="1"><c r="A1"><v><![CDATA[12]]></v></c></row>', "has a comment or raw text within a row"),
        (
            '<row r="1"><c r="B1"><v>1</v></c><c r="A1"><v>2</v></c></row>',
            "cell A1 appears twice or after a later cell",
        ),
        ('<row r="2"><c r="A2"><v>1</v></c></row>' + ROW, "row 1 appears twice or after a later row"),
    ],
)
def test_what_two_readers_take_differently_is_refused(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(ImportProblem) as wrong:
        read(saved(tmp_path, packed(rows=rows)))
    assert message in str(wrong.value)


def test_a_sheet_in_another_encoding_is_refused(tmp_path: Path) -> None:
    utf_16 = f'<?xml version="1.0" encoding="UTF-16"?>{sheet(ROW)}'.encode("utf-16")
    with pytest.raises(ImportProblem, match="is in UTF-16, and Excel writes UTF-8"):
        read(saved(tmp_path, packed({"xl/worksheets/sheet1.xml": utf_16})))


def test_merged_cells_hidden_rows_and_hidden_columns_are_told(tmp_path: Path) -> None:
    def change(page: Any) -> None:
        page.merge_cells("A2:B3")
        page.row_dimensions[2].hidden = True
        page.column_dimensions.group("C", "D", hidden=True)

    found = read(typed(tmp_path, ["a", "b", "c"], ["d"], ["e"], change=change))
    assert (found.merged, found.hidden_rows, found.hidden_columns) == (("A2:B3",), frozenset({2}), frozenset({3, 4}))


def test_a_hidden_sheet_says_so_and_sheets_keep_their_order(tmp_path: Path) -> None:
    def change(page: Any) -> None:
        page.parent.create_sheet("Hidden").sheet_state = "hidden"
        page.parent.create_chartsheet("Picture")
        page.parent.create_sheet("Very").sheet_state = "veryHidden"

    book = open_workbook(typed(tmp_path, ["a"], change=change))
    assert {name: book.read(name).hidden for name in book.sheets} == {"Data": False, "Hidden": True, "Very": True}


def test_a_sheet_without_cells_is_empty(tmp_path: Path) -> None:
    assert read(typed(tmp_path)).rows == {}


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        (ROW + ROW, "row 1 appears twice"),
        ('<row r="1"><c r="A2"><v>1</v></c></row>', "has cells of another row"),
        ('<row r="1"><c r="A1" t="s"><v>5</v></c></row>', "Cell string index not found"),
        ('<row r="1"><c r="1A"><v>1</v></c></row>', "The workbook cannot be read"),
        ('<row r="x"><c><v>1</v></c></row>', "invalid literal for int() with base 10: 'x'"),
        ('<row r="1"><c t="b"><v>yes</v></c></row>', "Unrecognized boolean cell value: yes"),
    ],
)
def test_a_damaged_sheet_is_refused_by_its_name(tmp_path: Path, rows: str, message: str) -> None:
    with pytest.raises(ImportProblem, match=r"^book\.xlsx, sheet Data: The workbook cannot be read") as wrong:
        read(saved(tmp_path, packed(rows=rows)))
    assert message in str(wrong.value)
    assert str(wrong.value).endswith("It is damaged. Copy the cells into a new workbook and send that.")


def test_a_column_beyond_the_last_is_refused_with_its_letters(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"sheet Data, row 2, column D: holds a value here; at most 9 rows and 3"):
        read(typed(tmp_path, ["a"], [1, 2, 3, 4]), Limits(9, 3))


def test_a_workbook_without_sheets_is_refused(tmp_path: Path) -> None:
    bare = f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets/></workbook>'
    with pytest.raises(ImportProblem, match=r"The workbook has 0 sheets\. It may have 1 to 100\."):
        open_workbook(saved(tmp_path, packed({"xl/workbook.xml": bare})))


def test_a_sheet_that_is_not_in_the_file_is_damage(tmp_path: Path) -> None:
    astray = str(PARTS["xl/_rels/workbook.xml.rels"]).replace("sheet1.xml", "sheet9.xml")
    with pytest.raises(ImportProblem, match=r"sheet Data: The workbook cannot be read \(KeyError"):
        read(saved(tmp_path, packed({"xl/_rels/workbook.xml.rels": astray})))


WHOLE = packed({"xl/sharedStrings.xml": f"<sst {MAIN}><si><t>a</t></si></sst>"}, rows=ROW)


@settings(max_examples=60, deadline=None)
@given(st.lists(st.tuples(st.integers(0, len(WHOLE) - 1), st.integers(0, 255)), min_size=1, max_size=6))
def test_any_damage_is_a_workbook_or_a_clear_refusal(damage: list[tuple[int, int]]) -> None:
    spoilt = bytearray(WHOLE)
    for place, byte in damage:
        spoilt[place] = byte
    with contextlib.suppress(ImportProblem):
        book = Workbook("book.xlsx", bytes(spoilt), Limits())
        assert [book.read(name).name for name in book.sheets] == list(book.sheets)
