"""One chart as a picture file: SVG and PNG, with its title, place, period and source."""

from dataclasses import dataclass
from typing import Any

import typst

from het_dash.charts.layout import LAID_BY
from het_dash.charts.spec import Chart
from het_dash.export.pdf import bundled_fonts
from het_dash.render.svg.framed import WIDTH, framed

PIXELS_PER_INCH = 144.0  # twice the pixels of the SVG
PAGE = '#set page(width: {wide}pt, height: {tall}pt, margin: 0pt)\n#image("chart.svg", width: {wide}pt)'


@dataclass(frozen=True)
class PictureFile:
    """A kind of picture file. The same chart gives the same bytes."""

    id: str
    title: str
    mime: str

    def write(self, chart: Chart) -> bytes:
        text, tall = framed(chart)
        return text.encode() if self.id == "svg" else _png(text, tall)


PICTURES = (PictureFile("svg", "Picture (SVG)", "image/svg+xml"), PictureFile("png", "Picture (PNG)", "image/png"))


def has_picture(chart: Chart) -> bool:
    """Whether a chart can be drawn as a picture."""
    return chart.kind in LAID_BY and not chart.empty


def _png(svg: str, tall: float) -> bytes:
    main = PAGE.format(wide=f"{WIDTH:g}", tall=f"{tall:g}")
    files: Any = {"main.typ": main.encode(), "chart.svg": svg.encode()}  # its type stub does not know dictionaries
    written: bytes = typst.compile(files, format="png", ppi=PIXELS_PER_INCH, font_paths=bundled_fonts())
    return written
