"""Key of a chart as native shapes above its plot: a chart's own legend ignores the colours of its points."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Literal

from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR
from pptx.util import Inches, Pt

from het_dash.charts.layout import marks
from het_dash.charts.spec import Chart, Line, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import SMALL, SMALLEST, Box, colour, fill_in, plain
from het_dash.render.pptx.text_fitting import POINTS_AN_INCH, width

SWATCH = (0.26, 0.18)
DOT, ROW, GAP, WORDS_GAP = 0.16, 0.34, 0.35, 0.1
Kind = Literal["bar", "dot", "line"]
SHAPES = {"circle": MSO_SHAPE.OVAL, "diamond": MSO_SHAPE.DIAMOND, "square": MSO_SHAPE.RECTANGLE,
          "triangle": MSO_SHAPE.ISOSCELES_TRIANGLE}  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One mark of the key and its words."""

    text: str
    kind: Kind
    fill: str
    edge: str
    example: bool = False
    line: Line = "solid"
    shape: str = "circle"


def of_series(chart: Chart, series: Series) -> Entry:
    """Of bars."""
    fill, edge = marks.fill(series.role, LIGHT), marks.outline(series.role, LIGHT)
    return Entry(series.label, "bar", fill, edge, example=chart.all_example)


def add_below_each_other(slide: Any, entries: Sequence[Entry], box: Box) -> None:
    """Draws the entries in a column."""
    left = box
    for entry in entries:
        left = add(slide, [entry], left, SMALLEST)


def add(slide: Any, entries: Sequence[Entry], box: Box, size: float = SMALL) -> Box:
    """Draws the entries in as many rows as they need; returns what is left of the box."""
    left, top = box.left, box.top
    for entry in entries:
        wide = SWATCH[0] + WORDS_GAP + width(entry.text, size) / POINTS_AN_INCH + 0.12
        if left > box.left and left + wide > box.left + box.wide:
            left, top = box.left, top + ROW
        _swatch(slide, entry, left, top + ROW / 2)
        shape = slide.shapes.add_textbox(
            Inches(left + SWATCH[0] + WORDS_GAP), Inches(top), Inches(wide - SWATCH[0] - WORDS_GAP), Inches(ROW)
        )
        frame = shape.text_frame
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        fill_in(frame, [entry.text], size)
        left += wide + GAP
    used = top + ROW + 0.05 - box.top if entries else 0.0
    return replace(box, top=box.top + used, tall=box.tall - used)


def _swatch(slide: Any, entry: Entry, left: float, middle: float) -> None:
    if entry.kind == "line":
        ends = (Inches(left), Inches(middle), Inches(left + SWATCH[0]), Inches(middle))
        drawn = plain(slide.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *ends))
        style.stroke(drawn, entry.edge, 2.25, entry.line)
        return
    wide, high = SWATCH if entry.kind == "bar" else (DOT, DOT)
    at = Box(left + (SWATCH[0] - wide) / 2, middle - high / 2, wide, high)
    kind = MSO_SHAPE.RECTANGLE if entry.kind == "bar" else SHAPES.get(entry.shape, MSO_SHAPE.OVAL)
    shape = plain(slide.shapes.add_shape(kind, *at.emu))
    if entry.example:
        style.hatched(shape, entry.fill)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(entry.fill)
    shape.line.color.rgb, shape.line.width = colour(entry.edge), Pt(1.25)
