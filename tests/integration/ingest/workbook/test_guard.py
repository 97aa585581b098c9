"""XML that would cost more than any honest workbook is stopped before its reader sees it."""

import io
import tracemalloc
from contextlib import nullcontext
from pathlib import Path

import pytest

from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.workbook import Limits, guard, open_workbook, opened
from het_dash.ingest.workbook.guard import LONGEST_BYTES, Bounds, Guarded, HostileXml
from tests.support.workbooks import MAIN, packed, saved, sheet

LAUGHS = (
    '<?xml version="1.0"?><!DOCTYPE sst [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">]>'
    f"<sst {MAIN}><si><t>&b;</t></si></sst>"
)
OUTSIDE = f'<?xml version="1.0"?><!DOCTYPE s [<!ENTITY f SYSTEM "file:///etc/passwd">]><sst {MAIN}>&f;</sst>'
MUCH = "holds more cells than there is room for"


def refusal(path: Path, limits: Limits | None = None) -> str:
    with pytest.raises(ImportProblem) as wrong:
        open_workbook(path, limits).read("Data")
    return str(wrong.value)


@pytest.mark.parametrize("part", ["xl/sharedStrings.xml", "xl/workbook.xml", "xl/styles.xml", "[Content_Types].xml"])
@pytest.mark.parametrize("content", [LAUGHS, OUTSIDE])
def test_no_part_may_declare_a_document_type(tmp_path: Path, part: str, content: str) -> None:
    told = refusal(saved(tmp_path, packed({part: content})))
    assert "A part of the workbook declares a document type, which a workbook never does." in told


@pytest.mark.parametrize(
    ("rows", "message"),
    [
        ("<row>" + "<c/>" * 1_101 + "</row>", MUCH),
        ("<row><row/>" + "<x><y/></x>" * 551 + "</row>", MUCH),
        ("<row/>" * 1_006, MUCH),
        ("<x/>" * 1_006, MUCH),
        ("<x>" * 50 + "</x>" * 50, "is nested too deeply"),
        (f'<row><c t="inlineStr"><is><t>{"a" * LONGEST_BYTES}</t></is></c></row>', "longer than any cell may be"),
        (f'<row><c r="{"A" * LONGEST_BYTES}"/></row>', "longer than any cell may be"),
        ("<row><c></row>", "is not well-formed: mismatched tag"),
    ],
    ids=["cells", "elements", "rows", "strangers", "deep", "long-text", "long-name", "broken"],
)
def test_a_sheet_that_costs_too_much_is_refused(
    tmp_path: Path, rows: str, message: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(opened, "SPARE", 1_000)
    monkeypatch.setattr(guard, "MOST_IN_ONE", 900)
    assert message in refusal(saved(tmp_path, packed(rows=rows, pack=0)), Limits(5, 5))


@pytest.mark.parametrize(
    ("xml", "bounds", "passes"),
    [
        ("<s><row><c/><c/></row><row><c/><c/></row></s>", Bounds(7, 3), True),
        ("<s><row><c/><c/></row><row><c/><c/></row></s>", Bounds(6, 3), False),
        ("<s><row><c/><c/></row><row><c/><c/></row></s>", Bounds(7, 2), False),
        ("<s><row><row/><c/></row><c/></s>", Bounds(9, 3), True),
        ("<s><si><t/></si><x/></s>", Bounds(9, 2), False),
        ("<x:s xmlns:x='x'><x:row><x:c/><x:c/></x:row></x:s>", Bounds(9, 2), True),
    ],
)
def test_rows_are_counted_apart_from_what_they_hold(xml: str, bounds: Bounds, passes: bool) -> None:
    with nullcontext() if passes else pytest.raises(HostileXml, match=MUCH):
        assert Guarded(io.BytesIO(xml.encode()), bounds).read() == xml.encode()


def test_a_text_that_never_ends_is_stopped_while_it_is_read(tmp_path: Path) -> None:
    long = packed({"xl/worksheets/sheet1.xml": sheet("<row><c><v>" + "1" * 40 * 2**20)}, pack=0)
    path = saved(tmp_path, long)
    del long
    tracemalloc.start()
    told = refusal(path)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert "longer than any cell may be" in told
    assert most < 100 * 2**20  # the file itself, twice, and little more


def test_a_value_in_the_last_cell_of_excel_costs_nothing(tmp_path: Path) -> None:
    far = packed(rows='<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>')
    assert refusal(saved(tmp_path, far), Limits(200, 20)) == (
        "book.xlsx, sheet Data, row 1048576, column XFD: holds a value here; at most 200 rows and 20 columns can be "
        "read. Delete everything outside the table, or send the rest as another file."
    )


def test_blank_rows_and_columns_that_were_only_formatted_do_no_harm(tmp_path: Path) -> None:
    rows = '<row r="1"><c r="A1"><v>1</v></c><c r="XFD1" s="0"/></row><row r="2" ht="20"/><row r="900000" ht="20"/>'
    read = open_workbook(saved(tmp_path, packed(rows=rows)), Limits(5, 5)).read("Data")
    assert (read.rows, read.width) == ({1: ["1"]}, 1)
