"""Places of a sheet that can conceal values: merged cells, hidden rows and hidden columns."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from openpyxl.utils import get_column_letter
from openpyxl.utils.cell import range_boundaries

from het_dash.ingest.workbook import WorkbookSheet


@dataclass(frozen=True)
class Concealed:
    """One such place. A merged range has its cells as `cells`, for example 'A1:C1'."""

    what: Literal["merged", "row", "column"]
    row: int | None = None
    column: str | None = None
    cells: str | None = None


def concealed(sheet: WorkbookSheet, header: int = 0) -> Iterator[Concealed]:
    """Every such place with a value below the header's row."""
    for cells in sheet.merged:
        last_row = range_boundaries(cells)[3]
        if last_row is None or last_row > header:
            yield Concealed("merged", cells=cells)
    for row in sorted(sheet.hidden_rows & sheet.rows.keys()):
        if row > header:
            yield Concealed("row", row=row)
    for column in sorted(sheet.hidden_columns):
        if any(sheet.cell(row, column) for row in sheet.rows if row > header):
            yield Concealed("column", column=get_column_letter(column))
