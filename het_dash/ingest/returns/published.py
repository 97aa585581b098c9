"""Published figures of a team's quarter, read from the current store."""

from collections.abc import Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import date
from typing import Any, NamedTuple

import duckdb

from het_dash.catalogue import Status
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.build import publication
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.returns.alone import Figures, Shown, figures
from het_dash.storefile import StoreMissing, in_force

Activity = tuple[date, str, str, str]  # day, type, place, name
Answer = tuple[str, str, Status]  # choice, number, status


class PublishedVersion(NamedTuple):
    """A version of a return, as the page Returns received lists it."""

    quarter: str
    version: str
    standing: str
    sha256: str


@dataclass(frozen=True)
class PublishedQuarter:
    """A team's quarter, and the versions of all its returns. Activities that look the same are in order of size."""

    figures: Figures = field(default_factory=dict)
    activities: Mapping[Activity, Sequence[Shown]] = field(default_factory=dict)
    answers: Mapping[tuple[str, str], Answer] = field(default_factory=dict)
    versions: tuple[PublishedVersion, ...] = ()

    def next_version(self, quarter: Quarter) -> int:
        return 1 + sum(one.quarter == str(quarter) for one in self.versions)


def published(pcn: str, quarter: Quarter) -> PublishedQuarter:
    """From the store in force; empty where no store can be read."""
    try:
        found = in_force(publication.place())
    except StoreMissing:
        return PublishedQuarter()
    with closing(found.store.connection) as con:
        return _read(con, pcn, quarter)


def _read(con: duckdb.DuckDBPyConnection, pcn: str, quarter: Quarter) -> PublishedQuarter:
    where: dict[str, Any] = {"pcn": pcn, "start": quarter.start, "end": quarter.end}
    activities: dict[Activity, list[Shown]] = {}
    for *key, status, people in con.execute(statement("returns/published_activities"), where).fetchall():
        activities.setdefault((key[0], key[1], key[2], key[3]), []).append(Shown(Status(status), people))
    answers = con.execute(statement("returns/published_answers"), where).fetchall()
    versions = con.execute(statement("returns/published_versions"), {"pcn": pcn}).fetchall()
    return PublishedQuarter(
        figures(con, "returns/published_figures", **where),
        activities,
        {(measure, by): (choice, number, Status(status)) for measure, by, choice, number, status in answers},
        tuple(PublishedVersion(*row) for row in versions),
    )
