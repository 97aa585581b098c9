"""Size at which text fits its box on a slide."""

from collections.abc import Iterable, Sequence

from het_dash.charts.layout.text import width

POINTS_AN_INCH = 72
LINE = 1.2
INSET_INCHES = 0.25  # margin of a text box, both sides together, with a small reserve
LONGEST_WHOLE = 30  # longest word, in characters, that is never broken; web addresses are longer
BOLD = 1.08  # width of bold text relative to regular


def lines(text: str, wide: float, size: float) -> int:
    """Number of lines that a text takes in a box `wide` inches wide, at `size` points."""
    room, used, count = max((wide - INSET_INCHES) * POINTS_AN_INCH, size), 0.0, 1
    for word in text.split():
        needs = width(f"{word} ", int(size * 10)) / 10
        if used and used + needs > room:
            used, count = 0.0, count + 1
        broken = int((used + needs - 1) // room)  # a word longer than a line continues on the next
        used, count = used + needs - broken * room, count + broken
    return count


def word_wide(text: str, size: float) -> float:
    """Box width in inches that keeps the longest word on one line, in bold too."""
    longest = max((width(word[:LONGEST_WHOLE], int(size * 10)) / 10 for word in text.split()), default=0.0)
    return BOLD * longest / POINTS_AN_INCH + INSET_INCHES


def high(texts: Iterable[str], wide: float, size: float, between: float = 0.0) -> float:
    """Height of paragraphs in inches, with `between` points after each."""
    return sum((lines(text, wide, size) * size * LINE + between) / POINTS_AN_INCH for text in texts)


def size_that_fits(texts: Sequence[str], wide: float, tall: float, largest: float, least: float) -> float:
    """Largest size, in steps of half a point, at which the paragraphs fit; `least` if none does."""
    size = largest
    while size > least and high(texts, wide, size, size / 2) > tall:
        size -= 0.5
    return size


def in_runs(texts: Sequence[str], wide: float, tall: float, size: float) -> list[list[str]]:
    """Paragraphs split into runs that fit, with at least one paragraph each."""
    runs: list[list[str]] = []
    for text in texts:
        if runs and high([*runs[-1], text], wide, size, size / 2) <= tall:
            runs[-1].append(text)
        else:
            runs.append([text])
    return runs
