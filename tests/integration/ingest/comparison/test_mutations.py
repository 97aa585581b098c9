"""No spoilt file is accepted without a word, whatever its format: half a file, another year, another source, another
unit, swapped columns."""

from collections.abc import Iterator

import pytest

from het_dash.ingest.import_file import FORMATS
from het_dash.ingest.problems import ImportProblem
from tests.support.held_files import Bundle, Row, changed, times
from tests.support.publishers_rows import FILES, File

# A local file, whose own rules are tested in tests/integration/ingest/extract; and files of over 1,000 other PCNs, in
# tests/integration/ingest/importers.
TESTED_ELSEWHERE = {"extract", "qof-pcns", "cvdprevent-pcns"}


def swapped(rows: list[Row], one: str, other: str) -> list[Row]:
    return [{**row, one: row[other], other: row[one]} for row in rows]


def spoilt(file: File) -> Iterator[tuple[str, list[Row], str, str]]:
    """What was done, the rows, the edition and the source given."""
    rows = file.rows()
    another = "registered_age" if file.source != "registered_age" else "practice_map"
    yield "half a file", rows[: len(rows) // 2], file.edition, file.source
    yield "another year", rows, file.later, file.source
    yield "another source", rows, file.edition, another
    yield "swapped columns", swapped(rows, *file.swap), file.edition, file.source
    if file.numbers:
        yield "times 1,000", changed(rows, **dict.fromkeys(file.numbers, times(1000))), file.edition, file.source


@pytest.fixture(scope="module")
def held(untouched: Bundle) -> Bundle:
    """The bundle with an edition of every format."""
    file = FILES["qof-achievement"]
    file.take(untouched, file.rows())
    return untouched


def test_every_format_is_spoilt() -> None:
    assert {one.form for one in FILES.values()} | TESTED_ELSEWHERE == set(FORMATS)


@pytest.mark.parametrize("name", FILES)
def test_no_spoilt_file_is_accepted_without_a_word(held: Bundle, name: str) -> None:
    accepted = []
    for done, rows, edition, source in spoilt(FILES[name]):
        try:
            FILES[name].take(held, rows, edition, source)
        except ImportProblem:
            continue
        accepted.append(f"{name}, {done}: accepted, with {held.said}")
    assert not accepted


@pytest.mark.parametrize("name", [name for name in FILES if name != "qof"])  # which is imported with all of England
def test_the_sound_file_is_accepted(copied: Bundle, name: str) -> None:
    file = FILES[name]
    assert file.take(copied, file.rows()).name == file.edition
