"""Text as the fonts of files can print it: what none of them has is replaced by its code point in brackets."""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Any

from het_dash.catalogue.characters import breakable, code_point, visible
from het_dash.charts.fonts import FONTS, Font

ZERO_WIDTH_JOINER = "\u200d"
SKIN_TONES = range(0x1F3FB, 0x1F400)
SHOWS_NOTHING = re.compile("[\u00ad\u034f\u061c\u180b-\u180f\u200b-\u200f\ufe00-\ufe0f\U000e0000-\U000e01ef]")


def plain(text: str) -> bool:
    """True if the main font has every character and none is a combining mark, as in nearly every text."""
    main = FONTS[0].characters
    return all(ord(character) in main and not _extends(character) for character in text)


def printable(text: str) -> str:
    """Text in which a character that no font has is replaced by its code point in brackets."""
    if plain(text):
        return text
    return "".join(_printed(cluster) for cluster in clusters(visible(text)))


def all_printable(data: Any) -> Any:
    """The data with every text in lists and dictionaries made printable and breakable."""
    if isinstance(data, str):
        return breakable(printable(data))
    if isinstance(data, dict):
        return {key: all_printable(value) for key, value in data.items()}
    if isinstance(data, list | tuple):
        return [all_printable(value) for value in data]
    return data


def clusters(text: str) -> Iterator[str]:
    """Each character with its combining marks. An emoji of several people stays in one piece."""
    start = 0
    for place in range(1, len(text)):
        if not _extends(text[place]) and text[place - 1] != ZERO_WIDTH_JOINER:
            yield text[start:place]
            start = place
    if text:
        yield text[start:]


def _extends(character: str) -> bool:
    return (
        character == ZERO_WIDTH_JOINER
        or ord(character) in SKIN_TONES
        or unicodedata.category(character).startswith("M")
        or SHOWS_NOTHING.match(character) is not None
    )


@lru_cache(maxsize=4096)
def _printed(cluster: str) -> str:
    """One font must have the whole cluster, because a mark and its letter cannot come from different fonts."""
    if cluster.isspace() or any(_has(font, cluster) for font in FONTS):
        return cluster
    font = max(FONTS, key=lambda one: _has(one, cluster[0]))
    return "".join(c if _has(font, c) else code_point(c) for c in cluster)


def _has(font: Font, cluster: str) -> bool:
    shown = SHOWS_NOTHING.sub("", cluster)
    return any(
        all(ord(character) in font.characters for character in unicodedata.normalize(form, shown))
        for form in ("NFC", "NFD")
    )
