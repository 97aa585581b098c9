"""Rows in the plain form that Excel writes are checked without the XML parser, and to the same end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.workbook import Limits, Workbook, WorkbookSheet
from het_dash.ingest.workbook.plain_rows import plain_rows
from tests.support.workbooks import MAIN, packed, sheet

LIMITS = Limits(9, 5)
STYLES = (
    f'<styleSheet {MAIN}><cellXfs count="2"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/>'
    '<xf numFmtId="9" fontId="0" fillId="0" borderId="0"/></cellXfs></styleSheet>'
)


def read(rows: str, limits: Limits = LIMITS) -> WorkbookSheet:
    return Workbook("book.xlsx", packed({"xl/styles.xml": STYLES}, rows=rows), limits).read("Data")


def refusal(rows: str, limits: Limits = LIMITS) -> str:
    with pytest.raises(ImportProblem) as wrong:
        read(rows, limits)
    return str(wrong.value)


def outcome(rows: str) -> WorkbookSheet | str:
    try:
        return read(rows)
    except ImportProblem as wrong:
        return str(wrong)


def number_of_plain(rows: str) -> int:
    return len(list(plain_rows(sheet(rows).encode())))


def cell(place: str, value: str = "1", style: str = "") -> str:
    return f'<c r="{place}"{style}><v>{value}</v></c>'


def row(number: int, *columns: str, attributes: str = "") -> str:
    return f'<row r="{number}"{attributes}>{"".join(cell(f"{column}{number}") for column in columns)}</row>'


ROWS = st.lists(
    st.tuples(
        st.integers(1, 11),
        st.lists(st.sampled_from("ABCDEF"), max_size=6),
        st.sampled_from(["", ' hidden="1"', ' hidden="false"', ' spans="1:7"']),
        st.sampled_from(["", ' s="0"', ' s="1"']),
    ),
    max_size=6,
)


@given(ROWS)
def test_plain_rows_and_others_are_read_and_refused_alike(given_rows: list[tuple[int, list[str], str, str]]) -> None:
    rows = [
        f'<row r="{n}"{more}>{"".join(cell(f"{column}{n}", "0.5", style) for column in columns)}</row>'
        for n, columns, more, style in given_rows
    ]
    plain, parsed = "".join(rows), "".join(one.replace("<row r", "<row  r") for one in rows)
    assert (number_of_plain(plain), number_of_plain(parsed)) == (len(rows), 0)
    assert outcome(plain) == outcome(parsed)


def test_a_row_with_anything_else_goes_through_the_parser() -> None:
    for other in (
        row(1, "A").replace("<v>", "<f>1</f><v>"),
        '<row r="1"><c r="A1" t="e"><v>#N/A</v></c></row>',
        '<row r="1"><c r="A1" t="str"><v>a&amp;b</v></c></row>',
        '<row r="1"><c r="A2"><v>1</v></c></row>',
        '<row r="1" r="2"><c r="A1"><v>1</v></c></row>',
        '<row r="1"><c r="A1"><v>1</v></c><!-- --></row>',
        '<row r="1"><c r="A1"><v>1\x01</v></c></row>',
        f'<row r="1"><c r="A1" t="str"><v>{"a" * 70_000}</v></c></row>',
    ):
        assert number_of_plain(other) == 0, other[:60]


def test_plain_rows_keep_every_bound() -> None:
    told = "holds a value here; at most 9 rows and 5 columns can be read."
    for rows, place in ((row(1, "A", "F"), "row 1, column F"), (row(10, "A"), "row 10, column A")):
        assert refusal(rows).startswith(f"book.xlsx, sheet Data, {place}: {told}")
    assert "row 1 appears twice" in refusal(row(2, "A") + row(1, "A"))
    assert "appears twice or after a later cell" in refusal(row(1, "B", "A"))
    assert read(row(1, "A") + '<row r="2"><c r="XFD2" s="0"/></row>').rows == {1: ["1"]}


def test_plain_rows_count_as_elements(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("het_dash.ingest.workbook.opened.SPARE", 10)
    blank = "".join(f'<row r="{n}"/>' if n > 9 else f'<row r="{n}"></row>' for n in range(1, 40))
    assert "holds more cells than there is room for" in refusal(blank)


def test_a_plain_row_that_is_not_utf_8_is_refused() -> None:
    rows = row(1, "A").encode().replace(b"<v>1</v>", b"<v>\xff</v>")
    content = packed({"xl/worksheets/sheet1.xml": sheet("ROWS").encode().replace(b"ROWS", rows)})
    with pytest.raises(ImportProblem, match=r"sheet Data: The workbook cannot be read \(UnicodeDecodeError"):
        Workbook("book.xlsx", content, LIMITS).read("Data")


def test_rows_across_the_edges_of_what_is_read_at_once_are_whole() -> None:
    many = "".join(row(n, "A", "B", "C") for n in range(1, 6_001))
    assert len(many) > 3 * 64 * 1024
    found = read(many, Limits(6_000, 3))
    assert (len(found.rows), found.rows[6_000]) == (6_000, ["1", "1", "1"])
