"""docs/data-dictionary.md, generated from the published tables."""

from collections.abc import Iterator

from het_dash.ingest.build.dictionary import published_tables
from het_dash.storefile.described import Column, Table

HEAD = """# Data dictionary

Every table of the published store, with its columns. Generated from het_dash/ingest/build/sql/published by `make docs`;
do not edit. The same words are in the store: `SELECT comment FROM duckdb_columns() WHERE table_name = 'figure'`.

Query the store on the page *Query*, with `python -m het_dash sql "SELECT ..."`, or with DuckDB itself.
`python -m het_dash export --to DIR` writes every table as CSV or Parquet, with a `datapackage.json`.

A figure has a value or a reason why there is none, never both. Counts of people from GP records and returns are
suppressed before they are published, so the store has no hidden number.
"""


def markdown() -> str:
    """The whole document: a list of tables, then each with its columns."""
    tables = published_tables()
    contents = [f"- [`{table.name}`](#{table.name}): {_without_row(table.meaning)}" for table in tables]
    return "\n".join([HEAD, *contents, *(line for table in tables for line in _table(table))]) + "\n"


def _table(table: Table) -> Iterator[str]:
    yield f"\n## {table.name}\n\n{table.meaning}\n"
    yield "| Column | Type | Meaning |\n|---|---|---|"
    yield from (_row(column) for column in table.columns)


def _row(column: Column) -> str:
    kind = column.kind + (", may be blank" if column.blank else "")
    return f"| `{column.name}` | {kind} | {column.meaning.replace('|', '&#124;')} |"


def _without_row(meaning: str) -> str:
    return meaning.removeprefix("One row: ")
