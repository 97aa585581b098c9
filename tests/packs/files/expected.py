"""What a file must hold of a pack, worked out from its blocks by other means than the renderers use."""

from collections.abc import Iterator

from het_dash.charts.chart import Chart, Table
from het_dash.packs.blocks import Definitions, Tabled, Tiles, Words
from het_dash.packs.document import Pack


def tables(pack: Pack) -> list[tuple[str, Table]]:
    """The tables of charts, and those that stand by themselves, in the order of the pack."""
    blocks = (block for section in pack.sections for block in section.blocks)
    return [(b.title, b.table) for b in blocks if isinstance(b, Chart | Tabled)]


def charts(pack: Pack) -> list[Chart]:
    return [b for section in pack.sections for b in section.blocks if isinstance(b, Chart)]


def statements(pack: Pack) -> Iterator[str]:
    """Every sentence, label and number outside tables, and every source line."""
    for section in pack.sections:
        yield section.title
        for block in section.blocks:
            yield from _said(block)


def _said(block: object) -> Iterator[str]:
    match block:
        case Chart():
            yield from (block.title, block.subtitle, block.sentence, *block.notes, block.source)
        case Words():
            yield from filter(None, (block.heading, *block.sentences, block.source))
        case Tiles():
            for t in block.tiles:
                yield from filter(None, (t.label, t.value, t.below, t.comparison, t.verdict, t.cannot_say, t.source))
        case Tabled():
            yield from filter(None, (block.title, block.source))
        case Definitions():
            for entry in block.entries:
                yield from (entry.title, entry.meaning, entry.counted, entry.comparing)
        case _:
            raise TypeError(type(block).__name__)


def squeezed(text: str) -> str:
    """Without white space: where lines break says nothing."""
    return "".join(text.split())
