"""Width of text, measured with the bundled fonts, and wrapping by it."""

import re
import unicodedata
from functools import lru_cache

from het_dash.charts.fonts import BOLD, FONTS, Font
from het_dash.charts.layout.text import TEXT_PX

UNKNOWN_EM = 0.6
ELLIPSIS = "…"
SPACES = re.compile(r"[ \t\n]+")  # a no-break space does not part words


@lru_cache(maxsize=16384)
def _ems(text: str, bold: bool) -> float:
    main = BOLD if bold else FONTS[0]
    return sum(main.advances.get(ord(c)) or _elsewhere(c) for c in text)


@lru_cache(maxsize=2048)
def _elsewhere(character: str) -> float:
    """Width in ems of a character that the main font does not have. A combining mark takes no room."""
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0.0
    font: Font | None = next((f for f in FONTS if ord(character) in f.characters), None)
    return font.advances[ord(character)] if font else UNKNOWN_EM


def width(text: str, size: float = TEXT_PX, *, bold: bool = False) -> float:
    """Width of one line in pixels, without kerning, which only ever makes it narrower by a pixel or two."""
    return size * _ems(text, bold)


def widest(rows: tuple[str, ...] | list[str], size: float = TEXT_PX, *, bold: bool = False) -> float:
    return max((width(row, size, bold=bold) for row in rows), default=0.0)


def wrapped(text: str, room: float, size: float = TEXT_PX, *, bold: bool = False) -> tuple[str, ...]:
    """The text in lines of at most `room` pixels. A word that is wider than a line is cut into pieces."""
    rows: list[str] = []
    for word in SPACES.split(text.strip(" \t\n")):
        together = f"{rows[-1]} {word}" if rows else word
        if rows and width(together, size, bold=bold) <= room:
            rows[-1] = together
        else:
            rows += _pieces(word, room, size, bold)
    return tuple(rows) or ("",)


def _pieces(word: str, room: float, size: float, bold: bool) -> list[str]:
    if width(word, size, bold=bold) <= room:
        return [word]
    pieces = [""]
    for letter in word:
        if pieces[-1] and width(pieces[-1] + letter, size, bold=bold) > room:
            pieces.append("")
        pieces[-1] += letter
    return pieces


def shortened(text: str, room: float, most: int, size: float = TEXT_PX, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most `most` lines. What does not fit is replaced by an ellipsis."""
    rows = wrapped(text, room, size, bold=bold)
    if len(rows) <= most:
        return rows
    last = rows[most - 1]
    while last and width(last + ELLIPSIS, size, bold=bold) > room:
        last = last[:-1].rstrip()
    return (*rows[: most - 1], last + ELLIPSIS)
