"""End of stage 3: PCN figures derived from where patients live (methods 3)."""

from itertools import groupby
from operator import itemgetter
from typing import Any

import duckdb
import numpy as np
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.figures.ethnic_mix import neighbourhood_mix
from het_dash.ingest.build.fill import insert
from het_dash.ingest.build.sql_files import statement, statements

PARTS = "derived/05_ethnic_mix_parts"


def derive(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Adds shares by neighbourhood and deprivation, and the ethnic mix, to `counted`."""
    for name in statements("derived"):
        if name != PARTS:
            con.execute(statement(name))
    parts = con.execute(statement(PARTS)).fetchall()
    if parts:
        mix = catalogue.with_role("ethnic_mix").id
        rows = [row for _, cells in groupby(parts, key=itemgetter(0, 2, 8)) for row in _mix(list(cells), mix)]
        insert(con, "counted", pa.Table.from_pylist(rows, schema=con.sql("FROM counted").to_arrow_table().schema))


def _mix(cells: list[tuple[Any, ...]], indicator: str) -> list[dict[str, Any]]:
    """Ethnic mix of one area by one scheme. `cells` are the rows of 05_ethnic_mix_parts.sql."""
    lsoas, groups = sorted({c[1] for c in cells}), list(dict.fromkeys(c[3] for c in cells))
    patients, shares = np.zeros((1, len(lsoas))), np.full((len(lsoas), len(groups)), np.nan)
    place, column = {x: n for n, x in enumerate(lsoas)}, {x: n for n, x in enumerate(groups)}
    for _, lsoa, _, group, people, share, *_ in cells:
        patients[0, place[lsoa]], shares[place[lsoa], column[group]] = people, share
    mix, _ = neighbourhood_mix(patients, shares)
    area, _, breakdown, _, _, _, start, end, source, lineage = cells[0]
    same = {
        "indicator_id": indicator, "area_code": area, "breakdown": breakdown, "period_start": start, "period_end": end,
        "source_id": source, "qualifier": "modelled", "nature": "derived", "lineage_id": lineage, "note": "",
    }  # fmt: skip
    return [{**same, "group_id": group, "value": float(100 * mix[0, n])} for n, group in enumerate(groups)]
