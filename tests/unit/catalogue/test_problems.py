"""A problem reads as one line: where, what stands there, what is wrong, what to do."""

from het_dash.catalogue import Problem, Report, told


def problem(row: int | None = None, **more: str) -> Problem:
    given = {"file": "a.csv", "message": "is wrong.", "remedy": "Mend it.", "row": row, **more}
    return Problem.model_validate(given)


def test_a_problem_names_file_sheet_row_column_and_value() -> None:
    whole = problem(7, sheet="Attendance", column="NUMBER", value="x")
    assert str(whole) == "a.csv, sheet Attendance, row 7, column NUMBER: 'x' is wrong. Mend it."


def test_a_problem_of_the_whole_file_names_the_file_alone() -> None:
    assert str(problem()) == "a.csv: is wrong. Mend it."


def test_a_blank_cell_is_shown_as_one() -> None:
    assert str(problem(2, column="NUMBER", value="")) == "a.csv, row 2, column NUMBER: '' is wrong. Mend it."


def test_a_report_with_warnings_only_is_usable() -> None:
    assert Report().usable
    assert Report(problems=(problem(severity="warning"),)).usable
    assert not Report(problems=(problem(severity="warning"), problem())).usable


def test_the_first_20_problems_are_told_and_the_rest_counted() -> None:
    lines = told([problem(n) for n in range(1, 1_235)]).splitlines()
    assert len(lines) == 21
    assert lines[-1] == "... and 1,214 more."
    assert told([problem()] * 20).count("\n") == 19


def test_a_report_survives_the_way_from_one_process_to_another() -> None:
    report = Report(problems=(problem(3, value="é"),))
    assert Report.model_validate_json(report.model_dump_json()) == report


def test_a_rare_problem_is_told_among_many_of_another_kind() -> None:
    many = [problem(n, column="SIZE") for n in range(1, 1_000)]
    lines = told([*many, problem(2_000, column="NAME"), problem(2_001, column="NAME")], beyond=5_000).splitlines()
    assert lines[0].startswith("a.csv, row 1, column SIZE")
    assert [line.split(":")[0] for line in lines[18:20]] == [
        "a.csv, row 2000, column NAME",
        "a.csv, row 2001, column NAME",
    ]
    assert lines[20] == "... and 5,981 more."
