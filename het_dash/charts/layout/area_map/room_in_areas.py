"""Finds room for labels inside areas of a map, on a grid of small cells."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

CELL_PX = 3.0
MARGINS_PX = (24.0, 18.0, 12.0, 8.0, 5.0, 3.0, 1.5)
LEAST_INSIDE = 0.5  # share of a label that must lie in its own area if it does not fit
Cells = NDArray[np.bool_]
Ring = Sequence[tuple[float, float]]


@dataclass(frozen=True)
class Spot:
    """Middle of a label in pixels, and the share of it that lies in its own area."""

    x: float
    y: float
    inside: float


class Grid:
    """A canvas of `width` by `height` pixels in cells. Labels and marks take cells."""

    def __init__(self, width: float, height: float) -> None:
        self.shape = (int(height // CELL_PX), int(width // CELL_PX))  # no label may reach over the edge
        self.taken: Cells = np.zeros(self.shape, dtype=np.bool_)

    def inside(self, rings: Sequence[Ring]) -> Cells:
        """Cells whose middle lies in an area, by the even-odd rule."""
        found: Cells = np.zeros(self.shape, dtype=np.bool_)
        middles = (np.arange(self.shape[1]) + 0.5) * CELL_PX
        edges = np.array([(*a, *b) for ring in rings for a, b in _edges(ring)])
        for row in range(self.shape[0]):
            y = (row + 0.5) * CELL_PX
            cut = edges[(edges[:, 1] <= y) != (edges[:, 3] <= y)]
            if len(cut):
                x0, y0, x1, y1 = cut.T
                crossings = np.sort(x0 + (y - y0) * (x1 - x0) / (y1 - y0))
                found[row] = np.searchsorted(crossings, middles) % 2 == 1
        return found

    def take(self, left: float, top: float, right: float, bottom: float) -> None:
        """Marks the cells of a rectangle as taken."""
        rows, columns = self._cells(top, bottom, 0), self._cells(left, right, 1)
        self.taken[rows, columns] = True

    def is_free(self, left: float, top: float, right: float, bottom: float, among: Cells) -> bool:
        """True if the rectangle touches no taken cell and none of `among`."""
        rows, columns = self._cells(top, bottom, 0), self._cells(left, right, 1)
        return not (self.taken[rows, columns].any() or among[rows, columns].any())

    def room(self, area: Cells, wide: float, tall: float) -> Spot | None:
        """Where a label fits best: with the widest margin inside its area, or else mostly inside it."""
        free = area & ~self.taken
        for margin in MARGINS_PX:
            size = _in_cells(wide + 2 * margin), _in_cells(tall + 2 * margin)
            sums = _sums(free, *size)
            if sums.size and sums.max() == size[0] * size[1]:
                return self._spot(sums == sums.max(), size, 1.0)
        size = _in_cells(wide), _in_cells(tall)
        clear, within = _sums(self.taken, *size), _sums(area, *size)
        within = np.where(clear == 0, within, 0)
        inside = float(within.max()) / (size[0] * size[1]) if within.size else 0.0
        return self._spot(within == within.max(), size, inside) if inside >= LEAST_INSIDE else None

    def _spot(self, best: Cells, size: tuple[int, int], inside: float) -> Spot:
        """The place nearest to the middle of all that are equally good."""
        rows, columns = np.nonzero(best)
        nearest = np.argmin((rows - rows.mean()) ** 2 + (columns - columns.mean()) ** 2)
        x, y = (float(at[nearest]) + side / 2 for at, side in ((columns, size[0]), (rows, size[1])))
        return Spot(x * CELL_PX, y * CELL_PX, inside)

    def _cells(self, low: float, high: float, axis: int) -> slice:
        first = max(0, int(low // CELL_PX))
        return slice(first, min(self.shape[axis], int(high // CELL_PX) + 1))


def _in_cells(pixels: float) -> int:
    return int(-(-pixels // CELL_PX))


def _edges(ring: Ring) -> Iterator[tuple[tuple[float, float], tuple[float, float]]]:
    """Pairs of neighbouring points, the last with the first."""
    yield from zip(ring, (*ring[1:], ring[0]), strict=True)


def _sums(cells: Cells, wide: int, tall: int) -> NDArray[np.int64]:
    """For every place of a window of this many cells, how many of its cells are true."""
    rows, columns = cells.shape
    if wide > columns or tall > rows:
        return np.zeros((0, 0), dtype=np.int64)
    total = np.zeros((rows + 1, columns + 1), dtype=np.int64)
    total[1:, 1:] = cells.cumsum(0).cumsum(1)
    return total[tall:, wide:] - total[:-tall, wide:] - total[tall:, :-wide] + total[:-tall, :-wide]
