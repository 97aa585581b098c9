"""Characters that some output cannot print, or that change how the text around them reads."""

import contextlib
import re
import unicodedata

# the flags of nations of the United Kingdom: a black flag followed by invisible letters
FLAG = "\U0001f3f4[\U000e0020-\U000e007e]+\U000e007f"
NO_OUTPUT_PRINTS = (
    r"\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f"  # control characters
    r"\ud800-\udfff"  # half of a surrogate pair
    r"\ufdd0-\ufdef\ufffe\uffff"
    + "".join(f"{chr(0x10000 * n + 0xFFFE)}-{chr(0x10000 * n + 0xFFFF)}" for n in range(1, 17))
)
LOST = r"\ufffc\ufffd"  # replaces a picture or a letter that another program could not read
PRIVATE = "\ue000-\uf8ff\U000f0000-\U000ffffd\U00100000-\U0010fffd"  # has a meaning only in one program's own font
REORDERING = r"\u202a-\u202e\u2066-\u2069"  # makes text read in another order than it is stored
INVISIBLE = "\u180e\u200b\u2060-\u2065\u206a-\u206f\ufeff\ufff9-\ufffb\U000e0000-\U000e007f"
DAMAGED = re.compile(f"[{NO_OUTPUT_PRINTS}{LOST}]")
REFUSED = re.compile(f"{FLAG}|([{NO_OUTPUT_PRINTS}{LOST}{PRIVATE}{REORDERING}{INVISIBLE}])")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]{2,}")
LONG_WORD, PIECE, BREAK = re.compile(r"[^\W_]{31,}"), re.compile(r".{1,8}"), "\u200b"
NAMES = {"Cc": "a control character", "Cs": "half of a character", "Co": "a character of one program's own font"}


def refused(text: str) -> re.Match[str] | None:
    """The first character that may not appear in published text; None if there is none."""
    return next((found for found in REFUSED.finditer(text) if found[1]), None)


def garbled(text: str) -> tuple[str, str] | None:
    """UTF-8 characters that were decoded as Windows-1252 (â€™), and the intended character (’)."""
    for found in BEYOND_ASCII.finditer(text):
        with contextlib.suppress(UnicodeError):
            return found[0], found[0].encode("cp1252").decode("utf-8")
    return None


def visible(text: str) -> str:
    """Text with each such character shown by its code point: 'a[U+FFFE]b'."""
    return REFUSED.sub(lambda found: code_point(found[1]) if found[1] else found[0], text)


def breakable(text: str) -> str:
    """The same, with invisible break points in words that are longer than a column."""
    return LONG_WORD.sub(lambda found: BREAK.join(PIECE.findall(found[0])), text)


def right_to_left(text: str) -> bool:
    """True if the first letter with a direction is right-to-left, for example Arabic."""
    directions = (unicodedata.bidirectional(character) for character in text)
    return next((one for one in directions if one in ("L", "R", "AL")), "L") != "L"


def letters_wide(text: str) -> int:
    """Length in Latin letters: a Chinese character or an emoji counts two, a combining mark none."""
    return len(text) if text.isascii() else sum(map(_letters_wide, text))


def _letters_wide(character: str) -> int:
    if unicodedata.category(character) in ("Mn", "Me", "Cf"):
        return 0
    return 2 if unicodedata.east_asian_width(character) in "WF" else 1


def code_point(character: str) -> str:
    """Code point in place of a character that cannot be printed, for example '[U+1F600]'."""
    return f"[U+{ord(character):04X}]"


def named(character: str) -> str:
    """For example 'U+202E (right-to-left override)'."""
    kind = NAMES.get(unicodedata.category(character))
    name = kind or unicodedata.name(character, "not a character").lower()
    return f"U+{ord(character):04X} ({name})"
