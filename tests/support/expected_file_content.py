"""What a file must hold of a pack, worked out from its blocks by other means than the renderers use."""

from collections.abc import Iterator
from dataclasses import fields

from het_dash.charts.spec import Chart, Table
from het_dash.content.blocks import (
    Block,
    Definitions,
    Lead,
    Marks,
    Questions,
    Tabled,
    Tile,
    Tiles,
    Timeline,
    Words,
)
from het_dash.export.document import Pack

# Text of a block that is drawn, tabled or read aloud, and names that a reader never sees. Whatever else a block
# carries, now or later, is asked of every format.
DRAWN = {"axis", "unit", "across", "named_by", "categories", "alt"}
NAMES = {"id", "kind", "nature", "measures", "files", "strong"}


def tables(pack: Pack) -> list[tuple[str, Table]]:
    """Tables of charts and separate tables, in the order of the pack."""
    blocks = (block for section in pack.sections for block in section.blocks)
    return [(b.title, b.table) for b in blocks if isinstance(b, Chart | Tabled)]


def charts(pack: Pack) -> list[Chart]:
    return [b for section in pack.sections for b in section.blocks if isinstance(b, Chart)]


def statements(pack: Pack) -> Iterator[str]:
    """Every sentence, label and number outside tables, and every source line."""
    for section in pack.sections:
        if pack.document.sides != 1:  # one side has no room for headings of sections
            yield section.title
        for block in section.blocks:
            yield from words_of(block)


def on_paper(pack: Pack) -> Iterator[str]:
    """What the pages of a pack or of one sheet say: every word that a screen shows before a card is turned."""
    for section in pack.drawn:
        yield section.title
        for block in section.blocks:
            yield from _on_paper(block)


def _on_paper(block: Block) -> Iterator[str]:
    match block:
        case Lead():
            yield block.sentence
        case Questions():
            yield from (block.heading, *(entry.words for entry in block.entries))
        case Tiles():
            for tile in block.tiles:
                yield from (tile.label, tile.value, *(line.text for line in tile.lines if line.kind != "bars"))
                yield from (bar.words for bar in tile.bars.bars) if tile.bars else ()
        case Tabled():
            yield from (block.title, block.mark, *(cell for row in block.table.rows for cell in row))
        case Definitions():
            yield from (text for entry in block.entries for text in (entry.title, entry.meaning))
        case Words():
            yield from (block.heading, block.mark, *block.sentences)
        case Chart():
            yield from (*on_card(block), block.mark)
        case _:
            raise TypeError(block)


def said_in(pack: Pack, format_id: str) -> Iterator[str]:
    """What a file must say: on paper, the annex has what a page has no room for."""
    return on_paper(pack) if format_id == "pdf" and pack.document.look in ("pages", "sheet") else statements(pack)


def words_of(block: Block) -> Iterator[str]:
    """All text of a block except tables. Each tile and definition is separate."""
    match block:
        case Tiles():
            for tile in block.tiles:
                yield from (*_texts(tile), tile.mark, tile.meaning)
        case Definitions():
            for entry in block.entries:
                yield from _texts(entry)
        case _:
            yield from (*_texts(block), block.mark)


def on_card(block: Block) -> Iterator[str]:
    """Words of a block that are on the page before a reader turns a chart card to its table or About."""
    if isinstance(block, Chart):
        yield from (block.title, block.subtitle, block.caveat)
    elif isinstance(block, Timeline):
        yield from (block.source, *(text for one in block.events for text in (one.when, one.what)))
    elif isinstance(block, Marks):
        yield from (block.title, block.subtitle, block.source, *(row.label for row in block.rows))
    else:
        yield from words_of(block)


def _texts(carrier: object) -> Iterator[str]:
    for one in fields(carrier):  # type: ignore[arg-type]
        value = getattr(carrier, one.name)
        if one.name not in DRAWN | NAMES:
            given = value if isinstance(value, tuple) else (value,)
            yield from (text for text in given if isinstance(text, str))


def in_a_row(tile: Tile) -> str:
    """A tile's number and lines in reading order, without gaps, because no renderer may add a label."""
    return squeezed(" ".join((tile.value, *(line.text for line in tile.lines))))


def squeezed(text: str) -> str:
    """Text without white space, because line breaks do not matter."""
    return "".join(text.split())
