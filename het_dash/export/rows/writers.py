"""CSV, JSON and Parquet. Numbers, dates and blanks keep their types; text cannot run as a formula in a spreadsheet."""

import csv
import io
import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal
from math import isfinite
from typing import Any

import pyarrow as pa
import pyarrow.parquet as pq

from het_dash.charts.text.csv_download import safe
from het_dash.export.rows.tidy import Rows, as_text

WHOLE = re.compile(r"U?(TINY|SMALL|BIG|HUGE)?INT(EGER)?")
DECIMAL = re.compile(r"DECIMAL\((\d+),(\d+)\)")


def as_csv(rows: Rows) -> bytes:
    return csv_of(rows.columns, rows.rows)


def csv_of(columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> bytes:
    """One header line, then the rows. A missing value is blank."""
    out = io.StringIO()
    write = csv.writer(out, lineterminator="\r\n").writerow
    write([safe(name) for name in columns])
    for row in rows:
        write([_csv_cell(cell) for cell in row])
    return out.getvalue().encode("utf-8")


def as_json(rows: Rows) -> bytes:
    """A list with an object for each row. Numbers that JSON does not have are null."""
    records = [dict(zip(rows.columns, map(_json_cell, row), strict=True)) for row in rows.rows]
    lines = ",\n".join(json.dumps(one, ensure_ascii=False, allow_nan=False) for one in records)
    return f"[\n{lines}\n]\n".encode() if records else b"[]\n"


def as_parquet(rows: Rows, facts: Mapping[str, str]) -> bytes:
    """With the columns' types where Parquet has them, and `facts` as metadata of the file."""
    cells = [[row[n] for row in rows.rows] for n in range(len(rows.columns))]
    columns = [_typed(kind, column) for kind, column in zip(rows.types, cells, strict=True)]
    table = pa.table(columns, names=list(rows.columns))
    out = io.BytesIO()
    pq.write_table(table.replace_schema_metadata(dict(facts)), out)
    return out.getvalue()


def _csv_cell(cell: Any) -> Any:
    if isinstance(cell, bool):
        return "true" if cell else "false"
    plain = as_text(cell)
    return safe(plain) if isinstance(plain, str) else plain


def _json_cell(cell: Any) -> Any:
    if isinstance(cell, float) and not isfinite(cell):
        return None
    if isinstance(cell, list):
        return [_json_cell(one) for one in cell]
    if isinstance(cell, dict):
        return {key: _json_cell(one) for key, one in cell.items()}
    return cell


def _typed(kind: str, cells: Sequence[Any]) -> pa.Array:
    """An array of the column's type, or of text where its cells do not fit."""
    try:
        return _array(kind, cells)
    except (pa.ArrowException, ValueError, ArithmeticError, OverflowError, TypeError):
        return pa.array(_each(lambda cell: str(as_text(cell)), cells), pa.string())


def _array(kind: str, cells: Sequence[Any]) -> pa.Array:
    if WHOLE.fullmatch(kind):
        return pa.array(cells, pa.int64())
    if kind in AS_THEY_ARE:
        return pa.array(cells, AS_THEY_ARE[kind])
    if found := DECIMAL.fullmatch(kind):
        return pa.array(_each(Decimal, cells), pa.decimal128(int(found[1]), int(found[2])))
    made, as_kind = READ.get(kind, (lambda cell: str(as_text(cell)), pa.string()))
    return pa.array(_each(made, cells), as_kind)


def _each(made: Callable[[Any], Any], cells: Sequence[Any]) -> list[Any]:
    return [None if cell is None else made(cell) for cell in cells]


AS_THEY_ARE = {"BOOLEAN": pa.bool_(), "DOUBLE": pa.float64(), "FLOAT": pa.float64()}
READ: dict[str, tuple[Callable[[Any], Any], pa.DataType]] = {
    "DATE": (date.fromisoformat, pa.date32()),
    "TIMESTAMP": (datetime.fromisoformat, pa.timestamp("us")),
}
