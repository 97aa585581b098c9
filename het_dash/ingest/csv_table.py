"""Reads a publisher's CSV as text, with the row numbers that a spreadsheet shows."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pandas as pd

from het_dash.ingest.encodings import decoded
from het_dash.ingest.problems import ImportProblem, refuse

LONGEST_SHOWN = 100
BIGGEST_BYTES = 400 * 2**20
MOST_ROWS = 5_000_000  # England's patients by practice and LSOA are the longest file


@dataclass(frozen=True)
class RawFile:
    """A table as text. Its index in `cells` is the spreadsheet row number; `columns` are as published.

    `sheet` is its sheet in a workbook; `note` records an assumption made in reading it.
    """

    name: str
    sha256: str
    cells: pd.DataFrame
    sheet: str | None = None
    note: str = ""

    @property
    def columns(self) -> list[str]:
        return list(self.cells.columns)


def joined(raws: Sequence[RawFile]) -> RawFile:
    """Several files of one edition, by the names and hash of all. Its `cells` are the first file's."""
    if len(raws) == 1:
        return raws[0]
    digest = hashlib.sha256("".join(sorted(raw.sha256 for raw in raws)).encode()).hexdigest()
    notes = dict.fromkeys(raw.note for raw in raws if raw.note)
    return RawFile(", ".join(raw.name for raw in raws), digest, raws[0].cells, note=" ".join(notes))


def read_raw(path: Path, header: list[str] | None = None) -> RawFile:
    """A table in any encoding that publishers use, plain or zipped. `header` names the columns of a file without a
    header.

    Raises ImportProblem if the file is not a table: an HTML page, a short row, a repeated column name.
    """
    content = content_of(path)
    read = decoded(_unzipped(content, path.name), path.name)
    text = read.text
    if text.lstrip()[:1] == "<":
        raise refuse(path.name, "This is a web page, not a CSV file.", "Download the file again from its publisher.")
    rows = _rows(text, path.name)
    names = header or [name.strip() for name in rows.pop(0)[1]]
    _check_shape(rows, names, path.name)
    cells = pd.DataFrame([row for _, row in rows], columns=pd.Index(names), index=[n for n, _ in rows], dtype=str)
    return RawFile(path.name, hashlib.sha256(content).hexdigest(), cells, note=read.note)


def content_of(path: Path) -> bytes:
    """All bytes of a file. Raises ImportProblem if it is missing or larger than 400 MB."""
    if not path.is_file():
        raise refuse(path.name, "There is no such file.", "Check the path.")
    if path.stat().st_size > BIGGEST_BYTES:
        raise refuse(path.name, "The file is larger than 400 MB.", "Check that it is the right one.")
    return path.read_bytes()


def _unzipped(content: bytes, name: str) -> bytes:
    if not content.startswith(b"PK\x03\x04"):
        return content
    try:
        return _only_member(content, name)
    except ImportProblem:
        raise
    except Exception as wrong:  # a damaged, encrypted or unusual zip raises many types
        raise refuse(name, f"The zip cannot be read ({wrong}).", "Download it again, or unzip it.") from wrong


def _only_member(content: bytes, name: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        members = [m for m in archive.infolist() if m.filename.lower().endswith(".csv")]
        if len(members) != 1:
            raise refuse(name, f"The zip holds {len(members)} CSV files.", "Unzip it and name the one to import.")
        if members[0].file_size > BIGGEST_BYTES:
            raise refuse(name, "The file in the zip is larger than 400 MB.", "Check that it is the publisher's file.")
        return archive.read(members[0])


def _rows(text: str, name: str) -> list[tuple[int, list[str]]]:
    """Rows that are not empty, each with the number of its first line."""
    reader = csv.reader(io.StringIO(text, newline=""), delimiter=_separator(text), strict=True)
    rows: list[tuple[int, list[str]]] = []
    try:
        for number, row in enumerate(reader, start=1):
            if any(row):
                rows.append((number, [cell.strip() for cell in row]))
                if len(rows) > MOST_ROWS:
                    raise refuse(name, f"The file has more than {MOST_ROWS:,} rows.", "Send it in parts.", row=number)
    except csv.Error as wrong:
        raise refuse(name, f"The CSV breaks off: {wrong}.", "Download it again.", row=reader.line_num) from wrong
    if not rows:
        raise refuse(name, "The file is empty.", "Download it again from its publisher.")
    return rows


def _separator(text: str) -> str:
    """The sign between cells: a comma, unless the first line with text has only semicolons or only tabs."""
    first = next((line for line in text.splitlines() if line.strip()), "")
    return next((sign for sign in ";\t" if sign in first and "," not in first), ",")


def check_header(names: list[str], file: str, sheet: str | None = None) -> None:
    """Raises ImportProblem if the header repeats a column name."""
    twice = next((n for n in names if names.count(n) > 1), None)
    if twice is not None:
        raise refuse(file, "The header has this column twice.", "Keep one.", sheet=sheet, row=1, column=twice)


def _check_shape(rows: list[tuple[int, list[str]]], names: list[str], file: str) -> None:
    check_header(names, file)
    if len([name for name in names if name]) == 1 and rows and len(rows[0][1]) > 1:
        message = f"reads {next(name for name in names if name)[:LONGEST_SHOWN]!r}: a title above the column names."
        raise refuse(file, message, "Delete every row above the one with the column names.", row=1)
    for number, row in rows:
        if len(row) != len(names):
            raise refuse(
                file,
                f"The row has {len(row)} cells, the header {len(names)}.",
                "Look for a stray comma or a cut-off line.",
                row=number,
            )
