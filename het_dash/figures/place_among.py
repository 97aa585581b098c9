"""Place of an area among others by value, as far as limits of differences can tell them apart (methods 17)."""

from collections.abc import Sequence
from dataclasses import dataclass

from het_dash.figures.figure import Figure
from het_dash.figures.proportions import newcombe


@dataclass(frozen=True)
class PlaceAmong:
    """From the `first` to the `last` place that the limits allow, of `among` areas; 1 is the lowest value."""

    first: int
    last: int
    among: int


def place_among(own: Figure, others: Sequence[Figure]) -> PlaceAmong | None:
    """None unless all figures have counts and limits could be calculated."""
    if not own.numerator or not own.denominator or not others:
        return None
    below = above = 0
    for other in others:
        if not other.numerator or not other.denominator:
            return None
        _, lower, upper = newcombe(
            own.numerator, own.denominator, other.numerator, other.denominator,
            rounding=max(own.rounding, other.rounding),
        )  # fmt: skip
        below += float(lower) > 0
        above += float(upper) < 0
    among = len(others) + 1
    return PlaceAmong(1 + below, among - above, among)
