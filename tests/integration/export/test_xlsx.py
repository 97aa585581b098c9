"""The pack as a workbook, read back."""

import io
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from functools import cache
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Tabled, Words
from het_dash.export.document import Pack
from het_dash.export.xlsx import write
from het_dash.export.xlsx.sheet import sheet_names
from het_dash.store import Store
from tests.integration.export.conftest import Written
from tests.support.blocks import MODALITY, NORTH, PCNS, plain_rows
from tests.support.expected_file_content import statements, tables

Cells = list[tuple[object, ...]]
IN_THE_STORE = (
    "SELECT indicator_id, area_code, breakdown, group_id, period_end, nature, membership, value, lower, "
    "upper, numerator, denominator FROM figure"
)
FORMULAS = ("=1+1", "+cmd", "-2+3", "@SUM(A1)")


@pytest.fixture(scope="module")
def sheets(file_of: Written) -> Callable[[str], dict[str, Cells]]:
    """PCN -> sheet -> its rows of cells, blanks at the ends left out."""

    @cache
    def read(label: str) -> dict[str, Cells]:
        book = openpyxl.load_workbook(io.BytesIO(file_of(label, "xlsx")), read_only=True)
        return {name: [_cut(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames}

    return read


@pytest.fixture(scope="module")
def stored(bundle_store: Path) -> dict[tuple[object, ...], tuple[object, ...]]:
    """What plain DuckDB reads: a figure's keys -> its numbers."""
    return {row[:7]: row[7:] for row in plain_rows(bundle_store, IN_THE_STORE)}


@pytest.mark.parametrize("label", PCNS)
def test_every_figure_is_the_stores(
    label: str,
    sheets: Callable[[str], dict[str, Cells]],
    stored: dict[tuple[object, ...], tuple[object, ...]],
    pack_for: Callable[[str], Pack],
) -> None:
    header, *rows = sheets(label)["Data"][3:]
    at = {str(name): n for n, name in enumerate(header)}
    keys = ("measure_id", "area_code", "breakdown", "group_id", "period_end", "nature", "membership")
    numbers = ("value", "lower", "upper", "numerator", "denominator")
    for row in rows:
        key = tuple(_day(row[at[name]]) for name in keys)
        assert [_rounded(row[at[name]]) for name in numbers] == [_rounded(number) for number in stored[key]], key
        assert (row[at["status"]] == "Shown") == (row[at["value"]] != "")
    asked = {
        (f.indicator_id, f.area_code, f.breakdown, f.group_id, f.period_end)
        for a in pack_for(label).answers
        for f in a.figures
    }
    assert {tuple(_day(row[at[name]]) for name in keys[:5]) for row in rows} == asked


@pytest.mark.parametrize("label", PCNS)
def test_every_table_stands_on_its_sections_sheet_with_real_numbers(
    label: str, sheets: Callable[[str], dict[str, Cells]], pack_for: Callable[[str], Pack]
) -> None:
    rows = {row for cells in sheets(label).values() for row in cells}
    for title, table in tables(pack_for(label)):
        for cells in table.rows:
            assert _cut(tuple(_as_number(cell) for cell in cells)) in rows, (title, cells)


@pytest.mark.parametrize("label", [NORTH, MODALITY])
def test_every_statement_and_source_is_there(
    label: str, sheets: Callable[[str], dict[str, Cells]], pack_for: Callable[[str], Pack]
) -> None:
    text = "\n".join(str(cell) for cells in sheets(label).values() for row in cells for cell in row)
    held = {str(cell) for cells in sheets(label).values() for row in cells for cell in row}
    missing = [s for s in statements(pack_for(label)) if s not in text and str(_as_number(s)) not in held]
    assert missing == []


def test_every_sheet_says_of_whom_of_when_and_what_it_is_not_for(sheets: Callable[[str], dict[str, Cells]]) -> None:
    for name, cells in sheets(NORTH).items():
        top = " ".join(str(cell) for row in cells[:3] for cell in row)
        for wanted in (NORTH, "Figures up to July 2026", "Built on", wording.STANDING):
            assert wanted in top, name


def test_headings_are_frozen_and_every_page_prints_what_it_is(
    file_of: Written, pack_for: Callable[[str], Pack]
) -> None:
    book = _whole(file_of(NORTH, "xlsx"))
    assert book["Data"].freeze_panes == "C5"
    for sheet in book:
        assert sheet.freeze_panes is not None, sheet.title
        assert pack_for(NORTH).title in _printed(sheet.oddHeader), sheet.title
        assert wording.STANDING in _printed(sheet.oddFooter), sheet.title


def test_a_sheet_for_each_section_one_of_data_and_one_about_it(
    file_of: Written, pack_for: Callable[[str], Pack]
) -> None:
    names = _whole(file_of(NORTH, "xlsx")).sheetnames
    assert names == ["About", *(section.short for section in pack_for(NORTH).sections), "Data"]


def test_what_each_measure_means_and_its_licence_stand_in_about(
    sheets: Callable[[str], dict[str, Cells]], pack_for: Callable[[str], Pack]
) -> None:
    about = {str(cell) for row in sheets(NORTH)["About"] for cell in row}
    for answer in pack_for(NORTH).answers:
        assert answer.indicator.comparability in about
        assert {line.statement for line in answer.lineage} <= about


def test_a_year_is_not_written_as_a_thousand_and_a_percentage_keeps_its_sign(file_of: Written) -> None:
    shown = {
        cell.number_format
        for sheet in _whole(file_of(NORTH, "xlsx"))
        for row in sheet.iter_rows()
        for cell in row
        if cell.value == 2024
    }
    assert shown == {"0"}
    sheet = _whole(file_of(NORTH, "xlsx"))["Need"]
    percents = {cell.number_format for row in sheet.iter_rows() for cell in row if cell.value == 9.2}
    assert '0.0"%"' in percents


def test_no_text_is_taken_for_a_formula(pack_for: Callable[[str], Pack]) -> None:
    table = Table(FORMULAS, (FORMULAS,))
    blocks = (Tabled("=title", table, "@source"), Words(FORMULAS, heading="-heading"))
    content = write(replace(pack_for(MODALITY), sections=(Composed("x", "=x", "=x", blocks),)))
    cells = [cell for sheet in _whole(content) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {f"'{text}" for text in FORMULAS} <= {str(cell.value) for cell in cells}
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert b"<f>" not in b"".join(_parts(content).values())


def test_the_same_store_gives_the_same_bytes(file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    assert write(pack_for(NORTH)) == file_of(NORTH, "xlsx")
    with zipfile.ZipFile(io.BytesIO(file_of(NORTH, "xlsx"))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_date_is_the_stores(file_of: Written, bundle: Store) -> None:
    made = _whole(file_of(NORTH, "xlsx")).properties.created
    assert made is not None
    assert made.date() == bundle.built_on


def test_sheet_names_are_unique_and_such_as_a_workbook_takes() -> None:
    assert sheet_names(["Need: [a]", "need  a", "x" * 40, "x" * 40]) == [
        "Need   a",
        "need  a",
        "x" * 31,
        "x" * 28 + " 2",
    ]


def _whole(content: bytes) -> Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


def _printed(margin: Any) -> str:
    return str(margin.left.text)


def _parts(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return {name: archive.read(name) for name in archive.namelist()}


def _cut(row: tuple[object, ...]) -> tuple[object, ...]:
    last = max((n for n, cell in enumerate(row) if cell not in (None, "")), default=-1)
    return tuple("" if cell is None else cell for cell in row[: last + 1])


def _rounded(number: object) -> object:
    """A workbook holds 16 digits, a blank where there is no number."""
    return round(number, 9) if isinstance(number, int | float) else None


def _day(cell: object) -> object:
    return cell.date() if isinstance(cell, datetime) else cell


def _as_number(cell: str) -> object:
    text = cell.removesuffix("%").replace(",", "")
    return float(text) if text.replace(".", "", 1).removeprefix("-").isdigit() else cell
