"""Size at which text fits its box on a slide."""

from collections.abc import Iterable, Sequence

from het_dash.charts.layout import measure

POINTS_AN_INCH = 72
LINE = 1.2
RESERVE_INCHES = 0.05  # text boxes have no margin of their own
SPARE = 1.12  # Arial is wider than the font that is measured
BOLD = 1.08  # width of bold text relative to regular


def width(text: str, size: float) -> float:
    """Width of regular text in points."""
    return SPARE * measure.width(text, size)


def lines(text: str, wide: float, size: float) -> int:
    """Number of lines that a text takes in a box `wide` inches wide, at `size` points."""
    room, used, count = max((wide - RESERVE_INCHES) * POINTS_AN_INCH, size), 0.0, 1
    for word in text.split():
        needs = width(f"{word} ", size)
        if used and used + needs > room:
            used, count = 0.0, count + 1
        broken = int((used + needs - 1) // room)  # a word longer than a line continues on the next
        used, count = used + needs - broken * room, count + broken
    return count


def high(texts: Iterable[str], wide: float, size: float, between: float = 0.0) -> float:
    """Height of paragraphs in inches, with `between` points after each."""
    return sum((lines(text, wide, size) * size * LINE + between) / POINTS_AN_INCH for text in texts)


def size_that_fits(
    texts: Sequence[str], wide: float, tall: float, largest: float, least: float, *, bold: bool = False
) -> float:
    """Largest size, in steps of half a point, at which the paragraphs fit; `least` if none does."""
    size, room = largest, wide / BOLD if bold else wide
    between = 0.5 if len(texts) > 1 else 0.0
    while size > least and high(texts, room, size, size * between) > tall:
        size -= 0.5
    return size
