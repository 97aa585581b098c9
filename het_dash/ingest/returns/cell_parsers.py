"""Parses one cell: a value, with a note where it was nearly right."""

import difflib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from typing import Generic, TypeVar

from het_dash.catalogue import characters
from het_dash.ingest.checks.counts import Kind, kind_of
from het_dash.ingest.checks.findings import Note

V = TypeVar("V")
NOT_A_NUMBER = Note("is not a number.", "Write digits alone; leave the cell blank for none.")
NOT_A_COUNT: dict[Kind, Note] = {
    "below zero": Note("is below zero.", "A count cannot be; write 0 or more."),
    "fraction": Note("is not a whole number.", "Count people, not shares of them."),
    "percentage": Note("is a percentage.", "Write the number of people."),
    "date": Note("is a date.", "Excel may have turned a number into one: type the number again as a number."),
    "error": Note("is an error of the spreadsheet.", "Type the number itself."),
}
MOST_PEOPLE = 100_000
MOST_NUMBER = 1e9
LONGEST_TEXT = 600
THOUSANDS = re.compile(r"\d{1,3}(,\d{3})+")
WHOLE = re.compile(r"\d+(\.0+)?")
NUMBER = re.compile(r"\d+(\.\d+)?")
SERIAL = re.compile(r"[3-6]\d{4}(\.0+)?")  # Excel's days since 1900: 1982 to 2091
EXCEL_BEGINS = date(1899, 12, 30)
DAY_FIRST = ("%d/%m/%Y", "%d/%m/%y", "%d.%m.%Y", "%d-%m-%Y", "%d %B %Y", "%d %b %Y", "%d-%b-%Y", "%d-%b-%y")
LOST_LETTER = re.compile(r"(?<![^\s])[A-Za-z]+\?[a-z]+(?![^\s,.;!?])")
LOST_REMEDY = "A letter may have been lost when the file was saved; in Excel, save it as CSV UTF-8."
FORMULA_SIGNS = ("=", "+", "-", "@", "\t", "\r")


@dataclass(frozen=True)
class Read(Generic[V]):
    """Parsed cell. `value` is None if the cell is blank or cannot be read."""

    value: V | None = None
    note: Note | None = None


def count(text: str) -> Read[int]:
    """Parses a whole number of people or things, 0 or more."""
    if text == "":
        return Read()
    plain = text.replace(",", "") if THOUSANDS.fullmatch(text) else text
    if not WHOLE.fullmatch(plain):
        return Read(note=_no_count(text))
    number = int(float(plain))
    if number > MOST_PEOPLE:
        return Read(note=Note(f"is more than {MOST_PEOPLE:,}.", "Check the number of digits."))
    commas = Note("has a thousands separator.", f"It was read as {number}.", "warning") if plain != text else None
    return Read(number, commas)


def _no_count(text: str) -> Note:
    return NOT_A_COUNT.get(kind_of(text), NOT_A_NUMBER)


def number(text: str, lowest: float = 0.0, highest: float = MOST_NUMBER) -> Read[float]:
    """Parses an amount or a score."""
    plain = re.sub(r"^£\s*", "", text)
    plain = plain.replace(",", "") if re.fullmatch(r"\d{1,3}(,\d{3})+(\.\d+)?", plain) else plain
    if text == "":
        return Read()
    if not NUMBER.fullmatch(plain):
        return Read(note=_no_count(text))
    if not lowest <= float(plain) <= highest:
        return Read(note=Note(f"is outside {lowest:g} to {highest:,.0f}.", "Check it."))
    changed = Note("is not digits alone.", f"It was read as {float(plain):g}.", "warning") if plain != text else None
    return Read(float(plain), changed)


def day(text: str) -> Read[date]:
    """Parses a date in any common format, with the day before the month."""
    if text == "":
        return Read()
    if re.fullmatch(r"\d{4}-\d\d-\d\d( 00:00:00)?", text):
        try:
            return Read(date.fromisoformat(text[:10]))
        except ValueError:
            return Read(note=Note("is no day of the calendar.", "Correct it."))
    if SERIAL.fullmatch(text):
        return _as(EXCEL_BEGINS + timedelta(days=int(float(text))), "is a date as Excel numbers it")
    for form in DAY_FIRST:
        try:
            return _as(datetime.strptime(text, form).date(), "is a date as text")  # noqa: DTZ007
        except ValueError:
            continue
    return Read(note=Note("is not a date.", "Write it as 31/08/2026."))


def _as(when: date, what: str) -> Read[date]:
    return Read(when, Note(f"{what}.", f"It was read as {when.day} {when:%B %Y}.", "warning"))


def choice(text: str, choices: Mapping[str, str]) -> Read[str]:
    """Parses one of the cell's choices. It ignores capitals and extra spaces."""
    if text == "":
        return Read()
    known = {_folded(label): id_ for label, id_ in choices.items()}
    if _folded(text) in known:
        return Read(known[_folded(text)])
    near = difflib.get_close_matches(_folded(text), known, n=1)
    offered = [label for label in choices if near and _folded(label) == near[0]] or list(choices)[:20]
    remedy = f"Did you mean {offered[0]!r}?" if near else f"Choose from: {'; '.join(offered)}."
    return Read(note=Note("is not one of the choices.", remedy))


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())


def text(given: str) -> Read[str]:
    """Parses free text and prevents its use as a formula. The screening for personal data comes later."""
    wrong = _wrong_text(given)
    if wrong:
        return Read(note=wrong)
    lost = LOST_LETTER.search(given)
    note = Note(f"has a question mark within a word ({lost[0]}).", LOST_REMEDY, "warning") if lost else None
    return Read(" ".join(given.split()), note)


def _wrong_text(given: str) -> Note | None:
    if given.startswith(FORMULA_SIGNS):
        return Note("begins like a formula.", "Begin with a word.")
    if sign := characters.refused(given):
        where = f"holds {characters.named(sign[1])} as its character {sign.start() + 1}, which cannot be shown."
        return Note(where, "Delete it, or type the text again without pasting.")
    if mistaken := characters.garbled(given):
        return Note(f"holds {mistaken[0]!r} in place of {mistaken[1]!r}.", "Type it again, or save it as CSV UTF-8.")
    if len(given) > LONGEST_TEXT:
        return Note(f"is longer than {LONGEST_TEXT} letters.", "Say it more shortly.")
    return None
