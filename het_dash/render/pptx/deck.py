"""Slides with title, example mark, text boxes, sources and notes."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Protocol

from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.util import Inches, Length, Pt

from het_dash.catalogue.characters import right_to_left
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx.text_fitting import BOLD, size_that_fits

FONT = "Arial"
WIDE, TALL, SIDE = 13.333, 7.5, 0.5
BODY = WIDE - 2 * SIDE
TOP, BOTTOM = 1.55, 6.2
SOURCE_TALL = 0.72
TITLE_ONLY = 5


class Stamped(Protocol):
    """Document details that every slide repeats."""

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


def colour(code: str) -> Any:
    return RGBColor.from_string(code.removeprefix("#").upper())


class Deck:
    """A presentation while it is built."""

    def __init__(self, pack: Stamped) -> None:
        self.pack = pack
        self.file: Any = Presentation()
        self.file.slide_width, self.file.slide_height = Inches(WIDE), Inches(TALL)

    def slide(self, title: str, above: str = "", subtitle: str = "") -> Any:
        """Adds a slide. `above` is the name of its section."""
        slide = self.file.slides.add_slide(self.file.slide_layouts[TITLE_ONLY])
        self._title(slide, title)
        if above:
            self.words(slide, Box(SIDE, 0.12, 8.5, 0.32), [above], 11, LIGHT.quiet_text)
        if subtitle:
            self.words(slide, Box(SIDE, 1.08, BODY, 0.4), [subtitle], 13, LIGHT.quiet_text, least=9)
        if self.pack.label:
            label = Box(WIDE - SIDE - 4.6, 0.12, 4.6, 0.32)
            self.words(slide, label, [self.pack.label], 11, LIGHT.on_amber, bold=True, fill=LIGHT.amber)
        return slide

    def _title(self, slide: Any, title: str) -> None:
        shape = slide.shapes.title
        shape.left, shape.top, shape.width, shape.height = Box(SIDE, 0.42, BODY, 0.68).emu
        fill_in(
            shape.text_frame, [title], size_that_fits([title], BODY / BOLD, 0.6, 26, 15), LIGHT.roles["chosen"], True
        )
        shape.text_frame.vertical_anchor = MSO_ANCHOR.MIDDLE

    def words(self, slide: Any, box: Box, texts: Sequence[str], size: float, ink: str = LIGHT.text, **more: Any) -> Any:
        """Adds paragraphs in a box, in a smaller size if they do not fit; `more` takes least, bold and fill."""
        shape = slide.shapes.add_textbox(*box.emu)
        if fill := more.get("fill"):
            shape.fill.solid()
            shape.fill.fore_color.rgb = colour(fill)
        wide = box.wide / BOLD if more.get("bold") else box.wide
        fits = size_that_fits(texts, wide, box.tall, size, more.get("least", size))
        fill_in(shape.text_frame, texts, fits, ink, more.get("bold", False))
        return shape

    def source(self, slide: Any, *lines: str) -> None:
        """Adds the source line below the content."""
        box = Box(SIDE, BOTTOM + 0.05, BODY, SOURCE_TALL)
        self.words(slide, box, [line for line in lines if line], 9, LIGHT.quiet_text, least=6.5)

    def notes(self, slide: Any, *lines: str) -> None:
        slide.notes_slide.notes_text_frame.text = "\n".join(line for line in (*lines, self.pack.standing) if line)

    def finish(self) -> None:
        """Adds the footer to every slide, now that the number of slides is known."""
        slides = list(self.file.slides)
        pack = self.pack
        for number, slide in enumerate(slides, start=1):
            foot = f"{pack.title}. {pack.period}. {pack.built}. {pack.standing}"
            self.words(slide, Box(SIDE, 7.02, BODY - 1, 0.32), [foot], 9, LIGHT.quiet_text, least=7)
            page = self.words(
                slide, Box(WIDE - SIDE - 1, 7.02, 1, 0.32), [f"{number} of {len(slides)}"], 9, LIGHT.quiet_text
            )
            page.text_frame.paragraphs[0].alignment = PP_ALIGN.RIGHT


def fill_in(frame: Any, texts: Sequence[str], size: float, ink: str = LIGHT.text, bold: bool = False) -> None:
    """Writes paragraphs in one style into a text frame or a cell."""
    frame.word_wrap = True
    for n, text in enumerate(texts):
        paragraph = frame.paragraphs[0] if n == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.LEFT
        if right_to_left(text):
            paragraph.alignment = PP_ALIGN.RIGHT
            paragraph._p.get_or_add_pPr().set("rtl", "1")
        paragraph.space_after = Pt(size / 2 if len(texts) > 1 else 0)
        run = paragraph.add_run()
        run.text = text
        run.font.name, run.font.size, run.font.bold = FONT, Pt(size), bold
        run.font.color.rgb = colour(ink)
