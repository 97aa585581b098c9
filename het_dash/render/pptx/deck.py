"""Slides with title, example mark, text boxes, footer and notes."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any, Protocol

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.shapes import MSO_SHAPE
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Inches, Length, Pt

from het_dash.catalogue.characters import right_to_left
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx.text_fitting import size_that_fits

FONT = "Arial"
WIDE, TALL, SIDE = 13.333, 7.5, 0.6
BODY = WIDE - 2 * SIDE
TOP, BOTTOM = 2.1, 6.3
SMALLEST, SMALL, TEXT, LARGE = 12.0, 14.0, 16.0, 20.0
TITLE_ONLY = 5
PALE = "#DCE6EE"  # quiet text on a dark ground
BAND_TALL = 1.95


class Stamped(Protocol):
    """Document details that the slides repeat."""

    @property
    def title(self) -> str: ...

    @property
    def period(self) -> str: ...

    @property
    def built(self) -> str: ...

    @property
    def standing(self) -> str: ...

    @property
    def label(self) -> str: ...


@dataclass(frozen=True)
class Box:
    """A rectangle on a slide, in inches."""

    left: float
    top: float
    wide: float
    tall: float

    @property
    def emu(self) -> tuple[Length, Length, Length, Length]:
        return Inches(self.left), Inches(self.top), Inches(self.wide), Inches(self.tall)

    def beneath(self, tall: float) -> "Box":
        """Room left under a strip of this height."""
        return replace(self, top=self.top + tall, tall=self.tall - tall)

    def columns(self, shares: Sequence[float], gap: float) -> tuple["Box", ...]:
        """Boxes side by side, as wide as their shares."""
        room, left, boxes = self.wide - gap * (len(shares) - 1), self.left, []
        for share in shares:
            wide = room * share / sum(shares)
            boxes.append(replace(self, left=left, wide=wide))
            left += wide + gap
        return tuple(boxes)


TITLE = Box(SIDE, 0.42, BODY, 1.0)
SUBTITLE = Box(SIDE, 1.42, BODY, 0.4)
MARK_WIDE, MARK_TALL = 2.5, 0.4
FOOT = Box(SIDE, 6.95, BODY - 0.8, 0.3)


@dataclass(frozen=True)
class Ground:
    """Where a slide is dark: nowhere, behind the title, or everywhere."""

    tall: float = 0.0

    def ink(self, top: float, light: str, dark: str) -> str:
        return dark if top < self.tall else light


PLAIN, BAND, DARK = Ground(), Ground(BAND_TALL), Ground(TALL)


def colour(code: str) -> Any:
    return RGBColor.from_string(code.removeprefix("#").upper())


class Deck:
    """A presentation while it is built."""

    def __init__(self, pack: Stamped) -> None:
        self.pack = pack
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDE), Inches(TALL)
        self._layout = self.file.slide_layouts[TITLE_ONLY]

    def slide(self, title: str, subtitle: str = "", mark: str = "", ground: Ground = PLAIN) -> Any:
        """Adds a slide. `mark` says that it has example data."""
        slide = self.file.slides.add_slide(self._layout)
        if ground.tall:
            self.filled(slide, Box(0, 0, WIDE, ground.tall), LIGHT.roles["chosen"], behind=True)
        self._title(slide, title, ground, MARK_WIDE + 0.2 if mark else 0.0)
        if subtitle:
            ink = ground.ink(SUBTITLE.top, LIGHT.quiet_text, PALE)
            self.words(slide, SUBTITLE, [subtitle], TEXT, ink, least=SMALLEST)
        if mark:
            self.tag(slide, mark)
        return slide

    def _title(self, slide: Any, title: str, ground: Ground, taken: float) -> None:
        """At the bottom of its box, so that one line or two end at the same place."""
        shape, box = slide.shapes.title, replace(TITLE, wide=TITLE.wide - taken)
        shape.left, shape.top, shape.width, shape.height = box.emu
        ink = ground.ink(TITLE.top, LIGHT.text, LIGHT.background)
        size = size_that_fits([title], box.wide, box.tall, 30, LARGE, bold=True)
        _without_margins(shape.text_frame)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.BOTTOM
        fill_in(shape.text_frame, [title], size, ink, bold=True)

    def tag(self, slide: Any, mark: str) -> None:
        """The mark of example data, at the right of the title."""
        box = Box(WIDE - SIDE - MARK_WIDE, 0.45, MARK_WIDE, MARK_TALL)
        shape = self.filled(slide, box, LIGHT.amber)
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE
        fill_in(shape.text_frame, [mark], SMALL, LIGHT.on_amber, bold=True, align=PP_ALIGN.CENTER)

    def filled(self, slide: Any, box: Box, fill: str, *, edge: str = "", behind: bool = False) -> Any:
        """Adds a plain rectangle."""
        shape = plain(slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu))
        _without_margins(shape.text_frame)
        shape.fill.solid()
        shape.fill.fore_color.rgb = colour(fill)
        if edge:
            shape.line.color.rgb, shape.line.width = colour(edge), Pt(1.25)
        else:
            shape.line.fill.background()
        if behind:
            slide.shapes._spTree.remove(shape._element)
            slide.shapes._spTree.insert(2, shape._element)
        return shape

    def words(self, slide: Any, box: Box, texts: Sequence[str], size: float, ink: str = LIGHT.text, **more: Any) -> Any:
        """Adds paragraphs in a box, smaller if they do not fit; `more` takes least, bold, align and anchor."""
        shape = slide.shapes.add_textbox(*box.emu)
        _without_margins(shape.text_frame)
        shape.text_frame.vertical_anchor = more.get("anchor", MSO_ANCHOR.TOP)
        bold = more.get("bold", False)
        fits = size_that_fits(texts, box.wide, box.tall, size, more.get("least", size), bold=bold)
        fill_in(shape.text_frame, texts, fits, ink, bold=bold, align=more.get("align", PP_ALIGN.LEFT))
        return shape

    def foot(self, slide: Any, said: str, number: int, ground: Ground = PLAIN) -> None:
        """Adds the footer: whose pack, when, where from; and the slide's number."""
        ink = ground.ink(FOOT.top, LIGHT.quiet_text, PALE)
        self.words(slide, FOOT, [said], SMALLEST, ink)
        place = Box(WIDE - SIDE - 0.7, FOOT.top, 0.7, FOOT.tall)
        self.words(slide, place, [str(number)], SMALLEST, ink, align=PP_ALIGN.RIGHT)

    def notes(self, slide: Any, lines: Sequence[str]) -> None:
        """Fills the notes, each line in its own direction."""
        frame = slide.notes_slide.notes_text_frame
        frame.text = "\n".join(lines)
        for paragraph in frame.paragraphs:
            if right_to_left(paragraph.text):
                paragraph._p.get_or_add_pPr().set("rtl", "1")


def plain(shape: Any) -> Any:
    """Removes the theme's style, whose shadow LibreOffice paints."""
    for style in shape._element.findall(qn("p:style")):
        shape._element.remove(style)
    return shape


def _without_margins(frame: Any) -> None:
    frame.margin_left = frame.margin_right = frame.margin_top = frame.margin_bottom = 0


def fill_in(frame: Any, texts: Sequence[str], size: float, ink: str = LIGHT.text, **more: Any) -> None:
    """Writes paragraphs in one style into a text frame; `more` takes bold and align."""
    frame.word_wrap = True
    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = more.get("align", PP_ALIGN.LEFT)
        if right_to_left(text):
            paragraph.alignment = PP_ALIGN.RIGHT
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.space_after = Pt(size / 2 if len(texts) > 1 else 0)
        run = paragraph.add_run()
        run.text = text
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), more.get("bold", False)
        run.font.color.rgb = colour(ink)
