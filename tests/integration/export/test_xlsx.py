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

from het_dash.charts import Chart
from het_dash.charts.spec import Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Tabled, Words
from het_dash.content.blocks.spine import Spine
from het_dash.content.composed_once import composed_once
from het_dash.content.pages import summary_table
from het_dash.content.pages.data_pack import PAGE
from het_dash.content.recording_store import Asked
from het_dash.export.batch import Order
from het_dash.export.batch import pack_for as packed
from het_dash.export.document import Pack
from het_dash.export.documents import DATA_PACK
from het_dash.export.xlsx import write
from het_dash.export.xlsx.figures import FIGURES
from het_dash.export.xlsx.sheet import sheet_names
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area, plain_rows
from tests.support.expected_file_content import statements

Cells = list[tuple[object, ...]]
KEYS = ("Measure id", "Area code", "Breakdown", "Group id", "To")
NUMBERS = ("Value", "Lower limit", "Upper limit", "Numerator", "Denominator")
IN_THE_STORE = (
    "SELECT indicator_id, area_code, breakdown, group_id, period_end, nature, membership, value, lower, "
    "upper, numerator, denominator FROM figure"
)
FORMULAS = ("=1+1", "+cmd", "-2+3", "@SUM(A1)")


@pytest.fixture(scope="session")
def pack_for(bundle: Store) -> Callable[[str], Pack]:
    """What the workbook shows: the summary table and the tabs of the screen."""
    return lambda label: packed(Order(DATA_PACK.id, area(label).code, "xlsx"), bundle)


@pytest.fixture(scope="session")
def content_of(pack_for: Callable[[str], Pack]) -> Callable[[str], bytes]:
    return cache(lambda label: write(pack_for(label)))


@pytest.fixture(scope="module")
def sheets(content_of: Callable[[str], bytes]) -> Callable[[str], dict[str, Cells]]:
    """PCN -> sheet -> its rows of cells, blanks at the ends left out."""

    @cache
    def read(label: str) -> dict[str, Cells]:
        book = openpyxl.load_workbook(io.BytesIO(content_of(label)), read_only=True)
        return {name: [_cut(row) for row in book[name].iter_rows(values_only=True)] for name in book.sheetnames}

    return read


@pytest.fixture(scope="module")
def stored(bundle_store: Path) -> dict[tuple[object, ...], tuple[object, ...]]:
    """What plain DuckDB reads: a figure's keys -> its numbers."""
    return {row[:7]: row[7:] for row in plain_rows(bundle_store, IN_THE_STORE)}


@pytest.mark.parametrize("label", PCNS)
def test_every_figure_is_the_stores_and_has_a_number_or_a_reason(
    label: str, sheets: Callable[[str], dict[str, Cells]], stored: dict[tuple[object, ...], tuple[object, ...]],
    pack_for: Callable[[str], Pack],
) -> None:  # fmt: skip
    natures = {words: nature for nature, words in wording.NATURE_WORDS.items()}
    for tab, answers in pack_for(label).received.items():
        rows = [row for row in figures_of(sheets(label)[tab]) if row["Area code"]] if tab in sheets(label) else []
        for row in rows:
            key = (*(_day(row[name]) for name in KEYS), natures[str(row["Data"])], row["Practices counted"])
            assert [_rounded(row[name]) for name in NUMBERS] == [_rounded(number) for number in stored[key]], key
            assert (row["Status"] == "Shown") == (row["Value"] != "")
        asked = {
            (f.indicator_id, f.area_code, f.breakdown, f.group_id, f.period_end) for a in answers for f in a.figures
        }
        if rows:
            assert {tuple(_day(row[name]) for name in KEYS) for row in rows} == asked


@pytest.mark.parametrize("label", PCNS)
def test_every_number_that_a_chart_draws_is_on_the_sheet_of_its_tab(
    label: str, sheets: Callable[[str], dict[str, Cells]], pack_for: Callable[[str], Pack]
) -> None:
    drawn = 0
    for section in pack_for(label).sections:
        for chart in (block for block in section.blocks if isinstance(block, Chart)):
            numbers = {_rounded(row["Value"]) for row in figures_of(sheets(label)[section.on_tab])}
            points = [point.value for series in chart.series for point in series.points]
            points += [line.value for line in chart.benchmarks]
            lost = [value for value in points if value is not None and _rounded(value) not in numbers]
            assert lost == [], chart.id
            drawn += len(points)
    assert drawn > 200


@pytest.mark.parametrize("label", PCNS)
def test_the_first_sheet_is_the_summary_table_of_the_screen(
    label: str, sheets: Callable[[str], dict[str, Cells]], bundle: Store
) -> None:
    shown = Asked(bundle, with_example=False)
    (on_screen,) = composed_once(summary_table.EVERY_MEASURE.sections, area(label), shown)
    (spine,) = (block for block in on_screen.blocks if isinstance(block, Spine))
    name, *_ = sheets(label)
    header, *rows = sheets(label)[name][5:]
    at = {str(column): number for number, column in enumerate(header)}
    assert name == "Summary"
    assert [row[at["Measure"]] for row in rows] == [row.label for row in spine.rows]
    for row, of in zip(rows, spine.rows, strict=True):
        value, status = row[at["Value"]], row[at["Status"]]
        assert (status if value == "" else value) == _as_number(of.value.removeprefix("about ")), of.label
        assert (status == "Estimate") == of.value.startswith("about "), of.label


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


def test_each_header_is_frozen_and_filtered_and_every_page_prints_what_it_is(
    content_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    for sheet in _whole(content_of(NORTH)):
        top = 6 if sheet.title == "Summary" else 4
        assert str(sheet.freeze_panes).endswith(str(top + 1)), sheet.title
        assert str(sheet.auto_filter.ref).startswith(f"A{top}:"), sheet.title
        assert sheet.print_title_rows == f"${top}:${top}", sheet.title
        assert pack_for(NORTH).title in _printed(sheet.oddHeader), sheet.title
        assert wording.STANDING in _printed(sheet.oddFooter), sheet.title


def test_no_cell_is_merged_and_no_row_or_column_of_data_is_empty(content_of: Callable[[str], bytes]) -> None:
    for sheet in _whole(content_of(NORTH)):
        assert not sheet.merged_cells.ranges, sheet.title
        header, *rows = list(sheet.iter_rows(min_row=6 if sheet.title == "Summary" else 4, values_only=True))
        assert all(header), sheet.title
        assert len(set(header)) == len(header), sheet.title
        assert rows
        assert all(any(row) for row in rows), sheet.title


def test_a_sheet_for_each_tab_with_figures_then_tables_notes_and_definitions(
    content_of: Callable[[str], bytes],
) -> None:
    names = _whole(content_of(NORTH)).sheetnames
    tabs = [tab.label for tab in PAGE.tabs[:-1]]
    assert names[: len(tabs) + 1] == ["Summary", *tabs]
    assert names[-3:] == ["Notes", "Definitions", "Keys"]


def test_what_each_measure_means_and_its_copyright_are_in_definitions(
    sheets: Callable[[str], dict[str, Cells]], pack_for: Callable[[str], Pack]
) -> None:
    header, *rows = sheets(NORTH)["Definitions"][3:]
    at = {str(name): number for number, name in enumerate(header)}
    by_title = {row[at["Measure"]]: row for row in rows}
    for answer in pack_for(NORTH).answers:
        row = by_title[answer.indicator.title]
        assert answer.indicator.comparability in row
        assert {line.statement for line in answer.lineage} & {str(row[at["Copyright"]])} or answer.lineage


def test_a_percentage_keeps_its_sign_and_a_date_is_a_date(content_of: Callable[[str], bytes]) -> None:
    sheet = _whole(content_of(NORTH))["Found and missing"]
    columns = [column.name for column in FIGURES]
    by_unit: dict[str, set[str]] = {}
    for row in sheet.iter_rows(min_row=5):
        cells = dict(zip(columns, row, strict=True))
        if cells["Value"].value is not None:
            by_unit.setdefault(str(cells["Unit"].value), set()).add(cells["Value"].number_format)
        assert cells["To"].value is None or isinstance(cells["To"].value, datetime)
    assert by_unit["percent"] == {'0.0"%"'}
    assert by_unit["count"] == {"#,##0"}


def test_example_data_is_marked_row_by_row_and_at_the_top(bundle: Store) -> None:
    pack = packed(Order(DATA_PACK.id, area(NORTH).code, "xlsx", with_example=True), bundle)
    book = _whole(write(pack))
    marked = 0
    for sheet in book:
        assert sheet["A3"].value == pack.label, sheet.title
        if sheet.title not in pack.received or sheet.title == "Summary":
            continue
        rows = figures_of([_cut(row) for row in sheet.iter_rows(values_only=True)])
        example = [row for row in rows if row["Data"] == wording.EXAMPLE]
        assert all(row["Source"] for row in example)
        marked += len(example)
        if example:
            assert [rule.formula for one in sheet.conditional_formatting for rule in one.rules] == [
                [f'$M5="{wording.EXAMPLE}"']
            ]
    assert marked > 500


def test_no_text_is_taken_for_a_formula(pack_for: Callable[[str], Pack]) -> None:
    table = Table(FORMULAS, (FORMULAS,))
    blocks = (Tabled("=title", table, "@source"), Words(FORMULAS, heading="-heading"))
    section = Composed("x", "=x", "=x", blocks)
    content = write(replace(pack_for(MODALITY), sections=(section,), drawn=(section,)))
    cells = [cell for sheet in _whole(content) for row in sheet.iter_rows() for cell in row if cell.value is not None]
    assert {f"'{text}" for text in FORMULAS} <= {str(cell.value) for cell in cells}
    assert not [cell.value for cell in cells if cell.data_type == "f"]
    assert b"<f>" not in b"".join(_parts(content).values())


def test_the_same_store_gives_the_same_bytes(
    content_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    assert write(pack_for(NORTH)) == content_of(NORTH)
    with zipfile.ZipFile(io.BytesIO(content_of(NORTH))) as parts:
        assert {part.date_time for part in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_its_date_is_the_stores(content_of: Callable[[str], bytes], bundle: Store) -> None:
    made = _whole(content_of(NORTH)).properties.created
    assert made is not None
    assert made.date() == bundle.built_on


def test_sheet_names_are_unique_and_such_as_a_workbook_takes() -> None:
    assert sheet_names(["Need: [a]", "need  a", "x" * 40, "x" * 40]) == [
        "Need   a",
        "need  a",
        "x" * 31,
        "x" * 28 + " 2",
    ]


def figures_of(rows: Cells) -> list[dict[str, object]]:
    """Rows of a sheet of figures by the names of its columns."""
    names = [column.name for column in FIGURES]
    return [dict(zip(names, (*row, *[""] * (len(names) - len(row))), strict=True)) for row in rows[4:]]


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
