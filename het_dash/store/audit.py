"""Audits a published store: what a reader could work out of suppressed counts."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import pandas as pd

from het_dash.catalogue import Catalogue, Status
from het_dash.figures.disclosure.attacker import given_away
from het_dash.figures.disclosure.secondary_suppression import Found
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN, ROUNDED_TO
from het_dash.figures.disclosure.tables import Slice, narrowed_inside, propagated, solved, tells_more
from het_dash.store.store import Store

COLUMNS = (
    "indicator_id", "source", "area_code", "breakdown", "group_id", "period_start", "period_end", "status", "value",
    "lower", "upper", "numerator", "denominator",
)  # fmt: skip
SERIES = ["indicator_id", "source", "period_start", "period_end"]
FIGURES = frozenset({"value", "lower", "upper", "numerator", "denominator"})
OF_OTHER_PCNS = ("pcns", "left_out", "lower", "upper", "clear")  # published registers of other PCNs
NOT_COUNTS = frozenset({
    *((table, "position") for table in ("area", "breakdown_group", "status")),
    ("coverage", "share"),  # of published list sizes
    *(("reference_change", column) for column in OF_OTHER_PCNS),
})  # fmt: skip
Watch = Callable[[str, int, int], None]


@dataclass(frozen=True)
class Named:
    """One indicator of one source in one period, with its areas in order and the borough, their sum, last."""

    name: str
    rows: pd.DataFrame
    areas: tuple[str, ...]
    shares: bool

    def slice(self, *codes: str) -> Slice:
        """The slice for some of its areas, or for all."""
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

    @property
    def rows_that_tell_more(self) -> int:
        """Shown rows whose counts are not rounded, or whose rate or limits do not come from the rounded counts."""
        rows = self.rows[self.rows["status"] == Status.SHOWN.value]
        columns = {name: rows[name].to_numpy(np.float64) for name in sorted(FIGURES)}
        percent = (columns["value"], columns["lower"], columns["upper"])
        return int(tells_more(columns["numerator"], columns["denominator"], percent, alone=not self.shares).sum())


@dataclass
class Findings:
    """Results of an audit. `leaks` has one sentence per suppressed fact that a reader can recover."""

    slices: int = 0
    hidden: int = 0
    narrowed: int = 0
    leaks: tuple[str, ...] = ()

    def add(self, named: Named, found: Found) -> None:
        """Adds the leaks of a slice, from single rows and from rows combined."""
        self.slices += 1
        self.hidden += int(found.hidden.sum())
        self.narrowed += int(narrowed_inside(found).sum())
        if told := named.rows_that_tell_more:
            self.leaks += (f"{named.name}: {told} shown rows reveal more than their rounded counts.",)
        if known := int(given_away(found).sum()):
            self.leaks += (f"{named.name}: {known} hidden counts can be worked out exactly.",)


def audit(store: Store, watch: Watch = lambda *_: None, quick: bool = False) -> Findings:
    """Checks tables, rows and sums over all areas, then runs the solver for each area.

    The solver does not run over all areas at once, which would take days. Propagation covers sums over areas, and it
    never finds less than the rule that the build suppressed by.
    """
    return audited(named_slices(store), store.catalogue, watch, quick, unprotected_tables(store))


def audited(
    slices: Iterable[Named],
    catalogue: Catalogue,
    watch: Watch = lambda *_: None,
    quick: bool = False,
    leaks: tuple[str, ...] = (),
) -> Findings:
    """The same audit for slices from any origin. `leaks` are earlier findings."""
    every, findings = list(slices), Findings(leaks=leaks)
    for place, named in enumerate(every):
        watch(named.name, place, len(every))
        findings.add(named, worked_out(named, catalogue, () if quick else named.areas))
    return findings


def worked_out(named: Named, catalogue: Catalogue, solve: Sequence[str]) -> Found:
    """What sums over all areas reveal, narrowed by the solver in each area of `solve`."""
    known = catalogue.breakdowns
    found, whole = propagated(named.slice(), known), named.slice()
    lower, upper = found.lower.copy(), found.upper.copy()
    for code in solve:
        place = np.tile(whole.area == named.areas.index(code), lower.size // whole.area.size)
        alone = solved(named.slice(code), known)
        lower[place], upper[place] = np.maximum(lower[place], alone.lower), np.minimum(upper[place], alone.upper)
    return Found(lower, upper, found.hidden)


def named_slices(store: Store) -> Iterator[Named]:
    """Slices of our own counts of people: one per indicator, source and period."""
    own = [source.id for source in store.catalogue.sources.values() if source.layer == "own"]
    for source, indicator in store.rows("own_series", sources=own):
        held = store.rows("own_figures", source=source, indicator=indicator)
        yield from side_by_side(pd.DataFrame(held, columns=list(COLUMNS)), store.catalogue)


def own_figures(store: Store) -> pd.DataFrame:
    """Every collected figure of our own counts of people."""
    own = [source.id for source in store.catalogue.sources.values() if source.layer == "own"]
    series = [
        (source, one)
        for source, one in store.rows("own_series", sources=own)
        if store.catalogue.indicators[one].of_people
    ]
    rows = [row for source, one in series for row in store.rows("own_figures", source=source, indicator=one)]
    figures = pd.DataFrame(rows, columns=list(COLUMNS)).rename(columns={"source": "source_id"})
    figures = figures.astype(dict.fromkeys(sorted(FIGURES), "float64"))
    return figures[figures["status"] != Status.NOT_COLLECTED.value].reset_index(drop=True)


def side_by_side(figures: pd.DataFrame, catalogue: Catalogue) -> Iterator[Named]:
    """Our own figures (with columns COLUMNS), arranged to test what a reader could recover.

    Areas are summed if all PCNs and the borough are present; otherwise each area is a slice of its own.
    """
    order = [*(pcn.code for pcn in catalogue.pcns), catalogue.borough.code]
    for (indicator, source, start, end), rows in figures.groupby(SERIES):
        about = catalogue.indicators[str(indicator)]
        if not about.of_people:
            continue
        held = set(rows["area_code"])
        for areas in [tuple(order)] if held == set(order) else [(code,) for code in sorted(held)]:
            there = rows[rows["area_code"].isin(areas)]
            yield Named(f"{indicator} {source} {start} to {end}", there, areas, about.unit != "count")


def unprotected_tables(store: Store) -> tuple[str, ...]:
    """Leaks outside the table `figure`: counts of 1 to 7, or not rounded to 5, in numeric columns and in answers."""
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
