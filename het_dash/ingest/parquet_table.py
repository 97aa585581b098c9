"""Reads a Parquet file as a table of text."""

import hashlib
import io
from pathlib import Path

import pandas as pd
import pyarrow as pa
import pyarrow.compute as pc
import pyarrow.parquet as pq

from het_dash.ingest.csv_table import MOST_ROWS, RawFile, check_header, content_of
from het_dash.ingest.encodings import NO_BREAK_SPACE
from het_dash.ingest.problems import refuse

MAGIC = b"PAR1"
MOST_COLUMNS = 200
MOST_BYTES = 2 * 2**30


def read_raw_parquet(path: Path) -> RawFile:
    """Numbers as plain digits, dates as 2026-03-31, missing values as blank. Row 2 is the first, as in a CSV."""
    content = content_of(path)
    try:
        file = pq.ParquetFile(io.BytesIO(content))
        _check_size(file, path.name)
        table = file.read(use_threads=False)
        table.validate(full=True)  # finds damaged text now rather than on use
    except (pa.ArrowException, OSError, ValueError) as wrong:
        told = f"is not a Parquet file that can be read ({str(wrong)[:200]})."
        raise refuse(path.name, told, "Write it again; it may be damaged or cut off.") from wrong
    check_header(table.column_names, path.name)
    texts = {name: _text(table[name], name, path.name) for name in table.column_names}
    cells = pa.table(texts).to_pandas().set_axis(pd.RangeIndex(2, table.num_rows + 2))
    return RawFile(path.name, hashlib.sha256(content).hexdigest(), cells)


def _check_size(file: pq.ParquetFile, name: str) -> None:
    facts = file.metadata
    unpacked = sum(facts.row_group(n).total_byte_size for n in range(facts.num_row_groups))
    if facts.num_rows > MOST_ROWS or facts.num_columns > MOST_COLUMNS or unpacked > MOST_BYTES:
        told = f"The file has {facts.num_rows:,} rows and {facts.num_columns:,} columns, or would unpack to over 2 GB."
        raise refuse(name, told, "Check that it is the right one, or send it in parts.")


def _text(column: pa.ChunkedArray, name: str, file: str) -> pa.ChunkedArray:
    try:
        if pa.types.is_timestamp(column.type):
            column = pc.strftime(column, format="%Y-%m-%d")
        elif pa.types.is_binary(column.type) or pa.types.is_large_binary(column.type):
            raise pa.ArrowInvalid("bytes")
        text = pc.replace_substring(column.cast(pa.string()), NO_BREAK_SPACE, " ")
    except pa.ArrowException as wrong:
        told = f"is of the type {column.type}, which is neither text nor a number nor a date."
        raise refuse(file, told, "Write it again as a Parquet file of plain columns.", column=name) from wrong
    return pc.fill_null(pc.utf8_trim_whitespace(text), "")
