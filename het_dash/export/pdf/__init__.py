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
from het_dash.export.document import Pack
from het_dash.export.pdf.content import LARGEST, Content
from het_dash.render.printable import all_printable

SIZES = [LARGEST + 0.5 - n / 2 for n in range(8)]
TEMPLATE = Path(__file__).parent / "pack.typ"
ONE_SIDE = Path(__file__).parent / "board.typ"


def write(pack: Pack) -> bytes:
    """The pack as PDF. The same pack gives the same bytes. Text is passed as data, so that none is read as markup."""
    content = Content(pack)
    data = all_printable(content.as_data(LIGHT))
    made = int(datetime.combine(pack.built_on, time(), UTC).timestamp())
    files = next(_that_fit(pack.document.sides, data, content.pictures))
    written: bytes = typst.compile(files, font_paths=bundled_fonts(), pdf_standards=["ua-1"], timestamp=made)
    return written


def _that_fit(sides: int | None, data: dict[str, Any], pictures: dict[str, bytes]) -> Iterator[Any]:
    """Input for typst, with the largest text size that fits the maximum number of sides."""
    for size in SIZES if sides else [LARGEST]:
        given = {
            "main.typ": (ONE_SIDE if sides == 1 else TEMPLATE).read_bytes(),
            "pack.json": json.dumps({**data, "size": size}).encode(),
            **pictures,
        }
        if not sides or size == SIZES[-1] or _pages(given) <= sides:
            yield given


def _pages(given: Any) -> int:
    (found,) = json.loads(typst.query(given, "<pages>", field="value", font_paths=bundled_fonts()))
    return int(found)


@cache
def bundled_fonts() -> typst.Fonts:
    folders = [str(fonts.folder(package)) for package in fonts.PACKAGES]
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=folders)


__all__ = ["bundled_fonts", "write"]
