"""Spreads labels that want the same place, each by as little as possible."""

from collections.abc import Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Room:
    """A block of touching labels. `wants` holds the block starts that would suit each label."""

    start: float
    size: float
    wants: tuple[float, ...]
    members: tuple[int, ...]


def spread(wanted: Sequence[float], sizes: Sequence[float], low: float, high: float) -> list[float]:
    """Middles of labels with these sizes, in order, without overlap and between `low` and `high`.

    Touching labels form one block, centred on the mean of the positions they want.
    """
    blocks: list[Room] = []
    for i in sorted(range(len(wanted)), key=lambda i: wanted[i]):
        block = _room((wanted[i] - sizes[i] / 2,), sizes[i], (i,), low, high)
        while blocks and blocks[-1].start + blocks[-1].size > block.start:
            below = blocks.pop()
            wants = below.wants + tuple(w - below.size for w in block.wants)
            block = _room(wants, below.size + block.size, below.members + block.members, low, high)
        blocks.append(block)
    return _middles(blocks, sizes)


def _room(wants: tuple[float, ...], size: float, members: tuple[int, ...], low: float, high: float) -> Room:
    return Room(max(low, min(sum(wants) / len(wants), high - size)), size, wants, members)


def _middles(blocks: Sequence[Room], sizes: Sequence[float]) -> list[float]:
    middles = [0.0] * len(sizes)
    for block in blocks:
        edge = block.start
        for i in block.members:
            middles[i] = edge + sizes[i] / 2
            edge += sizes[i]
    return middles
