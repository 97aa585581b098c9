"""Columns read as what they should be; every problem is collected before the file is refused."""

from datetime import date
from pathlib import Path

import pytest

from het_dash.ingest.column_checks import Sheet
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.problems import ImportProblem


def sheet(folder: Path, *cells: str, header: str = "SIZE", **columns: tuple[str, ...]) -> Sheet:
    """A file of one column, or of the columns that `header` names."""
    path = folder / "file.csv"
    path.write_text("\n".join([header, *cells, ""]), encoding="utf-8")
    return Sheet(read_raw(path), columns or {"SIZE": ()})


def problems(one: Sheet) -> list[str]:
    with pytest.raises(ImportProblem) as wrong:
        one.done()
    return [str(problem) for problem in wrong.value.problems]


@pytest.mark.parametrize("header", ["PRACTICE_CODE", "practice code", "Practice_Code", "PracticeCode"])
def test_case_blanks_and_underscores_of_a_header_do_not_matter(tmp_path: Path, header: str) -> None:
    assert list(sheet(tmp_path, "a", header=header, PRACTICE_CODE=()).cells.columns) == ["PRACTICE_CODE"]


def test_a_column_may_have_other_spellings_and_becomes_ours(tmp_path: Path) -> None:
    one = sheet(tmp_path, "113", header="REGISTER_SIZE", REGISTER=("REGISTER_SIZE",))
    assert list(one.counts("REGISTER")) == [113]


def test_columns_nobody_asked_for_are_left_out(tmp_path: Path) -> None:
    assert list(sheet(tmp_path, "1,x", header="SIZE,REST").cells.columns) == ["SIZE"]


def test_a_column_that_is_not_there_is_refused_with_the_header_as_it_reads(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem) as wrong:
        sheet(tmp_path, "1,2", header="CODE,SIZES")
    assert str(wrong.value) == (
        "file.csv, row 1, column SIZE: has no such column. The header reads: CODE, SIZES. "
        "Expected SIZE; is this the right file for this format?"
    )


def test_a_column_that_may_be_absent_may_be_absent(tmp_path: Path) -> None:
    path = tmp_path / "file.csv"
    path.write_text("SIZE\n1\n", encoding="utf-8")
    one = Sheet(read_raw(path), {"SIZE": (), "NOTE": ()}, optional=("NOTE",))
    assert (one.has("SIZE"), one.has("NOTE")) == (True, False)


def test_two_columns_that_read_the_same_are_not_chosen_between(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"row 1, column Size: reads the same as column SIZE\. Keep one\."):
        sheet(tmp_path, "1,2", header="SIZE,Size")


@pytest.mark.parametrize(("text", "number"), [("113", 113), ("113.0", 113), ("0", 0), (" 7 ", 7), ("1e3", 1000)])
def test_a_whole_number_however_it_is_written(tmp_path: Path, text: str, number: int) -> None:
    one = sheet(tmp_path, text)
    assert list(one.counts("SIZE")) == [number]
    one.done()


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("-5", "is below zero. A count cannot be; check the file with its publisher."),
        ("2.5", "is not a whole number. A count must be; check the column."),
        ('"1,234"', "is not a number. Write plain digits, without thousands separators or units."),
        ("12 people", "is not a number."),
        ("*", "is not a number."),
        ("nan", "is not a number."),
        ("inf", "is not a number."),
        ("1e13", "is not a number."),
        ("0x10", "is not a number."),
        ("TRUE", "is not a number."),
    ],
)
def test_what_is_no_count_is_a_problem_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    one = sheet(tmp_path, "1", text)
    one.counts("SIZE")
    (found,) = problems(one)
    assert found.startswith(f"file.csv, row 3, column SIZE: {text.strip(chr(34))!r} {message}")


def test_a_blank_is_a_problem_unless_it_may_be_blank(tmp_path: Path) -> None:
    strict, lenient = (sheet(tmp_path, "1,x", ",y", header="SIZE,NAME") for _ in range(2))
    strict.counts("SIZE")
    assert problems(strict) == ["file.csv, row 3, column SIZE: '' is blank. Enter a number."]
    assert lenient.counts("SIZE", blank=True).isna().tolist() == [False, True]
    lenient.done()


@pytest.mark.parametrize("text", ["2026-07-01", "01Jul2026", "01-Jul-26", "01-Jul-2026", "01/07/2026"])
def test_dates_as_publishers_write_them(tmp_path: Path, text: str) -> None:
    assert sheet(tmp_path, text).one_date("SIZE") == date(2026, 7, 1)


@pytest.mark.parametrize("text", ["2026-06-31", "July 2026", "20260701", "1.7.2026", "infinity"])
def test_what_is_no_date_is_a_problem(tmp_path: Path, text: str) -> None:
    one = sheet(tmp_path, text)
    one.dates("SIZE")
    assert problems(one) == [
        f"file.csv, row 2, column SIZE: {text!r} is not a date this importer knows. "
        "Expected for example 2026-07-01 or 01Jul2026."
    ]


def test_a_file_of_two_dates_is_not_one_edition(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"holds several dates \(2026-07-01, 2026-08-01\)\. Import one date"):
        sheet(tmp_path, "2026-07-01", "2026-08-01").one_date("SIZE")


def test_every_problem_is_told_at_once_in_the_order_of_the_checks(tmp_path: Path) -> None:
    one = sheet(tmp_path, "x,1", "G85085,-1", "G85085,2", header="CODE,SIZE", CODE=(), SIZE=())
    one.matching("CODE", r"[A-Z]\d{5}", "Expected a practice code.")
    one.among("CODE", ["G85085"], "Add it.")
    one.unique(["CODE"])
    one.counts("SIZE")
    assert [text.split(":")[0] + text.split(":")[1] for text in problems(one)] == [
        "file.csv, row 2, column CODE 'x' does not look right. Expected a practice code.",
        "file.csv, row 2, column CODE 'x' is not known. Add it.",
        "file.csv, row 4, column CODE 'G85085' repeats an earlier row with the same key. Remove the repeated row.",
        "file.csv, row 3, column SIZE '-1' is below zero. A count cannot be; check the file with its publisher.",
    ]


def test_rows_that_are_kept_keep_their_numbers(tmp_path: Path) -> None:
    one = sheet(tmp_path, "a,1", "b,x", header="CODE,SIZE", CODE=(), SIZE=())
    one.keep(one.cells["CODE"] == "b")
    one.counts("SIZE")
    assert problems(one)[0].startswith("file.csv, row 3, column SIZE: 'x'")


def test_a_sheet_without_problems_is_done_in_silence(tmp_path: Path) -> None:
    one = sheet(tmp_path, "1")
    one.counts("SIZE")
    one.done()


def test_a_file_that_is_wrong_in_every_row_is_told_shortly_and_counted_in_full(tmp_path: Path) -> None:
    one = sheet(tmp_path, *["x" * 500] * 1_234)
    one.counts("SIZE")
    with pytest.raises(ImportProblem) as wrong:
        one.done()
    assert (len(wrong.value.problems), wrong.value.beyond) == (1_000, 234)
    assert wrong.value.problems[0].value == "x" * 100
    assert str(wrong.value).endswith("\n... and 1,214 more.")


def test_a_character_that_cannot_be_shown_is_refused_in_the_columns_that_are_used(tmp_path: Path) -> None:
    one = sheet(tmp_path, "Grove,x\ufffd", "Va\ufffdle,y", header="NAME,REST", NAME=())
    said = "'Va[U+FFFD]le' holds U+FFFD (replacement character), which cannot be shown."
    assert problems(one) == [f"file.csv, row 3, column NAME: {said} Download or save the file again."]
