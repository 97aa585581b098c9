"""Stage 5: calculates each figure's value and interval in Python; DuckDB carries the rows."""

import duckdb
import numpy as np
import pyarrow as pa

from het_dash.figures.compute import Observed, publish
from het_dash.ingest.build.sql_files import statement

BATCH_ROWS = 1_000_000
NUMBERS = ("numerator", "denominator", "value", "lower", "upper")


def compute(con: duckdb.DuckDBPyConnection) -> None:
    """Calculates `figure` from `counted` in batches."""
    con.execute(statement("published/figure"))
    writer = con.cursor()
    for batch in con.sql(statement("published/figures_in")).to_arrow_reader(BATCH_ROWS):
        writer.register("worked_out", _worked_out(pa.table(batch)))
        writer.execute(statement("published/figures_out"))
        writer.unregister("worked_out")


def _worked_out(rows: pa.Table) -> pa.Table:
    numbers = {name: rows[name].to_numpy(zero_copy_only=False).astype(float) for name in NUMBERS}
    words = {name: np.asarray(rows[name].to_pylist(), dtype=str) for name in ("unit", "interval")}
    decided = np.asarray([status or "" for status in rows["status"].to_pylist()], dtype="<U32")
    published = publish(Observed(**words, **numbers), decided)
    made = {
        name: pa.array(getattr(published, name), from_pandas=True) for name in (*NUMBERS, "status", "interval_kind")
    }
    kept = {name: rows[name] for name in rows.column_names if name not in (*NUMBERS, "status", "unit", "interval")}
    return pa.table({**kept, **made})
