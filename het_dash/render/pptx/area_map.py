"""Map as native shapes that anybody can recolour: a freeform for each area, in one group with the text alternative."""

from dataclasses import replace
from typing import Any

from pptx.enum.dml import MSO_PATTERN
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml import parse_xml
from pptx.oxml.ns import nsdecls
from pptx.util import Emu, Pt

from het_dash.charts.ground import Mapped
from het_dash.charts.layout.area_map import layout
from het_dash.charts.layout.laid import Across, Dot, KeyMark, Laid, Patch, Stroke, Words
from het_dash.charts.spec import Chart
from het_dash.charts.theme import LIGHT, Ink
from het_dash.render.pptx import key
from het_dash.render.pptx.deck import FONT, Box, colour, plain

POINTS_AN_INCH = 72.0  # a pixel of the layout is a point, so that its text keeps its size
SPARE = 1.12  # Arial is wider than the font that the layout measures with
ALIGNED = {"start": PP_ALIGN.LEFT, "middle": PP_ALIGN.CENTER, "end": PP_ALIGN.RIGHT}
FREEFORM = (
    f'<p:sp {nsdecls("p", "a")}><p:nvSpPr><p:cNvPr id="{{id}}" name=""/><p:cNvSpPr/><p:nvPr/></p:nvSpPr><p:spPr>'
    '<a:xfrm><a:off x="{x}" y="{y}"/><a:ext cx="{wide}" cy="{tall}"/></a:xfrm><a:custGeom><a:avLst/><a:gdLst/>'
    "<a:ahLst/>"
    '<a:cxnLst/><a:rect l="0" t="0" r="r" b="b"/><a:pathLst><a:path w="{wide}" h="{tall}">{path}</a:path></a:pathLst>'
    "</a:custGeom></p:spPr></p:sp>"
)
LISTED_BELOW = 2.0  # points under the map
KEY_GAP, KEY_WIDE = 0.1, 2.1
KEY_BAR, KEY_LINE, KEY_DOT = (9.0, 5.5), 10.0, 5.0


def add(slide: Any, chart: Chart, box: Box) -> Any:
    """The map within a box, as a group of shapes. The list of numbered areas is left to a chart next to the map."""
    numbered = chart.mapped is not None and chart.mapped.numbered
    room = box.wide - KEY_WIDE if numbered else box.wide
    laid = layout(chart, room * POINTS_AN_INCH, box.tall * POINTS_AN_INCH)
    drawing = Drawing(slide.shapes.add_group_shape(), laid, box)
    for mark in laid.marks:
        drawing.mark(mark)
    for swatch in laid.key:
        drawing.swatch(swatch)
    for words in laid.words:
        if words.part != "tag" and words.y < laid.plot.bottom + LISTED_BELOW:  # the slide has its own tag
            drawing.words(words)
    drawing.group.shapes._recalculate_extents()
    if chart.mapped and numbered:
        taken = drawing.group.width.inches + KEY_GAP
        key.add_below_each_other(
            slide, _entries(chart, chart.mapped), replace(box, left=box.left + taken, wide=box.wide - taken)
        )
    return drawing.group


def _entries(chart: Chart, mapped: Mapped) -> list[key.Entry]:
    """Classes from the highest, sites, and the line around areas, as on a map without numbers."""
    classes = sorted(mapped.classes, key=lambda one: -one.shade)
    found = [
        key.Entry(one.label, "bar", LIGHT.shades[one.shade - 1], LIGHT.hidden, example=chart.all_example)
        for one in classes
    ]
    if mapped.ground.sites:
        found.append(key.Entry(mapped.ground.sites_label, "dot", LIGHT.background, LIGHT.text))
    if mapped.ground.outline:
        found.append(key.Entry(mapped.ground.outline.label, "line", LIGHT.text, LIGHT.text))
    return found


class Drawing:
    """A group of shapes while it is drawn. Places are pixels of the layout from the top left of the box."""

    def __init__(self, group: Any, laid: Laid, box: Box) -> None:
        self.group, self.laid, self.box = group, laid, box

    def _emu(self, x: float, y: float) -> tuple[int, int]:
        left, top, *_ = self.box.emu
        return int(left + Pt(1) * x), int(top + Pt(1) * y)

    def _x(self, share: float) -> float:
        return self.laid.plot.x(Across(share), self.laid.width or 0.0)

    def mark(self, mark: Any) -> None:
        match mark:
            case Patch():
                shape = self._freeform([[(self._x(x), y) for x, y in ring] for ring in mark.rings])
                _fill(shape, mark.fill, mark.pattern)
                _edge(shape, mark.edge, 0.75)
                shape.name = mark.hover[0] if mark.hover else mark.code
            case Stroke():
                shape = self._freeform([[(self._x(x), y) for x, y in mark.points]])
                shape.fill.background()
                _edge(shape, mark.ink, mark.width)
            case Dot():
                self._oval(self._x(mark.x), mark.y, mark.size / 2, mark.fill, mark.edge, mark.edge_width)
            case _:
                raise TypeError(f"{type(mark).__name__} has no place on a map")

    def _freeform(self, rings: list[list[tuple[float, float]]]) -> Any:
        """A closed shape. Written as text, because the library's own builder takes a hundred times as long."""
        places = [[self._emu(*point) for point in ring] for ring in rings]
        left, right = (way(x for ring in places for x, _ in ring) for way in (min, max))
        top, bottom = (way(y for ring in places for _, y in ring) for way in (min, max))
        path = "".join(_path(ring, left, top) for ring in places)
        number = self.group.shapes._next_shape_id
        self.group._element.append(parse_xml(
            FREEFORM.format(id=number, x=left, y=top, wide=right - left, tall=bottom - top, path=path)
        ))  # fmt: skip
        return self.group.shapes[-1]

    def _oval(self, x: float, y: float, half: float, fill: Ink, edge: Ink, thick: float) -> None:
        left, top = self._emu(x - half, y - half)
        shape = plain(self.group.shapes.add_shape(MSO_SHAPE.OVAL, Emu(left), Emu(top), Pt(2 * half), Pt(2 * half)))
        _fill(shape, fill, None)
        _edge(shape, edge, thick)

    def swatch(self, mark: KeyMark) -> None:
        if mark.swatch == "line":
            ends = (*self._emu(mark.x - KEY_LINE, mark.y), *self._emu(mark.x + KEY_LINE, mark.y))
            line = plain(self.group.shapes.add_connector(MSO_CONNECTOR.STRAIGHT, *map(Emu, ends)))
            line.line.color.rgb, line.line.width = colour(LIGHT.ink(mark.edge)), Pt(2.5)
        elif mark.swatch == "bar":
            wide, high = KEY_BAR
            left, top = self._emu(mark.x - wide, mark.y - high)
            shape = self.group.shapes.add_shape(MSO_SHAPE.RECTANGLE, Emu(left), Emu(top), Pt(2 * wide), Pt(2 * high))
            _fill(plain(shape), mark.fill, mark.pattern)
            _edge(shape, mark.edge, 0.75)
        else:
            self._oval(mark.x, mark.y, KEY_DOT, mark.fill, mark.edge, 1.5)

    def words(self, words: Words) -> None:
        wide, high = words.width * SPARE + 2, words.height
        at = self.laid.plot.x(words.at, self.laid.width or 0.0)
        left = at - {"start": 0.0, "middle": 0.5, "end": 1.0}[words.anchor] * wide
        place = self._emu(left, words.y - high / 2)
        frame = self.group.shapes.add_textbox(*map(Emu, place), Pt(wide), Pt(high)).text_frame
        frame.word_wrap, frame.vertical_anchor = False, MSO_ANCHOR.MIDDLE
        frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0
        for n, row in enumerate(words.rows):
            paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
            paragraph.alignment = ALIGNED[words.anchor]
            run = paragraph.add_run()
            run.text = row
            run.font.name, run.font.size, run.font.bold = FONT, Pt(words.size), words.bold
            run.font.color.rgb = colour(LIGHT.ink(words.ink))


def _path(ring: list[tuple[int, int]], left: int, top: int) -> str:
    (x, y), *others = ring
    rest = "".join(f'<a:lnTo><a:pt x="{x - left}" y="{y - top}"/></a:lnTo>' for x, y in others)
    return f'<a:moveTo><a:pt x="{x - left}" y="{y - top}"/></a:moveTo>{rest}<a:close/>'


def _fill(shape: Any, ink: Ink, pattern: str | None) -> None:
    """The colour, hatched in white for example data; a grey hatch for a status with a pattern."""
    if pattern == "example":
        shape.fill.patterned()
        shape.fill.pattern = MSO_PATTERN.WIDE_UPWARD_DIAGONAL
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = colour(LIGHT.background), colour(LIGHT.ink(ink))
    elif pattern in PATTERNS:
        shape.fill.patterned()
        shape.fill.pattern = PATTERNS[pattern]
        shape.fill.fore_color.rgb, shape.fill.back_color.rgb = colour(LIGHT.hidden), colour(LIGHT.background)
    else:
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(LIGHT.ink(ink))


def _edge(shape: Any, ink: Ink, thick: float) -> None:
    shape.line.color.rgb, shape.line.width = colour(LIGHT.ink(ink)), Pt(thick)


PATTERNS = {
    "crossed": MSO_PATTERN.DIAGONAL_CROSS,
    "upright": MSO_PATTERN.NARROW_VERTICAL,
    "level": MSO_PATTERN.NARROW_HORIZONTAL,
    "dotted": MSO_PATTERN.PERCENT_20,
}
