"""Stage 4: disclosure control of our own counts, one family of figures that add up at a time."""

from collections.abc import Iterator

import duckdb
import numpy as np
import pandas as pd
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.figures.disclosure.dimensions import axes
from het_dash.figures.disclosure.secondary_suppression import Dimension, Ints
from het_dash.figures.disclosure.suppression import Family, as_counted, release
from het_dash.ingest.build.sql_files import statement, statements
from het_dash.ingest.build.staging import insert, stop_at

PLACE = ["period_start", "period_end", "area_code", "breakdown", "group_id"]
PERIOD, GROUP = ["period_start", "period_end"], ["breakdown", "group_id"]


def protect(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Sums our own counts to what may be published, and fills `decided` with the status of each and rounded counts."""
    _sum_up(con, catalogue)
    con.execute(statement("staging/decided"))
    schema = con.sql("FROM decided").to_arrow_table().schema
    cells = con.sql(statement("staging/own_cells")).df()
    for family in _families(cells, catalogue):
        decided = _decided(family, catalogue)[schema.names]
        insert(con, "decided", pa.Table.from_pandas(decided, schema=schema, preserve_index=False))


def _sum_up(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    first, *rest = statements("own")
    con.execute(statement(first))
    for check in statements("own_checks"):
        stop_at(con, check)
    for name in rest:
        sql = statement(name)
        con.execute(sql, {"lewisham": catalogue.lewisham.code} if "$lewisham" in sql else {})


def _families(cells: pd.DataFrame, catalogue: Catalogue) -> Iterator[pd.DataFrame]:
    """Measures of the same people from one source belong together; counts without a denominator stand alone."""
    people = {one: _people(one, catalogue) for one in cells["indicator_id"].unique()}
    for _, family in cells.groupby(["source_id", cells["indicator_id"].map(people)], sort=True):
        agree = family.groupby(PLACE, sort=False)["denominator"].nunique(dropna=False).max() == 1
        yield from [family] if agree else (apart for _, apart in family.groupby("indicator_id", sort=True))


def _people(indicator: str, catalogue: Catalogue) -> str:
    """The same wording of the denominator is the same people."""
    one = catalogue.indicators[indicator]
    return one.id if one.unit == "count" else " ".join(one.denominator.split())


def _decided(rows: pd.DataFrame, catalogue: Catalogue) -> pd.DataFrame:
    family = _family(rows, catalogue)
    things = not catalogue.indicators[rows["indicator_id"].iloc[0]].of_people
    released = as_counted(family) if things else release(family)
    return rows.assign(
        numerator=released.numerator,
        denominator=released.denominator,
        status=released.status,
        nature=rows["source_id"].map({one.id: one.nature for one in catalogue.sources.values()}),
        value=np.nan,
        lower=np.nan,
        upper=np.nan,
    )


def _family(rows: pd.DataFrame, catalogue: Catalogue) -> Family:
    spanned = axes(list(rows["breakdown"].unique()), catalogue.breakdowns)
    areas = [*(pcn.code for pcn in catalogue.pcns), catalogue.lewisham.code]
    when, times = _periods(rows)
    groups, keys = _numbered(rows, GROUP)
    places = np.array([spanned.places[by, group] for by, group in keys], dtype=np.int64).reshape(len(keys), -1)
    return Family(
        cells=np.column_stack([when, rows["area_code"].map({c: n for n, c in enumerate(areas)}), places[groups]]),
        dimensions=(times, _whole_of(len(areas) - 1), *spanned.dimensions),
        measure=pd.factorize(rows["indicator_id"])[0].astype(np.int64),
        numerator=rows["numerator"].to_numpy(np.float64),
        denominator=rows["denominator"].to_numpy(np.float64),
        total=rows["total"].fillna(np.inf).to_numpy(np.float64),
        collected=rows["collected"].to_numpy(np.bool_),
        none=(~rows["collected"] & (rows["unit"] == "count")).to_numpy(np.bool_),
    )


def _periods(rows: pd.DataFrame) -> tuple[Ints, Dimension]:
    """Each row's period, numbered; of a flow, a longer one is the sum of the quarters within it."""
    number, spans = _numbered(rows, PERIOD)
    flow = set(rows["time"]) != {"snapshot"}
    sums = [
        (place, within)
        for place, (start, end) in enumerate(spans)
        if flow and (within := tuple(n for n, s in enumerate(spans) if n != place and start <= s[0] and s[1] <= end))
    ]
    return number, Dimension(len(spans), tuple(sums))


def _whole_of(parts: int) -> Dimension:
    return Dimension(parts + 1, ((parts, tuple(range(parts))),))


def _numbered(rows: pd.DataFrame, columns: list[str]) -> tuple[Ints, list[tuple[str, ...]]]:
    """Each row's number among the different ones."""
    codes, keys = pd.factorize(pd.MultiIndex.from_frame(rows[columns]))
    return codes.astype(np.int64), list(keys)
