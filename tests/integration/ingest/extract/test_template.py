"""The template: made from the catalogue, protected where nothing is typed, and its example can be taken in."""

import csv
import io
from datetime import date
from pathlib import Path
from typing import Any

import openpyxl
import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.extract import template
from het_dash.ingest.extract.groups import FULL, Groups
from het_dash.ingest.extract.template.example import MADE_UP, is_example
from het_dash.ingest.problems import ImportProblem
from tests.support.extract_files import NAMES, read
from tests.support.wording import FORBIDDEN, unspelled

FILES = template.files(load(), "gp_extract")
EXAMPLES = sorted(name for name in FILES if "example" in name)
LISTS = ("Indicators", "Areas", "Quarters", "Groups", "Breakdowns", "Deprivation")


def book(name: str = "extract_template.xlsx") -> Any:
    return openpyxl.load_workbook(io.BytesIO(FILES[name]))


def column(sheet: Any, letter: str = "A") -> list[Any]:
    """What stands below the heading of a list."""
    return [cell.value for cell in sheet[letter][3:]]


def taken(folder: Path, name: str) -> pd.DataFrame:
    (folder / name).write_bytes(FILES[name])
    return read(folder / name).observations


def test_there_is_a_template_and_an_example_of_each_kind() -> None:
    assert sorted(FILES) == [
        "extract_example.csv", "extract_example.xlsx", "extract_template.csv", "extract_template.xlsx",
    ]  # fmt: skip


def test_both_examples_are_taken_in_alike_and_the_numbers_are_known_to_be_made_up(tmp_path: Path) -> None:
    first, second = (taken(tmp_path, name) for name in EXAMPLES)
    pd.testing.assert_frame_equal(first, second)
    assert len(first) == 2 * 2 * 24
    assert is_example(first)


@pytest.mark.parametrize("name", EXAMPLES)
def test_an_example_that_is_taken_in_says_so(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(FILES[name])
    assert read(tmp_path / name).note.endswith(f"December 2025 to March 2026. {MADE_UP}")


def test_one_true_row_is_not_taken_for_the_example() -> None:
    counts = pd.DataFrame({"numerator": [501.0, 502.0], "denominator": [1001.0, 1003.0]})
    assert not is_example(counts)
    assert is_example(counts.head(1))


@pytest.mark.parametrize("name", ["extract_template.csv", "extract_template.xlsx"])
def test_a_template_that_was_not_filled_in_says_where_to_begin(tmp_path: Path, name: str) -> None:
    with pytest.raises(ImportProblem, match=r"row 2: There are no rows under the header\. Fill it in\."):
        taken(tmp_path, name)


def test_a_template_filled_in_by_hand_is_taken_in(tmp_path: Path) -> None:
    made = book()
    for place, value in zip(
        "ABCDEFG", ["cvdp007hyp", "pcn:sevenfields", date(2026, 3, 31), FULL, "N|male|18_39", 7, 31], strict=True
    ):
        made["Extract"][f"{place}2"] = value
    made.save(tmp_path / "filled.xlsx")
    assert read(tmp_path / "filled.xlsx").observations[["numerator", "denominator"]].to_numpy().tolist() == [[7, 31]]


def test_the_lists_hold_all_that_may_be_written() -> None:
    made, catalogue = book(), load()
    assert made.sheetnames == ["Read me", "Extract", *LISTS]
    groups = Groups(catalogue, "gp_extract")
    assert column(made["Indicators"]) == [one.id for one in groups.indicators]
    assert column(made["Areas"])[:6] == [pcn.code for pcn in catalogue.pcns]
    assert column(made["Groups"]) == [group.id for group in catalogue.breakdowns[FULL].groups]
    assert column(made["Deprivation"]) == ["1", "2", "3", "4", "5", "not_known"]
    assert column(made["Breakdowns"]) == [FULL, *groups.coarser]
    quarters = column(made["Quarters"])
    assert (quarters[0].date(), quarters[-1].date(), len(quarters)) == (date(2024, 3, 31), date(2027, 3, 31), 13)


def test_every_open_practice_stands_under_its_pcn() -> None:
    sheet, catalogue = book()["Areas"], load()
    placed = dict(zip(column(sheet)[6:], column(sheet, "D")[6:], strict=True))
    assert placed.keys() == {p.code for p in catalogue.practices.values() if p.kind == "practice" and not p.closed}
    assert (placed["G85085"], placed["G85104"], placed["G85004"]) == (
        "North Lewisham",
        "Sevenfields",
        "Modality Lewisham",
    )


def test_only_rows_below_the_header_can_be_typed_in() -> None:
    for name in ("extract_template.xlsx", "extract_example.xlsx"):
        made = book(name)
        assert all(made[sheet].protection.sheet for sheet in made.sheetnames)
        page = made["Extract"]
        assert [page.cell(1, n).protection.locked for n in range(1, 9)] == [True] * 8
        assert [page.column_dimensions[letter].protection.locked for letter in "ABCDEFGH"] == [False] * 8
        assert page.freeze_panes == "A2"
    assert not page["F2"].protection.locked


def test_drop_downs_offer_exactly_the_lists_and_counts_must_be_whole() -> None:
    made = book()
    rules = {str(rule.sqref): rule for rule in made["Extract"].data_validations.dataValidation}
    offers = {"A": "Indicators", "B": "Areas", "C": "Quarters", "D": "Breakdowns", "E": "Groups", "H": "Deprivation"}
    for letter, name in offers.items():
        offered = rules[f"{letter}2:{letter}250000"].formula1
        sheet, cells = offered.replace("$", "").rsplit("!", 1)
        assert sheet == f"'{name}'"
        first, last = cells.split(":")
        assert [cell.value for (cell,) in made[name][first:last]] == column(made[name])
    assert {
        (rules[f"{letter}2:{letter}250000"].type, rules[f"{letter}2:{letter}250000"].formula1) for letter in "FG"
    } == {("whole", "0")}


def test_the_guide_says_what_happens_and_spells_everything_out() -> None:
    page = book()["Read me"]
    text = " ".join(str(cell.value) for row in page.iter_rows() for cell in row if cell.value)
    for words in ("kept in state/private", "Counts of 1 to 7 are hidden", "rounded to the nearest 5", "no NHS numbers"):
        assert words in text
    assert not FORBIDDEN.search(text)
    assert unspelled(text, text) == []


def test_the_example_says_that_it_is_made_up_and_the_template_does_not() -> None:
    assert "the numbers are made up" in book("extract_example.xlsx")["Read me"]["A2"].value
    assert book()["Read me"]["A2"].value is None


def test_no_cell_begins_with_a_sign_that_a_spreadsheet_runs() -> None:
    for name in ("extract_template.xlsx", "extract_example.xlsx"):
        cells = (c.value for page in book(name) for row in page.iter_rows() for c in row if isinstance(c.value, str))
        assert not [text for text in cells if text[:1] in "=+-@\t\r"]


def test_the_csv_opens_in_excel_with_its_columns() -> None:
    assert FILES["extract_template.csv"].startswith(b"\xef\xbb\xbf")
    lines = list(csv.reader(io.StringIO(FILES["extract_template.csv"].decode("utf-8-sig"))))
    assert lines == [[*NAMES, "deprivation"]]


def test_every_text_fits_its_row() -> None:
    """A row is as high as its longest text needs at the width of its column."""
    for page in book():
        for row in page.iter_rows(min_row=4):
            for cell in row:
                width = page.column_dimensions[cell.column_letter].width
                text = cell.value if isinstance(cell.value, str) else ""
                lines = -(-len(text) // (width * 1.3))
                assert (page.row_dimensions[cell.row].height or 15) >= 14 * lines, (page.title, cell.coordinate)
