"""People at each activity, as far as they may be shown. Activities and a quarter's contacts add up."""

from collections.abc import Iterator, Sequence

import numpy as np
import pandas as pd

from het_dash.catalogue.quarter import Quarter
from het_dash.figures.disclosure.flows import Flows, withheld
from het_dash.figures.disclosure.readers import Totals
from het_dash.figures.disclosure.secondary_suppression import Dimension, sums
from het_dash.figures.disclosure.small_numbers import rounded, status
from het_dash.figures.disclosure.suppression import LINKED, SHOWN, Released
from het_dash.figures.intervals import Floats
from het_dash.ingest.build.released_cells import ACTIVITY, ELSEWHERE
from het_dash.ingest.returns.history import Version
from het_dash.ingest.returns.model import Return

EVERYONE, HERE = 0, 1  # columns: a return's contacts, then its activities, then those at none of them


def activities(versions: Sequence[Version], source_id: str, contacts: str) -> pd.DataFrame:
    """One row per activity of the current versions, and one for contacts at no activity, even if 0.

    `contacts` is the indicator whose everyone the people at activities are part of.
    A list of activities that was sent again with other people is kept with the first, as both have the same total.
    """
    lists: dict[tuple[str, Quarter], list[tuple[int, ...]]] = {}
    rows = []
    for one in versions:
        known = lists.setdefault(one.key, [])
        people = tuple(activity.people for activity in one.given.activities)
        if people not in known:
            known.append(people)
        if one.standing == "accepted":
            rows += [
                _row(one, source_id, contacts, f"{known.index(people)}.{place}", n) for place, n in _people(one.given)
            ]
    return pd.DataFrame(rows)


def _row(version: Version, source_id: str, contacts: str, group: str, people: int) -> dict[str, object]:
    quarter = version.record.quarter
    return {
        "source_id": source_id, "indicator_id": contacts, "breakdown": ACTIVITY, "group_id": group,
        "area_code": version.record.pcn, "period_start": pd.Timestamp(quarter.start),
        "period_end": pd.Timestamp(quarter.end), "numerator": float(people),
    }  # fmt: skip


def came(returns: Sequence[Return]) -> Released:
    """People at each activity of returns that are published on their own, in order."""
    counts = [[one.people for one in given.activities] for given in returns]
    numbers = np.array([people for one in counts for people in one], dtype=np.float64)
    if not numbers.size:
        return Released(np.empty(0, dtype="<U1"), numbers, numbers)
    table = np.full((len(returns), HERE + max(map(len, counts)) + 1), np.nan)
    for row, given in enumerate(returns):
        table[row, EVERYONE] = given.totals.contacts
        table[row, HERE : HERE + len(counts[row])] = counts[row]
        table[row, -1] = 0.0 if _all_listed(given) else np.nan
    there = ~np.isnan(table[:, HERE:-1])
    codes = _released(table)[:, HERE:-1][there]
    shown = np.where(codes == SHOWN, rounded(numbers), np.nan)
    return Released(codes, shown, np.full(numbers.shape, np.nan))


def _people(given: Return) -> Iterator[tuple[str, int]]:
    yield from ((str(place), one.people) for place, one in enumerate(given.activities))
    if _all_listed(given):
        yield ELSEWHERE, 0


def _all_listed(given: Return) -> bool:
    """Whether the activities' people are all contacts of the quarter."""
    return bool(given.activities) and sum(one.people for one in given.activities) == given.totals.contacts


def _released(table: Floats) -> "np.ndarray[tuple[int, ...], np.dtype[np.str_]]":
    """The status of each number; only people at activities can be withheld, as contacts are an indicator's."""
    given, columns = ~np.isnan(table), table.shape[1]
    codes = np.where(given, status(np.nan_to_num(table)), "")
    new = given.copy()
    new[:, [EVERYONE, -1]] = False
    parts = Dimension(columns, ((EVERYONE, tuple(range(HERE, columns))),))
    flows = Flows(
        totals=Totals(
            members=np.eye(len(table), dtype=np.bool_),
            groups=sums(np.arange(columns)[:, None], (parts,)),
            group_count=columns,
            team=np.arange(len(table)),
            true=table,
        ),
        status=codes,
        count=np.where(codes == SHOWN, rounded(np.nan_to_num(table)), np.nan),
        new=new,
        everyone=None,
        parts=np.zeros(columns, dtype=np.bool_),
        worth=np.ones(columns),
    )
    return np.where(withheld(flows, insiders=False), LINKED, codes)
