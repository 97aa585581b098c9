"""The child process of sandbox.py: reads one request from standard input, writes the answer in lines of JSON.

It runs as a file, not as a part of the package, and imports DuckDB alone: it is ready in a tenth of a second.
Header, one line a row, and a last line without which the parent takes the answer for broken off.
"""

import json
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import duckdb

ROOM_FOR_THE_PROGRAM_MB = 1024  # address space of Python, DuckDB and its threads
SPARE_SECONDS = 2
AT_ONCE = 50
ALLOWED = {"SELECT", "EXPLAIN", "MULTI"}  # MULTI: DuckDB's type for PIVOT
LOCKED_LAST = ("enable_external_access", "python_enable_replacements", "lock_configuration")  # the store is read first
WHAT_MAY_BE_ASKED = "Ask by SELECT, FROM, WITH, PIVOT, SHOW TABLES, DESCRIBE, SUMMARIZE or EXPLAIN."

Json = dict[str, Any]


def main() -> None:
    """Answers the request. An error of any kind becomes the last line."""
    request = json.loads(sys.stdin.buffer.read())
    limits = request["limits"]
    _limit(limits)
    try:
        lines = _lines(request)
    except duckdb.OutOfMemoryException:
        lines = iter([_refused("memory", _too_much(limits))])
    except duckdb.Error as wrong:
        lines = iter([_said(wrong, request["statement"])])
    try:
        for line in lines:
            _write(line)
    except (duckdb.OutOfMemoryException, MemoryError):
        _write(_refused("memory", _too_much(limits)))
    except duckdb.Error as wrong:  # raised while rows were read
        _write(_said(wrong, request["statement"]))


def _limit(limits: Json) -> None:
    """Sets operating-system limits where they exist, so that the child ends even if its parent is gone."""
    with suppress(ImportError):  # Windows has none; DuckDB's own limit and the parent's deadline apply there
        import resource  # noqa: PLC0415

        seconds = int(limits["seconds"] * 2) + SPARE_SECONDS  # for two threads
        memory = (limits["memory_mb"] + ROOM_FOR_THE_PROGRAM_MB) * 2**20
        bounds = {"RLIMIT_CPU": seconds, "RLIMIT_AS": memory, "RLIMIT_FSIZE": 0, "RLIMIT_CORE": 0}
        for name, most in bounds.items():
            with suppress(ValueError, OSError):  # macOS refuses RLIMIT_AS
                resource.setrlimit(getattr(resource, name), (most, most))


def _lines(request: Json) -> Iterator[Json | list[Any]]:
    con = _opened(request)
    found = con.extract_statements(request["statement"])
    kinds = [statement.type.name for statement in found]
    if not found:
        return iter([_refused("statement", "The statement is empty. SHOW TABLES lists what the store holds.")])
    if len(found) > 1:
        return iter([_refused("statement", f"These are {len(found)} statements. Send one at a time.")])
    if kinds[0] not in ALLOWED:
        message = f"{kinds[0].replace('_', ' ')} is not possible on the published store. {WHAT_MAY_BE_ASKED}"
        return iter([_refused("statement", message)])
    return _rows(con.execute(found[0]), request["limits"], plan=kinds[0] == "EXPLAIN")


def _opened(request: Json) -> duckdb.DuckDBPyConnection:
    """The store or, where rows of one nature are to be left out, a copy in memory that never had them."""
    if not request["left_out"]:
        return duckdb.connect(request["store"], read_only=True, config=request["config"])
    config = request["config"]
    con = duckdb.connect(":memory:", config={key: value for key, value in config.items() if key not in LOCKED_LAST})
    con.execute(f"ATTACH {_text(request['store'])} AS held (READ_ONLY)")
    tables = con.execute("SELECT table_name, sql FROM duckdb_tables() WHERE database_name = 'held'").fetchall()
    comments = _comments(con)
    for name, create in tables:
        con.execute(create)
        _kept(con, name, request["left_out"]).insert_into(name)
    for comment in comments:
        con.execute(comment)
    con.execute("DETACH held")
    for key in LOCKED_LAST:
        con.execute(f"SET {key} = {config[key]}")
    return con


def _kept(con: duckdb.DuckDBPyConnection, name: str, left_out: str) -> duckdb.DuckDBPyRelation:
    """The rows of a table that are not of the nature left out, nor of a source of that nature."""
    rows = con.table(f'held.main."{name}"')
    if "nature" in rows.columns:
        return rows.filter(duckdb.ColumnExpression("nature") != duckdb.ConstantExpression(left_out))
    if "source_id" in rows.columns:
        sources = con.execute("SELECT source_id FROM held.source WHERE nature = ?", [left_out]).fetchall()
        named = [duckdb.ConstantExpression(source) for (source,) in sources]
        return rows.filter(duckdb.ColumnExpression("source_id").isnotin(*named)) if named else rows
    return rows


def _comments(con: duckdb.DuckDBPyConnection) -> list[str]:
    """Statements that repeat the comments of the store."""
    tables = con.execute(
        "SELECT table_name, comment FROM duckdb_tables() WHERE database_name = 'held' AND comment IS NOT NULL"
    ).fetchall()
    columns = con.execute(
        "SELECT table_name, column_name, comment FROM duckdb_columns() "
        "WHERE database_name = 'held' AND comment IS NOT NULL"
    ).fetchall()
    return [
        *(f'COMMENT ON TABLE "{table}" IS {_text(words)}' for table, words in tables),
        *(f'COMMENT ON COLUMN "{table}"."{column}" IS {_text(words)}' for table, column, words in columns),
    ]


def _text(words: str) -> str:
    return "'" + words.replace("'", "''") + "'"


def _rows(result: duckdb.DuckDBPyConnection, limits: Json, plan: bool) -> Iterator[Json | list[Any]]:
    described = result.description or []
    names, types = [one[0] for one in described], [str(one[1]) for one in described]
    head = {"columns": names, "types": types, "plan": plan}
    left, room, cut_cells = limits["rows"], limits["output_bytes"] - len(json.dumps(head)), 0
    if (wrong := _unreadable(head)) or room < 0 or len(described) > limits["columns"]:
        yield _refused("statement", wrong or f"The result has {len(described):,} columns. Ask for fewer.")
        return
    yield head
    while rows := result.fetchmany(min(AT_ONCE, left + 1)):
        for row in rows:
            cells = [_cell(value, limits["cell_characters"]) for value in row]
            room -= len(json.dumps(cells)) + 1
            if left == 0 or room < 0:
                yield {"more_rows": True, "cut_cells": cut_cells}
                return
            left -= 1
            cut_cells += sum(was_cut for _, was_cut in cells)
            yield [cell for cell, _ in cells]
    yield {"more_rows": False, "cut_cells": cut_cells}


def _unreadable(head: Json) -> str:
    """DuckDB needs a module that we do not install to convert a time with a time zone."""
    for column, kind in zip(head["columns"], head["types"], strict=True):
        if "TIME ZONE" in kind:
            return f"Column {column} is a time with a time zone. Cast it: CAST(... AS TIMESTAMP)."
    return ""


def _cell(value: object, widest: int) -> tuple[Any, bool]:
    """A value as JSON, and True if its text was shortened."""
    if value is None or isinstance(value, bool | int | float):
        return value, False
    if isinstance(value, bytes | bytearray | memoryview):
        value = bytes(value[: widest + 1]).hex()
    if isinstance(value, list | tuple | dict):
        plain = json.loads(json.dumps(value, default=str, skipkeys=True))
        text = json.dumps(plain, ensure_ascii=False)
        return (plain, False) if len(text) <= widest else (text[:widest], True)
    text = str(value)
    return text[:widest], len(text) > widest


def _said(wrong: duckdb.Error, statement: str) -> Json:
    """Message from DuckDB, with the place in the statement. The parent puts it into words."""
    try:
        facts = json.loads(str(wrong)[str(wrong).index("{") :])
    except ValueError:
        facts = {"exception_message": str(wrong)}
    place = _place(statement, int(facts["position"])) if str(facts.get("position", "")).isdigit() else {}
    return {"refused": {"reason": "statement", "facts": {key: str(value) for key, value in facts.items()}, **place}}


def _place(statement: str, position: int) -> Json:
    """Line and column, from 1, of a position in bytes."""
    before = statement.encode()[:position].decode(errors="ignore")
    return {"line": before.count("\n") + 1, "column": len(before) - (before.rfind("\n") + 1) + 1}


def _too_much(limits: Json) -> str:
    return f"The statement needs more than {limits['memory_mb']:,} MB of memory. Ask for less at once."


def _refused(reason: str, message: str, **place: int) -> Json:
    return {"refused": {"reason": reason, "message": message, **place}}


def _write(line: Json | list[Any]) -> None:
    sys.stdout.buffer.write(json.dumps(line).encode() + b"\n")


if __name__ == "__main__":
    main()
    sys.stdout.buffer.flush()
    os._exit(0)  # ends at once, without clean-up
