"""`build`: observations to published store, in a new file that is swapped in whole."""

import os
import time
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import duckdb

from het_dash.catalogue import Catalogue, load_anew
from het_dash.catalogue.documents import documents
from het_dash.catalogue.local_counts import none_unprotected
from het_dash.catalogue.paths import data_folder, work_folder
from het_dash.geo import layers
from het_dash.geo.layers import Boundaries
from het_dash.ingest.build import (
    incomplete,
    leftovers,
    membership_check,
    prepare,
    provenance,
    publication,
    reference_changes,
    releases,
)
from het_dash.ingest.build.compute import compute
from het_dash.ingest.build.constant_membership import follow
from het_dash.ingest.build.derive import derive
from het_dash.ingest.build.dictionary import write_comments
from het_dash.ingest.build.dimensions import describe_ids
from het_dash.ingest.build.failures import BuildProblem, noted
from het_dash.ingest.build.sql_files import statement, statements
from het_dash.ingest.build.staging import stage, stop_at
from het_dash.ingest.build.suppress import protect
from het_dash.ingest.build.warn import warn
from het_dash.ingest.editions_on_disk import held, local_extracts
from het_dash.ingest.returns import publish
from het_dash.ingest.returns.private_journal import drop_stores_with_erased_content, head_facts
from het_dash.ingest.returns.records import Head
from het_dash.storefile import SCHEMA, FailedBuild, open_sound

Tell = Callable[[str], None]


@dataclass(frozen=True)
class Built:
    """Result of a build."""

    path: Path
    observations: int
    figures: int
    without_number: int
    seconds: float


def build(tell: Tell = lambda _: None) -> Built:
    """Builds and swaps in the store. Raises one of PROBLEMS, and then the last store stays in force."""
    with publication.alone():
        return _build(tell)


def build_if_needed(tell: Tell = lambda _: None) -> Built | None:
    """The same, unless the store in force is sound and its inputs are as they were: then None."""
    with publication.alone():
        with noted(publication.place()):
            up_to_date = publication.up_to_date()
        if not up_to_date:
            return _build(tell)
        FailedBuild.forget(publication.place())
        return None


def _build(tell: Tell) -> Built:
    started, place = time.monotonic(), publication.place()
    with noted(place):
        none_unprotected()
        leftovers.remove()
    with noted(place, public=True):
        catalogue, boundaries = load_anew(), layers.read(data_folder())
        layers.check_codes(boundaries, catalogue)
    with noted(place):
        name = publication.fingerprint()
        scratch = place.folder / f".building-{os.getpid()}.duckdb"
        target = place.store(name)
        try:
            with releases.remembered(place, name) as memory:
                counts = _fill(scratch, catalogue, boundaries, memory, tell)
                open_sound(scratch).close()
                scratch.replace(target)
                publication.swap(target)
        finally:
            scratch.unlink(missing_ok=True)
        drop_stores_with_erased_content(place)
    FailedBuild.forget(place)
    return Built(target, *counts, time.monotonic() - started)


def _fill(
    path: Path, catalogue: Catalogue, boundaries: Boundaries, memory: releases.Remembered, tell: Tell
) -> tuple[int, int, int]:
    with duckdb.connect(str(path)) as con:  # no transaction: the file counts only once it is swapped in whole
        accepted = prepare.prepare(catalogue, tell)
        tell("Reading the catalogue and all observations")
        editions = held(catalogue)
        provenance.check(con, editions, tell)
        observations = stage(con, catalogue, editions)
        reference_changes.write(con, catalogue, editions)
        tell("Checking membership against the practice map")
        membership_check.check(catalogue)
        warn(con, membership_check.open_but_absent(catalogue), tell)
        tell("Summing practices and neighbourhoods")
        _count(con, catalogue)
        tell("Working out where each PCN's patients live")
        derive(con, catalogue)
        tell("Hiding and rounding what is not published")
        both = (accepted, publish.demo_returns(catalogue, work_folder()))
        earlier = memory.earlier(real=bool(accepted.versions) or bool(local_extracts()))
        suppressed = protect(con, catalogue, publish.known_besides(*both, earlier, catalogue))
        tell("Following the same practices over time")
        follow(con, catalogue)
        tell("Checking how many people each total covers")
        incomplete.decide(con, catalogue)
        tell("Working out values and intervals")
        compute(con)
        publish.publish(con, catalogue, [publish.with_attendance(one, suppressed.attended) for one in both])
        _describe(con, memory.name, accepted.head, memory.expect(suppressed))
        _carry(con, documents(catalogue) | layers.documents(boundaries))
        describe_ids(con, catalogue)
        write_comments(con)
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
            con.execute(sql, {"borough": catalogue.borough.code} if "$borough" in sql else {})


def _describe(con: duckdb.DuckDBPyConnection, name: str, journal: Head | None, memory: dict[str, str]) -> None:
    for table in ("lineage", "practice_member", "meta"):
        con.execute(statement(f"published/{table}"))
    con.execute(statement("published/lineage_rows"))
    con.execute(statement("published/practice_members"))
    facts = {"fingerprint": name, "schema": str(SCHEMA), "built_on": f"{datetime.now(tz=UTC):%Y-%m-%d}"}
    facts |= memory | (head_facts(journal) if journal else {})
    con.executemany("INSERT INTO meta VALUES (?, ?)", [list(fact) for fact in facts.items()])


def _carry(con: duckdb.DuckDBPyConnection, parts: dict[str, str]) -> None:
    """Whatever reads the store reads the catalogue that its figures were built with, and nothing of the data folder."""
    con.execute(statement("published/catalogue"))
    con.executemany("INSERT INTO catalogue VALUES (?, ?)", [list(part) for part in parts.items()])


def _must_be_empty(con: duckdb.DuckDBPyConnection, check: str) -> None:
    wrong = con.execute(statement(check)).fetchall()
    if wrong:
        raise BuildProblem(
            f"{len(wrong):,} figures fail the check {check!r}, the first being {wrong[0]}. "
            "The last good store stays in place."
        )
