"""Checks the reason that somebody gives. Everyone can read it, so it contains nothing about a person, and no count."""

import re

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns import cell_parsers
from het_dash.ingest.returns.personal_data import personal_data

MONTHS = "January|February|March|April|May|June|July|August|September|October|November|December"
ALLOWED = re.compile(
    rf"\b(?:20\d\d-\d\d(?: ?Q[1-4])?|Q[1-4]|20\d\d|versions? \d+(?: and \d+)?|\d{{1,2}} (?:{MONTHS})|cycle [12])\b",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\d+")


class ReturnProblem(Exception):
    """A return cannot be accepted, withdrawn or erased. The message gives the reason and remedy. Nothing changed."""


def checked(reason: str) -> str:
    """Tidied reason. Raises ReturnProblem for a blank reason, or one that may contain personal data or counts."""
    read = cell_parsers.text(reason.strip())
    notes = [note for note in (read.note, *personal_data(reason)) if note]
    if not notes and not read.value:
        notes = [Note("is blank.", "Give a reason.")]
    if not notes and (number := NUMBER.search(ALLOWED.sub("", reason))):
        notes = [Note(f"contains the number {number[0]}.", "Everyone can read the reason: leave out counts.")]
    if notes or read.value is None:
        raise ReturnProblem(f"The reason {notes[0].message} {notes[0].remedy}")
    return read.value
