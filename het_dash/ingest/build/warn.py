"""Warnings of a build: reported while it runs, and kept in the store for *Data quality*."""

from collections.abc import Callable, Iterable

import duckdb

from het_dash.ingest.build.sql_files import statement


def warn(con: duckdb.DuckDBPyConnection, found: Iterable[str], tell: Callable[[str], None]) -> None:
    """Reports each sentence and writes it to `build_warning`."""
    con.execute(statement("published/build_warning"))
    for words in found:
        tell(words)
        con.execute("INSERT INTO build_warning VALUES (?)", [words])
