"""The result of a check on the page: one sentence, problems by sheet, warnings, and the preview a table at a time."""

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from het_dash.catalogue import check_words
from het_dash.catalogue.return_report import ReturnReport
from het_dash.ui import subprocesses
from het_dash.ui.check_result import CLEAN, PROBLEMS, ROWS, WARNINGS, verdict
from tests.support.filled_returns import Cells, cells
from tests.support.open_page import said, tables
from tests.support.small_bundle import SmallData


def shown(report: ReturnReport) -> AppTest:
    def script(report):  # type: ignore[no-untyped-def]
        from het_dash.ui.check_result import show_everything_read, show_result  # noqa: PLC0415

        show_result(report)
        show_everything_read(report)

    app = AppTest.from_function(script, args=(report,)).run()
    assert not app.exception
    return app


def spoilt() -> Cells:
    of = cells()
    for row, header, value in (
        (2, "Female, 40 to 59", "-3"),
        (3, "Female, 60 to 79", "2.5"),
        (4, "Contacts (all)", "x"),
    ):
        of.change("Attendance", row, header, value)
    of.change("Activities", 2, "Ward", "Peckham")
    return of.change("Pathway", 2, "Treated", "9")


@pytest.fixture
def clean(small: SmallData, tmp_path: Path) -> ReturnReport:
    return subprocesses.check(cells().change("Activities", 2, "Date", "13 July 2026").write(tmp_path))


def test_a_return_without_errors_is_one_sentence_a_warning_and_the_preview(clean: ReturnReport) -> None:
    app = shown(clean)
    assert verdict(clean) == ("This return has no errors. Check that these are your numbers.", CLEAN)
    warnings, preview = tables(app)
    assert warnings == [
        list(WARNINGS),
        ["Sheet Activities 1 warning"],
        ["Date A2", "13 July 2026", "Is a date as text. It was read as 13 July 2026."],
    ]
    assert preview[0] == list(check_words.PREVIEW)
    assert ["Residents reached", "60", "Not published"] in preview
    words = " ".join(said(app)).replace("\\", "")
    assert "It would be version 1 of North Lewisham PCN's return for 2026-27Q2 (July to September 2026)." in words
    assert "Rows filled in: About 6, Totals 12, Activities 3, Attendance 8" in words
    assert "these pages change: Headline impact," in words


def test_every_cell_of_the_preview_can_be_reached(clean: ReturnReport) -> None:
    app = shown(clean)
    found = []
    for sheet in dict.fromkeys(table.sheet for table in clean.preview):
        app.segmented_control[0].set_value(sheet).run()
        for title in [one for box in app.selectbox for one in box.options] or [""]:
            if title:
                app.selectbox[0].set_value(title).run()
            for page in range(1, (app.pagination[0].num_pages if app.pagination else 1) + 1):
                if app.pagination:
                    app.pagination[0].set_value(page).run()
                _, *rows = tables(app)[-1]
                assert len(rows) <= ROWS
                found += rows
    assert not app.exception
    cells_ = [[cell.label, cell.will_read, cell.reads_now] for table in clean.preview for cell in table.cells]
    assert found == cells_


def test_five_errors_are_told_by_sheet_with_the_entry_and_nothing_is_previewed(
    small: SmallData, tmp_path: Path
) -> None:
    report = subprocesses.check(spoilt().write(tmp_path))
    app = shown(report)
    assert verdict(report)[0].startswith("Fix 5 problems before you send this return.")
    table = [row for part in tables(app) for row in part]
    assert [row[0] for row in table if len(row) == 1] == [
        "Sheet Activities 1 problem",
        "Sheet Attendance 3 problems",
        "Sheet Pathway 1 problem",
    ]
    assert [row[:2] for row in table[1:] if len(row) > 1 and row != list(PROBLEMS)] == [
        ["Ward C2", "Peckham"],
        ["Female, 40 to 59 D2", "-3"],
        ["Female, 60 to 79 E3", "2.5"],
        ["Contacts (all) T4", "x"],
        ["Treated H2", "9"],
    ]
    assert not app.segmented_control
    assert "these pages change" not in " ".join(said(app))


def test_one_problem_is_one_problem(small: SmallData, tmp_path: Path) -> None:
    report = subprocesses.check(cells().change("Activities", 2, "Ward", "Peckham").write(tmp_path))
    assert verdict(report)[1] == "Fix 1 problem"
    assert "1 problem" in " ".join(said(shown(report)))


def test_a_file_that_is_no_return_is_one_problem_of_the_file(small: SmallData, tmp_path: Path) -> None:
    path = tmp_path / "notes.zip"
    path.write_bytes(b"notes")
    app = shown(subprocesses.check(path))
    assert tables(app)[0][1] == ["The file 1 problem"]
    assert tables(app)[0][2][0] == "The whole file"


def test_bytes_that_were_accepted_before_are_said_to_be_so(small: SmallData, tmp_path: Path) -> None:
    path = cells().write(tmp_path)
    subprocesses.accept(path, findings_agreed=False)
    report = subprocesses.check(path)
    assert verdict(report)[0] == (
        "This file is already accepted. It is version 1 of North Lewisham PCN's return for 2026-27Q2 "
        "(July to September 2026)."
    )
    assert "these pages change" not in " ".join(said(shown(report)))


def test_cells_of_a_sheet_with_the_same_problem_share_a_row(small: SmallData, tmp_path: Path) -> None:
    of = cells()
    for row in range(2, 7):
        of.change("Attendance", row, "Female, 40 to 59", "-3")
    report = subprocesses.check(of.write(tmp_path))
    assert verdict(report)[1] == "Fix 5 problems"
    (table,) = tables(shown(report))
    sheet, (where, entry, what) = table[1:]
    assert sheet == ["Sheet Attendance 5 problems"]
    assert where.startswith("Female, 40 to 59 D2Female, 40 to 59 D3Female, 40 to 59 D4and 2 more")
    assert (entry, what.startswith("Is below zero.")) == ("-3", True)


def test_many_different_problems_are_sixty_rows_and_how_many_more(small: SmallData, tmp_path: Path) -> None:
    report = subprocesses.check(spoilt().write(tmp_path))
    many = tuple(report.problems[0].model_copy(update={"message": f"is wrong in way {n}."}) for n in range(70))
    app = shown(report.model_copy(update={"problems": many}))
    rows = [row for table in tables(app) for row in table if len(row) > 1 and row != list(PROBLEMS)]
    assert len(rows) == 60
    assert ":small[And 10 more.]" in list(said(app))
