"""Slides of a pack: a finding as title, one or two pictures or a few words, and large numbers at the side."""

from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from pptx.enum.text import MSO_ANCHOR

from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.charts.theme import LIGHT
from het_dash.content.blocks import Questions, Tile
from het_dash.export.document import Pack
from het_dash.export.pptx.notes import notes_of
from het_dash.export.pptx.parts import MOST_WORDS, Parts, Picture
from het_dash.render.pptx import add_chart, squares
from het_dash.render.pptx.deck import (
    BAND,
    BODY,
    BOTTOM,
    DARK,
    FOOT,
    LARGE,
    PALE,
    PLAIN,
    SIDE,
    SMALL,
    SMALLEST,
    TEXT,
    TOP,
    Box,
    Deck,
    Ground,
)
from het_dash.render.pptx.text_fitting import BOLD, high

CONTENT = Box(SIDE, TOP, BODY, BOTTOM - TOP)
CAVEAT = Box(SIDE, 6.38, BODY, 0.44)
TILES_WIDE, GAP, MOST_AT_THE_SIDE = 3.1, 0.45, 3
VALUE_TALL = 0.75
OTHERS = "; others in the notes"
BRIEF_SIZE, QUESTION_SIZE, NUMBER_SIZE = 24.0, 28.0, 60.0


class Slides:
    """The slides of one pack, as they are added."""

    def __init__(self, deck: Deck, pack: Pack) -> None:
        self.deck, self.pack, self.count = deck, pack, 0

    def add(self, parts: Parts) -> None:
        """Adds a slide with its footer and notes."""
        self.count += 1
        ground = DARK if parts.questions and not parts.pictures else BAND if self.count == 1 else PLAIN
        mark = parts.mark or (wording.PARTLY_EXAMPLE if self.pack.label and self.count == 1 else "")
        slide = self.deck.slide(parts.title, self._subtitle(parts), mark, ground)
        if self.count == 1:
            self._opening(slide, ground)
        if parts.pictures:
            self._pictures(slide, parts)
        elif parts.tiles:
            self._row_of_tiles(slide, parts.tiles)
        if parts.questions and not parts.pictures:
            self._questions(slide, parts.questions)
        if parts.said:
            self.deck.words(slide, CONTENT, parts.said, BRIEF_SIZE, least=SMALL)
        self.deck.foot(slide, self._foot(parts), self.count, ground)
        said = [line for block in parts.blocks for line in notes_of(block)]
        self.deck.notes(
            slide, [parts.section, *said, *filter(None, (self.pack.label, self.pack.built, self.pack.standing))]
        )

    def _subtitle(self, parts: Parts) -> str:
        """Of the first picture, unless that has a heading of its own."""
        first = next(iter(parts.pictures), None)
        return first.subtitle if first and (len(parts.pictures) == 1 or first.title == parts.title) else ""

    def _opening(self, slide: Any, ground: Ground) -> None:
        """Over the first title: whose pack this is."""
        said = f"{self.pack.place.name} · {self.pack.document.title} · {self.pack.built}"
        self.deck.words(slide, Box(SIDE, 0.12, 9.0, 0.28), [said], SMALL, ground.ink(0, LIGHT.quiet_text, PALE))

    def _pictures(self, slide: Any, parts: Parts) -> None:
        room = CONTENT
        if parts.tiles:
            room, side = CONTENT.columns((int(100 * (BODY - TILES_WIDE - GAP)), int(100 * TILES_WIDE)), GAP)
            self._tiles(slide, parts.tiles[:MOST_AT_THE_SIDE], side)
        shares = parts.shares or (1,) * len(parts.pictures)
        for picture, box in zip(parts.pictures, room.columns(shares, GAP), strict=True):
            headed = len(parts.pictures) > 1 and picture.title != parts.title
            inner = self._headed(slide, picture, box) if headed else box
            self._picture(slide, picture, inner)
        caveats = [one.caveat for one in parts.pictures if isinstance(one, Chart) and one.caveat]
        if caveats and high(caveats[:1], CAVEAT.wide, SMALLEST) <= CAVEAT.tall:
            self.deck.words(slide, CAVEAT, caveats[:1], SMALLEST, LIGHT.quiet_text, anchor=MSO_ANCHOR.BOTTOM)

    def _headed(self, slide: Any, picture: Picture, box: Box) -> Box:
        """The heading of one of two pictures; a finding that is the slide's title is not repeated."""
        used = 0.0
        for text, size, ink in ((picture.title, TEXT, LIGHT.text), (picture.subtitle, SMALLEST, LIGHT.quiet_text)):
            tall = high([text], box.wide / BOLD, size)
            place = Box(box.left, box.top + used, box.wide, tall)
            self.deck.words(slide, place, [text], size, ink, bold=ink == LIGHT.text)
            used += tall + 0.04
        return box.beneath(used + 0.06)

    def _picture(self, slide: Any, picture: Picture, box: Box) -> None:
        if isinstance(picture, Chart):
            add_chart(slide, picture, box)
            return
        rows = [(row.label, row.marks) for row in picture.rows]
        said = "; ".join(f"{label}: {', '.join(mark.words for mark in marks)}" for label, marks in rows)
        alt = wording.of_nature(f"{picture.title}. {said}", picture.nature)
        group = squares.add(slide, rows, picture.key, box, alt)
        group.name = picture.title

    def _tiles(self, slide: Any, tiles: Sequence[Tile], box: Box) -> None:
        """Numbers below each other."""
        tall = box.tall / len(tiles)
        for n, tile in enumerate(tiles):
            self._tile(slide, tile, Box(box.left, box.top + n * tall, box.wide, tall - 0.1))

    def _tile(self, slide: Any, tile: Tile, box: Box) -> None:
        value = Box(box.left, box.top, box.wide, VALUE_TALL)
        ink = LIGHT.roles["chosen"]
        self.deck.words(slide, value, [tile.value], 44, ink, bold=True, least=LARGE, anchor=MSO_ANCHOR.BOTTOM)
        top = value.top + VALUE_TALL
        for text, size, ink in ((tile.label, TEXT, LIGHT.text), (tile.below, SMALL, LIGHT.quiet_text)):
            tall = high([text], box.wide, size)
            if text and top + tall <= box.top + box.tall:
                self.deck.words(slide, Box(box.left, top, box.wide, tall), [text], size, ink)
            top += tall + 0.03

    def _row_of_tiles(self, slide: Any, tiles: Sequence[Tile]) -> None:
        for tile, box in zip(tiles, CONTENT.columns((1,) * len(tiles), GAP), strict=True):
            self._tile(slide, tile, box)

    def _questions(self, slide: Any, questions: Questions) -> None:
        """The questions alone, with what is behind each where the words allow it."""
        entries = questions.entries
        words = sum(len(f"{one.asks} {one.about}".split()) for one in entries)
        step = CONTENT.tall / len(entries)
        for n, one in enumerate(entries):
            top = CONTENT.top + n * step
            number = Box(SIDE, top, 0.9, step)
            self.deck.words(slide, number, [str(n + 1)], NUMBER_SIZE, LIGHT.amber, bold=True)
            asks = Box(SIDE + 1.0, top + 0.16, BODY - 1.0, step - 0.2)
            self.deck.words(slide, asks, [one.asks], QUESTION_SIZE, LIGHT.background, bold=True, least=LARGE)
            if words <= MOST_WORDS:
                about = asks.beneath(0.55)
                self.deck.words(slide, about, [one.about], TEXT, PALE, least=SMALLEST)

    def _foot(self, parts: Parts) -> str:
        """'North Anytown · Figures up to July 2026 · A publisher, a series', with as many sources as fit."""
        said = f"{self.pack.place.label} · {self.pack.period}"
        told = " ".join(line for block in parts.blocks for line in notes_of(block))
        known = self.pack.catalogue.sources.values()
        named = dict.fromkeys(one.short for one in known if f"{one.publisher}, {one.title}" in told)
        sources = list(_each_publisher_once(named))
        for n, source in enumerate(sources, start=1):
            longer = f"{said}{' · ' if n == 1 else '; '}{source}"
            if high([longer + (OTHERS if n < len(sources) else "")], FOOT.wide, SMALLEST) > FOOT.tall:
                return said + OTHERS
            said = longer
        return said


def _each_publisher_once(named: Iterable[str]) -> Iterator[str]:
    """'A publisher, one series', 'another series'."""
    before = ""
    for source in named:
        publisher, _, series = source.partition(", ")
        yield series if series and publisher == before else source
        before = publisher
