"""From an accepted return to published figures and tables, through the production build."""

import os
import shutil
from collections import Counter
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.paths import work_folder
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.accept import accept, withdraw
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.observations import counts
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.publish import real_returns, write_observations
from tests.support.blocks import plain_rows
from tests.support.filled_returns import PCN, QUARTER, cells, errors, filled
from tests.support.small_bundle import SmallData

DAY = datetime(2026, 10, 20, tzinfo=UTC)
Q2 = Quarter.parse(QUARTER)


@pytest.fixture
def state(small: SmallData, tmp_path: Path) -> SmallData:
    """A small data folder without demonstrations; `small` has no ethnic mix for them to rest on."""
    return small


def take(given: Return, folder: Path, agreed: bool = False, at: datetime = DAY) -> None:
    checked = cells(given).check(folder)
    assert errors(checked) == []
    accept(private_journal(), checked, agreed, at)


def figures(
    data: SmallData, indicator: str, area: str = PCN
) -> dict[tuple[str, str, str, str], tuple[str, float | None]]:
    sql = (
        "SELECT breakdown, group_id, period_start::VARCHAR, period_end::VARCHAR, status, value FROM figure "
        "WHERE indicator_id = $indicator AND area_code = $area AND source_id = 'returns'"
    )
    rows = plain_rows(data.current, sql, indicator=indicator, area=area)
    return {(by, group, start, end): (status, value) for by, group, start, end, status, value in rows}


def table(data: SmallData, name: str, columns: str) -> list[tuple[Any, ...]]:
    return plain_rows(data.current, f"SELECT {columns} FROM {name} ORDER BY ALL")


def test_an_accepted_return_becomes_rounded_figures_of_its_team(state: SmallData, tmp_path: Path) -> None:
    take(filled(), tmp_path)
    state.build()
    when = ("2026-07-01", "2026-09-30")
    reached = figures(state, "residents_reached")
    assert reached["persons", "all", *when] == ("shown", 60.0)
    assert reached["ethnicity_nhs16", "N", *when] == ("shown", 25.0)  # 23 people
    assert reached["ethnicity_nhs16", "P", *when] == ("hidden_small", None)  # 3 people
    assert reached["ethnicity_nhs16", "J", *when] == ("shown", 0.0)
    assert not [by for by, *_ in reached if by.count("_x_") > 1], "the finest split is never published"
    assert figures(state, "contacts")["persons", "all", *when] == ("shown", 120.0)
    assert figures(state, "events_held")["persons", "all", *when][0] in ("shown", "hidden_small")
    assert figures(state, "pathway_hypertension")["pathway_hypertension", "checked", *when] == ("shown", 40.0)


def test_another_team_that_sent_nothing_is_not_collected(state: SmallData, tmp_path: Path) -> None:
    take(filled(), tmp_path)
    state.build()
    other = figures(state, "residents_reached", "pcn:sevenfields")
    assert {status for status, _ in other.values()} == {"not_collected"}


def test_quarters_come_together_in_the_cycle_so_far(state: SmallData, tmp_path: Path) -> None:
    take(filled(quarter="2026-27Q1"), tmp_path)
    take(filled(), tmp_path)
    state.build()
    assert figures(state, "residents_reached")["persons", "all", "2026-04-01", "2026-09-30"] == ("shown", 120.0)
    cohorts = figures(state, "pathway_hypertension")
    assert cohorts["pathway_hypertension", "checked", "2025-04-01", "2026-09-30"] == ("shown", 240.0)
    assert ("persons", "all", "2026-04-01", "2026-09-30") not in figures(state, "champions_active"), "a snapshot"


def test_a_cohort_is_as_the_latest_return_tells_of_it(state: SmallData, tmp_path: Path) -> None:
    take(filled(), tmp_path)
    earlier = filled(quarter="2026-27Q1")
    first, *rest = earlier.cohorts
    changed = first.model_copy(update={"counts": {**first.counts, "checked": 80}})
    take(earlier.model_copy(update={"cohorts": (changed, *rest)}), tmp_path)
    state.build()
    cohort = ("pathway_hypertension", "checked", "2025-04-01", "2025-06-30")
    assert figures(state, "pathway_hypertension")[cohort] == ("shown", 40.0)
    withdraw(private_journal(), PCN, Q2, "Sent too early.")
    state.build()
    assert figures(state, "pathway_hypertension")[cohort] == ("shown", 80.0)


def test_a_resubmission_counts_in_place_of_what_it_supersedes_and_a_withdrawal_takes_it_away(
    state: SmallData, tmp_path: Path
) -> None:
    given = filled(quarter="2023-24Q1")
    take(given, tmp_path)
    more = given.totals.model_copy(update={"people_new": 90, "registered_not_known": 37, "living_not_known": 35})
    take(given.model_copy(update={"totals": more}), tmp_path)
    state.build()
    when = ("2023-04-01", "2023-06-30")
    assert figures(state, "residents_reached")["persons", "all", *when] == ("shown", 90.0)
    columns = "version, standing, late, reason, ended_on IS NULL"
    assert table(state, "return_receipt", columns) == [
        ("1", "superseded", True, "", False),
        ("2", "accepted", True, "", True),
    ]
    withdraw(private_journal(), PCN, Quarter.parse("2023-24Q1"), "Counted twice.")
    state.build()
    assert figures(state, "residents_reached") == {}
    assert table(state, "return_receipt", "version, standing, reason")[1] == ("2", "withdrawn", "Counted twice.")


def test_what_was_heard_is_published_once_all_three_agree(state: SmallData, tmp_path: Path) -> None:
    take(filled(), tmp_path)
    state.build()
    assert table(state, "finding", "theme") == []
    assert table(state, "return_receipt", "waiting") == [(True,)]
    take(filled(), tmp_path, agreed=True)
    state.build()
    assert table(state, "finding", "theme, owner, decision, nature") == [("access", "practice", "open", "programme")]
    assert table(state, "return_receipt", "waiting") == [(False,)]
    (one,) = filled().learning
    take(filled(learning=(one.model_copy(update={"vcso_agrees": False}),)), tmp_path, agreed=True)
    state.build()
    assert table(state, "finding", "theme") == []


def test_activities_and_answers_are_published_each_count_of_people_rounded(state: SmallData, tmp_path: Path) -> None:
    take(filled(), tmp_path)
    state.build()
    assert table(state, "event", "on_date, type, people, opportunity") == [
        (date(2026, 7, 13), "health_fair", 60.0, ""),
        (date(2026, 8, 10), "health_workshop", 25.0, "1"),
        (date(2026, 8, 31), "champion_training", 10.0, ""),
    ]
    said = {
        (m, by): (answer, number)
        for m, by, answer, number in table(state, "answer", "measure_id, respondent, answer, number")
    }
    assert said["trust", "hef"] == ("strongly_agree", "")
    assert said["trust", "vcso"] == ("agree", "")
    assert said["vcso_income", "vcso"] == ("", "4500")
    assert said["wellbeing_pairs", "team"] == ("", "0")


def test_a_team_s_declaration_is_dated_and_a_change_is_shown_beside_it(state: SmallData, tmp_path: Path) -> None:
    early, late = datetime(2026, 7, 20, tzinfo=UTC), datetime(2026, 10, 20, tzinfo=UTC)
    take(filled(quarter="2026-27Q1", primary_measure="hypertension_controlled"), tmp_path, at=early)
    take(filled(primary_measure="hypertension_monitored"), tmp_path, at=late)
    state.build()
    columns = "condition, condition_before, primary_measure, primary_measure_before, recorded_on, changed_on, nature"
    assert table(state, "team", columns) == [
        (
            "hypertension",
            "",
            "hypertension_monitored",
            "hypertension_controlled",
            early.date(),
            late.date(),
            "programme",
        )
    ]


def test_every_number_outside_figures_is_rounded_or_no_count_of_people(bundle_store: Path) -> None:
    columns = plain_rows(
        bundle_store,
        "SELECT table_name, column_name FROM duckdb_columns() WHERE NOT internal AND "
        "table_name IN ('event', 'finding', 'return_receipt', 'team', 'answer') "
        "AND data_type NOT IN ('VARCHAR', 'DATE', 'BOOLEAN')",
    )
    assert columns == [("event", "people")]
    people = [n for (n,) in plain_rows(bundle_store, "SELECT people FROM event WHERE people IS NOT NULL")]
    assert people
    assert all(n % 5 == 0 for n in people)


def test_every_count_of_a_return_comes_to_its_totals() -> None:
    given = filled()
    sums: Counter[str] = Counter()
    for one in counts(given, load()):
        sums[one.indicator] += one.number
    totals = given.totals
    assert sums["residents_reached"] == totals.people_new
    assert sums["contacts"] == totals.contacts
    assert sums["reached_registered"] == sums["reached_living_here"] == totals.people_new
    assert sums["events_held"] == len(given.activities)
    assert sums["champions_active"] == totals.champions_active
    assert sums["champions_into_work"] == 0


@pytest.fixture
def demonstrated(bundle_store: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder of its own over the bundled data, where demonstrations are made."""
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    assert "HET_DATA" not in os.environ
    return tmp_path


def sources_of(work: Path) -> dict[str, set[str]]:
    """Source -> the teams of which it has observations."""
    found: dict[str, set[str]] = {}
    for path in work.glob("returns/*/*/observations.csv"):
        teams = {line.split(",")[1] for line in path.read_text(encoding="utf-8").splitlines()[1:]}
        found.setdefault(path.parents[1].name, set()).update(teams)
    return found


def test_a_real_return_takes_the_place_of_its_team_s_whole_demonstration(demonstrated: Path) -> None:
    work = work_folder()
    write_observations(load(), work)
    assert len(sources_of(work)["demo_returns"]) == 6
    take(filled(), demonstrated)
    withdraw(private_journal(), PCN, Q2, "A mistake.")
    take(filled(quarter="2026-27Q1"), demonstrated)
    for old in work.iterdir():  # as a build does
        shutil.rmtree(old)
    write_observations(load(), work)
    found = sources_of(work)
    assert found["returns"] == {PCN}
    assert PCN not in found["demo_returns"]
    assert len(found["demo_returns"]) == 5
    assert len(real_returns(load()).standing) == 1
