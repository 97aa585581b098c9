"""Extracts as workbooks, Parquet files and CSV in every encoding: taken in alike, or refused with the place."""

import zipfile
from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

from het_dash.ingest.problems import ImportProblem
from tests.support.extract_files import csv, read, row, rows, workbook

PASTE = "Copy the cells and paste them as values."
GOOD = rows(4)


def refusal(path: Path) -> list[str]:
    with pytest.raises(ImportProblem) as wrong:
        read(path)
    return [str(problem) for problem in wrong.value.problems]


def saved(book: Any, folder: Path) -> Path:
    book.save(folder / "extract.xlsx")
    return folder / "extract.xlsx"


def parquet(folder: Path, **columns: Any) -> Path:
    """Four good rows, but for these columns."""
    good: dict[str, Any] = {name: [one[name] for one in GOOD] for name in GOOD[0]}
    pq.write_table(pa.table({**good, **columns}), folder / "extract.parquet")
    return folder / "extract.parquet"


def counts(path: Path) -> list[tuple[str, float, float]]:
    taken = read(path).observations
    return list(zip(taken["group_id"].astype(str), taken["numerator"], taken["denominator"], strict=True))


WANTED = [(one["group_id"], one["numerator"], one["denominator"]) for one in GOOD]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1252"])
@pytest.mark.parametrize("end", ["\n", "\r\n"])
def test_a_csv_in_any_encoding(tmp_path: Path, encoding: str, end: str) -> None:
    path = tmp_path / "extract.csv"
    path.write_bytes(csv(*GOOD).replace("\n", end).encode(encoding))
    assert counts(path) == WANTED


def test_a_workbook_with_dates_of_excel_and_blank_rows_below(tmp_path: Path) -> None:
    book = workbook(tmp_path, *({**one, "period_end": date(2026, 3, 31)} for one in GOOD))
    for number in range(7, 2_000):
        book["Extract"].row_dimensions[number].height = 20
    assert counts(saved(book, tmp_path)) == WANTED


def test_the_sheet_may_be_the_only_one_whatever_its_name_or_stand_among_others(tmp_path: Path) -> None:
    assert counts(saved(workbook(tmp_path, *GOOD, sheet="Sheet1"), tmp_path)) == WANTED
    book = workbook(tmp_path, *GOOD)
    book.create_sheet("Notes", 0)["A1"] = "=1+1"
    assert counts(saved(book, tmp_path)) == WANTED


def test_rows_on_a_hidden_sheet_are_refused_as_a_hidden_row_is(tmp_path: Path) -> None:
    book = workbook(tmp_path, *GOOD)
    book.create_sheet("Notes")
    book["Extract"].sheet_state = "hidden"
    assert refusal(saved(book, tmp_path)) == [
        "extract.xlsx, sheet Extract: is hidden and holds values. Show the sheet, check it, and import it again."
    ]


def test_a_workbook_is_told_by_what_is_in_it(tmp_path: Path) -> None:
    path = saved(workbook(tmp_path, *GOOD), tmp_path)
    assert counts(path.rename(tmp_path / "extract.csv")) == WANTED
    (tmp_path / "extract.xlsx").write_text(csv(*GOOD))
    assert refusal(tmp_path / "extract.xlsx") == [
        "extract.xlsx: This is not an Excel workbook, whatever its name says. If it is a CSV file, give its name the "
        "ending .csv; otherwise open it and save it as .xlsx."
    ]


@pytest.mark.parametrize(
    "numbers",
    [pa.array([10, 11, 12, 13], pa.int32()), pa.array([10.0, 11.0, 12.0, 13.0]), pa.array(["10", "11", "12", " 13 "])],
)
@pytest.mark.parametrize(
    "day",
    [pa.array([date(2026, 3, 31)] * 4), pa.array([datetime(2026, 3, 31)] * 4), pa.array(["2026-03-31"] * 4)],  # noqa: DTZ001
)
def test_parquet_with_any_plain_types(tmp_path: Path, numbers: pa.Array, day: pa.Array) -> None:
    assert counts(parquet(tmp_path, numerator=numbers, period_end=day)) == WANTED


def test_parquet_with_text_in_categories(tmp_path: Path) -> None:
    assert counts(parquet(tmp_path, area_code=pa.array(["pcn:north-lewisham"] * 4).dictionary_encode())) == WANTED


@pytest.mark.parametrize(
    ("column", "told"),
    [
        (
            pa.array([[1], [2], [3], [4]]),
            "extract.parquet, column numerator: is of the type list<element: int64>, which is neither text nor a "
            "number nor a date. Write it again as a Parquet file of plain columns.",
        ),
        (
            pa.array([b"1", b"2", b"3", b"4"]),
            "extract.parquet, column numerator: is of the type binary, which is neither text nor a number nor a date. "
            "Write it again as a Parquet file of plain columns.",
        ),
        (
            pa.array([True, False, True, True]),
            "extract.parquet, row 2, column numerator: 'true' is not a number. Write the count in plain digits.",
        ),
        (
            pa.array([1.0, None, 3.0, 4.0]),
            "extract.parquet, row 3, column numerator: '' is blank. Write the count; 0 where there are no people.",
        ),
        (
            pa.array([1.0, 2.0, float("nan"), 4.0]),
            "extract.parquet, row 4, column numerator: 'nan' means a missing count. Give the true count, "
            "0 included: it stays in state/private, and small numbers are hidden here.",
        ),
        (
            pa.array([1, 2, 3, -4]),
            "extract.parquet, row 5, column numerator: '-4' is below zero. A count of people cannot be; check the "
            "extract.",
        ),
    ],
)
def test_parquet_with_wrong_types(tmp_path: Path, column: pa.Array, told: str) -> None:
    assert refusal(parquet(tmp_path, numerator=column))[0] == told


def test_parquet_that_is_cut_off(tmp_path: Path) -> None:
    path = parquet(tmp_path)
    path.write_bytes(path.read_bytes()[:-50])
    (told,) = refusal(path)
    assert told.startswith("extract.parquet: is not a Parquet file that can be read (")
    assert told.endswith("Write it again; it may be damaged or cut off.")


def test_parquet_with_a_column_twice(tmp_path: Path) -> None:
    table = pq.read_table(parquet(tmp_path))
    pq.write_table(table.append_column("numerator", table["numerator"]), tmp_path / "extract.parquet")
    (told,) = refusal(tmp_path / "extract.parquet")
    assert told == "extract.parquet, row 1, column numerator: The header has this column twice. Keep one."


def set_cell(place: str, value: object) -> Callable[[Any], None]:
    return lambda page: setattr(page[place], "value", value)


def with_two_sheets(page: Any) -> None:
    page.title = "Sheet1"
    page.parent.create_sheet("Notes")


def hide(page: Any) -> None:
    page.row_dimensions[3].hidden = True
    page.column_dimensions["B"].hidden = True


SHEET = "extract.xlsx, sheet Extract"
SHOW = "Show it, and delete it if it should not count."


@pytest.mark.parametrize(
    ("spoil", "told"),
    [
        (set_cell("F3", "=F2+1"), [f"{SHEET}, row 3, column F: '' is a formula without a value. {PASTE}"]),
        (
            lambda page: page.merge_cells("B2:B5"),
            [f"{SHEET}: 'B2:B5' are merged cells; only the first of them holds a value. "
             "Unmerge them and fill every cell."],
        ),
        (hide, [f"{SHEET}, {place}: is hidden and holds values. {SHOW}" for place in ("row 3", "column B")]),
        (set_cell("J4", "total"),
         [f"{SHEET}, row 1, column {c}: '' is blank above values. Name the column, or clear it." for c in "HIJ"]),
        (
            set_cell("F3", "#N/A"),
            [f"{SHEET}, row 3, column numerator: '#N/A' is an error of the spreadsheet. Mend the formula. {PASTE}"],
        ),
        (
            lambda page: page.insert_rows(1),
            [f"{SHEET}, row 1: is blank; the names of the columns belong here. Begin with the template's header."],
        ),
        (
            lambda page: setattr(page["F3"], "number_format", "0%"),
            [f"{SHEET}, row 3, column numerator: '1100%' is a percentage in place of a count. Give counts of people as "
             "numerator and denominator: percentages are worked out here."],
        ),
        (set_cell("C3", 46112),
         [f"{SHEET}, row 3, column period_end: '46112' is not a date. Write the quarter's last day, such as "
          "2026-03-31; in Excel, format the column as a date."]),
        (with_two_sheets,
         ["extract.xlsx: The workbook has no sheet called 'extract'; its sheets are Sheet1, Notes. "
          "Call the sheet that holds the rows extract."]),
        (set_cell("A600000", "x"),
         [f"{SHEET}, row 600000, column A: holds a value here; at most 250,000 rows and 20 columns can be read. "
          "Delete everything outside the table, or send the rest as another file."]),
    ],
    ids=["formula", "merged", "hidden", "strays", "error", "title", "percent", "serial", "no-sheet", "far"],
)  # fmt: skip
def test_a_spoilt_workbook(tmp_path: Path, spoil: Callable[[Any], None], told: list[str]) -> None:
    book = workbook(tmp_path, *GOOD)
    spoil(book.active)
    assert refusal(saved(book, tmp_path)) == told


def test_a_formula_with_a_value_is_refused_too(tmp_path: Path) -> None:
    """openpyxl writes no values of formulas: put one in by hand."""
    path = saved(workbook(tmp_path, *GOOD), tmp_path)
    with zipfile.ZipFile(path) as old:
        parts = {name: old.read(name) for name in old.namelist()}
    sheet = "xl/worksheets/sheet1.xml"
    parts[sheet] = parts[sheet].replace(b'<c r="F3" t="n"><v>11</v>', b'<c r="F3"><f>10+1</f><v>11</v>')
    with zipfile.ZipFile(path, "w") as new:
        for name, content in parts.items():
            new.writestr(name, content)
    assert refusal(path) == [f"{SHEET}, row 3, column F: '11' is a formula. {PASTE}"]


def test_a_hundred_thousand_rows_of_junk_are_told_shortly(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    junk = "\n".join(f"x{n % 900},y,z,{n % 70},g,t{n % 80},u" for n in range(100_000))
    path.write_text(csv(*GOOD) + junk + "\n")
    with pytest.raises(ImportProblem) as wrong:
        read(path)
    lines = str(wrong.value).splitlines()
    assert len(lines) == 21
    assert {line.split("column ")[1].split(":")[0] for line in lines[:20]} >= {
        "indicator_id", "area_code", "period_end", "breakdown", "numerator", "denominator",
    }  # fmt: skip
    assert lines[-1] == "... and 599,980 more."


def test_blank_rows_do_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "extract.csv"
    path.write_text(csv(*GOOD) + ",,,,,,\n" * 100_000)
    assert counts(path) == WANTED


def test_a_file_of_too_many_rows_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("het_dash.ingest.csv_table.MOST_ROWS", 3)
    path = tmp_path / "extract.csv"
    path.write_text(csv(*GOOD, row()))
    assert refusal(path) == ["extract.csv, row 4: The file has more than 3 rows. Send it in parts."]
