"""Sections of blocks, ready to be drawn."""

from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE
from het_dash.charts.spec import Chart
from het_dash.content.blocks.marks import Marks, Squares
from het_dash.content.blocks.sentences import Lead, Questions, Words
from het_dash.content.blocks.spine import Spine
from het_dash.content.blocks.tables import Definitions, Tabled
from het_dash.content.blocks.tiles import Tiles
from het_dash.content.blocks.timeline import Timeline

Block = Lead | Marks | Squares | Timeline | Questions | Words | Tiles | Chart | Tabled | Definitions | Spine
Layout = tuple[tuple[int, ...], ...]


def is_example(block: Block) -> bool:
    """Whether any part of a block is example data."""
    if isinstance(block, Tiles):
        return any(tile.nature == EXAMPLE for tile in block.tiles)
    return not isinstance(block, Definitions) and block.nature == EXAMPLE


@dataclass(frozen=True)
class Composed:
    """A section ready to be drawn; `side_by_side` if its blocks may share a row.

    `layout` is for screens: for each row, the relative widths of its blocks. Blocks after those rows follow in order.
    A `folded` section shows its heading until a reader unfolds it. `tab` names a tab of several sections.
    """

    id: str
    short: str
    heading: str
    blocks: tuple[Block, ...]
    side_by_side: bool = False
    layout: Layout = ()
    folded: bool = False
    tab: str = ""

    @property
    def on_tab(self) -> str:
        """The tab of a web page, or the sheet of a workbook, that it is on."""
        return self.tab or self.short

    @property
    def title(self) -> str:
        """Its heading in a file; a page's first section may have no heading of its own."""
        return self.heading or self.short
