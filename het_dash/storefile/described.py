"""Published tables and columns as their comments describe them."""

from dataclasses import dataclass


@dataclass(frozen=True)
class Column:
    """One column. `kind` is DuckDB's type; `blank` means that a row may have no value."""

    name: str
    kind: str
    blank: bool
    meaning: str


@dataclass(frozen=True)
class Table:
    """One published table."""

    name: str
    meaning: str
    columns: tuple[Column, ...]
