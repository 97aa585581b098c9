"""Accepting and withdrawing: append-only, versioned, idempotent, and never half done."""

import zipfile
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue import load
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.returns.accept import ReturnProblem, SentBefore, accept, agree, withdraw
from het_dash.ingest.returns.check import Checked, check
from het_dash.ingest.returns.history import Version, history, standing_today
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.model import Return
from het_dash.ingest.returns.verify import verify
from tests.support.filled_returns import PCN, QUARTER, TODAY, cells, errors, filled, warnings

Q2 = Quarter.parse(QUARTER)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "returns")


def accepted(journal: Journal, tmp_path: Path, again: str = "", **changed: Any) -> int:
    """Accepts the example with some fields changed; the number of its record. Record 1 opens the journal."""
    checked = cells(filled(**changed)).check(tmp_path)
    assert errors(checked) == []
    return accept(journal, checked, again=again).number


def in_other_bytes(given: Return, tmp_path: Path) -> Checked:
    """The same return, packed without compression."""
    path = tmp_path / "other.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_STORED) as archive:
        for name, content in cells(given).files.items():
            archive.writestr(name, content)
    return check(path, load(), TODAY)


def versions(journal: Journal) -> list[tuple[int, str]]:
    return [(v.record.version, v.standing) for v in history(journal)]


def test_a_filled_return_comes_back_as_it_was_written(tmp_path: Path) -> None:
    for given in (filled(), filled(quarter="2023-24Q1"), filled(quarter="2025-26Q1", pcn="pcn:sevenfields")):
        checked = cells(given).check(tmp_path)
        assert (errors(checked), warnings(checked)) == ([], [])
        assert checked.given == given


def test_an_accepted_return_is_in_the_journal_with_its_bytes(journal: Journal, tmp_path: Path) -> None:
    checked = cells().check(tmp_path)
    record = accept(journal, checked)
    assert (record.number, record.version, record.kind) == (2, 1, "accepted")
    assert journal.records() == (record,)
    assert journal.content(record) == filled()
    assert journal.sent(record) == (tmp_path / "return.zip").read_bytes()


def test_the_same_bytes_again_are_not_a_second_return(journal: Journal, tmp_path: Path) -> None:
    assert accepted(journal, tmp_path) == accepted(journal, tmp_path) == 2
    assert versions(journal) == [(1, "accepted")]


def test_other_bytes_supersede_and_the_history_shows_both(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    assert versions(journal) == [(1, "superseded"), (2, "accepted")]


def test_a_superseded_return_counts_again_only_for_a_reason(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    with pytest.raises(SentBefore, match=r"^This file is the same as version 1, which version 2 replaced on \d"):
        accepted(journal, tmp_path)
    assert versions(journal) == [(1, "superseded"), (2, "accepted")]
    accepted(journal, tmp_path, again="The workshop was counted rightly at first.")
    assert versions(journal) == [(1, "superseded"), (2, "superseded"), (3, "accepted")]


def test_another_team_or_quarter_supersedes_nothing(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, pcn="pcn:sevenfields")
    checked = cells(filled(quarter="2026-27Q1")).check(tmp_path)
    accept(journal, checked)
    assert [standing for _, standing in versions(journal)] == ["accepted"] * 3


def test_a_withdrawal_is_a_record_with_a_reason_and_nothing_comes_back(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    withdraw(journal, PCN, Q2, "Counted the fair of another quarter.")
    assert versions(journal) == [(1, "superseded"), (2, "withdrawn")]
    assert standing_today(history(journal)) == ()
    assert history(journal)[1].reason == "Counted the fair of another quarter."
    said = r"which was withdrawn on \d+ \w+ \d+ because: Counted the fair of another quarter\.$"
    with pytest.raises(SentBefore, match=said):
        accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    assert accepted(journal, tmp_path, again="It was right after all.") == 5


@pytest.mark.parametrize(
    "reason", ["", "  ", "Wrong: ask 020 8690 1234", "=1+1", "For a patient, 943 476 5919", "Only 3 people came"]
)
def test_a_withdrawal_needs_a_reason_that_says_nothing_about_anybody(
    journal: Journal, tmp_path: Path, reason: str
) -> None:
    accepted(journal, tmp_path)
    with pytest.raises(ReturnProblem, match="The reason"):
        withdraw(journal, PCN, Q2, reason)
    assert versions(journal) == [(1, "accepted")]


def test_what_was_not_accepted_cannot_be_withdrawn_and_nothing_is_withdrawn_twice(
    journal: Journal, tmp_path: Path
) -> None:
    with pytest.raises(ReturnProblem, match="no accepted return"):
        withdraw(journal, PCN, Q2, "A mistake.")
    accepted(journal, tmp_path)
    withdraw(journal, PCN, Q2, "A mistake.")
    with pytest.raises(ReturnProblem, match="no accepted return"):
        withdraw(journal, PCN, Q2, "A mistake.")


def test_a_return_with_errors_is_not_accepted(journal: Journal, tmp_path: Path) -> None:
    checked = cells().change("Totals", 2, "Number", "-1").check(tmp_path)
    with pytest.raises(ReturnProblem, match="has errors"):
        accept(journal, checked)
    assert not journal.folder.exists()


def test_the_programme_s_agreement_to_show_what_was_heard_can_be_given_then_or_later(
    journal: Journal, tmp_path: Path
) -> None:
    def of() -> Version:
        return history(journal)[-1]

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
    assert not history(journal)[0].late
    withdraw(journal, PCN, Q2, "A mistake.")
    accept(journal, checked, at=datetime(2026, 11, 1, 1, tzinfo=UTC), again="It was no mistake.")
    assert history(journal)[1].late


def test_the_same_content_in_other_bytes_changes_nothing(journal: Journal, tmp_path: Path) -> None:
    number = accepted(journal, tmp_path)
    assert accept(journal, in_other_bytes(filled(), tmp_path)).number == number
    assert versions(journal) == [(1, "accepted")]


def test_a_replaced_return_in_other_bytes_does_not_replace_its_correction(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    accepted(journal, tmp_path, disagreement="We see the workshop differently.")
    with pytest.raises(SentBefore, match=r"^This file says the same as version 1, which version 2 replaced on"):
        accept(journal, in_other_bytes(filled(), tmp_path))
    assert versions(journal) == [(1, "superseded"), (2, "accepted")]


def test_a_record_says_who_acted_and_contains_no_free_text(journal: Journal, tmp_path: Path) -> None:
    accept(journal, cells(filled()).check(tmp_path))
    withdraw(journal, PCN, Q2, "Counted the fair twice.", actor="sam@example.org")
    first, second = journal.records()
    assert (first.actor, second.actor) == (operating_system_user(), "sam@example.org")
    assert first.at.utcoffset() == timedelta(0)
    written = "".join(path.read_text(encoding="utf-8") for path in journal.records_folder.iterdir())
    assert not [text for text in ("Counted", "return.zip", "people_new") if text in written]
    assert journal.reason(second) == "Counted the fair twice."


def test_a_clock_that_was_set_back_is_recorded_and_no_reason_to_refuse(journal: Journal, tmp_path: Path) -> None:
    checked = cells().check(tmp_path)
    accept(journal, checked, at=datetime(2026, 10, 31, tzinfo=UTC))
    withdraw(journal, PCN, Q2, "A mistake.", at=datetime(2026, 10, 30, tzinfo=UTC))
    assert [record.clock_went_back for record in journal.records()] == [False, True]
    assert versions(journal) == [(1, "withdrawn")]
    assert [note for note in verify(journal).notes if "the clock was set back" in note] != []


def test_only_its_owner_may_look_into_the_journal(journal: Journal, tmp_path: Path) -> None:
    accepted(journal, tmp_path)
    kept = [journal.folder, *journal.folder.rglob("*")]
    assert {path.stat().st_mode & 0o077 for path in kept} == {0}
