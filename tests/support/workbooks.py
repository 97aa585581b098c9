"""Workbooks for tests: ordinary ones by openpyxl, and hostile ones put together part by part."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl

NOTHING: dict[str, str | bytes] = {}
MAIN = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"'
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml"
PARTS: dict[str, str | bytes] = {
    "[Content_Types].xml": (
        '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        f'<Override PartName="/xl/workbook.xml" ContentType="{TYPE}.sheet.main+xml"/>'
        f'<Override PartName="/xl/sharedStrings.xml" ContentType="{TYPE}.sharedStrings+xml"/></Types>'
    ),
    "xl/workbook.xml": (
        f'<workbook {MAIN} xmlns:r="{OFFICE}"><sheets><sheet name="Data" sheetId="1" r:id="rId1"/></sheets></workbook>'
    ),
    "xl/_rels/workbook.xml.rels": (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="rId1" Type="{OFFICE}/worksheet" Target="worksheets/sheet1.xml"/></Relationships>'
    ),
    "xl/styles.xml": f"<styleSheet {MAIN}/>",
    "xl/sharedStrings.xml": f"<sst {MAIN}/>",
}


def sheet(rows: str, after: str = "") -> str:
    return f"<worksheet {MAIN}><sheetData>{rows}</sheetData>{after}</worksheet>"


def packed(parts: dict[str, str | bytes] = NOTHING, rows: str = "", pack: int = zipfile.ZIP_DEFLATED) -> bytes:
    """Workbook with one sheet `Data`. `parts` replaces or adds parts of the file."""
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", pack) as archive:
        for name, content in {**PARTS, "xl/worksheets/sheet1.xml": sheet(rows), **parts}.items():
            archive.writestr(zipfile.ZipInfo(name), content, pack)
    return made.getvalue()


def saved(folder: Path, content: bytes, name: str = "book.xlsx") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


def typed(folder: Path, *rows: list[Any], change: Callable[[Any], object] = lambda _: None) -> Path:
    """Ordinary workbook with one sheet `Data` and these rows. `change` may alter the sheet."""
    book = openpyxl.Workbook()
    page = book.active
    assert page is not None
    page.title = "Data"
    for row in rows:
        page.append(row)
    change(page)
    book.save(folder / "book.xlsx")
    return folder / "book.xlsx"
