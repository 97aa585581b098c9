"""Read-only SQL on the very store that the app sees, locked down in the same way."""

import threading
from dataclasses import dataclass
from typing import Any

import duckdb

from het_dash.store.store import Store

LONGEST_SECONDS = 10.0
MOST_ROWS = 10_000


class QueryProblem(Exception):
    """A query cannot be answered. The message says why and what to do."""


@dataclass(frozen=True)
class Result:
    """Rows of a query; `cut` says that there were more than MOST_ROWS."""

    columns: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]
    cut: bool


def query(store: Store, sql: str, seconds: float = LONGEST_SECONDS) -> Result:
    """Raises QueryProblem for a wrong statement, and for one that takes too long."""
    with store.cursor() as cursor:
        timer = threading.Timer(seconds, cursor.interrupt)
        timer.start()
        try:
            found = cursor.execute(sql).fetchmany(MOST_ROWS + 1)
            columns = tuple(column[0] for column in cursor.description or ())
        except duckdb.InterruptException as wrong:
            raise QueryProblem(f"The query took more than {seconds:.0f} seconds. Ask for less.") from wrong
        except duckdb.Error as wrong:
            raise QueryProblem(f"{wrong} The store is read-only; `SHOW TABLES` lists what it holds.") from wrong
        finally:
            timer.cancel()
    return Result(columns, tuple(found[:MOST_ROWS]), len(found) > MOST_ROWS)
