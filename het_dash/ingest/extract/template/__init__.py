"""Template for a local extract, with a filled example, as a workbook and as CSV."""

import csv
import io
from collections.abc import Iterable
from datetime import date

from het_dash.catalogue import Catalogue
from het_dash.ingest.extract.template.example import example
from het_dash.ingest.extract.template.notes import COLUMNS, Cell, notes
from het_dash.ingest.extract.template.workbook import workbook


def files(catalogue: Catalogue, source: str) -> dict[str, bytes]:
    """File name -> contents. The examples import without changes; their numbers are invented."""
    told, filled = notes(catalogue, source), example(catalogue, source)
    return {
        "extract_template.xlsx": workbook(told, ()),
        "extract_template.csv": _csv(()),
        "extract_example.xlsx": workbook(told, filled),
        "extract_example.csv": _csv(filled),
    }


def _csv(rows: Iterable[tuple[Cell, ...]]) -> bytes:
    """UTF-8 with a byte-order mark, which Excel needs."""
    held = io.StringIO(newline="")
    writer = csv.writer(held)
    writer.writerow(column.name for column in COLUMNS)
    writer.writerows([cell.isoformat() if isinstance(cell, date) else cell for cell in row] for row in rows)
    return held.getvalue().encode("utf-8-sig")
