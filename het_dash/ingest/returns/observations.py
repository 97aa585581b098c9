"""Turns accepted returns into observations."""

import csv
import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from ruamel.yaml import YAML

from het_dash.catalogue import CROSS, EVERYONE, WHOLE, Catalogue, Edition, Source
from het_dash.catalogue.activities import ACTIVITY_TYPE
from het_dash.catalogue.indicator import IndicatorRole
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.observations import COLUMNS
from het_dash.ingest.returns.history import Version
from het_dash.ingest.returns.model import Cohort, Return, Totals

CROSSED = "ethnicity_nhs16_x_sex_x_age_reach"
ETHNIC = "ethnicity_nhs16"
ANSWERED = "yes_no_not_known"
# Roles of indicators whose counts a return has under the same name.
CHAMPIONS: tuple[IndicatorRole, ...] = (
    "champions_recruited", "champions_trained", "champions_active", "champions_into_work",
)  # fmt: skip
# Roles of indicators that a return answers by yes, no or not known, and how its fields begin.
ANSWERS: tuple[tuple[IndicatorRole, str], ...] = (
    ("reached_registered", "registered"), ("reached_living_here", "living"),
)  # fmt: skip
NO_RECORD = "no_record"


@dataclass(frozen=True)
class Counted:
    """One unrounded count from a team, with its quarter."""

    indicator: str
    quarter: Quarter
    breakdown: str
    group: str
    number: int


def observed(versions: Sequence[Version], catalogue: Catalogue) -> Iterator[tuple[Version, Counted]]:
    """Every count of the versions that count. Each cohort uses the team's latest return."""
    latest: dict[tuple[str, str, Quarter], Version] = {}
    for version in sorted(versions, key=lambda v: v.record.quarter):
        for cohort in version.given.cohorts:
            latest[version.record.pcn, cohort.condition, cohort.quarter] = version
    for version in versions:
        yield from ((version, one) for one in counts(version.given, catalogue))
        for cohort in version.given.cohorts:
            if latest[version.record.pcn, cohort.condition, cohort.quarter] is version:
                yield from ((version, one) for one in followed(cohort, catalogue))


def counts(given: Return, catalogue: Catalogue) -> Iterator[Counted]:
    """Counts of a return's own quarter, of the indicators that have the roles."""
    totals, types = given.totals, Counter(one.type for one in given.activities)
    by = {CROSS.join((one.group, one.sex, one.age)): one.people for one in given.attendance}
    found: list[tuple[IndicatorRole, str, dict[str, int], int]] = [
        ("people_reached", CROSSED, by, totals.people_new),
        ("contacts", ETHNIC, given.contacts_by, totals.contacts),
        *((role, ANSWERED, answers, totals.people_new) for role, answers in _answers(totals)),
        ("activities_held", ACTIVITY_TYPE, types, 0),
    ]
    for role in CHAMPIONS:
        found.append((role, ETHNIC, {one.group: getattr(one, role) for one in given.champions}, getattr(totals, role)))
    for role, breakdown, divided, total in found:
        yield from _by(catalogue.with_role(role).id, given, breakdown, divided, total)


def _answers(totals: Totals) -> Iterator[tuple[IndicatorRole, dict[str, int]]]:
    """Numbers by answer, if any is filled in or the team reached no new people."""
    for role, field in ANSWERS:
        answers = {answer: getattr(totals, f"{field}_{answer}") for answer in ("yes", "no", "not_known")}
        if any(answers.values()) or not totals.people_new:
            yield role, answers


def _by(indicator: str, given: Return, breakdown: str, by: dict[str, int], total: int) -> Iterator[Counted]:
    """Counts by group if the total is broken down; otherwise the total alone, including a total of zero."""
    divided = {group: number for group, number in by.items() if number}
    if divided:
        yield from (Counted(indicator, given.quarter, breakdown, group, n) for group, n in divided.items())
    else:
        yield Counted(indicator, given.quarter, WHOLE, EVERYONE, total)


def followed(cohort: Cohort, catalogue: Catalogue) -> Iterator[Counted]:
    """Cohort at each stage. It calculates the number with no record yet."""
    pathway = next(p for p in catalogue.pathways if p.condition == cohort.condition)
    known = {**cohort.counts, NO_RECORD: cohort.counts.get("follow_up", 0) - cohort.counts.get("seen", 0)}
    for stage in pathway.stages:
        if stage.id in known:
            yield Counted(pathway.id, cohort.quarter, pathway.id, stage.id, known[stage.id])


def write(versions: Sequence[Version], source: Source, catalogue: Catalogue, work: Path) -> None:
    """Writes an edition for each quarter of returns, under `work/<source>/<edition>/`."""
    editions: dict[Quarter, list[tuple[Version, Counted]]] = {}
    for version, counted in observed(versions, catalogue):
        editions.setdefault(version.record.quarter, []).append((version, counted))
    for quarter, rows in editions.items():
        home = work / source.id / str(quarter)
        home.mkdir(parents=True, exist_ok=True)
        lines = sorted(line(version.record.pcn, counted) for version, counted in rows)
        with (home / "observations.csv").open("w", encoding="utf-8", newline="") as out:
            csv.writer(out).writerows([COLUMNS, *lines])
        behind = tuple({v.record.number: v for v, _ in rows}.values())
        edition = _edition(quarter, behind, [c.quarter for _, c in rows], len(lines), source, catalogue)
        with (home / "source.yaml").open("w", encoding="utf-8") as out:
            YAML().dump(edition.model_dump(exclude_none=True), out)


def line(pcn: str, one: Counted) -> tuple[str, ...]:
    """Count of a team as a row of observations."""
    cells = {
        "indicator_id": one.indicator,
        "area_code": pcn,
        "period_start": one.quarter.start.isoformat(),
        "period_end": one.quarter.end.isoformat(),
        "breakdown": one.breakdown,
        "group_id": one.group,
        "numerator": str(one.number),
        "qualifier": "exact",
    }
    return tuple(cells.get(column, "") for column in COLUMNS)


def _edition(
    quarter: Quarter,
    behind: Sequence[Version],
    periods: Iterable[Quarter],
    rows: int,
    source: Source,
    catalogue: Catalogue,
) -> Edition:
    """Edition that names the returns its counts come from. Its hash covers theirs."""
    hashes = sorted(v.record.sha256 for v in behind)
    sent = ", ".join(f"{catalogue.areas[v.record.pcn].label} (version {v.record.version})" for v in behind)
    accepted: date = max(v.record.at for v in behind).date()
    spans = sorted(periods)
    return Edition.of(
        source,
        edition=str(quarter),
        format="return",
        file=f"{len(hashes)} returns: {sent}" if len(hashes) > 1 else f"The return of {sent}",
        sha256=hashlib.sha256("".join(hashes).encode()).hexdigest(),
        imported_on=accepted,
        period_start=spans[0].start,
        period_end=spans[-1].end,
        rows=rows,
    )
