"""Audit of all releases together: what any reader could work out of each hidden count.

Of counts without a denominator the readers are an outsider, and each team with its own true counts; of shares, an
outsider. Everything else that they use is published.
"""

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import pandas as pd

from het_dash.catalogue import Catalogue, Status
from het_dash.figures.disclosure.attacker import HIDDEN, given_away
from het_dash.figures.disclosure.fewest import FEWEST_VALUES
from het_dash.figures.disclosure.flows import Flows
from het_dash.figures.disclosure.possible_values import few_values, few_values_nearby
from het_dash.figures.disclosure.readers import Reader, readers
from het_dash.figures.disclosure.secondary_suppression import UNKNOWN, Bounds, Found, Ints
from het_dash.figures.disclosure.small_numbers import LARGEST_HIDDEN
from het_dash.figures.disclosure.suppression import worked_out
from het_dash.figures.disclosure.tables import narrowed_inside
from het_dash.figures.intervals import Bools, Floats
from het_dash.ingest.build.released_cells import JOINS, groups, sets, tightest, without_versions
from het_dash.ingest.build.suppress import same_people
from het_dash.ingest.build.suppress_flows import FlowCells
from het_dash.ingest.build.suppress_shares import ShareTable

PLACE = ["area_code", "period_start", "period_end"]
FEWEST_OF_SHARES = 2  # the rule for shares: no hidden count is known exactly
DOUBTED = FEWEST_VALUES + 2  # possible values by sums, up to which the solver is asked


@dataclass(frozen=True)
class Audited:
    """One indicator of one source in all releases. `fewest`: possible values of the hidden count with fewest of them.

    `recovered` and `few` are the worst that any reader can do; `narrowed` is what an outsider knows more closely than 1
    to 7. Counts are of different figures: one that several releases publish alike counts once.
    """

    source_id: str
    indicator_id: str
    shown: int
    hidden: int
    recovered: int
    few: int
    fewest: int
    narrowed: int

    @property
    def bounded(self) -> bool:
        """Whether any hidden count has an upper limit."""
        return self.fewest < UNKNOWN

    @property
    def leaks(self) -> Iterator[str]:
        name = f"{self.indicator_id} {self.source_id}, all releases"
        if self.recovered:
            yield f"{name}: {self.recovered} hidden counts can be worked out exactly."
        if self.few:
            yield f"{name}: {self.few} hidden counts have fewer than {FEWEST_VALUES} possible values."


def audit_flows(published: pd.DataFrame, true: pd.DataFrame, catalogue: Catalogue, quick: bool) -> Iterator[Audited]:
    """Every indicator without a denominator. `published`: released_cells.COLUMNS of all releases; `true`: what each
    team knows of its own, as UnitVersions.every. Unless `quick`, a solver is asked about what sums leave doubtful.
    """
    for (source, indicator), rows in published.groupby(["source_id", "indicator_id"], sort=True):
        about = catalogue.indicators.get(str(indicator))
        if about is not None and about.unit == "count" and about.of_people:
            own = true[(true["indicator_id"] == indicator) & (true["source_id"] == source)]
            flows = flows_of(tightest(rows), own, catalogue)
            yield _audited(str(source), str(indicator), flows, insiders=bool(len(own)), quick=quick)


def audit_shares(published: pd.DataFrame, catalogue: Catalogue) -> Iterator[Audited]:
    """Every indicator with a denominator, together with those of the same people, by sums over all releases."""
    shares = [one.id for one in catalogue.indicators.values() if one.unit != "count"]
    rows = published[published["indicator_id"].isin(shares)]
    people = rows["indicator_id"].map({one: same_people(one, catalogue) for one in shares})
    for (source, _), family in rows.groupby(["source_id", people], sort=True):
        told = tightest(family).dropna(subset="denominator")
        agree = told.groupby(["breakdown", "group_id", "whose"])["denominator"].nunique().max() == 1
        for part in [family] if agree else [one for _, one in family.groupby("indicator_id")]:
            yield from _audited_shares(str(source), tightest(part), catalogue)


def _audited_shares(source: str, rows: pd.DataFrame, catalogue: Catalogue) -> Iterator[Audited]:
    table = ShareTable(rows[:0], rows, groups([rows], catalogue.breakdowns), sets(rows["whose"]))
    before = table.before
    found = worked_out(before, table.dimensions)
    away, closer = (
        np.logical_or.reduce(each.reshape(3, -1), axis=0)[: len(rows)]
        for each in (given_away(found), narrowed_inside(found))
    )
    seen = rows.assign(away=away, closer=closer, shown=rows["status"] == Status.SHOWN.value)
    seen["hidden"] = rows["status"].isin(HIDDEN)
    for indicator, own in seen.groupby("indicator_id", sort=True):
        counts = own[["shown", "hidden", "away", "closer"]].sum()
        fewest = 1 if counts["away"] else FEWEST_OF_SHARES
        yield Audited(
            source, str(indicator), counts["shown"], counts["hidden"], counts["away"], 0, fewest, counts["closer"]
        )


def not_remembered(figures: pd.DataFrame, published: pd.DataFrame) -> int:
    """How many figures of real people in a store no release holds. They have `whose`, in whatever versions."""
    keys = ["source_id", "indicator_id", "breakdown", "group_id", "whose", "status", "numerator"]
    told = figures.assign(whose=figures["whose"].map(without_versions))[keys]
    known = published.assign(whose=published["whose"].map(without_versions))[keys].drop_duplicates()
    return int((told.merge(known, how="left", on=keys, indicator=True)["_merge"] == "left_only").sum())


def flows_of(published: pd.DataFrame, true: pd.DataFrame, catalogue: Catalogue) -> Flows:
    """Everything published of one indicator, a row a cell, with what teams know of their own."""
    cells = FlowCells(published[:0], published, groups([published], catalogue.breakdowns), sets(published["whose"]))
    nothing: np.ndarray[tuple[int], np.dtype[np.str_]] = np.empty(0, dtype="<U32")
    return cells.flows(nothing, cells.true(true), catalogue.breakdowns)


def whose_are(figures: pd.DataFrame, borough: str) -> pd.Series:
    """Whose counts each figure of a store adds up, where no release says: PCNs' quarters within its area and time.

    `figures` are of one indicator and source, and were collected.
    """
    names = {}
    for by, rows in figures.groupby("breakdown"):
        units = _finest(rows[rows["area_code"] != borough][PLACE].drop_duplicates())
        for area, start, end in set(rows[PLACE].itertuples(index=False, name=None)):
            inside = units[(units["period_start"] >= start) & (units["period_end"] <= end)]
            own = inside if area == borough else inside[inside["area_code"] == area]
            named = ("/".join(map(str, (*unit, "only"))) for unit in own.itertuples(index=False, name=None))
            names[by, area, start, end] = JOINS.join(sorted(named))
    keys = figures[["breakdown", *PLACE]].itertuples(index=False, name=None)
    return pd.Series([names[key] for key in keys], index=figures.index, dtype=object)


def _finest(units: pd.DataFrame) -> pd.DataFrame:
    """Without those whose time others divide."""
    spans = units[PLACE[1:]].drop_duplicates()
    longer = {
        (start, end)
        for start, end in spans.itertuples(index=False, name=None)
        if ((spans["period_start"] >= start) & (spans["period_end"] <= end)).sum() > 1
    }
    return units[[span not in longer for span in units[PLACE[1:]].itertuples(index=False, name=None)]]


def _audited(source: str, indicator: str, flows: Flows, insiders: bool, quick: bool) -> Audited:
    limits, hidden = flows.limits, flows.hidden.ravel()
    every = [_worked_out(reader, limits, hidden, quick) for reader in readers(flows.totals, insiders)]
    return Audited(
        source,
        indicator,
        shown=int((flows.status == Status.SHOWN.value).sum()),
        hidden=int(hidden.sum()),
        recovered=max(one.recovered for one in every),
        few=max(one.few for one in every),
        fewest=min(one.fewest for one in every),
        narrowed=every[0].narrowed,
    )


@dataclass(frozen=True)
class _WorkedOut:
    recovered: int
    few: int
    fewest: int
    narrowed: int


def _worked_out(reader: Reader, limits: Bounds, hidden: Bools, quick: bool) -> _WorkedOut:
    """Findings of one reader."""
    bounds = reader.found(limits)
    lower, upper = reader.seen(bounds)
    found = Found(lower, upper, hidden & reader.others)
    possible = np.where(found.hidden & (upper >= 1) & (lower <= LARGEST_HIDDEN), upper - lower + 1, UNKNOWN)
    possible[np.isin(reader.cell, () if quick else _few(reader, bounds, possible)) & found.hidden] = FEWEST_VALUES - 1
    return _WorkedOut(
        recovered=int(given_away(found).sum()),
        few=int((possible < FEWEST_VALUES).sum()),
        fewest=int(possible.min()),
        narrowed=int(narrowed_inside(found).sum()),
    )


def _few(reader: Reader, bounds: Bounds, possible: Floats) -> Ints:
    """The cells that the solver leaves too few values for, among those that sums leave few for."""
    asked = np.unique(reader.cell[(possible >= FEWEST_VALUES) & (possible <= DOUBTED)])
    return np.concatenate(
        [
            few_values(FEWEST_VALUES, asked, bounds, reader.within, asked),
            few_values_nearby(FEWEST_VALUES, asked, bounds, reader.within),
        ]
    )
