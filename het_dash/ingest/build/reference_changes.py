"""Changes of registers in the nation's other PCNs, from the editions that are a reference only (methods 20)."""

from collections.abc import Iterator, Sequence
from dataclasses import astuple
from datetime import date
from itertools import combinations

import duckdb
import pandas as pd
import pyarrow as pa
import pyarrow.parquet as pq

from het_dash.catalogue import Catalogue, Indicator
from het_dash.figures.reference_changes import ReferenceChange, Registers, reference
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.editions_on_disk import Held
from het_dash.ingest.problems import refuse

COLUMNS = ["indicator_id", "area_code", "period_end", "numerator", "denominator"]


def is_reference(one: Held, catalogue: Catalogue) -> bool:
    """Whether an edition has other PCNs' counts, which are no figures of ours."""
    return bool(catalogue.sources[one.edition.source_id].reference_for)


def write(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, editions: Sequence[Held]) -> None:
    """Writes `reference_change`: a row for each measure and each two Marches held, with no break between them."""
    con.execute(statement("published/reference_change"))
    for source in dict.fromkeys(one.edition.source_id for one in editions if is_reference(one, catalogue)):
        counts = pd.concat([_counts(one) for one in editions if one.edition.source_id == source])
        rows = [astuple(row) for row in _changes(counts, source, catalogue)]
        if rows:
            con.executemany("INSERT INTO reference_change VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", rows)


def _counts(one: Held) -> pd.DataFrame:
    path = one.folder / "observations.parquet"
    try:
        rows: pd.DataFrame = pq.read_table(path, columns=COLUMNS).to_pandas()
    except (OSError, pa.ArrowException) as wrong:
        raise refuse(one.name, f"cannot be read ({wrong}).", "Import the file again.") from wrong
    return rows


def _changes(counts: pd.DataFrame, source: str, catalogue: Catalogue) -> Iterator[ReferenceChange]:
    for measure, rows in counts.groupby("indicator_id"):
        indicator = catalogue.indicators.get(str(measure))
        by_date = _by_date(rows)
        for before, after in combinations(sorted(by_date), 2):
            if indicator is not None and not _broken(indicator, before, after):
                both = by_date[before].index.intersection(by_date[after].index)
                pair = [_registers(on, by_date[on].loc[both]) for on in (before, after)]
                found = reference(indicator.id, pair[0], pair[1], source)
                if found is not None:
                    yield found


def _by_date(rows: pd.DataFrame) -> dict[date, pd.DataFrame]:
    dates: list[date] = rows["period_end"].unique().tolist()
    return {on: rows[rows["period_end"] == on].set_index("area_code") for on in dates}


def _broken(indicator: Indicator, before: date, after: date) -> bool:
    return any(before < one.on <= after for one in indicator.breaks)


def _registers(on: date, rows: pd.DataFrame) -> Registers:
    return Registers(on, rows["numerator"].to_numpy(float), rows["denominator"].to_numpy(float))
