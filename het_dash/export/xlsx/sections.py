"""Sections as sheets."""

from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Any

from het_dash.charts.spec import Chart, Table
from het_dash.charts.text.csv_download import safe
from het_dash.content.blocks import Block, Composed, Definitions, LineKind, Tabled, Tiles, Words, as_table, meanings
from het_dash.export.document import Pack
from het_dash.export.xlsx.sheet import HEADING_ROWS, Looks, begin, height, put

FIRST_WIDTH, OTHER_WIDTH, SPAN = 34, 22, 7
CHARACTERS_A_LINE = 150
TILE_COLUMNS: dict[LineKind, str] = {
    "measure": "Interval or date",
    "comparison": "Comparison",
    "verdict": "Verdict",
    "limit": "Limit",
    "bars": "Compared",
    "evidence": "Evidence",
    "nature": "Example data",
}


def write_section(sheet: Any, composed: Composed, pack: Pack, looks: Looks) -> None:
    """Writes a section as a sheet with a frozen heading."""
    row = begin(sheet, pack, looks, composed.title)
    sheet.freeze_panes(row, 0)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, SPAN, OTHER_WIDTH)
    writing = Writing(sheet, looks, row + 1)
    for block in composed.blocks:
        writing.block(block)


class Writing:
    """Writes one sheet from the top down."""

    def __init__(self, sheet: Any, looks: Looks, row: int = HEADING_ROWS) -> None:
        self.sheet, self.looks, self.row = sheet, looks, row

    def said(self, text: str, look: Any = None) -> None:
        """Writes a sentence across the sheet, in a row as high as it needs."""
        if text:
            self.sheet.merge_range(self.row, 0, self.row, SPAN, "", look or self.looks.wrapped)
            self.sheet.write_string(self.row, 0, safe(text), look or self.looks.wrapped)
            self.sheet.set_row(self.row, height([(text, CHARACTERS_A_LINE)]))
            self.row += 1

    def table(self, columns: Sequence[str], rows: Sequence[Sequence[str]]) -> None:
        wide = (FIRST_WIDTH, *(OTHER_WIDTH for _ in columns[1:]))
        self.sheet.set_row(self.row, height(list(zip(columns, wide, strict=True))))
        for column, name in enumerate(columns):
            self.sheet.write_string(self.row, column, safe(name), self.looks.header)
        for cells in rows:
            self.row += 1
            self.sheet.set_row(self.row, height(list(zip(cells, wide, strict=True))))
            for column, cell in enumerate(cells):
                put(self.sheet, self.row, column, cell, self.looks)
        self.row += 1

    @singledispatchmethod
    def block(self, block: Block) -> None:
        raise TypeError(f"{type(block).__name__} has no place in a workbook yet. Add it to packs/xlsx.")

    @block.register
    def _(self, chart: Chart) -> None:
        self._title(chart.title, chart.mark)
        for text in (chart.subtitle, chart.sentence, *chart.notes):
            self.said(text)
        self._figures(chart.table, chart.source)

    @block.register
    def _(self, tabled: Tabled) -> None:
        self._title(tabled.title, tabled.mark)
        self._figures(tabled.table, tabled.source)

    @block.register
    def _(self, words: Words) -> None:
        self._title(words.heading, words.mark)
        for n, sentence in enumerate(words.sentences, start=1):
            self.said(f"{n}. {sentence}" if words.ordered else sentence)
        self.said(words.source, self.looks.small)
        self.row += 1

    @block.register
    def _(self, tiles: Tiles) -> None:
        lines = [{line.kind: line.text for line in tile.lines} for tile in tiles.tiles]
        used = [kind for kind in TILE_COLUMNS if any(kind in one for one in lines)]
        rows = [
            (tile.label, tile.value, *(one.get(kind, "") for kind in used))
            for tile, one in zip(tiles.tiles, lines, strict=True)
        ]
        self.table(("Figure", "Value", *(TILE_COLUMNS[kind] for kind in used)), rows)
        for meaning in meanings(tiles.tiles):
            self.said(meaning, self.looks.small)
        for t in tiles.tiles:
            self.said(f"{t.label}. {t.source}", self.looks.small)
        self.row += 1

    @block.register
    def _(self, definitions: Definitions) -> None:
        written = as_table(definitions)
        self.table(written.columns, written.rows)
        self.row += 1

    def _title(self, title: str, mark: str) -> None:
        self.said(title, self.looks.heading)
        self.said(mark, self.looks.label)

    def _figures(self, table: Table, source: str) -> None:
        self.table(table.columns, table.rows)
        self.said(source, self.looks.small)
        self.row += 1
