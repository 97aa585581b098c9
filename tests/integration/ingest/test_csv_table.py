"""A publisher's file as text: any encoding it uses, and a clear refusal of what is no table."""

import contextlib
import hashlib
import io
import zipfile
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.ingest import csv_table
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.problems import ImportProblem

TABLE = "CODE,NAME,SIZE\nG85085,Grove,113\n"


def read(folder: Path, content: bytes | str, name: str = "file.csv") -> RawFile:
    path = folder / name
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return read_raw(path)


def refusal(folder: Path, content: bytes | str, name: str = "file.csv") -> str:
    with pytest.raises(ImportProblem) as wrong:
        read(folder, content, name)
    return str(wrong.value)


def zipped(**members: str) -> bytes:
    """The same bytes at any time of day: they stand in the names of tests."""
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w") as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("_", ".")), content, zipfile.ZIP_DEFLATED)
    return packed.getvalue()


def test_cells_are_text_and_rows_are_numbered_as_a_spreadsheet_does(tmp_path: Path) -> None:
    raw = read(tmp_path, TABLE + "G85696,Vale,007\n")
    assert raw.columns == ["CODE", "NAME", "SIZE"]
    assert raw.cells.to_dict("index") == {
        2: {"CODE": "G85085", "NAME": "Grove", "SIZE": "113"},
        3: {"CODE": "G85696", "NAME": "Vale", "SIZE": "007"},
    }


def test_the_hash_is_of_the_file_as_it_lies_there(tmp_path: Path) -> None:
    packed = zipped(a_csv=TABLE)
    assert read(tmp_path, packed, "file.zip").sha256 == hashlib.sha256(packed).hexdigest()
    assert read(tmp_path, TABLE).sha256 == hashlib.sha256(TABLE.encode()).hexdigest()


def test_a_blank_line_is_left_out_and_still_counted(tmp_path: Path) -> None:
    assert list(read(tmp_path, "CODE,SIZE\n\nG85085,1\n,\nG85696,2\n").cells.index) == [3, 5]


def test_a_line_break_inside_a_cell_is_one_row_of_a_spreadsheet(tmp_path: Path) -> None:
    raw = read(tmp_path, 'CODE,NAME\nG85085,"Grove\nMedical"\nG85696,Vale\n')
    assert list(raw.cells.index) == [2, 3]
    assert raw.cells.loc[2, "NAME"] == "Grove\nMedical"


def test_spaces_and_no_break_spaces_around_cells_go(tmp_path: Path) -> None:
    raw = read(tmp_path, "CODE ,\u00a0SIZE\nG85085\u00a0, 113 \n")
    assert raw.columns == ["CODE", "SIZE"]
    assert list(raw.cells.loc[2]) == ["G85085", "113"]


def test_a_comma_inside_quotes_is_no_column(tmp_path: Path) -> None:
    assert read(tmp_path, 'CODE,NAME\nG85085,"Grove, Deptford"\n').cells.loc[2, "NAME"] == "Grove, Deptford"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "utf-16"])
@pytest.mark.parametrize("line_end", ["\n", "\r\n"])
def test_every_encoding_a_publisher_uses_reads_the_same(tmp_path: Path, encoding: str, line_end: str) -> None:
    text = "CODE,NAME\nG85085,Médecins – Grove\n".replace("\n", line_end)
    raw = read(tmp_path, text.encode(encoding))
    assert raw.columns == ["CODE", "NAME"]
    assert raw.cells.loc[2, "NAME"] == "Médecins – Grove"
    assumed = "The file is not UTF-8; it was read as Windows-1252, for example 'Médecins'."
    assert raw.note == (assumed if encoding == "cp1252" else "")


def test_a_file_without_a_header_is_given_one(tmp_path: Path) -> None:
    path = tmp_path / "headless.csv"
    path.write_text("G85085,113\nG85696,7\n")
    raw = read_raw(path, header=["CODE", "SIZE"])
    assert list(raw.cells.index) == [1, 2]
    assert list(raw.cells["SIZE"]) == ["113", "7"]


def test_a_zip_of_one_csv_is_read_whatever_else_it_holds(tmp_path: Path) -> None:
    assert read(tmp_path, zipped(data_csv=TABLE, readme_txt="..."), "a.zip").cells.loc[2, "SIZE"] == "113"
    assert read(tmp_path, zipped(data_CSV=TABLE), "a.zip").cells.loc[2, "SIZE"] == "113"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "The file is empty. Download it again from its publisher."),
        (b"\xef\xbb\xbf", "The file is empty."),
        ("\n\n,,\n", "The file is empty."),
        ("\n <!DOCTYPE html><html>", "This is a web page, not a CSV file. Download the file again"),
        ("<?xml version='1.0'?>", "This is a web page, not a CSV file."),
        (b"CODE,SIZE\nG85085,\x00\n", "This is not a text file. Save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)."),
        (b"\xff\xfeC\x00O", "row 1, column A: The byte 0x4F, at position 5 of the file, is not UTF-16"),
        ("CODE,SIZE\nG85085,\x00\n".encode("utf-16"), "This is not a text file."),
        ("CODE,SIZE,CODE\na,1,b\n", "row 1, column CODE: The header has this column twice. Keep one."),
        ("CODE,SIZE\na,1\nb\n", "row 3: The row has 1 cells, the header 2. Look for a stray comma or a cut-off line."),
        ("CODE,SIZE\na,1,000\n", "row 2: The row has 3 cells, the header 2."),
        ('CODE,SIZE\n"a,1\n', "The CSV breaks off: unexpected end of data. Download it again."),
        ('CODE,SIZE\n"a"b,1\n', "row 2: The CSV breaks off: ',' expected after '\"'."),
        (zipped(a_csv=TABLE, b_csv=TABLE), "The zip holds 2 CSV files. Unzip it and name the one to import."),
        (zipped(readme_txt="..."), "The zip holds 0 CSV files."),
        (zipped(a_csv=""), "The file is empty."),
        (zipped(a_csv=TABLE)[:40], "The zip cannot be read (File is not a zip file). Download it again, or unzip it."),
        (b"PK\x03\x04 but no zip", "The zip cannot be read (File is not a zip file)."),
        (zipped(a_csv=TABLE).replace(b"\r", b"\n", 1)[:-8] + b"\xff" * 8, "The zip cannot be read ("),
    ],
)
def test_what_is_no_table_is_refused_with_the_way_out(tmp_path: Path, content: bytes | str, message: str) -> None:
    found = refusal(tmp_path, content)
    assert found.startswith("file.csv")
    assert message in found


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    for path in (tmp_path / "absent.csv", tmp_path):
        with pytest.raises(ImportProblem, match=r"There is no such file\. Check the path\."):
            read_raw(path)


def test_a_zip_that_would_unfold_to_too_much_is_not_unfolded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(csv_table, "BIGGEST_BYTES", 1_000)
    assert "The file in the zip is larger than" in refusal(tmp_path, zipped(a_csv="A\n" + "1\n" * 1_000), "big.zip")


@settings(deadline=None, max_examples=200)
@given(content=st.binary(max_size=200) | st.text(max_size=60).map(str.encode))
def test_any_bytes_are_a_table_or_a_clear_refusal(tmp_path_factory: pytest.TempPathFactory, content: bytes) -> None:
    _read_or_refused(tmp_path_factory.getbasetemp() / "any.csv", content)


@settings(deadline=None, max_examples=150)
@given(st.data())
def test_any_damage_to_a_zip_or_a_csv_is_a_table_or_a_clear_refusal(
    tmp_path_factory: pytest.TempPathFactory, data: st.DataObject
) -> None:
    whole = data.draw(st.sampled_from([zipped(a_csv=TABLE), TABLE.encode(), TABLE.encode("utf-16")]))
    spoilt = bytearray(whole)
    for place in data.draw(st.lists(st.integers(0, len(whole) - 1), max_size=4)):
        spoilt[place] = data.draw(st.integers(0, 255))
    kept = data.draw(st.just(len(whole)) | st.integers(0, len(whole)))
    _read_or_refused(tmp_path_factory.getbasetemp() / "damaged.csv", bytes(spoilt[:kept]))


def _read_or_refused(path: Path, content: bytes) -> None:
    path.write_bytes(content)
    with contextlib.suppress(ImportProblem):
        assert read_raw(path).columns
