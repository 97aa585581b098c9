"""Rejects free text that contains identifiers of people. It cannot detect names."""

from collections.abc import Iterator

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.identifiers import BIRTH, POSTCODE, identifiers

REMEDY = "Remove it: a return must not identify anyone."
MORE = {
    POSTCODE: " The first half (SE13) is enough.",
    BIRTH: " For an event before 2021, write the month and year.",
}


def personal_data(text: str) -> Iterator[Note]:
    """Returns a note for each kind of identifier in a text. It does not repeat the text."""
    for kind in identifiers(text):
        yield Note(f"holds {kind}.", REMEDY + MORE.get(kind, ""))
