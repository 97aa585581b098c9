"""Blocks as sentences and tables, for files that do not draw them."""

from dataclasses import replace

from het_dash.charts.spec import Table
from het_dash.content.blocks.composed import Block
from het_dash.content.blocks.marks import Marks, Squares, marks_as_table
from het_dash.content.blocks.sentences import Lead, Questions, Words
from het_dash.content.blocks.spine import Spine, spine_as_table
from het_dash.content.blocks.tables import Tabled
from het_dash.content.blocks.timeline import Timeline


def in_files(block: Block) -> Block:
    """The block for files that do not draw it: the same words as sentences or as a table."""
    if isinstance(block, Lead):
        return Words((block.sentence,), panel=True, nature=block.nature)
    if isinstance(block, Questions):
        said = tuple(one.words for one in block.entries)
        return Words(said, ordered=True, heading=block.heading, source=block.source, nature=block.nature, partly=True)
    if isinstance(block, Tabled) and block.key:
        return replace(block, source=f"{block.key} {block.source}".strip(), key="", shades=())
    if isinstance(block, Marks | Squares | Timeline):
        return _as_table(block)
    if isinstance(block, Spine):
        source = " ".join((*block.notes, block.source))
        return Tabled(block.title, spine_as_table(block), source, block.nature, block.partly)
    return block


def _as_table(block: Marks | Squares | Timeline) -> Tabled:
    if isinstance(block, Squares):
        return Tabled(block.title, block.table, f"{block.note} {block.source}".strip(), block.nature, block.partly)
    if isinstance(block, Timeline):
        rows = tuple((one.when, one.what) for one in block.events)
        return Tabled(block.title, Table(("When", "What"), rows), block.source, block.nature)
    return Tabled(block.title, marks_as_table(block), block.source, block.nature, block.partly)
