"""Different ways to write the same characters, made one: full-width letters, Arabic digits, dashes, invisible signs."""

import re
import unicodedata

SEPARATORS = {"\u066b": ".", "\u066c": ",", "\u2212": "-", "\u2044": "/", "\u2215": "/"}
UNITS = {word: str(n) for n, word in enumerate("zero one two three four five six seven eight nine".split())}
UNITS |= {"oh": "0", "nought": "0", "nil": "0"}
SPOKEN = rf"(?:(?:double|triple)[ -])?(?:{'|'.join(UNITS)})"
SPOKEN_NUMBER = re.compile(rf"\b{SPOKEN}(?:[ ,-]+{SPOKEN}){{5,}}\b", re.IGNORECASE)
ALMOST_DIGITS = re.compile(r"(?<![^\W_])[\dOoIl](?:[ .,\-/()_]{0,2}[\dOoIl]){6,}(?![^\W_])")
LETTERS_AS_DIGITS = str.maketrans("OoIl", "0011")


def folded(text: str) -> str:
    """Converts digits, dashes and spaces to their plain forms. It removes accents and invisible characters."""
    return SPOKEN_NUMBER.sub(_digits, "".join(map(_folded, unicodedata.normalize("NFKD", text))))


def with_digits(text: str) -> str:
    """Converts letters that look like digits when they are among digits, as in O77OO 9OO123."""
    return ALMOST_DIGITS.sub(_mostly_digits, text)


def _mostly_digits(found: re.Match[str]) -> str:
    digits = sum(character.isdigit() for character in found[0])
    letters = sum(character.isalpha() for character in found[0])
    return found[0].translate(LETTERS_AS_DIGITS) if digits >= letters else found[0]


def _folded(character: str) -> str:
    if character.isascii():
        return character
    if character in SEPARATORS:
        return SEPARATORS[character]
    category = unicodedata.category(character)
    if category == "Nd":
        return str(unicodedata.decimal(character))
    return {"Pd": "-", "Zs": " ", "Mn": "", "Me": "", "Cf": ""}.get(category, character)


def _digits(found: re.Match[str]) -> str:
    """Converts 'oh seven double seven' to '0777'."""
    digits, times = "", 1
    for word in re.split(r"[ ,-]+", found[0].lower()):
        if word in ("double", "triple"):
            times = 2 if word == "double" else 3
        else:
            digits, times = digits + UNITS[word] * times, 1
    return digits
