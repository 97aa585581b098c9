"""Accepting and retracting: append-only, versioned, idempotent, and never half done."""

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.accept import ReturnProblem, accept, agree, retract
from het_dash.ingest.returns.history import Version, history, standing_today
from het_dash.ingest.returns.journal import Journal, JournalProblem
from tests.support.filled_returns import PCN, QUARTER, cells, errors, filled, warnings

Q2 = Quarter.parse(QUARTER)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "returns")


def accepted(journal: Journal, tmp_path: Path, **changed: Any) -> int:
    """Accepts the example with some fields changed; the number of its record."""
    checked = cells(filled(**changed)).check(tmp_path)
    assert errors(checked) == []
    return accept(journal, checked).number


def versions(journal: Journal) -> list[tuple[int, str]]:
    return [(v.record.version, v.standing) for v in history(journal.records())]


def test_a_filled_return_comes_back_as_it_was_written(tmp_path: Path) -> None:
    for given in (filled(), filled(quarter="2023-24Q1"), filled(quarter="2025-26Q1", pcn="pcn:sevenfields")):
        checked = cells(given).check(tmp_path)
        assert (errors(checked), warnings(checked)) == ([], [])
        assert checked.given == given


def test_an_accepted_return_is_in_the_journal_with_its_bytes(journal: Journal, tmp_path: Path) -> None:
    checked = cells().check(tmp_path)
    record = accept(journal, checked)
    assert (record.number, record.version, record.kind, record.given) == (1, 1, "accepted", filled())
    assert journal.records() == (record,)
    assert journal.kept(record).read_bytes() == (tmp_path / "return.zip").read_bytes()


def test_the_same_bytes_again_are_not_a_second_return(journal: Journal, tmp_path: Path) -> None:
    assert accepted(journal, tmp_path) == accepted(journal, tmp_path) == 1
    assert versions(journal) == [(1, "accepted")]


def test_other_bytes_supersede_and_the_history_shows_both(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    assert versions(journal) == [(1, "superseded"), (2, "accepted")]


def test_a_superseded_return_may_be_sent_again_and_counts_again(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    accepted(journal, tmp_path)
    assert versions(journal) == [(1, "superseded"), (2, "superseded"), (3, "accepted")]


def test_another_team_or_quarter_supersedes_nothing(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, pcn="pcn:sevenfields")
    checked = cells(filled(quarter="2026-27Q1")).check(tmp_path)
    accept(journal, checked)
    assert [standing for _, standing in versions(journal)] == ["accepted"] * 3


def test_a_retraction_is_a_record_with_a_reason_and_nothing_comes_back(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    retract(journal, PCN, Q2, "Counted the fair of another quarter.")
    assert versions(journal) == [(1, "superseded"), (2, "retracted")]
    assert standing_today(history(journal.records())) == ()
    assert history(journal.records())[1].reason == "Counted the fair of another quarter."
    assert accepted(journal, tmp_path) == 4


@pytest.mark.parametrize("reason", ["", "  ", "Wrong: ask 020 8690 1234", "=1+1", "For a patient, 943 476 5919"])
def test_a_retraction_needs_a_reason_that_tells_of_nobody(journal: Journal, tmp_path: Path, reason: str) -> None:
    accepted(journal, tmp_path)
    with pytest.raises(ReturnProblem, match="The reason"):
        retract(journal, PCN, Q2, reason)
    assert versions(journal) == [(1, "accepted")]


def test_what_was_not_accepted_cannot_be_retracted_and_nothing_is_retracted_twice(
    journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(ReturnProblem, match="no accepted return"):
        retract(journal, PCN, Q2, "A mistake.")
    accepted(journal, tmp_path)
    retract(journal, PCN, Q2, "A mistake.")
    with pytest.raises(ReturnProblem, match="no accepted return"):
        retract(journal, PCN, Q2, "A mistake.")


def test_a_return_with_errors_is_not_accepted(journal: Journal, tmp_path: Path) -> None:
    checked = cells().change("Totals", 2, "Number", "-1").check(tmp_path)
    with pytest.raises(ReturnProblem, match="has errors"):
        accept(journal, checked)
    assert not journal.folder.exists()


def test_the_programme_s_agreement_to_show_what_was_heard_can_be_given_then_or_later(
    journal: Journal, tmp_path: Path
) -> None:
    def of() -> Version:
        return history(journal.records())[-1]

    accepted(journal, tmp_path)
    assert not of().findings_agreed
    agree(journal, PCN, Q2)
    assert of().findings_agreed
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    assert not of().findings_agreed, "a new version is read anew"
    accept(
        journal, cells(filled(disagreement="We see the workshop differently.")).check(tmp_path), findings_agreed=True
    )
    assert of().findings_agreed


def test_a_return_is_late_after_the_month_that_follows_its_quarter(journal: Journal, tmp_path: Path) -> None:
    assert Q2.due.isoformat() == "2026-10-31"
    assert Quarter.parse("2026-27Q3").due.isoformat() == "2027-01-31"
    checked = cells().check(tmp_path)
    accept(journal, checked, at=datetime(2026, 10, 31, 23, tzinfo=UTC))
    assert not history(journal.records())[0].late
    retract(journal, PCN, Q2, "A mistake.")
    accept(journal, checked, at=datetime(2026, 11, 1, 1, tzinfo=UTC))
    assert history(journal.records())[1].late


def test_a_record_that_was_changed_or_taken_away_is_noticed(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    first = journal.folder / "records" / "000001.json"
    whole = first.read_text(encoding="utf-8")
    first.write_text(whole.replace('"people_new": 60', '"people_new": 61'), encoding="utf-8")
    with pytest.raises(JournalProblem, match=r"000002\.json: the record does not follow the one before"):
        journal.records()
    first.unlink()
    with pytest.raises(JournalProblem, match=r"000002\.json"):
        journal.records()
    first.write_text(whole[:50], encoding="utf-8")
    with pytest.raises(JournalProblem, match="cannot be read"):
        journal.records()


def test_only_its_owner_may_look_into_the_journal(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    kept = [journal.folder, *journal.folder.rglob("*")]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}
