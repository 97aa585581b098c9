"""Reads CVDPREVENT's rawDataJSON as the table of its rawDataCSV."""

import hashlib
import json
from pathlib import Path
from typing import Any

import pandas as pd

from het_dash.ingest.csv_table import RawFile, content_of
from het_dash.ingest.encodings import NO_BREAK_SPACE, decoded
from het_dash.ingest.problems import refuse

KEY = "indicatorRawData"


def read_raw_json(path: Path) -> RawFile:
    """A table with numbers as written and the first entry as row 2, as in the CSV. Raises ImportProblem."""
    content = content_of(path)
    entries = _entries(content, path.name)
    cells = pd.DataFrame([{name: _text(cell) for name, cell in entry.items()} for entry in entries]).fillna("")
    cells.index = pd.RangeIndex(2, len(cells) + 2)
    return RawFile(path.name, hashlib.sha256(content).hexdigest(), cells.astype(str))


def _entries(content: bytes, file: str) -> list[dict[str, Any]]:
    try:
        whole = json.loads(decoded(content, file).text, parse_float=str, parse_int=str)
    except ValueError as wrong:
        raise refuse(file, f"is not JSON: {wrong}.", "Download it again from rawDataJSON.") from wrong
    entries = whole.get(KEY) if isinstance(whole, dict) else None
    if not isinstance(entries, list) or not all(isinstance(entry, dict) for entry in entries):
        raise refuse(file, f"has no list under {KEY!r}.", "Is this the answer of rawDataJSON?")
    if not entries:
        raise refuse(file, f"has nothing under {KEY!r}.", "Choose a period and a level that the audit publishes.")
    return entries


def _text(cell: object) -> str:
    return "" if cell is None else str(cell).replace(NO_BREAK_SPACE, " ").strip()
