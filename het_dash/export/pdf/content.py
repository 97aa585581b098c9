"""Content for the PDF template: text, pictures and tables."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass, field
from functools import singledispatchmethod
from typing import Any

from het_dash.charts import fonts
from het_dash.charts.spec import Chart, Table
from het_dash.charts.text.example_marks import marked
from het_dash.charts.theme import LIGHT, Theme
from het_dash.content.blocks import (
    Block,
    Definitions,
    Lead,
    Mark,
    MarkRow,
    Marks,
    Tabled,
    Tile,
    TileBars,
    Tiles,
    Words,
    meanings,
)
from het_dash.export.document import Pack
from het_dash.export.numeric_columns import numeric
from het_dash.export.pdf.marks import marks_svg
from het_dash.render import svg

LARGEST = 10.5  # text size in points
HALF_A_SIDE = 420.0  # width of a chart on the board's page, in its own pixels


@dataclass
class Content:
    """Text and pictures of a pack. `pictures` maps a file name to SVG."""

    pack: Pack
    pictures: dict[str, bytes] = field(default_factory=dict)
    tables: list[dict[str, Any]] = field(default_factory=list)

    def as_data(self, theme: Theme) -> dict[str, Any]:
        pack = self.pack
        one_side = pack.document.sides == 1
        sections = [
            {"id": one.id, "short": one.short, "heading": one.title, "blocks": [self.block(b) for b in one.blocks]}
            for one in (pack.drawn if one_side else pack.sections)
        ]
        facts = ("title", "author", "period", "built", "label", "standing")
        return {
            **{name: getattr(pack, name) for name in facts},
            "question": pack.document.question,
            "brief": pack.document.sides is not None,
            "size": LARGEST,
            "fonts": fonts.FAMILIES,
            "fonts_of_marked": fonts.FAMILIES_OF_MARKED,
            "colours": {**theme.roles, **{k: v for k, v in asdict(theme).items() if isinstance(v, str)}},
            "sections": sections,
            "tables": self.tables,
        }

    @singledispatchmethod
    def block(self, block: Block) -> dict[str, Any]:
        raise TypeError(f"{type(block).__name__} has no place in a PDF yet. Add it to packs/pdf.")

    @block.register
    def _(self, chart: Chart) -> dict[str, Any]:
        name, ratio, share = "", 0.0, 1.0
        if not chart.empty:
            drawn = svg.picture(chart, HALF_A_SIDE) if self.pack.document.sides == 1 else svg.picture(chart)
            name, ratio = f"chart-{len(self.pictures) + 1}.svg", drawn.width / drawn.height
            share = drawn.width / svg.WIDTH
            self.pictures[name] = drawn.svg
        self.tables.append(
            {"title": chart.title, "subtitle": chart.subtitle, "source": chart.source, **of(chart.table)}
        )
        said = {k: getattr(chart, k) for k in ("title", "mark", "subtitle", "alt", "sentence", "notes", "source")}
        return {"kind": "chart", "picture": name, "ratio": ratio, "share": share, "table": len(self.tables), **said}

    @block.register
    def _(self, lead: Lead) -> dict[str, Any]:
        return {"kind": "lead", **asdict(lead), "mark": lead.mark}

    @block.register
    def _(self, marks: Marks) -> dict[str, Any]:
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
    def _(self, said: Words) -> dict[str, Any]:
        return {"kind": "words", "mark": said.mark, **asdict(said)}

    @block.register
    def _(self, tiles: Tiles) -> dict[str, Any]:
        rows = [[_tile(tile) for tile in row] for row in tiles.rows]
        return {"kind": "tiles", "rows": rows, "meanings": meanings(tiles.tiles)}

    @block.register
    def _(self, tabled: Tabled) -> dict[str, Any]:
        said = {k: getattr(tabled, k) for k in ("title", "mark", "source")}
        return {"kind": "table", **said, **of(tabled.table)}

    @block.register
    def _(self, definitions: Definitions) -> dict[str, Any]:
        entries = [{"title": entry.title, "lines": entry.lines} for entry in definitions.entries]
        return {"kind": "definitions", "entries": entries}


def _tile(tile: Tile) -> dict[str, Any]:
    said = {name: getattr(tile, name) for name in ("label", "value", "source", "mark")}
    return {
        **said,
        "lines": [asdict(line) for line in tile.lines],
        "bars": _bars(tile.bars) if tile.bars else None,
        "wide": tile.wide,
    }


def _bars(bars: TileBars) -> dict[str, Any]:
    return {"end": bars.end, "bars": [{**asdict(one), "ink": LIGHT.ink(one.ink)} for one in bars.bars]}


def of(table: Table) -> dict[str, Any]:
    """A table with the columns of numbers marked for right alignment."""
    return {
        "columns": table.columns,
        "rows": table.rows,
        "numbers": [numeric(table, n) for n in range(len(table.columns))],
    }
