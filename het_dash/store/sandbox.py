"""Runs one SQL statement on a published store in a process of its own, within limits of time, memory and output.

DuckDB cannot stop one long function, and has no limit on what a statement prints, so the statement runs in a child
process (`sandbox_child.py`) that is killed at its deadline. The store is opened read-only and locked down, as for
the app.
"""

import json
import subprocess
import sys
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass
from pathlib import Path
from threading import Event, Timer
from typing import Any, Literal

from het_dash.catalogue import EXAMPLE
from het_dash.store.sandbox_words import in_words
from het_dash.storefile import LOCKED

CHILD = Path(__file__).with_name("sandbox_child.py")
LONGEST_STATEMENT = 100_000
ROOM_FOR_THE_REST = 64 * 1024  # for the header and last line, added to `Limits.output_bytes` for rows
EMPTY = "The statement is empty. SHOW TABLES lists what the store holds."

Reason = Literal["statement", "time", "memory", "ended"]


@dataclass(frozen=True)
class Limits:
    """Limits of one statement. `cell_characters` limits the text of one cell, `output_bytes` all rows together.

    `memory_mb` limits the query. The program itself uses up to 1 GB more address space.
    """

    seconds: float = 10.0
    memory_mb: int = 1024
    rows: int = 10_000
    columns: int = 200
    cell_characters: int = 1_000
    output_bytes: int = 4 * 2**20


@dataclass(frozen=True)
class Result:
    """Rows of a query. `types` are DuckDB's type names.

    A cell is None, a boolean, a number, text, or a list or dict of these. Dates, times, decimals and other types are
    text. `more_rows` means that rows were left out. `cut_cells` counts cells with shortened text. `plan`: it is how
    DuckDB would answer, not an answer.
    """

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    more_rows: bool = False
    cut_cells: int = 0
    plan: bool = False


@dataclass(frozen=True)
class Refused:
    """Reason why a statement has no result. `line` and `column` locate the fault in the statement, if known. `hint`:
    what may be meant."""

    reason: Reason
    message: str
    line: int | None = None
    column: int | None = None
    hint: str = ""

    def __str__(self) -> str:
        said = f"{self.message} {self.hint}".strip()
        return f"Line {self.line}, column {self.column}: {said}" if self.line else said


def run(
    store: Path, statement: str, limits: Limits | None = None, *, without_example: bool = False
) -> Result | Refused:
    """Result of one statement, or the reason why there is none. Never raises an error because of the statement.

    `without_example`: the statement sees a copy of the store that has no row of example data.
    """
    limits = limits or Limits()
    try:
        asked = _as_utf8(statement)
    except UnicodeDecodeError as wrong:
        return Refused("statement", f"Byte {wrong.start + 1} of the statement is not UTF-8. Type it again.")
    if len(asked) > LONGEST_STATEMENT:
        return Refused("statement", f"The statement is longer than {LONGEST_STATEMENT:,} characters. Shorten it.")
    if not asked.strip():
        return Refused("statement", EMPTY)
    request = {
        "store": str(store), "statement": asked.decode(), "config": _config(limits), "limits": asdict(limits),
        "left_out": EXAMPLE if without_example else "",
    }  # fmt: skip
    lines, late = _answered(json.dumps(request).encode(), limits)
    if late:
        message = f"The statement took more than {limits.seconds:g} seconds and was stopped. Ask for less at once."
        return Refused("time", message)
    return _read(lines, statement, limits)


def _as_utf8(statement: str) -> bytes:
    """Bytes of a statement as typed. On a system that is not UTF-8, Python keeps them as surrogates."""
    typed = statement.encode(errors="surrogateescape")
    typed.decode()
    return typed


def _config(limits: Limits) -> dict[str, str]:
    return {**LOCKED, "memory_limit": f"{limits.memory_mb}MiB", "errors_as_json": "true"}


def _answered(request: bytes, limits: Limits) -> tuple[list[bytes], bool]:
    """Lines that the child wrote before it ended, and True if it was killed at its deadline."""
    late = Event()
    with subprocess.Popen(  # noqa: S603 (our own file)
        [sys.executable, "-P", str(CHILD)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
    ) as child:

        def stop() -> None:
            late.set()
            child.kill()

        deadline = Timer(limits.seconds, stop)
        deadline.daemon = True
        deadline.start()
        try:
            written = _exchange(child, request, limits.output_bytes + ROOM_FOR_THE_REST)
        finally:  # also after Ctrl-C
            deadline.cancel()
            child.kill()
    return written.splitlines(), late.is_set()


def _exchange(child: "subprocess.Popen[bytes]", request: bytes, most: int) -> bytes:
    if child.stdin is None or child.stdout is None:
        return b""
    try:
        child.stdin.write(request)
        child.stdin.close()
    except OSError:  # the child ended before it read all of it
        return b""
    return child.stdout.read(most)


def _read(lines: Iterable[bytes], statement: str, limits: Limits) -> Result | Refused:
    """Header, rows and last line from the child. Without a last line, the child did not finish."""
    heads, rows = [], []
    for line in _parsed(lines):
        if isinstance(line, list):
            rows.append(tuple(line))
        else:
            heads.append(line)
    last = heads[-1] if heads else {}
    if "refused" in last:
        return _refused(last["refused"], statement)
    if "more_rows" in last and "columns" in heads[0]:
        shape = tuple(heads[0]["columns"]), tuple(heads[0]["types"])
        return Result(*shape, tuple(rows), last["more_rows"], last["cut_cells"], heads[0]["plan"])
    message = f"The statement needs more than {limits.memory_mb:,} MB of memory, or broke off. Ask for less at once."
    return Refused("ended", message)


def _refused(told: dict[str, Any], statement: str) -> Refused:
    """The child's refusal. What DuckDB reports about the statement is put into words."""
    if "facts" not in told:
        return Refused(**told)
    said = in_words(told.pop("facts"), statement)
    return Refused(**told, message=said.message, hint=said.hint)


def _parsed(lines: Iterable[bytes]) -> Iterator[Any]:
    for line in lines:
        try:
            yield json.loads(line)
        except ValueError:
            return
