"""Demonstration returns go through the check and the accept of real ones."""

from collections import Counter
from datetime import timedelta
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.returns.journals import demonstration
from het_dash.ingest.example.returns.scenario import arrivals
from het_dash.ingest.returns.check import check
from het_dash.ingest.returns.form import Form
from het_dash.ingest.returns.history import Version, standing_today
from het_dash.ingest.returns.written import csv_zip
from tests.support.small_bundle import SmallData

ALLIANCE, APLOS = "pcn:lewisham-alliance", "pcn:aplos-health"


@pytest.fixture(scope="module")
def versions(tmp_path_factory: pytest.TempPathFactory) -> tuple[Version, ...]:
    return demonstration(load(), tmp_path_factory.mktemp("journals"))


def test_what_counts_is_what_was_made(versions: tuple[Version, ...]) -> None:
    made = {(one.given.pcn, one.given.quarter): one.given for one in arrivals(load())}
    assert {version.key: version.given for version in standing_today(versions)} == made


def test_the_check_has_nothing_to_say(tmp_path: Path) -> None:
    for one in (first for first in arrivals(load()) if first.given.pcn == ALLIANCE):
        file = tmp_path / f"{one.given.quarter}.zip"
        file.write_bytes(csv_zip(Form(load(), one.given.quarter), one.given))
        assert check(file, load(), one.on).problems == ()


def test_one_return_was_sent_again_with_more_in_it(versions: tuple[Version, ...]) -> None:
    first, second = (v for v in versions if v.key == (ALLIANCE, Quarter(2026, 1)))
    assert (first.standing, second.standing) == ("superseded", "accepted")
    assert len(first.given.activities) == len(second.given.activities) - 1
    assert 0 < first.given.totals.people_new < second.given.totals.people_new
    assert Counter(version.standing for version in versions)["superseded"] == 1


def test_one_return_was_late_and_the_others_in_time(versions: tuple[Version, ...]) -> None:
    late = [v for v in versions if v.record.at.date() > v.record.quarter.due and v.record.version == 1]
    assert [version.key for version in late] == [(APLOS, Quarter(2025, 3))]
    assert late[0].record.at.date() - Quarter(2025, 3).due == timedelta(days=23)


def test_what_was_heard_last_still_waits_for_the_programme(versions: tuple[Version, ...]) -> None:
    assert {v.record.quarter for v in versions if not v.findings_agreed} == {Quarter(2026, 2)}


def test_a_team_with_a_return_of_its_own_has_no_demonstration(tmp_path: Path) -> None:
    found = demonstration(load(), tmp_path, real={ALLIANCE})
    assert ALLIANCE not in {version.record.pcn for version in found}
    assert len({version.record.pcn for version in found}) == 5
    assert not list(tmp_path.glob("*alliance*"))


def test_the_same_seed_gives_the_same_journals(versions: tuple[Version, ...], tmp_path: Path) -> None:
    again = demonstration(load(), tmp_path)
    assert [version.record for version in again] == [version.record for version in versions]


def test_without_an_ethnic_mix_there_are_none(small: SmallData, tmp_path: Path) -> None:
    assert demonstration(small.catalogue, tmp_path) == ()
