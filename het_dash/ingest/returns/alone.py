"""A return's own quarter as it would be published on its own: the build's sums, suppression and rounding.

No other quarter and no other team goes in, so nothing can come out that is not in the sent file.
"""

import hashlib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

import duckdb

from het_dash.catalogue import Catalogue, Edition, Status
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.build.staging import stage
from het_dash.ingest.build.suppress import protect
from het_dash.ingest.editions_on_disk import Held
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.observations import Counted, counts, followed, line

SOURCE = "returns"


class Cell(NamedTuple):
    """Key of one figure in a team's quarter."""

    indicator: str
    breakdown: str
    group: str


class Shown(NamedTuple):
    """Published figure: a number, or the reason there is none."""

    status: Status
    value: float | None


Figures = Mapping[Cell, Shown]


def alone(given: Return, catalogue: Catalogue) -> Figures:
    """Every figure of the return's own quarter. It leaves out the cohorts of earlier quarters."""
    rows = tuple(sorted(line(given.pcn, one) for one in _own_quarter(given, catalogue)))
    with duckdb.connect() as con:
        stage(con, catalogue, [Held(_edition(given, len(rows), catalogue), Path(SOURCE), rows)])
        protect(con, catalogue)
        return figures(con, "returns/figures_alone", pcn=given.pcn)


def figures(con: duckdb.DuckDBPyConnection, question: str, **values: object) -> Figures:
    """Rows of indicator, breakdown, group, status and value."""
    rows = con.execute(statement(question), values).fetchall()
    return {Cell(*place): Shown(Status(status), value) for *place, status, value in rows}


def _own_quarter(given: Return, catalogue: Catalogue) -> Iterator[Counted]:
    yield from counts(given, catalogue)
    for cohort in given.cohorts:
        if cohort.quarter == given.quarter:
            yield from followed(cohort, catalogue)


def _edition(given: Return, rows: int, catalogue: Catalogue) -> Edition:
    return Edition.of(
        catalogue.sources[SOURCE],
        edition=str(given.quarter),
        format="return",
        file=f"A return for {given.quarter}",
        sha256=hashlib.sha256(b"").hexdigest(),
        imported_on=given.quarter.end,
        period_start=given.quarter.start,
        period_end=given.quarter.end,
        rows=rows,
    )
