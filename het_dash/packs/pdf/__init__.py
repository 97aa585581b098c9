"""A pack as PDF: A4, tagged, with bookmarks and text alternatives, set by typst with the bundled font."""

import json
from datetime import UTC, datetime, time
from functools import cache
from pathlib import Path
from typing import Any

import typst

from het_dash.charts.theme import LIGHT
from het_dash.packs import fonts
from het_dash.packs.document import Pack
from het_dash.packs.pdf.content import Content

TEMPLATE = Path(__file__).parent / "pack.typ"


def write(pack: Pack) -> bytes:
    """The same bytes for the same pack. Words go in as data, so that nothing in them is taken for mark-up."""
    content = Content(pack)
    files: Any = {"main.typ": TEMPLATE.read_bytes(), "pack.json": json.dumps(content.as_data(LIGHT)).encode()}
    written: bytes = typst.compile(
        files | content.pictures, font_paths=_fonts(), pdf_standards=["ua-1"],
        timestamp=int(datetime.combine(pack.built_on, time(), UTC).timestamp()),
    )  # fmt: skip
    return written


@cache
def _fonts() -> typst.Fonts:
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(fonts.folder())])


__all__ = ["write"]
