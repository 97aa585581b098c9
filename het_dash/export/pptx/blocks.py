"""Blocks as slides."""

from functools import singledispatchmethod
from typing import Any

from pptx.enum.shapes import MSO_SHAPE
from pptx.util import Pt

from het_dash.charts.spec import Chart, Table
from het_dash.charts.theme import LIGHT
from het_dash.content.blocks import Block, Composed, Definitions, Tabled, Tile, Tiles, Words, as_table, meanings
from het_dash.export.document import Pack
from het_dash.export.pptx.tables import add_table, parts
from het_dash.render.pptx import add_chart
from het_dash.render.pptx.deck import BODY, BOTTOM, SIDE, TOP, Box, Deck, colour
from het_dash.render.pptx.text_fitting import in_runs

CHART = Box(SIDE, TOP, 8.5, BOTTOM - TOP)
BESIDE = Box(9.15, TOP, 3.7, BOTTOM - TOP)
WORDS = Box(SIDE, TOP, BODY, BOTTOM - TOP)
MARK = Box(BESIDE.left + BESIDE.wide - 1.3, 1.1, 1.3, 0.32)
WORDS_SIZE, LEAST_SIZE = 18.0, 14.0
GAP = 0.15


class Slides:
    """Slides for the blocks of one section."""

    def __init__(self, deck: Deck, section: Composed) -> None:
        self.deck, self.section = deck, section

    @singledispatchmethod
    def block(self, block: Block) -> None:
        raise TypeError(f"{type(block).__name__} has no place on a slide yet. Add it to packs/pptx.")

    @block.register
    def _(self, chart: Chart) -> None:
        slide = self._slide(chart.title, chart.subtitle, chart.mark)
        if not chart.empty:
            add_chart(slide, chart, CHART)
        beside = [chart.sentence, *chart.notes]
        self.deck.words(slide, WORDS if chart.empty else BESIDE, beside, 15, least=8)
        self.deck.source(slide, chart.source)
        self.deck.notes(slide, chart.sentence, *chart.notes, chart.source, *_as_lines(chart.table))

    @block.register
    def _(self, words: Words) -> None:
        said = [f"{n}. {text}" for n, text in enumerate(words.sentences, start=1)] if words.ordered else words.sentences
        for run in in_runs(said, WORDS.wide, WORDS.tall, LEAST_SIZE):
            slide = self._slide(words.heading or self.section.title, mark=words.mark)
            self.deck.words(slide, WORDS, run, WORDS_SIZE, least=LEAST_SIZE, fill=LIGHT.panel if words.panel else None)
            self.deck.source(slide, words.source)
            self.deck.notes(slide, words.source)

    @block.register
    def _(self, tiles: Tiles) -> None:
        for row in tiles.rows:
            slide = self._slide(self.section.title)
            wide = (BODY - GAP * (len(row) - 1)) / len(row)
            for n, tile in enumerate(row):
                self._tile(slide, tile, Box(SIDE + n * (wide + GAP), TOP, wide, BOTTOM - TOP - 0.9))
            sources = [*meanings(row), *(f"{tile.label}. {tile.source}" for tile in row)]
            self.deck.words(slide, Box(SIDE, BOTTOM - 0.85, BODY, 1.65), sources, 9, LIGHT.quiet_text, least=6.5)
            self.deck.notes(slide, *sources)

    def _tile(self, slide: Any, tile: Tile, box: Box) -> None:
        card = slide.shapes.add_shape(MSO_SHAPE.RECTANGLE, *box.emu)
        card.fill.solid()
        card.fill.fore_color.rgb = colour(LIGHT.background)
        card.line.color.rgb, card.line.width = colour(LIGHT.amber if tile.mark else LIGHT.hidden), Pt(1.25)
        card.shadow.inherit = False
        self.deck.words(slide, Box(box.left, box.top + 0.05, box.wide, 0.75), [tile.label], 14, bold=True, least=10)
        value = Box(box.left, box.top + 0.8, box.wide, 0.75)
        self.deck.words(slide, value, [tile.value], 32, LIGHT.roles["chosen"], bold=True, least=14)
        self.deck.words(
            slide, Box(box.left, box.top + 1.6, box.wide, box.tall - 1.7), [one.text for one in tile.lines], 13, least=8
        )

    @block.register
    def _(self, tabled: Tabled) -> None:
        self._table(tabled.title or self.section.title, tabled.table, tabled.source, tabled.mark)

    @block.register
    def _(self, definitions: Definitions) -> None:
        self._table(self.section.title, as_table(definitions), "", size=9)

    def _table(self, title: str, table: Table, source: str, mark: str = "", size: float = 11) -> None:
        pieces = parts(table, size=size)
        for n, piece in enumerate(pieces, start=1):
            slide = self._slide(title if len(pieces) == 1 else f"{title} ({n} of {len(pieces)})", mark=mark)
            add_table(slide, piece, title, size)
            self.deck.source(slide, source)
            self.deck.notes(slide, source)

    def _slide(self, title: str, subtitle: str = "", mark: str = "") -> Any:
        above = self.section.title if title != self.section.title else ""
        slide = self.deck.slide(title, above, subtitle)
        if mark:
            self.deck.words(slide, MARK, [mark], 11, LIGHT.on_amber, bold=True, fill=LIGHT.amber)
        return slide


def title_slide(deck: Deck, pack: Pack) -> None:
    """Adds the title slide: place, date and contents."""
    slide = deck.slide(pack.title, subtitle=pack.document.question)
    said = [f"{pack.period}. {pack.built}.", pack.standing, *(one.title for one in pack.sections)]
    deck.words(slide, WORDS, said, WORDS_SIZE, least=12)
    deck.notes(slide, "Every chart can be edited: it contains its data. Sources are in the notes of each slide.")


def _as_lines(table: Table) -> list[str]:
    """A chart's figures as one line of text per row, so that the file includes all of them."""
    return [" | ".join(row) for row in (table.columns, *table.rows)]
