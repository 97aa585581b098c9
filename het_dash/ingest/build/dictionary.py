"""The published tables and columns with their meaning, as the files that create them say.

The comment on top of `sql/published/<table>.sql` is the table's; the comment at the end of a column's line is the
column's. The build writes both into the store, and `docs` into docs/data-dictionary.md.
"""

import re
from collections.abc import Iterator

import duckdb

from het_dash.ingest.build.sql_files import statement, statements
from het_dash.storefile.described import Column, Table

CREATES = re.compile(r"^CREATE TABLE (\w+)", re.MULTILINE)
HEAD = re.compile(r"\A(?:--.*\n)+")
COLUMN = re.compile(
    r"^ {4}(\w+) (VARCHAR\[\]|VARCHAR|DOUBLE|INTEGER|BOOLEAN|DATE)( NOT NULL)?.*?,? -- (.+)$", re.MULTILINE
)


def published_tables() -> tuple[Table, ...]:
    """Every table of the published store, by name."""
    texts = (statement(name) for name in statements("published"))
    return tuple(_table(found[1], text) for text in texts if (found := CREATES.search(text)))


def write_comments(con: duckdb.DuckDBPyConnection) -> None:
    """Writes the meaning of every table and column into the store as its comment."""
    for table in published_tables():
        for comment in _comments(table):
            con.execute(comment)


def _table(name: str, text: str) -> Table:
    head = HEAD.match(text)
    meaning = " ".join(line.removeprefix("--").strip() for line in head[0].splitlines()) if head else ""
    found = COLUMN.findall(text)
    return Table(name, meaning, tuple(Column(name, kind, not filled, said) for name, kind, filled, said in found))


def _comments(table: Table) -> Iterator[str]:
    yield f"COMMENT ON TABLE {_name(table.name)} IS {_text(table.meaning)}"
    for column in table.columns:
        yield f"COMMENT ON COLUMN {_name(table.name)}.{_name(column.name)} IS {_text(column.meaning)}"


def _name(name: str) -> str:
    return f'"{name}"'


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"
