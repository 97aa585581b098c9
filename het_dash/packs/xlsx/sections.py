"""A section as a sheet: words in a wide column, tables with real numbers, a source under each."""

from collections.abc import Sequence
from functools import singledispatchmethod
from typing import Any

from het_dash.charts.chart import Chart, Table
from het_dash.charts.download import safe
from het_dash.packs.blocks import Block, Composed, Definitions, Tabled, Tiles, Words
from het_dash.packs.document import Pack
from het_dash.packs.xlsx.sheet import HEADING_ROWS, Looks, begin, height, put

FIRST_WIDTH, OTHER_WIDTH, SPAN = 34, 22, 7
CHARACTERS_A_LINE = 150
TILE_COLUMNS = ("Figure", "Value", "Interval or date", "Beside it", "Verdict", "What it cannot say", "Evidence")


def write_section(sheet: Any, composed: Composed, pack: Pack, looks: Looks) -> None:
    """The heading stays in sight while a reader scrolls."""
    row = begin(sheet, pack, looks, composed.title)
    sheet.freeze_panes(row, 0)
    sheet.set_column(0, 0, FIRST_WIDTH)
    sheet.set_column(1, SPAN, OTHER_WIDTH)
    writing = Writing(sheet, looks, row + 1)
    for block in composed.blocks:
        writing.block(block)


class Writing:
    """One sheet, from row to row downwards."""

    def __init__(self, sheet: Any, looks: Looks, row: int = HEADING_ROWS) -> None:
        self.sheet, self.looks, self.row = sheet, looks, row

    def said(self, text: str, look: Any = None) -> None:
        """A sentence across the sheet, as high as it needs."""
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
        self._titled(chart.title, chart.table, chart.source, chart.subtitle, chart.sentence, *chart.notes)

    @block.register
    def _(self, tabled: Tabled) -> None:
        self._titled(tabled.title, tabled.table, tabled.source)

    @block.register
    def _(self, words: Words) -> None:
        self.said(words.heading, self.looks.heading)
        for n, sentence in enumerate(words.sentences, start=1):
            self.said(f"{n}. {sentence}" if words.ordered else sentence)
        self.said(words.source, self.looks.small)
        self.row += 1

    @block.register
    def _(self, tiles: Tiles) -> None:
        rows = [
            (t.label, t.value, t.below, t.comparison, t.verdict, t.cannot_say, _evidence(t.evidence, t.nature))
            for t in tiles.tiles
        ]
        self.table(TILE_COLUMNS, rows)
        for t in tiles.tiles:
            self.said(f"{t.label}. {t.source}", self.looks.small)
        self.row += 1

    @block.register
    def _(self, definitions: Definitions) -> None:
        self.table(
            ("Measure", "What it says", "Counted", "Comparing it"),
            [(e.title, e.meaning, e.counted, e.comparing) for e in definitions.entries],
        )
        self.row += 1

    def _titled(self, title: str, table: Table, source: str, *above: str) -> None:
        self.said(title, self.looks.heading)
        for text in above:
            self.said(text)
        self.table(table.columns, table.rows)
        self.said(source, self.looks.small)
        self.row += 1


def _evidence(evidence: str | None, nature: str) -> str:
    return "; ".join(filter(None, (evidence, "demonstration data" if nature == "demonstration" else "")))
