"""Blocks of a tab as HTML: what the app's pages show, with sources in place of their buttons."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import singledispatchmethod
from html import escape
from itertools import count

from het_dash.catalogue import Catalogue
from het_dash.charts import Chart
from het_dash.content.blocks import (
    Block,
    Composed,
    Definition,
    Definitions,
    Lead,
    Marks,
    Questions,
    Squares,
    Tabled,
    Tile,
    Tiles,
    Timeline,
    Words,
    in_files,
)
from het_dash.content.blocks.spine import Spine
from het_dash.export.block_html.example_tag import tag
from het_dash.export.block_html.marks import lead_html, marks_html, questions_html, squares_html
from het_dash.export.block_html.quarter_grid import quarter_grid_html
from het_dash.export.block_html.tables import as_html
from het_dash.export.block_html.tiles import tile_html
from het_dash.export.block_html.timeline import timeline_html
from het_dash.export.html import rows
from het_dash.export.html.card import card


@dataclass(frozen=True)
class Writing:
    """Writes the blocks of one page. Cards are numbered, because a chart may be on two tabs."""

    catalogue: Catalogue
    numbers: Iterator[int] = field(default_factory=lambda: count(1))

    def section(self, composed: Composed) -> str:
        """The rows of its layout, then its other blocks: charts two to a row."""
        return "".join(self._row(row) for row in rows.of(composed))

    def _row(self, row: rows.Row) -> str:
        cells = "".join(
            self._card(block, width) if isinstance(block, Chart) else self.block(block)
            for block, width in zip(row.blocks, row.widths, strict=True)
        )
        if len(row.blocks) < 2:
            return cells
        columns = " ".join(f"minmax(0, {share}fr)" for share in row.shares)
        look = "row with-map" if row.with_map else "row"
        return f'<div class="{look}" style="--columns: {columns}">{cells}</div>'

    def _card(self, chart: Chart, width: float) -> str:
        return card(chart, f"c{next(self.numbers)}", width, self.catalogue)

    @singledispatchmethod
    def block(self, block: Block) -> str:
        raise TypeError(f"{type(block).__name__} has no place in a web page yet. Add it to export/html/blocks.")

    @block.register
    def _(self, lead: Lead) -> str:
        return lead_html(lead)

    @block.register
    def _(self, tiles: Tiles) -> str:
        return "".join(map(_tiles, tiles.rows))

    @block.register
    def _(self, questions: Questions) -> str:
        return (
            f'<div class="panel"><h3>{escape(questions.heading)}</h3>{questions_html(questions)}'
            f"{_source(questions.source)}</div>"
        )

    @block.register
    def _(self, said: Words) -> str:
        if said.quiet:
            return f'<p class="small">{escape(" ".join(said.sentences))}</p>'
        heading = f"<h3>{escape(said.heading)}</h3>" if said.heading else ""
        if said.ordered:
            text = f"<ol>{''.join(f'<li>{escape(one)}</li>' for one in said.sentences)}</ol>"
        else:
            text = "".join(f"<p>{escape(one)}</p>" for one in said.sentences)
        look = "panel" if said.panel else "said"
        return f'<div class="{look}">{heading}{tag(said.mark)}{text}{_source(said.source)}</div>'

    @block.register
    def _(self, tabled: Tabled) -> str:
        table = tag(tabled.mark) + as_html(tabled.table, tabled.shades, tabled.title)
        table += _small(tabled.key) + _source(tabled.source)
        if tabled.folded:
            return f'<details class="het-details"><summary>{escape(tabled.title)}</summary>{table}</details>'
        title = f"<h3>{escape(tabled.title)}</h3>" if tabled.title else ""
        return f'<div class="tabled">{title}{table}</div>'

    @block.register
    def _(self, marks: Marks) -> str:
        """Where some rows are example data, a table says which in words."""
        if marks.partly and marks.mark:
            return self.block(in_files(marks))
        words_below = any(mark.below for row in marks.rows for mark in row.marks)
        return (quarter_grid_html(marks) if words_below else marks_html(marks)) + _source(marks.source)

    @block.register
    def _(self, squares: Squares) -> str:
        return squares_html(squares) + _small(squares.note) + _source(squares.source)

    @block.register
    def _(self, timeline: Timeline) -> str:
        return timeline_html(timeline) + _source(timeline.source)

    @block.register
    def _(self, spine: Spine) -> str:
        return self.block(in_files(spine))

    @block.register
    def _(self, definitions: Definitions) -> str:
        """Folded, with a search that the script adds."""
        return f'<div class="definitions">{"".join(map(_defined, definitions.entries))}</div>'


def _tiles(row: tuple[Tile, ...]) -> str:
    shares = sum(2 if tile.wide else 1 for tile in row)
    return f'<div class="tiles" style="--tiles: {shares}">{"".join(map(_tile, row))}</div>'


def _tile(tile: Tile) -> str:
    """The tile's words and bars, with what the screen shows on a click."""
    behind = as_html(tile.behind, title=tile.label) if tile.behind else ""
    look = " wide" if tile.wide else ""
    return (
        f'<div class="tile{look}">{tile_html(tile)}<details><summary>Figures and source</summary>{behind}'
        f"{_small(tile.meaning)}{_small(tile.source)}</details></div>"
    )


def _defined(entry: Definition) -> str:
    lines = "".join(f"<p>{escape(line)}</p>" for line in entry.lines)
    return f'<details class="het-details"><summary>{escape(entry.title)}</summary>{lines}</details>'


def _small(text: str) -> str:
    return f'<p class="small">{escape(text)}</p>' if text else ""


def _source(source: str) -> str:
    return f'<p class="source">{escape(source)}</p>' if source else ""
