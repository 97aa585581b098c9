"""Returns as the build takes them: observations before it loads anything, and tables of their own after."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import duckdb
import pandas as pd

from het_dash.catalogue import Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.build.fill import fill
from het_dash.ingest.build.released_cells import ELSEWHERE
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.build.suppress import Known
from het_dash.ingest.example.returns.journals import demonstration
from het_dash.ingest.returns import tables
from het_dash.ingest.returns.event_attendance import activities
from het_dash.ingest.returns.history import history, history_and_head
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.observations import write
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.tables import Received
from het_dash.ingest.returns.unit_versions import UnitVersions
from het_dash.ingest.returns.verify import must_be_whole

REAL, DEMO = "returns", "demo_returns"
JOURNALS = "demo_journals"
TABLES = {
    "event": tables.events,
    "finding": tables.findings,
    "return_receipt": tables.receipts,
    "team": tables.teams,
    "answer": tables.answers,
}


def write_observations(catalogue: Catalogue, work: Path, with_demonstration: bool = True) -> Received:
    """Makes the demonstration returns, and observations of these and of the accepted ones, under `work`.

    A team that ever had a return accepted has no demonstration, not even if it was withdrawn or erased. Returns the
    accepted ones, which `publish` needs: more may be accepted while a build runs.
    """
    real = real_returns(catalogue)
    if with_demonstration:
        demonstration(catalogue, work / JOURNALS, {v.record.pcn for v in real.versions})
    for received in (real, demo_returns(catalogue, work)):
        write(received.standing, received.source, catalogue, work / "returns")
    return real


def real_returns(catalogue: Catalogue) -> Received:
    """Raises JournalProblem for a damaged journal, so that no build publishes less than was accepted."""
    journal = private_journal()
    must_be_whole(journal)
    versions, head = history_and_head(journal)
    return Received(catalogue.sources[REAL], versions, head)


def demo_returns(catalogue: Catalogue, work: Path) -> Received:
    """Those that were made for this build."""
    journals = [Journal(folder) for folder in sorted((work / JOURNALS).glob("*")) if folder.is_dir()]
    versions = [version for journal in journals for version in history(journal)]
    return Received(catalogue.sources[DEMO], tuple(versions))


def known_besides(real: Received, demo: Received, earlier: pd.DataFrame, catalogue: Catalogue) -> Known:
    """What disclosure control must know of returns besides the counts of those that count today."""
    named = UnitVersions(real.versions, catalogue)
    contacts = catalogue.with_role("contacts").id
    attended = [activities(one.versions, one.source.id, contacts) for one in (real, demo)]
    return Known(earlier, named.standing(), named.former(real.source.id), pd.concat(attended))


def publish(con: duckdb.DuckDBPyConnection, catalogue: Catalogue, both: Sequence[Received]) -> None:
    """Fills the published tables that come from returns alone."""
    for name, rows_of in TABLES.items():
        con.execute(statement(f"published/{name}"))
        fill(con, name, (row for received in both for row in rows_of(received, catalogue)))


def with_attendance(received: Received, attended: pd.DataFrame) -> Received:
    """Returns with what may be said of the people at each of their activities."""
    own = attended[(attended["source_id"] == received.source.id) & ~attended["group_id"].str.endswith(ELSEWHERE)]
    found = {
        (pcn, Quarter.of(end.date()), int(group.partition(".")[2])): (str(status), float(people))
        for pcn, end, group, status, people in zip(
            own["area_code"], own["period_end"], own["group_id"], own["status"], own["numerator"], strict=True
        )
    }
    return replace(received, attended=found)
