"""`build`: observations to published store, in a new file that is swapped in whole."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from het_dash.catalogue import Catalogue, load_anew
from het_dash.catalogue.local_counts import none_unprotected
from het_dash.ingest import editions
from het_dash.ingest.build import membership_check, prepare, publication
from het_dash.ingest.build.compute import compute
from het_dash.ingest.build.derive import derive
from het_dash.ingest.build.sql_files import statement, statements
from het_dash.ingest.build.staging import stage, stop_at
from het_dash.ingest.build.suppress import protect
from het_dash.ingest.editions_on_disk import held
from het_dash.ingest.returns import publish
from het_dash.ingest.returns.private_journal import drop_stores_with_erased_content, head_facts
from het_dash.ingest.returns.records import Head

Tell = Callable[[str], None]


class BuildProblem(Exception):
    """The store that was built does not pass its own checks; the last good one stays up."""


@dataclass(frozen=True)
class Built:
    """What a build did."""

    path: Path
    observations: int
    figures: int
    without_number: int
    seconds: float


def build(tell: Tell = lambda _: None) -> Built:
    """Builds and swaps in the store.

    Raises CatalogueError, ImportProblem, JournalProblem or BuildProblem; then nothing changes.
    """
    started = time.monotonic()
    none_unprotected()
    place = publication.place()
    with publication.alone():
        catalogue = load_anew()
        editions.settle_all(catalogue)
        name = publication.fingerprint()
        for left in place.folder.glob(".building-*"):  # by a build that was killed
            left.unlink(missing_ok=True)
        scratch = place.folder / f".building-{os.getpid()}.duckdb"
        try:
            counts = _fill(scratch, catalogue, name, tell)
            target = place.store(name)
            scratch.replace(target)
        finally:
            scratch.unlink(missing_ok=True)
        place.swap(target)
        drop_stores_with_erased_content(place)
    return Built(target, *counts, time.monotonic() - started)


def up_to_date() -> bool:
    """Whether the current store was built from the inputs as they are now."""
    place = publication.place()
    current = place.current
    return current is not None and current == place.store(publication.fingerprint()) and _sound(current)


def _sound(path: Path) -> bool:
    """Whether every figure of a store can be read."""
    try:
        with duckdb.connect(str(path), read_only=True) as con:
            con.execute(statement("published/count_figures"))
    except (duckdb.Error, OSError):
        return False
    return True


def _fill(path: Path, catalogue: Catalogue, name: str, tell: Tell) -> tuple[int, int, int]:
    with duckdb.connect(str(path)) as con:  # no transaction: the file counts only once it is swapped in whole
        accepted = prepare.prepare(catalogue, tell)
        tell("Reading the catalogue and all observations")
        observations = stage(con, catalogue, held(catalogue))
        tell("Checking membership against the practice map")
        membership_check.check(catalogue)
        tell("Summing practices and neighbourhoods")
        _count(con, catalogue)
        tell("Working out where each PCN's patients live")
        derive(con)
        tell("Hiding and rounding what is not published")
        protect(con, catalogue)
        tell("Working out values and intervals")
        compute(con)
        publish.publish(con, catalogue, accepted)
        _describe(con, name, accepted.head)
        tell("Checking the new store")
        for check in statements("checks_out"):
            _must_be_empty(con, check)
        con.execute("CHECKPOINT")
        row = con.execute(statement("published/count_figures")).fetchone() or (0, 0)
    return observations, int(row[0]), int(row[1])


def _count(con: duckdb.DuckDBPyConnection, catalogue: Catalogue) -> None:
    con.execute(statement("staging/counted"))
    for name in statements("counts"):
        if name.endswith("unplaced"):
            stop_at(con, name)
        else:
            sql = statement(name)
            con.execute(sql, {"lewisham": catalogue.lewisham.code} if "$lewisham" in sql else {})


def _describe(con: duckdb.DuckDBPyConnection, name: str, journal: Head | None) -> None:
    for table in ("lineage", "practice_member", "meta"):
        con.execute(statement(f"published/{table}"))
    con.execute(statement("published/lineage_rows"))
    con.execute(statement("published/practice_members"))
    facts = {"fingerprint": name, "schema": str(publication.SCHEMA), "built_on": f"{datetime.now(tz=UTC):%Y-%m-%d}"}
    facts |= head_facts(journal) if journal else {}
    con.executemany("INSERT INTO meta VALUES (?, ?)", [list(fact) for fact in facts.items()])


def _must_be_empty(con: duckdb.DuckDBPyConnection, check: str) -> None:
    wrong = con.execute(statement(check)).fetchall()
    if wrong:
        raise BuildProblem(
            f"{len(wrong):,} figures fail the check {check!r}, the first being {wrong[0]}. "
            "The last good store stays in place."
        )
