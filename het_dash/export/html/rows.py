"""Rows of blocks on the web page, and the widths that they have on a desk's screen."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from het_dash.charts import Chart
from het_dash.content.blocks import Block, Composed

WIDE = 1144.0  # pixels of the page's content; pack.css has the same
GAP = 18.0


@dataclass(frozen=True)
class Row:
    """Blocks side by side, and their shares of the width. `with_map`: the first is as tall as the others together."""

    blocks: tuple[Block, ...]
    shares: tuple[int, ...]
    with_map: bool = False

    @property
    def widths(self) -> tuple[float, ...]:
        """Pixels of each block."""
        room = WIDE - GAP * (len(self.shares) - 1)
        widths = [room * share / sum(self.shares) for share in self.shares]
        return tuple(widths[min(number, len(widths) - 1)] for number in range(len(self.blocks)))


def of(composed: Composed) -> Iterator[Row]:
    """The rows of the section's layout, then charts two to a row and every other block alone."""
    if composed.side_by_side:
        yield Row(composed.blocks, (1,) * len(composed.blocks))
        return
    left = composed.blocks
    for shares in composed.layout:
        row, left = left[: len(shares)], left[len(shares) :]
        if row:
            yield Row(row, shares[: len(row)])
    for together, run in groupby(left, key=lambda block: isinstance(block, Chart)):
        blocks = list(run)
        yield from _of_charts(blocks) if together else (Row((block,), (1,)) for block in blocks)


def _of_charts(charts: Sequence[Block]) -> Iterator[Row]:
    """A map with the two charts after it, then two to a row. A single last one has the full width."""
    first, left = charts[:3], charts
    if len(first) == 3 and isinstance(first[0], Chart) and first[0].kind == "map":
        yield Row(tuple(first), (1, 1), with_map=True)
        left = charts[3:]
    for start in range(0, len(left), 2):
        row = tuple(left[start : start + 2])
        yield Row(row, (1,) * len(row))
