"""The words of a pack as rows: what each chart and tile says, with its caveats and its source."""

from collections.abc import Iterator

from het_dash.charts import Chart
from het_dash.content.blocks import Block, Composed, Definitions, Tabled, Tiles, Words
from het_dash.export.document import Pack
from het_dash.export.xlsx.tidy import Cell, Column

NOTES = (Column("Tab", 18), Column("Part", 46, "long"), Column("What", 16), Column("Text", 110, "long"))
SAID, SOURCE = "In words", "Source"


def note_rows(pack: Pack) -> list[tuple[Cell, ...]]:
    return [
        (section.on_tab, part, what, text)
        for section in pack.sections
        for part, what, text in _of_section(section)
        if text
    ]


def _of_section(section: Composed) -> Iterator[tuple[str, str, str]]:
    yield section.title, "Heading", section.title
    for block in section.blocks:
        yield from _of_block(block)


def _of_block(block: Block) -> Iterator[tuple[str, str, str]]:
    """Part, kind of text, text. Definitions have a sheet of their own."""
    match block:
        case Chart():
            yield from _titled(block.title, block.mark)
            yield block.title, "Measure", block.subtitle
            yield block.title, SAID, block.sentence
            for note in block.notes:
                yield block.title, "Read with care", note
            yield block.title, SOURCE, block.source
        case Tabled():
            yield from _titled(block.title, block.mark)
            yield block.title, SOURCE, block.source
        case Words():
            yield from _titled(block.heading, block.mark)
            for number, sentence in enumerate(block.sentences, start=1):
                yield block.heading, SAID, f"{number}. {sentence}" if block.ordered else sentence
            yield block.heading, SOURCE, block.source
        case Tiles():
            yield from _of_tiles(block)
        case Definitions():
            return
        case _:
            raise TypeError(f"{type(block).__name__} has no place in a workbook yet. Add it to export/xlsx/notes.")


def _titled(title: str, mark: str) -> Iterator[tuple[str, str, str]]:
    yield title, "Title", title
    yield title, "Data", mark


def _of_tiles(tiles: Tiles) -> Iterator[tuple[str, str, str]]:
    for tile in tiles.tiles:
        yield tile.label, "Number", tile.value
        for line in tile.lines:
            yield tile.label, line.kind.capitalize(), line.text
        yield tile.label, "Evidence", tile.meaning
        yield tile.label, SOURCE, tile.source
