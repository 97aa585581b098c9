"""Content for the PDF templates: text, pictures and tables."""

from collections import deque
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import asdict, dataclass, field
from functools import singledispatchmethod
from typing import Any

from het_dash.charts import fonts
from het_dash.charts.spec import Chart, Table
from het_dash.charts.text.example_marks import marked
from het_dash.charts.theme import LIGHT, Theme
from het_dash.content.blocks import (
    Block,
    Composed,
    Definitions,
    Lead,
    Mark,
    MarkRow,
    Marks,
    Questions,
    Tabled,
    Tile,
    TileBars,
    Tiles,
    Words,
    in_files,
    meanings,
)
from het_dash.export.document import Pack
from het_dash.export.numeric_columns import numeric
from het_dash.export.pdf.marks import marks_svg
from het_dash.export.pdf.short_sources import short_sources
from het_dash.render import svg

LARGEST = 10.5  # text size in points
LEAST_PX = 320.0  # a chart is laid out no narrower
BASE_PX, SHARE_PX = 60.0, 680.0  # width of a chart in its own pixels: a narrower one has slightly smaller type
TABLES_PX = 330.0
WORDS_HIGH, SLACK = 0.1, 1.25
HALF_A_SIDE = 420.0  # width of a chart on the board's page


@dataclass
class Content:
    """Text and pictures of a pack. `pictures` maps a file name to SVG."""

    pack: Pack
    pictures: dict[str, bytes] = field(default_factory=dict)

    def as_data(self, theme: Theme) -> dict[str, Any]:
        pack = self.pack
        facts = ("title", "author", "period", "built", "label", "standing")
        return {
            **{name: getattr(pack, name) for name in facts},
            "place": pack.place.name,
            "question": pack.document.question,
            "annex": pack.document.annex,
            "size": LARGEST,
            "fonts": fonts.FAMILIES,
            "fonts_of_marked": fonts.FAMILIES_OF_MARKED,
            "colours": {**theme.roles, **{k: v for k, v in asdict(theme).items() if isinstance(v, str)}},
            "sections": [self._section(one) for one in self._sections()],
        }

    def _sections(self) -> Sequence[Composed]:
        return self.pack.sections if self.pack.document.look == "tables" else self.pack.drawn or self.pack.sections

    def _section(self, one: Composed) -> dict[str, Any]:
        lead = next((block for block in one.blocks if isinstance(block, Lead)), None)
        others = [block for block in one.blocks if block is not lead]
        return {
            "id": one.id,
            "short": one.short,
            "heading": one.title,
            "lead": self.block(lead) if lead else None,
            "rows": list(self._rows(others, one)),
            "sources": short_sources(_source_lines(others)),
        }

    def _rows(self, blocks: list[Block], section: Composed) -> Iterator[dict[str, Any]]:
        """Rows of cells with their relative widths; after the section's layout, a block a row."""
        waiting, layout = deque(blocks), deque(section.layout)
        while waiting:
            widths = (layout.popleft() if layout else (1,))[: len(waiting)]
            parts = [one / sum(widths) for one in widths]
            cells = [[self.block(waiting.popleft(), part)] for part in parts]
            if len(set(widths)) > 1 and all(cell[0]["kind"] == "chart" for cell in cells):
                self._fill(cells, parts, waiting)
            yield {"widths": parts, "cells": cells}

    def _fill(self, cells: list[list[dict[str, Any]]], parts: list[float], waiting: deque[Block]) -> None:
        """Puts the charts that come next below the shorter of two columns, as long as they fit there."""
        tall = [_height(cell[0], part) for cell, part in zip(cells, parts, strict=True)]
        while waiting and isinstance(waiting[0], Chart):
            lower = tall.index(min(tall))
            drawn = self.block(waiting[0], parts[lower])
            if tall[lower] + _height(drawn, parts[lower]) > SLACK * max(tall):
                self.pictures.pop(drawn["picture"], None)
                return
            waiting.popleft()
            cells[lower].append(drawn)
            tall[lower] += _height(drawn, parts[lower])

    def _width(self, share: float) -> float:
        look = self.pack.document.look
        if look in ("side", "tables"):
            return HALF_A_SIDE if look == "side" else TABLES_PX
        return max(LEAST_PX, BASE_PX + SHARE_PX * share)

    @singledispatchmethod
    def block(self, block: Block, share: float = 1.0) -> dict[str, Any]:
        """A block as data for the templates; `share` is the part of the page's width that it takes."""
        told = in_files(block)
        if type(told) is type(block):
            raise TypeError(f"{type(block).__name__} has no place in a PDF yet. Add it to export/pdf.")
        return self.block(told, share)

    @block.register
    def _(self, chart: Chart, share: float = 1.0) -> dict[str, Any]:
        name, ratio = "", 1.0
        if not chart.empty:
            drawn = svg.picture(chart, self._width(share))
            name, ratio = f"chart-{len(self.pictures) + 1}.svg", drawn.width / drawn.height
            self.pictures[name] = drawn.svg
        words = ("title", "mark", "subtitle", "alt", "sentence", "notes", "source", "caveat")
        said = {name: getattr(chart, name) for name in words}
        return {"kind": "chart", "picture": name, "ratio": ratio, "table": of(chart.table), **said}

    @block.register
    def _(self, lead: Lead, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002 (so have all)
        return {"kind": "lead", **asdict(lead), "mark": lead.mark}

    @block.register
    def _(self, questions: Questions, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        entries = [{"asks": one.asks, "about": one.words.removeprefix(f"{one.asks} ")} for one in questions.entries]
        return {"kind": "questions", "heading": questions.heading, "entries": entries, "source": questions.source}

    @block.register
    def _(self, marks: Marks, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        rows = [self._row(row, marks) for row in marks.rows]
        key = [{"words": words, "picture": self._drawn([Mark(kind, words)])} for kind, words in marks.key]
        said = {name: getattr(marks, name) for name in ("title", "subtitle", "source", "mark")}
        return {"kind": "marks", **said, "rows": rows, "key": key}

    def _row(self, row: MarkRow, marks: Marks) -> dict[str, Any]:
        """A row with its marks as a picture, whose text alternative has the words of each mark."""
        label = marked(row.label, row.nature) if marks.partly else row.label
        alt = f"{row.label}. {'; '.join(mark.words for mark in row.marks)}"
        picture = self._drawn(row.marks)
        return {"label": label, "lines": row.lines, "value": row.value, "alt": alt, "picture": picture}

    def _drawn(self, marks: Sequence[Mark]) -> str:
        name = f"marks-{len(self.pictures) + 1}.svg"
        self.pictures[name] = marks_svg(marks, LIGHT)
        return name

    @block.register
    def _(self, said: Words, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        return {"kind": "words", "mark": said.mark, **asdict(said)}

    @block.register
    def _(self, tiles: Tiles, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        rows = [[_tile(tile) for tile in row] for row in tiles.rows]
        return {"kind": "tiles", "rows": rows, "meanings": meanings(tiles.tiles)}

    @block.register
    def _(self, tabled: Tabled, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        said = {k: getattr(tabled, k) for k in ("title", "mark", "source", "key", "shades")}
        return {"kind": "table", **said, **of(tabled.table)}

    @block.register
    def _(self, definitions: Definitions, share: float = 1.0) -> dict[str, Any]:  # noqa: ARG002
        entries = [
            {"title": entry.title, "meaning": entry.meaning, "lines": entry.lines} for entry in definitions.entries
        ]
        return {"kind": "definitions", "entries": entries}


def _height(chart: dict[str, Any], part: float) -> float:
    """About how tall a chart and its words are, in parts of the page's width."""
    return float(part / chart["ratio"] + WORDS_HIGH)


def _source_lines(blocks: Iterable[Block]) -> Iterator[str]:
    for block in blocks:
        if isinstance(block, Tiles):
            yield from (tile.source for tile in block.tiles)
        elif not isinstance(block, Definitions | Lead):
            yield block.source


def _tile(tile: Tile) -> dict[str, Any]:
    said = {name: getattr(tile, name) for name in ("label", "value", "source", "mark")}
    return {
        **said,
        "lines": [asdict(line) for line in tile.lines],
        "bars": _bars(tile.bars) if tile.bars else None,
        "wide": tile.wide,
    }


def _bars(bars: TileBars) -> dict[str, Any]:
    line = {"label": bars.benchmark.label, "value": bars.benchmark.value} if bars.benchmark else None
    return {"end": bars.end, "bars": [{**asdict(one), "ink": LIGHT.ink(one.ink)} for one in bars.bars], "line": line}


def of(table: Table) -> dict[str, Any]:
    """A table with the columns of numbers marked for right alignment."""
    return {
        "columns": table.columns,
        "rows": table.rows,
        "numbers": [numeric(table, n) for n in range(len(table.columns))],
    }
