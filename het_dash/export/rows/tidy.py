"""Rows with named and typed columns."""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

EXAMPLE_COLUMN = "example_data"


@dataclass(frozen=True)
class Rows:
    """Columns with names that are all different, DuckDB's type names, and rows of cells as `store.sandbox` has them."""

    columns: tuple[str, ...]
    types: tuple[str, ...]
    rows: tuple[tuple[Any, ...], ...]

    @classmethod
    def of(
        cls, columns: Sequence[str], types: Sequence[str], rows: Sequence[Sequence[Any]], example: Sequence[bool] = ()
    ) -> "Rows":
        """With a column that marks example data, if any row is `example`."""
        if not any(example):
            return cls(_different(columns), tuple(types), tuple(map(tuple, rows)))
        marked = tuple((*row, mark) for row, mark in zip(rows, example, strict=True))
        return cls(_different([*columns, EXAMPLE_COLUMN]), (*types, "BOOLEAN"), marked)

    @property
    def example(self) -> bool:
        """Whether any row is marked as example data."""
        return EXAMPLE_COLUMN in self.columns[-1:] and any(row[-1] for row in self.rows)


def as_text(cell: Any) -> Any:
    """Lists and structures as JSON; any other cell as it is."""
    return json.dumps(cell, ensure_ascii=False) if isinstance(cell, list | dict) else cell


def _different(names: Sequence[str]) -> tuple[str, ...]:
    """Names with a number where one occurs again, whatever its case."""
    return tuple(_numbered(names))


def _numbered(names: Sequence[str]) -> Iterator[str]:
    taken = {name.lower() for name in names}
    seen: set[str] = set()
    for name in names:
        made, number = name, 1
        while made.lower() in seen or (made != name and made.lower() in taken):
            number += 1
            made = f"{name}_{number}"
        seen.add(made.lower())
        yield made
