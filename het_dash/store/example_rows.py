"""Marks the rows of a query's result that come from example data.

A statement may add, count or rename anything, so its columns do not tell. It runs a second time on a copy of the store
without example data: a row that is not in that result as well depends on example data.
"""

import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from typing import Any

from het_dash.store.sandbox import Limits, Refused, Result, run
from het_dash.store.store import Store

ROOM_FOR_THE_COPY_MB = 256
SIGNIFICANT = ".10g"  # the order of adding up may change the last digits of a sum


@dataclass(frozen=True)
class Found:
    """A result, and for each row whether it depends on example data."""

    result: Result
    example: tuple[bool, ...]

    @property
    def any_example(self) -> bool:
        return any(self.example)


def query(store: Store, statement: str, with_example: bool, limits: Limits | None = None) -> Found | Refused:
    """The result of a statement. Without example data, the statement sees none of it."""
    if not store.has_example or not with_example:
        return _all_real(run(store.path, statement, limits, without_example=store.has_example))
    limits = limits or Limits()
    longer = replace(limits, seconds=limits.seconds * 2, memory_mb=limits.memory_mb + ROOM_FOR_THE_COPY_MB)
    with ThreadPoolExecutor(2) as both:
        asked = both.submit(run, store.path, statement, limits)
        real = both.submit(run, store.path, statement, longer, without_example=True)
    found = asked.result()
    if isinstance(found, Refused) or found.plan:
        return _all_real(found)
    return Found(found, marked(found, real.result()))


def marked(found: Result, real: Result | Refused) -> tuple[bool, ...]:
    """True for each row that `real` does not have as often. If `real` was refused, any row may be example data."""
    left = Counter(map(_key, real.rows)) if isinstance(real, Result) else Counter[str]()
    marks = []
    for key in map(_key, found.rows):
        marks.append(left[key] <= 0)
        left[key] -= 1
    return tuple(marks)


def _all_real(found: Result | Refused) -> Found | Refused:
    return found if isinstance(found, Refused) else Found(found, (False,) * len(found.rows))


def _key(row: tuple[Any, ...]) -> str:
    return json.dumps([format(cell, SIGNIFICANT) if isinstance(cell, float) else cell for cell in row])
