"""Figures of PCNs by constant membership: the same practices throughout, followed back by their predecessors."""

from collections.abc import Sequence

import duckdb
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.catalogue.same_practices import same_practices
from het_dash.ingest.build.fill import insert
from het_dash.ingest.build.sql_files import statement

HEIRS = ("practice_code", "programme_pcn", "followed_from")
CHANGED = ("programme_pcn", "on_date")


def follow(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Adds sums by constant membership to `followed`, where membership changed, and the dates of change."""
    con.execute(statement("staging/followed"))
    for name in ("heir", "changed_members"):
        con.execute(statement(f"membership/{name}"))
    same = same_practices(catalogue)
    heirs = [(code, pcn, same.followed_from(pcn)) for code, pcn in same.heirs().items() if pcn is not None]
    dates = con.sql(statement("membership/pcn_dates")).fetchall()
    _fill(con, "heir", HEIRS, heirs)
    _fill(con, "changed_members", CHANGED, [(pcn, on) for pcn, on in dates if same.changed(pcn, on)])
    con.execute(statement("membership/sum_same_practices"))


def _fill(
    con: duckdb.DuckDBPyConnection, name: str, columns: Sequence[str], rows: Sequence[tuple[object, ...]]
) -> None:
    if rows:
        insert(con, name, pa.table(list(map(list, zip(*rows, strict=True))), names=list(columns)))
