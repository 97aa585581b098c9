"""The auditor over a published store: what a reader could work out of every hidden count in it."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from het_dash.catalogue import Status
from het_dash.figures.disclosure import LARGEST_HIDDEN, ROUNDED_TO
from het_dash.figures.propagation import Found
from het_dash.figures.reader import given_away
from het_dash.figures.slices import Slice, narrowed_inside, propagated, solved, tells_more
from het_dash.store.opened import Store

COLUMNS = (
    "indicator_id", "area_code", "breakdown", "group_id", "period_start", "period_end", "status", "value", "lower",
    "upper", "numerator", "denominator", "interval_kind",
)  # fmt: skip
FIGURES = frozenset({"value", "lower", "upper", "numerator", "denominator"})
NOT_COUNTS = frozenset({("area", "position")})
Watch = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Named:
    """One indicator of one source in one period, with its areas in order (Lewisham, their sum, last)."""

    name: str
    rows: pd.DataFrame
    areas: tuple[str, ...]
    shares: bool

    def slice(self, *codes: str) -> Slice:
        """Some of its areas, or all of them."""
        wanted = codes or self.areas
        rows = self.rows[self.rows["area_code"].isin(wanted)]
        return Slice(
            np.array([wanted.index(code) for code in rows["area_code"]], dtype=np.int64),
            len(wanted),
            rows["breakdown"].tolist(),
            rows["group_id"].tolist(),
            rows["status"].to_numpy(str),
            rows["numerator"].to_numpy(np.float64),
            rows["denominator"].to_numpy(np.float64),
            self.shares,
        )


@dataclass
class Findings:
    """`leaks`: sentences, each one thing that a reader can work out and may not."""

    slices: int = 0
    hidden: int = 0
    narrowed: int = 0
    leaks: tuple[str, ...] = ()

    def add(self, named: Named, found: Found) -> None:
        self.slices += 1
        self.hidden += int(found.hidden.sum())
        self.narrowed += int(narrowed_inside(found).sum())
        known = int(given_away(found).sum())
        if known:
            self.leaks += (f"{named.name}: {known} hidden counts can be worked out exactly.",)


def audit(store: Store, watch: Watch = lambda *_: None, quick: bool = False) -> Findings:
    """Everything: what tables and rows tell by themselves, sums over all areas, then the solver, area by area.

    The solver is not asked about all areas at once: for every hidden count that would take days. Sums over areas are
    in the propagation, which never finds less than what the build withheld for.
    """
    findings = Findings(leaks=(*unprotected_tables(store), *rows_that_tell_more(store)))
    every = list(named_slices(store))
    for place, named in enumerate(every):
        watch(named.name, place, len(every))
        findings.add(named, worked_out(named, store, () if quick else named.areas))
    return findings


def worked_out(named: Named, store: Store, solve: Sequence[str]) -> Found:
    """What sums over all areas tell, made closer by the solver in each of the areas named."""
    known = store.catalogue.breakdowns
    found, whole = propagated(named.slice(), known), named.slice()
    lower, upper = found.lower.copy(), found.upper.copy()
    for code in solve:
        place = np.tile(whole.area == named.areas.index(code), lower.size // whole.area.size)
        alone = solved(named.slice(code), known)
        lower[place], upper[place] = np.maximum(lower[place], alone.lower), np.minimum(upper[place], alone.upper)
    return Found(lower, upper, found.hidden)


def named_slices(store: Store) -> Iterator[Named]:
    """Every indicator, source and period of our own counts of people."""
    own = [source.id for source in store.catalogue.sources.values() if source.layer == "own"]
    order = [*(pcn.code for pcn in store.catalogue.pcns), store.catalogue.lewisham.code]
    people = [(source, one) for source, one in store.rows("own_series", sources=own) if _of_people(one, store)]
    for source, indicator in people:
        for (start, end), rows in _figures(store, source, indicator).groupby(["period_start", "period_end"]):
            areas = tuple(code for code in order if code in set(rows["area_code"]))
            shares = store.catalogue.indicators[indicator].unit != "count"
            yield Named(f"{indicator} {source} {start} to {end}", rows, areas, shares)


def rows_that_tell_more(store: Store) -> tuple[str, ...]:
    """Shown rows whose counts are not rounded, or whose rate or limits are not made from the rounded pair."""
    found = []
    for named in named_slices(store):
        rows = named.rows[named.rows["status"] == Status.SHOWN.value]
        columns = {name: rows[name].to_numpy(np.float64) for name in sorted(FIGURES)}
        percent = (columns["value"], columns["lower"], columns["upper"])
        told = tells_more(columns["numerator"], columns["denominator"], percent, alone=not named.shares)
        if told.any():
            found.append(f"{named.name}: {int(told.sum())} shown rows tell more than their rounded counts.")
    return tuple(found)


def unprotected_tables(store: Store) -> tuple[str, ...]:
    """What outside `figure` holds a count of 1 to 7 or one that is not in fives: columns of numbers, and answers."""
    found = []
    for table, column in store.rows("number_columns"):
        if table == "figure" or (table, column) in NOT_COUNTS:
            continue
        with store.cursor() as cursor:
            held: list[Any] = [row[0] for row in cursor.table(table).select(column).fetchall() if row[0] is not None]
        if any(map(_not_rounded, held)):
            found.append(f"Table {table}, column {column}: holds counts that are not rounded.")
    people = [one.id for one in store.catalogue.framework.measures.values() if one.unit == "people"]
    told = store.rows("numbers_in_words", measures=people)
    unsafe = sorted({measure for measure, number in told if _not_rounded(float(number))})
    return (*found, *(f"Table answer, measure {one}: holds counts that are not rounded." for one in unsafe))


def _not_rounded(count: float) -> bool:
    return bool(count % ROUNDED_TO or 1 <= count <= LARGEST_HIDDEN)


def _of_people(indicator: str, store: Store) -> bool:
    return store.catalogue.indicators[indicator].of_people


def _figures(store: Store, source: str, indicator: str) -> pd.DataFrame:
    return pd.DataFrame(store.rows("own_figures", source=source, indicator=indicator), columns=list(COLUMNS))
