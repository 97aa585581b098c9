"""Notes of a slide: every word of its blocks, figures in lines, and sources."""

from collections.abc import Iterator
from functools import singledispatch

from het_dash.charts.spec import Chart, Table
from het_dash.content.blocks import (
    Block,
    Definitions,
    Lead,
    Marks,
    Questions,
    Squares,
    Tabled,
    Tiles,
    Timeline,
    Words,
    as_table,
    in_files,
    meanings,
)
from het_dash.content.blocks.spine import Spine


def notes_of(block: Block) -> Iterator[str]:
    """Lines of one block, without empty ones."""
    return (line for line in _lines(block) if line)


@singledispatch
def _lines(block: Block) -> Iterator[str]:
    raise TypeError(f"{type(block).__name__} has no_place in notes. Add it to export/pptx.")


@_lines.register(Lead | Marks | Questions | Squares | Timeline | Spine)
def _(block: Lead | Marks | Questions | Squares | Timeline | Spine) -> Iterator[str]:
    yield from notes_of(in_files(block))


@_lines.register
def _(chart: Chart) -> Iterator[str]:
    yield from (chart.title, chart.subtitle, chart.mark, chart.sentence, *chart.notes)
    yield from _rows(chart.table)
    yield chart.source


@_lines.register
def _(words: Words) -> Iterator[str]:
    yield from (words.heading, words.mark)
    yield from ([f"{n}. {text}" for n, text in enumerate(words.sentences, 1)] if words.ordered else words.sentences)
    yield words.source


@_lines.register
def _(tiles: Tiles) -> Iterator[str]:
    for tile in tiles.tiles:
        yield from (tile.label, tile.value, *(line.text for line in tile.lines), tile.source)
    yield from meanings(tiles.tiles)


@_lines.register
def _(tabled: Tabled) -> Iterator[str]:
    yield from (tabled.title, tabled.mark)
    yield from _rows(tabled.table)
    yield from (tabled.key, tabled.source)


@_lines.register
def _(definitions: Definitions) -> Iterator[str]:
    yield from _rows(as_table(definitions))


def _rows(table: Table) -> Iterator[str]:
    """One line of text a row, so that the file includes every figure."""
    return (" | ".join(row) for row in (table.columns, *table.rows))
