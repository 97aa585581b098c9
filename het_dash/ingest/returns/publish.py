"""What the build takes from the returns: observations before it loads anything, and tables of their own after."""

from pathlib import Path

import duckdb
import pyarrow as pa

from het_dash.catalogue import Catalogue
from het_dash.catalogue.paths import work_folder
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.example.returns.journals import demonstration
from het_dash.ingest.returns import tables
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import Journal, private_journal
from het_dash.ingest.returns.observations import write
from het_dash.ingest.returns.tables import Received

REAL, DEMO = "returns", "demo_returns"
JOURNALS = "demo_journals"
TABLES = {
    "event": tables.events,
    "finding": tables.findings,
    "return_receipt": tables.receipts,
    "team": tables.teams,
    "answer": tables.answers,
}


def write_observations(catalogue: Catalogue, work: Path, with_demonstration: bool = True) -> None:
    """Makes the demonstration returns, and observations of these and of the accepted ones, under `work`.

    A team that ever had a return accepted has no demonstration, not even if it was retracted.
    """
    real = real_returns(catalogue)
    if with_demonstration:
        demonstration(catalogue, work / JOURNALS, {v.record.pcn for v in real.versions})
    for received in (real, demo_returns(catalogue, work)):
        write(received.standing, received.source, catalogue, work / "returns")


def real_returns(catalogue: Catalogue) -> Received:
    """Raises JournalProblem for a damaged journal."""
    return Received(catalogue.sources[REAL], history(private_journal().records()))


def demo_returns(catalogue: Catalogue, work: Path) -> Received:
    """Those that were made for this build."""
    journals = [Journal(folder) for folder in sorted((work / JOURNALS).glob("*")) if folder.is_dir()]
    versions = [version for journal in journals for version in history(journal.records())]
    return Received(catalogue.sources[DEMO], tuple(versions))


def publish(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    """Fills the published tables that come from returns alone."""
    both = (real_returns(catalogue), demo_returns(catalogue, work_folder()))
    for name, rows_of in TABLES.items():
        con.execute(statement(f"published/{name}"))
        schema = con.table(name).limit(0).to_arrow_table().schema
        rows = [row for received in both for row in rows_of(received, catalogue)]
        if rows:
            columns = [
                pa.array(column, field.type) for column, field in zip(zip(*rows, strict=True), schema, strict=True)
            ]
            con.from_arrow(pa.table(columns, names=schema.names)).insert_into(name)
