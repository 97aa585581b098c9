"""Rows of lettered squares as native shapes, in one group with the text alternative."""

from collections.abc import Sequence
from typing import Any, Protocol

from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Pt

from het_dash.charts.theme import LIGHT
from het_dash.render.pptx.deck import LARGE, TEXT, Box, colour, fill_in, plain

LABEL_SHARE, GAP, LARGEST, KEY_WIDE, KEY_GAP = 0.42, 0.12, 0.62, 2.9, 0.4
FILLS = {"done": LIGHT.roles["chosen"], "no": LIGHT.roles["other"]}


class Marked(Protocol):
    """A square: its kind, its letter, and what it means."""

    @property
    def kind(self) -> str: ...

    @property
    def letter(self) -> str: ...

    @property
    def words(self) -> str: ...


def add(slide: Any, rows: Sequence[tuple[str, Sequence[Marked]]], key: Sequence[Marked], box: Box, alt: str) -> Any:
    """The rows at the left, each as long as its squares, and the key at the right."""
    group = slide.shapes.add_group_shape()
    plot = Box(box.left, box.top, box.wide - KEY_WIDE - KEY_GAP, box.tall)
    step = min(plot.tall / max(len(rows), len(key)), LARGEST + GAP)
    names = plot.wide * LABEL_SHARE
    most = max((len(marks) for _, marks in rows), default=1)
    size = min(step - GAP, (plot.wide - names) / most - GAP)
    for n, (label, marks) in enumerate(rows):
        top = plot.top + n * step
        _words(group, Box(plot.left, top, names, size), label, LARGE if step > 0.5 else TEXT)
        for column, mark in enumerate(marks):
            _square(group, mark, Box(plot.left + names + column * (size + GAP), top, size, size))
    for n, mark in enumerate(key):
        place = Box(box.left + box.wide - KEY_WIDE, box.top + n * step, size, size)
        _square(group, mark, place)
        _words(group, Box(place.left + size + GAP, place.top, KEY_WIDE - size - GAP, size), mark.words, TEXT)
    group._element.nvGrpSpPr.cNvPr.set("descr", alt)
    return group


def _square(group: Any, mark: Marked, box: Box) -> None:
    shape = plain(group.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu))
    fill = FILLS.get(mark.kind, LIGHT.background)
    shape.fill.solid()
    shape.fill.fore_color.rgb = colour(fill)
    edge = LIGHT.roles["chosen"] if fill == LIGHT.background else fill
    shape.line.color.rgb, shape.line.width = colour(edge), Pt(1.25)
    frame = shape.text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    ink = LIGHT.text if fill != LIGHT.roles["chosen"] else LIGHT.background
    fill_in(frame, [mark.letter], max(12.0, min(LARGE, box.tall * 36)), ink, bold=True, align=PP_ALIGN.CENTER)
    shape.name = mark.words


def _words(group: Any, box: Box, text: str, size: float) -> None:
    frame = group.shapes.add_textbox(Inches(box.left), Inches(box.top), Inches(box.wide), Inches(box.tall)).text_frame
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
    frame.vertical_anchor = MSO_ANCHOR.MIDDLE
    fill_in(frame, [text], size)
