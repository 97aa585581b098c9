"""Sheets whose rows are printed on the form, found by their first cell."""

from collections.abc import Iterator, Sequence

from het_dash.ingest.checks.findings import Note
from het_dash.ingest.returns.row_reader import Row


def keyed(rows: Iterator[Row], known: Sequence[str], sheet: str) -> dict[str, Row]:
    """Rows by their opening words. It notes a row that is not in the form or appears twice."""
    words = {_folded(key): key for key in known}
    by: dict[str, Row] = {}
    for row in rows:
        header = next(iter(row.cells))
        key = words.get(_folded(row.cells[header]))
        if key is None:
            note = Note(
                "is not a row of this sheet.", f"Rows of {sheet} are those of the template: put the words back."
            )
            row.say(header, note)
        elif key in by:
            row.say(header, Note("appears twice.", f"Keep one; the first is row {by[key].number}."))
        else:
            by[key] = row
    return by


def _folded(text: str) -> str:
    return " ".join(text.replace("’", "'").casefold().split())
