"""Whether a store can be read. One function decides it, for the build, the command line and the app."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import duckdb

from het_dash.catalogue import Catalogue
from het_dash.catalogue.documents import catalogue_of
from het_dash.storefile.place import Unsound

SCHEMA = 9
LOCKED = {
    "enable_external_access": "false",
    "autoinstall_known_extensions": "false",
    "autoload_known_extensions": "false",
    "python_enable_replacements": "false",
    "memory_limit": "1GB",
    "temp_directory": "",  # none: too much for the memory is refused, and nothing is written beside the store
    "threads": "2",
    "lock_configuration": "true",
}


@dataclass(frozen=True, eq=False)
class SoundStore:
    """A store that was opened read-only and read once, whole. It stays open as long as it is kept, or until closed."""

    path: Path
    connection: duckdb.DuckDBPyConnection
    facts: Mapping[str, str]
    documents: Mapping[str, str]
    catalogue: Catalogue

    @property
    def built_on(self) -> date:
        return date.fromisoformat(self.facts["built_on"])

    def close(self) -> None:
        self.connection.close()


def open_sound(path: Path) -> SoundStore:
    """Opens a store, locked down. Raises Unsound for any file that cannot be read as a store of this schema, whole."""
    try:
        if not path.is_file():
            raise Unsound(f"The store {path.name} is missing.")
        connection = duckdb.connect(str(path), read_only=True, config=dict(LOCKED))
    except (duckdb.Error, OSError) as wrong:
        raise Unsound(f"The store {path.name} is damaged, or is not a store.") from wrong
    try:
        return _read(path, connection)
    except BaseException:
        connection.close()  # or DuckDB serves the damaged file again to whoever opens the path
        raise


def is_sound(path: Path) -> bool:
    try:
        open_sound(path).close()
    except Unsound:
        return False
    return True


def _read(path: Path, connection: duckdb.DuckDBPyConnection) -> SoundStore:
    facts = _pairs(path, connection, "meta")
    if facts.get("schema") != str(SCHEMA):
        schema = f"has schema {facts.get('schema', 'none')}"
        raise Unsound(f"The store {path.name} {schema}, and this version of the dashboard reads schema {SCHEMA}.")
    _rows(path, connection, "sound")
    documents = _pairs(path, connection, "catalogue")
    try:
        return SoundStore(path, connection, facts, documents, catalogue_of(documents))
    except ValueError as wrong:
        raise Unsound(f"The store {path.name} carries a catalogue that this version cannot read.") from wrong


def _pairs(path: Path, connection: duckdb.DuckDBPyConnection, name: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in _rows(path, connection, name)}


def _rows(path: Path, connection: duckdb.DuckDBPyConnection, name: str) -> list[tuple[Any, ...]]:
    try:
        with connection.cursor() as cursor:
            return cursor.execute(_sql(name)).fetchall()
    except duckdb.Error as wrong:
        raise Unsound(f"The store {path.name} is damaged, or is not a store.") from wrong


@cache
def _sql(name: str) -> str:
    return (Path(__file__).parent / f"{name}.sql").read_text(encoding="utf-8")
