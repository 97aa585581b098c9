"""Pack as PDF: A4, tagged, with bookmarks and text alternatives."""

import json
from collections.abc import Iterator
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from het_dash.charts import fonts
from het_dash.charts.theme import LIGHT
from het_dash.export.document import Document, Look, Pack
from het_dash.export.pdf.content import LARGEST, Content
from het_dash.render.printable import all_printable

SIZES = [LARGEST + 0.5 - n / 2 for n in range(8)]
HERE = Path(__file__).parent
PARTS = HERE / "parts.typ"
TEMPLATES: dict[Look, str] = {"pages": "pages.typ", "sheet": "sheet.typ", "side": "board.typ", "tables": "annex.typ"}


def write(pack: Pack) -> bytes:
    """The pack as PDF. The same pack gives the same bytes. Text is passed as data, so that none is read as markup."""
    content = Content(pack)
    data = all_printable(content.as_data(LIGHT))
    made = int(datetime.combine(pack.built_on, time(), UTC).timestamp())
    files = next(_that_fit(pack.document, data, content.pictures))
    written: bytes = typst.compile(files, font_paths=bundled_fonts(), pdf_standards=["ua-1"], timestamp=made)
    return written


def _that_fit(document: Document, data: dict[str, Any], pictures: dict[str, bytes]) -> Iterator[Any]:
    """Input for typst, with the largest text size that fits the maximum number of sides."""
    templates = {"main.typ": (HERE / TEMPLATES[document.look]).read_bytes(), "parts.typ": PARTS.read_bytes()}
    for size in SIZES if document.sides else [LARGEST]:
        given = {**templates, "pack.json": json.dumps({**data, "size": size}).encode(), **pictures}
        if not document.sides or size == SIZES[-1] or _pages(given) <= document.sides:
            yield given


def _pages(given: Any) -> int:
    (found,) = json.loads(typst.query(given, "<pages>", field="value", font_paths=bundled_fonts()))
    return int(found)


@cache
def bundled_fonts() -> typst.Fonts:
    folders = [str(fonts.folder(package)) for package in fonts.PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


__all__ = ["bundled_fonts", "write"]
