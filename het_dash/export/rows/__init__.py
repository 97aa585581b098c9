"""Rows of a query as a file: CSV, XLSX, Parquet or JSON, one header and one row a line, as other programs read them."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from het_dash.export.rows import as_workbook
from het_dash.export.rows.tidy import Rows
from het_dash.export.rows.writers import as_csv, as_json, as_parquet


@dataclass(frozen=True)
class RowFormat:
    """A file format. `id` is the file ending."""

    id: str
    title: str
    mime: str
    write: Callable[[Rows, Mapping[str, str]], bytes]


FORMATS = {
    one.id: one
    for one in (
        RowFormat("csv", "CSV", "text/csv", lambda rows, _: as_csv(rows)),
        RowFormat(
            "xlsx", "Excel", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", as_workbook.write
        ),
        RowFormat("parquet", "Parquet", "application/vnd.apache.parquet", as_parquet),
        RowFormat("json", "JSON", "application/json", lambda rows, _: as_json(rows)),
    )
}

__all__ = ["FORMATS", "RowFormat", "Rows", "as_csv", "as_json"]
