"""Finds what could tell who somebody is in free text: a cell that holds it is refused. It cannot find names."""

import re
from collections.abc import Iterator

from het_dash.ingest.returns.cell_parsers import Note

EMAIL = re.compile(r"[\w.+-]+\s?(?:@|\(at\)|\[at\])\s?[\w-]+(?:\.[\w-]+)+", re.IGNORECASE)
DIGITS = re.compile(r"(?<![\d£])\+?\(?\d(?:[\s().\-–/]{0,2}\d){8,14}(?!\d)")
POSTCODE = re.compile(
    r"\b(?:GIR ?0AA|[A-PR-UWYZ][A-HK-Y]?\d[\dA-HJKMNP-Y]?\s{0,2}\d[ABD-HJLNP-UW-Z]{2})\b", re.IGNORECASE
)
MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|sept|oct|nov|dec)[a-z]*"
NUMERIC_DATE = re.compile(r"(?<!\d)(?:\d{1,2}[./\-]\d{1,2}[./\-](\d{4}|\d{2})|(\d{4})[./\-]\d{1,2}[./\-]\d{1,2})(?!\d)")
WORDED_DATE = re.compile(
    rf"\b(?:\d{{1,2}}(?:st|nd|rd|th)?\s+(?:of\s+)?{MONTH},?\s+(\d{{4}})|{MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?,?\s+(\d{{4}}))\b",
    re.IGNORECASE,
)
BORN = re.compile(r"\b(?:d\.?\s?o\.?\s?b\b|date of birth|born (?:on|in)\b)", re.IGNORECASE)
ACTIVITIES_BEGAN = 2021  # an earlier date in a text about this programme is somebody's birthday until shown otherwise
REMEDY = "Take it out: the return must not tell who anybody is."
NHS_DIGITS = 10
CHECKED_BY = range(10, 1, -1)


def personal_data(text: str) -> Iterator[Note]:
    """Every kind of personal data found in a text."""
    for found in DIGITS.finditer(text):
        digits = re.sub(r"\D", "", found[0])
        if is_nhs_number(digits):
            yield Note("holds an NHS number.", REMEDY)
        elif _is_phone(found[0], digits):
            yield Note("holds a phone number.", REMEDY)
    if EMAIL.search(text):
        yield Note("holds an e-mail address.", REMEDY)
    if POSTCODE.search(text):
        yield Note("holds a full postcode.", f"{REMEDY} The first half (SE13) says where well enough.")
    if BORN.search(text) or any(_birthday(found) for found in _dates(text)):
        yield Note("holds what may be a date of birth.", REMEDY)


def is_nhs_number(digits: str) -> bool:
    """Ten digits whose last agrees with the others (modulus 11)."""
    if len(digits) != NHS_DIGITS or not digits.isascii() or not digits.isdigit():
        return False
    check = 11 - sum(int(d) * weight for d, weight in zip(digits, CHECKED_BY, strict=False)) % 11
    return check % 11 == int(digits[-1]) and check != NHS_DIGITS


def _is_phone(written: str, digits: str) -> bool:
    """As numbers are written in the United Kingdom, or with a plus sign and a country."""
    if written.startswith("+"):
        return len(digits) >= 9
    return digits.startswith("0") and len(digits) in (10, 11, 14, 15)


def _dates(text: str) -> Iterator[re.Match[str]]:
    yield from NUMERIC_DATE.finditer(text)
    yield from WORDED_DATE.finditer(text)


def _birthday(found: re.Match[str]) -> bool:
    year = next(group for group in found.groups() if group)
    return int(year) < ACTIVITIES_BEGAN if len(year) == 4 else not 21 <= int(year) <= 40
