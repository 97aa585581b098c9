"""Fills tables of the build."""

from collections.abc import Iterable

import duckdb
import pyarrow as pa


def fill(con: duckdb.DuckDBPyConnection, name: str, rows: Iterable[tuple[object, ...]]) -> None:
    """Rows into the table `name`, by the types of its columns."""
    columns = list(zip(*rows, strict=True))
    if columns:
        schema = con.table(name).limit(0).to_arrow_table().schema
        cells = [pa.array(column, field.type) for column, field in zip(columns, schema, strict=True)]
        insert(con, name, pa.table(cells, names=schema.names))


def insert(con: duckdb.DuckDBPyConnection, name: str, table: pa.Table) -> None:
    """All rows of an Arrow table into the table `name`."""
    con.from_arrow(table).insert_into(name)
