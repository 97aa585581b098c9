"""What a file claims to be, before anything of it is unpacked."""

import io
import zipfile
from pathlib import Path

import pytest

from het_dash.ingest.problems import ImportProblem
from het_dash.ingest.workbook import Limits, open_workbook
from tests.support.workbooks import packed, saved

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ONE_CELL = '<row r="1"><c r="A1"><v>1</v></c></row>'


def refusal(folder: Path, content: bytes, limits: Limits | None = None) -> str:
    with pytest.raises(ImportProblem) as wrong:
        open_workbook(saved(folder, content), limits)
    return str(wrong.value)


def test_a_plain_workbook_is_opened(tmp_path: Path) -> None:
    assert open_workbook(saved(tmp_path, packed(rows=ONE_CELL))).sheets == ("Data",)


def test_a_file_that_is_not_there_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"absent\.xlsx: There is no such file\. Check the path\."):
        open_workbook(tmp_path / "absent.xlsx")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", "book.xlsx: The file is empty. Check that it was saved"),
        (b"CODE,SIZE\nG85085,1\n", "This is not an Excel workbook, whatever its name says. If it is a CSV file, give"),
        (b"<html><table>", "This is a web page or XML, not an Excel workbook, whatever its name says."),
        (b"\xef\xbb\xbf\r\n<?xml version='1.0'?><Workbook/>", "This is a web page or XML, not an Excel workbook"),
        (OLE + b"\0" * 512 + b"Workbook", "This is a workbook of the old kind (.xls). In Excel choose File, Save as"),
        (OLE + "EncryptedPackage".encode("utf-16-le"), "The workbook is protected by a password. Remove the password"),
        (b"PK\x03\x04" + b"\0" * 100, "The workbook cannot be read (File is not a zip file). It is damaged. Copy the"),
        (packed()[:-40], "The workbook cannot be read"),
    ],
)
def test_what_is_no_workbook_is_told_what_it_is(tmp_path: Path, content: bytes, message: str) -> None:
    assert message in refusal(tmp_path, content)


@pytest.mark.parametrize(
    ("part", "message"),
    [
        ("xl/vbaProject.bin", "The workbook holds macros or controls. In Excel choose File, Save as"),
        ("xl/macrosheets/sheet1.xml", "The workbook holds macros or controls."),
        ("xl/activeX/activeX1.bin", "The workbook holds macros or controls."),
        ("xl/externalLinks/externalLink1.xml", "The workbook holds links to other files or data. Paste as values."),
        ("xl/connections.xml", "The workbook holds links to other files or data."),
        ("xl/embeddings/oleObject1.bin", "The workbook holds links to other files or data."),
        ("xl/workbook.bin", "This is a binary workbook (.xlsb)."),
        ("../../evil.xml", "'../../evil.xml' The workbook holds a part with a forbidden name."),
        ("/etc/evil.xml", "'/etc/evil.xml' The workbook holds a part with a forbidden name."),
        ("xl\\evil.xml", "The workbook holds a part with a forbidden name."),
        ("C:evil.xml", "'C:evil.xml' The workbook holds a part with a forbidden name."),
        ("XL/Workbook.xml", "'XL/Workbook.xml' The workbook holds a part with a forbidden name."),
    ],
)
def test_a_part_that_no_plain_workbook_has_is_refused(tmp_path: Path, part: str, message: str) -> None:
    assert message in refusal(tmp_path, packed({part: "x"}))


def test_another_zip_is_not_a_workbook(tmp_path: Path) -> None:
    other = io.BytesIO()
    with zipfile.ZipFile(other, "w") as archive:
        archive.writestr("content.xml", "<office/>")
    assert "This is a zip, but not an Excel workbook." in refusal(tmp_path, other.getvalue())


def test_a_zip_bomb_is_refused_by_its_size_and_by_its_ratio(tmp_path: Path) -> None:
    bomb = packed({"xl/media/blank.xml": bytes(60 * 2**20)})
    assert len(bomb) < 100_000
    assert "A part unpacks to 1," in refusal(tmp_path, bomb)
    assert "The workbook would unpack to more than 50 MB." in refusal(tmp_path, bomb, Limits(unpacked_mb=50))


def test_a_file_of_too_many_parts_is_refused(tmp_path: Path) -> None:
    parts: dict[str, str | bytes] = {f"xl/media/{n}.png": "" for n in range(1_000)}
    assert "The workbook is made of 1,006 parts." in refusal(tmp_path, packed(parts))


def test_a_way_of_packing_that_excel_does_not_use_is_refused(tmp_path: Path) -> None:
    assert "A part is packed in a way that Excel does not use." in refusal(tmp_path, packed(pack=zipfile.ZIP_BZIP2))


def test_a_zip_with_a_password_is_refused(tmp_path: Path) -> None:
    content = bytearray(packed(rows=ONE_CELL))
    for mark, flags in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        place = content.find(mark)
        while place >= 0:
            content[place + flags] |= 1
            place = content.find(mark, place + 4)
    assert "The workbook is protected by a password. Remove the password" in refusal(tmp_path, bytes(content))


def test_a_file_larger_than_it_may_be_unpacked_is_not_even_read(tmp_path: Path) -> None:
    noise = packed({"xl/media/a.png": bytes(2**20)}, pack=zipfile.ZIP_STORED)
    assert "The file is larger than 1 MB. Check that it is the right one." in refusal(
        tmp_path, noise, Limits(unpacked_mb=1)
    )
