"""Query: the words, the table and the chart of a statement's rows."""

from collections.abc import Iterable
from math import isfinite
from typing import Any

from het_dash.catalogue import EXAMPLE
from het_dash.charts import Chart, Table
from het_dash.charts.builders import query_result
from het_dash.charts.text import wording
from het_dash.charts.text.example_marks import MARK
from het_dash.store import Store
from het_dash.store.example_rows import Found
from het_dash.store.sandbox import Limits
from het_dash.storefile.described import Table as StoredTable

MOST_SHOWN = 200
SMALL = 0.001
FIRST = ("figure", "indicator", "area", "breakdown", "breakdown_group", "status", "source", "lineage")
LIMITS = Limits(memory_mb=512)
MARKED, BLANK = "Example data", ""


def limits(of: Limits = LIMITS) -> str:
    """The limits of a statement in plain words."""
    return (
        f"Read-only: one statement, {of.seconds:g} seconds, {of.memory_mb:,} MB of memory, {of.rows:,} rows, "
        f"{of.columns:,} columns and {of.cell_characters:,} letters a cell."
    )


def summary(found: Found, of: Limits = LIMITS) -> str:
    """How many rows there are, and what was left out of them."""
    rows, columns = len(found.result.rows), len(found.result.columns)
    said = [f"{rows:,} {_plural('row', rows)}, {columns:,} {_plural('column', columns)}."]
    if found.result.more_rows:
        said = [
            f"The first {rows:,} rows. There are more: add a WHERE or LIMIT, or use python -m het_dash sql --out FILE."
        ]
    if rows > MOST_SHOWN:
        said.append(f"The table shows the first {MOST_SHOWN:,}; the files have all {rows:,}.")
    if found.result.cut_cells:
        said.append(f"{found.result.cut_cells:,} cells were shortened to {of.cell_characters:,} letters.")
    return " ".join(said)


def mark(found: Found) -> str:
    """The tag of a result with example data."""
    return wording.mark(EXAMPLE if found.any_example else "published", partly=not all(found.example))


def table(found: Found) -> Table:
    """The first rows as text. Rows that depend on example data say so."""
    result, marked = found.result, found.any_example
    rows = [
        (*map(text, row), *([MARK if example else BLANK] if marked else []))
        for row, example in zip(result.rows[:MOST_SHOWN], found.example, strict=False)
    ]
    return Table((*result.columns, *([MARKED] if marked else [])), tuple(rows))


def chart(found: Found, store: Store) -> Chart | None:
    """The chart that suits the rows, or None."""
    result = found.result
    if result.more_rows or result.plan:
        return None
    rows = query_result.Rows(result.columns, result.types, result.rows, found.example)
    return query_result.chart_of(rows, table(found), f"Source: a query of the store built on {built_on(store)}.")


def in_order(tables: Iterable[StoredTable]) -> list[StoredTable]:
    """The figures and what explains them first, then the other tables by name."""
    return sorted(tables, key=lambda one: (FIRST.index(one.name) if one.name in FIRST else len(FIRST), one.name))


def facts(statement: str, store: Store, example: bool) -> dict[str, str]:
    """Description that a file of rows carries."""
    return {
        "Query": statement.strip(),
        **({MARKED: "Rows with example_data are example data: invented, and not for use."} if example else {}),
        "Store": store.name,
        "Figures built on": store.built_on.isoformat(),
        "Use": wording.STANDING,
    }


def file_name(store: Store, example: bool) -> str:
    """Name without ending, by contents and date."""
    return "_".join([*(["with-example-data"] if example else []), "query", f"built-{store.built_on:%Y-%m-%d}"])


def built_on(store: Store) -> str:
    return f"{store.built_on.day} {store.built_on:%B %Y}"


def text(cell: Any) -> str:
    """A cell as a reader sees it: numbers with up to four decimals, blank for no value. Files have every digit."""
    if cell is None:
        return BLANK
    if isinstance(cell, bool):
        return "true" if cell else "false"
    if isinstance(cell, float):
        return f"{cell:.4g}" if 0 < abs(cell) < SMALL or not isfinite(cell) else f"{cell:.4f}".rstrip("0").rstrip(".")
    return str(cell)


def numeric(found: Found) -> list[int]:
    """Places of the columns with numbers, from 1."""
    return [n for n, kind in enumerate(found.result.types, start=1) if kind in query_result.NUMBERS]


def _plural(word: str, number: int) -> str:
    return word if number == 1 else f"{word}s"
