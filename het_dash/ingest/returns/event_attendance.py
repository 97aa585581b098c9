"""Attendance at each activity, as far as it may be shown."""

from collections.abc import Sequence

import numpy as np

from het_dash.figures.disclosure.secondary_suppression import Dimension
from het_dash.figures.disclosure.suppression import Family, Released, release
from het_dash.ingest.returns.model import Return


def came(returns: Sequence[Return]) -> Released:
    """A row an activity, in order. Nothing hidden follows from a quarter's contacts, where they are its activities'.

    The contacts themselves are published as an indicator; they stand here for what can be worked out from them.
    """
    people: list[int] = []
    sums = []
    for given in returns:
        here = [one.people for one in given.activities]
        if here and sum(here) == given.totals.contacts:
            sums.append((given.totals.contacts, tuple(range(len(people), len(people) + len(here)))))
        people += here
    totals = [contacts for contacts, _ in sums]
    dimension = Dimension(
        len(people) + len(totals), tuple((len(people) + n, children) for n, (_, children) in enumerate(sums))
    )
    return _activities(np.array([*people, *totals], dtype=np.float64), dimension, len(people))


def _activities(numbers: "np.ndarray[tuple[int], np.dtype[np.float64]]", dimension: Dimension, count: int) -> Released:
    size = numbers.size
    if not size:
        return Released(np.empty(0, dtype="<U1"), numbers, numbers)
    every = release(
        Family(
            cells=np.arange(size, dtype=np.int64).reshape(-1, 1),
            dimensions=(dimension,),
            measure=np.zeros(size, dtype=np.int64),
            numerator=numbers,
            denominator=np.full(size, np.nan),
            total=np.full(size, np.inf),
            collected=np.ones(size, dtype=np.bool_),
            none=np.zeros(size, dtype=np.bool_),
        )
    )
    return Released(every.status[:count], every.numerator[:count], every.denominator[:count])
