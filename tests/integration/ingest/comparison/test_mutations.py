"""No spoilt file is accepted without a word, whatever its format: half a file, another year, another source, another
unit, swapped columns."""

from collections.abc import Iterator

import pytest

from het_dash.ingest.problems import ImportProblem
from tests.support.held_files import Bundle, Row, changed, table, times
from tests.support.publishers_rows import FILES, File


def swapped(rows: list[Row], one: str, other: str) -> list[Row]:
    return [{**row, one: row[other], other: row[one]} for row in rows]


def spoilt(file: File) -> Iterator[tuple[str, list[Row], str, str]]:
    """What was done, the rows, the edition and the source given."""
    rows = file.rows()
    yield "half a file", rows[: len(rows) // 2], file.edition, file.source
    yield "another year", rows, file.later, file.source
    yield "another source", rows, file.edition, "registered_age"
    yield "swapped columns", swapped(rows, *file.swap), file.edition, file.source
    if file.numbers:
        yield "times 1,000", changed(rows, **dict.fromkeys(file.numbers, times(1000))), file.edition, file.source


@pytest.mark.parametrize("form", FILES)
def test_no_spoilt_file_is_accepted_without_a_word(untouched: Bundle, form: str) -> None:
    for done, rows, edition, source in spoilt(FILES[form]):
        try:
            untouched.take(form, table(rows), edition, source)
        except ImportProblem:
            continue
        pytest.fail(f"{form}, {done}: accepted, with {untouched.said}")


@pytest.mark.parametrize("form", [form for form in FILES if form != "qof"])  # which is imported with all of England
def test_the_sound_file_is_accepted(copied: Bundle, form: str) -> None:
    file = FILES[form]
    assert copied.take(form, table(file.rows()), file.edition, file.source).name == file.edition
