"""What tests of slides share: a slide of one block, its native charts, its words."""

import io
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from pptx import Presentation
from pptx.util import Pt

from het_dash.content.blocks import Block, Composed
from het_dash.export.document import Pack
from het_dash.export.pptx import write
from het_dash.render.pptx.text_fitting import high

INCH = 914_400


def slide_of(pack: Pack, *blocks: Block) -> Any:
    """The slide of one section with these blocks."""
    section = Composed("s", "S", "Section", blocks)
    (slide,) = Presentation(io.BytesIO(write(replace(pack, sections=(section,), drawn=())))).slides
    return slide


def native_charts(slide: Any) -> list[Any]:
    return [shape for shape in slide.shapes if shape.has_chart]


def natives(slide: Any) -> list[Any]:
    return [shape.chart for shape in native_charts(slide)]


def numbers(native: Any) -> list[float]:
    return [float(node.text) for node in native._chartSpace.xpath(".//c:ser//c:numCache//c:v")]


def frames(slide: Any) -> Iterator[Any]:
    for shape in slide.shapes:
        if shape.has_text_frame and shape.text_frame.text:
            yield shape.text_frame


def said_by(shape: Any) -> str:
    return str(shape.text_frame.text) if shape.has_text_frame else ""


def overlap(one: Any, other: Any) -> bool:
    """Whether two shapes share more than a hair's breadth."""
    hair = Pt(2)
    across = one.left + hair < other.left + other.width and other.left + hair < one.left + one.width
    return bool(across and one.top + hair < other.top + other.height and other.top + hair < one.top + one.height)


def words_tall(shape: Any) -> float:
    """Inches that its paragraphs take at the size that they have."""
    paragraphs = [p for p in shape.text_frame.paragraphs if p.runs]
    size = paragraphs[0].runs[0].font.size.pt
    return high([p.text for p in paragraphs], shape.width / INCH, size, size / 2 if len(paragraphs) > 1 else 0)
