"""Stage 4: disclosure control of our own counts, one family of figures that add up at a time."""

from collections.abc import Iterator
from dataclasses import dataclass, field

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from het_dash.catalogue import Catalogue, Status
from het_dash.figures.disclosure.suppression import as_counted
from het_dash.ingest.build.fill import insert
from het_dash.ingest.build.released_cells import (
    ACTIVITY,
    CELL,
    COLUMNS,
    JOINS,
    nothing_published,
    protection_of,
    tightest,
)
from het_dash.ingest.build.sql_files import statement, statements
from het_dash.ingest.build.staging import stop_at
from het_dash.ingest.build.suppress_flows import suppressed_flows
from het_dash.ingest.build.suppress_shares import suppressed_shares

PLACE = ["period_start", "period_end", "area_code", "breakdown", "group_id"]
VERSIONS = ["indicator_id", "area_code", "period_start", "period_end", "version"]
FORMER = ["source_id", "indicator_id", "breakdown", "group_id", "whose", "numerator"]


def _empty(columns: list[str]) -> pd.DataFrame:
    return pd.DataFrame({name: pd.Series(dtype=object) for name in columns})


@dataclass(frozen=True)
class Known:
    """What disclosure control must know besides the counts of this release.

    `earlier`: everything published before (released_cells.COLUMNS). `versions`: which version of a return the counts of
    an indicator are from. `former`: true counts of versions that no longer count, which their teams still know.
    `activities`: people at each activity, named like figures of the indicator whose total they are part of.
    """

    earlier: pd.DataFrame = field(default_factory=nothing_published)
    versions: pd.DataFrame = field(default_factory=lambda: _empty(VERSIONS))
    former: pd.DataFrame = field(default_factory=lambda: _empty(FORMER))
    activities: pd.DataFrame = field(default_factory=lambda: _empty([*FORMER[:4], *PLACE[:3], "numerator"]))


@dataclass(frozen=True)
class Suppressed:
    """`published`: what this release publishes of real people, and the status of each by the rule alone.

    `attended`: each activity's status and people. `protection`: a row an indicator: figures, those that are shown, and
    those that the rule alone would show.
    """

    published: pd.DataFrame
    attended: pd.DataFrame
    protection: pd.DataFrame


def protect(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, known: Known | None = None) -> Suppressed:
    """Sums our own counts to what may be published, and fills `decided` with the status of each and rounded counts."""
    known = known or Known()
    cells = _cells(con, catalogue, known)
    decided = [_decided(family, catalogue, known) for family in _families(cells, catalogue)]
    every = pd.concat(decided) if decided else cells.assign(status="", rule="")
    con.execute(statement("staging/decided"))
    schema = con.sql("FROM decided").to_arrow_table().schema
    figures = every[every["breakdown"] != ACTIVITY].assign(value=np.nan, lower=np.nan, upper=np.nan)
    figures["nature"] = figures["source_id"].map({one.id: one.nature for one in catalogue.sources.values()})
    insert(con, "decided", pa.Table.from_pandas(figures[schema.names], schema=schema, preserve_index=False))
    return Suppressed(_published(every, catalogue), every[every["breakdown"] == ACTIVITY], _protection(every))


def _cells(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, known: Known) -> pd.DataFrame:
    """Every future figure with its true counts and the names of the units that it adds up."""
    con.execute(statement("staging/returned_version"))
    if len(known.versions):
        insert(con, "returned_version", pa.Table.from_pandas(known.versions[VERSIONS], preserve_index=False))
    _sum_up(con, catalogue)
    cells = con.sql(statement("staging/own_cells")).df()
    named = dict(con.sql(statement("staging/own_units")).fetchall())
    names = {whose: JOINS.join(sorted(named[int(unit)] for unit in whose.split())) for whose in cells["whose"].unique()}
    cells["whose"] = cells["whose"].map(names)
    every: pd.DataFrame = pd.concat([cells, _attended(cells, known)], ignore_index=True)
    return every


def _attended(cells: pd.DataFrame, known: Known) -> pd.DataFrame:
    """People at each activity, with the figure of everyone that includes them."""
    everyone = cells[(cells["breakdown"] == "persons") & cells["collected"]]
    where = ["source_id", "indicator_id", *PLACE[:3]]
    kept = [*where, "whose", "unit", "time", "collected", "lineage_id", "qualifier", "note"]
    found = known.activities.merge(everyone[kept], on=where) if len(known.activities) else cells[:0]
    shaped: pd.DataFrame = found.reindex(columns=cells.columns).astype(cells.dtypes.to_dict())
    return shaped


def _sum_up(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    first, *rest = statements("own")
    con.execute(statement(first))
    for check in statements("own_checks"):
        stop_at(con, check)
    for name in rest:
        sql = statement(name)
        con.execute(sql, {"borough": catalogue.borough.code} if "$borough" in sql else {})


def _families(cells: pd.DataFrame, catalogue: Catalogue) -> Iterator[pd.DataFrame]:
    """Measures of the same people from one source belong together; each count without a denominator is separate."""
    people = {one: same_people(one, catalogue) for one in cells["indicator_id"].unique()}
    for _, family in cells.groupby(["source_id", cells["indicator_id"].map(people)], sort=True):
        agree = family.groupby(PLACE, sort=False)["denominator"].nunique(dropna=False).max() == 1
        yield from [family] if agree else (apart for _, apart in family.groupby("indicator_id", sort=True))


def same_people(indicator: str, catalogue: Catalogue) -> str:
    """The same wording of the denominator is the same people."""
    one = catalogue.indicators[indicator]
    return one.id if one.unit == "count" else " ".join(one.denominator.split())


def _decided(rows: pd.DataFrame, catalogue: Catalogue, known: Known) -> pd.DataFrame:
    """The family with the status of each figure, and rounded counts in place of true ones."""
    sent = rows[rows["collected"]]
    first = catalogue.indicators[rows["indicator_id"].iloc[0]]
    nothing = rows[~rows["collected"]].assign(
        status=Status.NOT_COLLECTED.value, rule=Status.NOT_COLLECTED.value, numerator=np.nan, denominator=np.nan
    )
    if not len(sent):
        return nothing
    if not first.of_people:
        counted = as_counted(sent["numerator"].to_numpy(np.float64))
        return pd.concat([sent.assign(status=counted.status, rule=counted.status, denominator=np.nan), nothing])
    earlier = known.earlier[known.earlier["source_id"] == rows["source_id"].iloc[0]]
    earlier = tightest(earlier[earlier["indicator_id"].isin(rows["indicator_id"].unique())])
    if first.unit == "count":
        former = known.former[known.former["indicator_id"] == first.id]
        insiders = catalogue.sources[rows["source_id"].iloc[0]].nature == "programme"  # others send no returns
        return pd.concat([suppressed_flows(sent, earlier, former, catalogue, insiders), nothing])
    return pd.concat([suppressed_shares(sent, earlier, catalogue), nothing])


def _published(every: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    """What becomes known of real people with this release: a row a cell. Example data is public as it is made."""
    real = [one.id for one in catalogue.sources.values() if one.nature != "demonstration"]
    people = [one.id for one in catalogue.indicators.values() if one.of_people]
    rows = every[every["source_id"].isin(real) & every["indicator_id"].isin(people) & every["collected"]]
    published: pd.DataFrame = rows[[*COLUMNS, "rule"]].drop_duplicates(["source_id", *CELL])
    return published


def _protection(every: pd.DataFrame) -> pd.DataFrame:
    return protection_of(every[every["collected"] & (every["breakdown"] != ACTIVITY)])
