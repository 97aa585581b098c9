"""What a return would change on the dashboard: published figures before and after, never true counts."""

import tempfile
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime
from pathlib import Path

import duckdb

from het_dash.catalogue import WHOLE, Catalogue, Status
from het_dash.catalogue.activities import ACTIVITY_TYPE
from het_dash.catalogue.load import read_edition
from het_dash.catalogue.return_report import Change
from het_dash.ingest.build import publication
from het_dash.ingest.build.sql_files import statement
from het_dash.ingest.build.staging import stage
from het_dash.ingest.build.suppress import protect
from het_dash.ingest.editions_on_disk import Held
from het_dash.ingest.returns.check import Checked
from het_dash.ingest.returns.history import Version, as_if_accepted, standing_today
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.observations import ANSWERED, ETHNIC, write

NOTHING = "nothing"
NOT_SENT = (Status.NOT_COLLECTED.value, Status.NOT_APPLICABLE.value)
TOLD = (WHOLE, ETHNIC, ACTIVITY_TYPE, ANSWERED)


@dataclass(frozen=True, order=True)
class Key:
    """Which figure of a team."""

    indicator: str
    start: date
    end: date
    breakdown: str
    group: str


Shown = Mapping[Key, tuple[str, float | None]]


def changes(given: Return, checked: Checked, versions: Sequence[Version], catalogue: Catalogue) -> tuple[Change, ...]:
    """Every published figure of the team that would read otherwise, in the catalogue's order."""
    others = tuple(v for v in standing_today(versions) if v.key != (given.pcn, given.quarter))
    now, then = _now(given.pcn), _then((*others, _accepted(given, checked)), given.pcn, catalogue)
    found = []
    for key in sorted(now.keys() | then.keys(), key=lambda key: _place(key, catalogue)):
        before, after = _words(now.get(key), catalogue), _words(then.get(key), catalogue)
        if before != after and _told(key) and not _still_nobody(key, before, after):
            found.append(_change(key, before, after, catalogue))
    return tuple(found)


def _told(key: Key) -> bool:
    """Ages, sexes and broad groups follow from these; ethnic groups are told of the people reached."""
    if key.breakdown == ETHNIC:
        return key.indicator == "residents_reached"
    return key.breakdown in TOLD or key.breakdown == key.indicator


def _still_nobody(key: Key, before: str, after: str) -> bool:
    """A group of which nothing was said, and of which nobody came."""
    return key.breakdown != WHOLE and {before, after} == {NOTHING, "0"}


def _now(pcn: str) -> Shown:
    """As the current store has it."""
    store = publication.place().current
    if store is None:
        return {}
    with duckdb.connect(str(store), read_only=True) as con:
        return _shown(con, "returns/figures_now", pcn)


def _then(versions: Sequence[Version], pcn: str, catalogue: Catalogue) -> Shown:
    """As a build would publish it: the same sums, hiding and rounding, of the returns alone."""
    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as con:
        write(versions, catalogue.sources["returns"], catalogue, Path(folder))
        editions = [
            Held(read_edition(path, catalogue.sources), path.parent) for path in Path(folder).glob("*/*/source.yaml")
        ]
        stage(con, catalogue, sorted(editions, key=lambda one: (one.edition.period_end, one.edition.imported_on)))
        protect(con, catalogue)
        return _shown(con, "returns/figures_then", pcn)


def _shown(con: duckdb.DuckDBPyConnection, name: str, pcn: str) -> Shown:
    rows = con.execute(statement(name), {"pcn": pcn}).fetchall()
    return {
        Key(indicator, start, end, breakdown, group): (status, value)
        for indicator, breakdown, group, start, end, status, value in rows
    }


def _accepted(given: Return, checked: Checked) -> Version:
    """The return as if it had been accepted just now."""
    return as_if_accepted(given, checked.sha256, datetime.now(tz=UTC))


def _words(shown: tuple[str, float | None] | None, catalogue: Catalogue) -> str:
    if shown is None or shown[0] in NOT_SENT:
        return NOTHING
    status, value = shown
    return f"{value:,.0f}" if value is not None else catalogue.statuses[Status(status)].words


def _place(key: Key, catalogue: Catalogue) -> tuple[int, date, date, int]:
    indicators = list(catalogue.indicators)
    groups = [group.id for group in catalogue.breakdowns[key.breakdown].groups]
    place = 0 if key.breakdown == WHOLE else 1 + groups.index(key.group)
    return indicators.index(key.indicator), key.end, key.start, place


def _change(key: Key, before: str, after: str, catalogue: Catalogue) -> Change:
    same_year = key.start.year == key.end.year
    return Change(
        measure=catalogue.indicators[key.indicator].title,
        group=catalogue.breakdowns[key.breakdown].group(key.group).label,
        period=f"{key.start:%B}{'' if same_year else f' {key.start.year}'} to {key.end:%B %Y}",
        before=before,
        after=after,
    )
