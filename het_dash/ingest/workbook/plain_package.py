"""A plain package for one sheet, made of parts that the guard has read, so that its reader sees nothing else."""

import io
import zipfile
from collections.abc import Mapping

from het_dash.ingest.workbook.guard import Guarded

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
SHEET = "xl/worksheets/sheet1.xml"
COPIED_BYTES = 64 * 1024


def plain_package(sheet: Guarded, parts: Mapping[str, bytes], since_1904: bool) -> io.BytesIO:
    """A workbook with this sheet alone. `parts`: its styles and texts by name in the package."""
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as archive:
        for name, content in {**_frame(since_1904), **parts}.items():
            archive.writestr(name, content)
        with archive.open(SHEET, "w", force_zip64=True) as copy:
            while chunk := sheet.read(COPIED_BYTES):
                copy.write(chunk)
    held.seek(0)
    return held


def _frame(since_1904: bool) -> dict[str, str | bytes]:
    return {
        "[Content_Types].xml": f'<Types xmlns="{PACKAGE}/content-types"/>',
        "_rels/.rels": _link("officeDocument", "xl/workbook.xml"),
        "xl/_rels/workbook.xml.rels": _link("worksheet", "worksheets/sheet1.xml"),
        "xl/workbook.xml": (
            f'<workbook xmlns="{MAIN}" xmlns:r="{OFFICE}"><workbookPr date1904="{int(since_1904)}"/>'
            '<sheets><sheet name="Sheet" sheetId="1" r:id="rId1"/></sheets></workbook>'
        ),
    }


def _link(kind: str, target: str) -> str:
    link = f'<Relationship Id="rId1" Type="{OFFICE}/{kind}" Target="{target}"/>'
    return f'<Relationships xmlns="{PACKAGE}/relationships">{link}</Relationships>'
