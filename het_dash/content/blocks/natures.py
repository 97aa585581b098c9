"""Nature of a block whose rows may be example data or real."""

from collections.abc import Sequence
from typing import Protocol

from het_dash.catalogue import EXAMPLE, Nature


class Row(Protocol):
    @property
    def nature(self) -> Nature: ...


def nature_of(rows: Sequence[Row]) -> Nature:
    """Example data if any row is, or else the nature of the first row."""
    natures = [row.nature for row in rows]
    return EXAMPLE if EXAMPLE in natures else next(iter(natures), "published")


def any_real(rows: Sequence[Row]) -> bool:
    return any(row.nature != EXAMPLE for row in rows)
