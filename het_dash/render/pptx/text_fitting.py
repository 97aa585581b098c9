"""Size at which text fits its box on a slide."""

from collections.abc import Iterable, Sequence

from het_dash.charts.layout.text import width

POINTS_AN_INCH = 72
LINE = 1.2
INSET_INCHES = 0.25  # what a text box keeps free, both sides together, and a little
LONGEST_WHOLE = 30  # letters of a word that is kept in one piece; a web address is not
BOLD = 1.08  # how much wider bold words are


def lines(text: str, wide: float, size: float) -> int:
    """Lines of a text in a box `wide` inches, at `size` points."""
    room, used, count = max((wide - INSET_INCHES) * POINTS_AN_INCH, size), 0.0, 1
    for word in text.split():
        needs = width(f"{word} ", int(size * 10)) / 10
        if used and used + needs > room:
            used, count = 0.0, count + 1
        broken = int((used + needs - 1) // room)  # a word that is longer than a line goes on in the next
        used, count = used + needs - broken * room, count + broken
    return count


def word_wide(text: str, size: float) -> float:
    """Inches that a box must be wide so that the longest word of a text stays whole, in bold too."""
    longest = max((width(word[:LONGEST_WHOLE], int(size * 10)) / 10 for word in text.split()), default=0.0)
    return BOLD * longest / POINTS_AN_INCH + INSET_INCHES


def high(texts: Iterable[str], wide: float, size: float, between: float = 0.0) -> float:
    """Inches that paragraphs take, with `between` points after each."""
    return sum((lines(text, wide, size) * size * LINE + between) / POINTS_AN_INCH for text in texts)


def size_that_fits(texts: Sequence[str], wide: float, tall: float, largest: float, least: float) -> float:
    """The largest size at which paragraphs fit, a half point at a time; `least` if none does."""
    size = largest
    while size > least and high(texts, wide, size, size / 2) > tall:
        size -= 0.5
    return size


def in_runs(texts: Sequence[str], wide: float, tall: float, size: float) -> list[list[str]]:
    """Paragraphs in runs that fit, each at least one."""
    runs: list[list[str]] = []
    for text in texts:
        if runs and high([*runs[-1], text], wide, size, size / 2) <= tall:
            runs[-1].append(text)
        else:
            runs.append([text])
    return runs
