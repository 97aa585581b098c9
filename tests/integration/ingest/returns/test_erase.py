"""Content is deleted on request: what a team said is gone from every file, and what happened stays."""

import zipfile
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.returns.accept import ReturnProblem, SentBefore, accept, agree, withdraw
from het_dash.ingest.returns.erase import erase
from het_dash.ingest.returns.history import history, standing_today
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.records import OfReturn
from het_dash.ingest.returns.verify import verify
from tests.support.blocks import plain_rows
from tests.support.crashes import survives
from tests.support.filled_returns import PCN, QUARTER, cells, filled
from tests.support.small_bundle import SmallData

Q2 = Quarter.parse(QUARTER)
SAID_OF_HER = "The organiser at the fair spoke of her sister."
WHY = "The person whom it is about asked for it."


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return Journal(tmp_path / "returns")


def take(journal: Journal, folder: Path, again: str = "", **changed: Any) -> OfReturn:
    return accept(journal, cells(filled(**changed)).check(folder), again=again)


def holding(folder: Path, text: str) -> list[Path]:
    """Every file below a folder in which a text can be read, in zips too."""
    return [path for path in folder.rglob("*") if path.is_file() and text.encode() in _readable(path)]


def _readable(path: Path) -> bytes:
    if not zipfile.is_zipfile(path):
        return path.read_bytes()
    with zipfile.ZipFile(path) as archive:
        return b"".join(archive.read(name) for name in archive.namelist())


def statuses(journal: Journal) -> list[str]:
    return [version.standing for version in history(journal)]


def test_what_the_return_says_is_gone_and_the_tombstone_says_who_when_and_why(journal: Journal, tmp_path: Path) -> None:
    kept = take(journal, tmp_path, disagreement=SAID_OF_HER)
    assert holding(journal.folder, SAID_OF_HER) != []
    erase(journal, PCN, Q2, 1, WHY, actor="sam@example.org")
    assert holding(journal.folder, SAID_OF_HER) == []
    assert not journal.kept(kept).exists()
    tombstone = journal.records()[-1]
    assert (tombstone.kind, tombstone.actor, tombstone.version) == ("erased", "sam@example.org", 1)
    assert abs((tombstone.at - datetime.now(tz=UTC)).total_seconds()) < 3600
    assert journal.reason(tombstone) == WHY
    assert (verify(journal).damages, verify(journal).notes) == ((), ())


def test_a_version_that_counts_is_withdrawn_by_it_and_no_earlier_one_comes_back(
    journal: Journal, tmp_path: Path
) -> None:
    take(journal, tmp_path)
    take(journal, tmp_path, disagreement=SAID_OF_HER)
    erase(journal, PCN, Q2, 2, WHY)
    assert statuses(journal) == ["superseded", "erased"]
    assert standing_today(history(journal)) == ()
    with pytest.raises(ReturnProblem, match="no accepted return"):
        withdraw(journal, PCN, Q2, "A mistake.")


def test_a_version_that_was_replaced_can_be_erased_and_its_successor_counts_on(
    journal: Journal, tmp_path: Path
) -> None:
    take(journal, tmp_path, disagreement=SAID_OF_HER)
    second = take(journal, tmp_path)
    erase(journal, PCN, Q2, 1, WHY)
    assert statuses(journal) == ["erased", "accepted"]
    assert journal.content(second) == filled()


def test_reasons_given_for_it_go_too_and_a_tombstone_s_own_reason_goes_with_the_next(
    journal: Journal, tmp_path: Path
) -> None:
    take(journal, tmp_path)
    withdraw(journal, PCN, Q2, "Her sister objects.")
    erase(journal, PCN, Q2, 1, "Her sister asked for it.")
    assert holding(journal.folder, "Her sister objects.") == []
    assert [version.reason for version in history(journal)] == ["Her sister asked for it."]
    erase(journal, PCN, Q2, 1, WHY)
    assert holding(journal.folder, "Her sister") == []
    assert [version.reason for version in history(journal)] == [WHY]
    assert verify(journal).damages == ()


def test_the_same_bytes_that_were_sent_twice_go_together(journal: Journal, tmp_path: Path) -> None:
    take(journal, tmp_path, disagreement=SAID_OF_HER)
    take(journal, tmp_path)
    take(journal, tmp_path, disagreement=SAID_OF_HER, again="It was right after all.")
    erase(journal, PCN, Q2, 3, WHY)
    assert statuses(journal) == ["erased", "superseded", "erased"]
    assert holding(journal.folder, SAID_OF_HER) == []


def test_an_erased_file_is_recognised_and_counts_again_for_a_reason_only(journal: Journal, tmp_path: Path) -> None:
    take(journal, tmp_path)
    erase(journal, PCN, Q2, 1, WHY)
    with pytest.raises(SentBefore, match=r"is the same as version 1, whose content was deleted on request on \d"):
        take(journal, tmp_path)
    again = take(journal, tmp_path, again="The person agrees now.")
    agree(journal, PCN, Q2)
    assert statuses(journal) == ["erased", "accepted"]
    assert journal.content(again) == filled()
    assert verify(journal).damages == ()


def test_what_a_killed_accept_left_behind_goes_with_the_next_deletion(journal: Journal, tmp_path: Path) -> None:
    take(journal, tmp_path)
    checked = cells(filled(disagreement=SAID_OF_HER)).check(tmp_path)
    for operation in range(60):
        assert not survives(operation, lambda: accept(journal, checked))
        if len(list((journal.inside / "contents").glob("[!.]*"))) == 2:
            break
    assert statuses(journal) == ["accepted"]
    assert [note for note in verify(journal).notes if "belongs to no record: an accept was interrupted" in note] != []
    erase(journal, PCN, Q2, 1, WHY)
    assert holding(journal.folder, SAID_OF_HER) == []


def test_a_deletion_that_was_interrupted_is_said_and_finished_by_the_next_writer(
    journal: Journal, tmp_path: Path
) -> None:
    take(journal, tmp_path, disagreement=SAID_OF_HER)
    for operation in range(60):
        assert not survives(operation, lambda: erase(journal, PCN, Q2, 1, WHY))
        if statuses(journal) == ["erased"]:
            break
    assert [note for note in verify(journal).notes if "a deletion was interrupted" in note] != []
    assert verify(journal).damages == ()
    take(journal, tmp_path)
    assert holding(journal.folder, SAID_OF_HER) == []
    assert not [note for note in verify(journal).notes if "a deletion was interrupted" in note]


def test_a_loss_without_a_backup_is_recorded_as_a_deletion(journal: Journal, tmp_path: Path) -> None:
    journal.kept(take(journal, tmp_path)).unlink()
    (damage,) = verify(journal).damages
    assert damage.endswith("If there is no backup, record the loss with `python -m het_dash returns erase`.")
    erase(journal, PCN, Q2, 1, "The file was lost with the disk.")
    assert verify(journal).damages == ()


@pytest.mark.parametrize(("version", "reason"), [(2, WHY), (1, "  "), (1, "Ask 020 8690 1234"), (1, "Only 3 people")])
def test_nothing_is_erased_without_a_version_and_a_reason_that_says_nothing_about_anybody(
    version: int, reason: str, journal: Journal, tmp_path: Path
) -> None:
    take(journal, tmp_path)
    with pytest.raises(ReturnProblem):
        erase(journal, PCN, Q2, version, reason)
    assert statuses(journal) == ["accepted"]


def test_the_figures_follow_and_no_older_store_keeps_what_was_erased(small: SmallData, tmp_path: Path) -> None:
    (learnt,) = filled().learning
    heard = learnt.model_copy(update={"heard": SAID_OF_HER})
    accept(private_journal(), cells(filled(learning=(heard,))).check(tmp_path), findings_agreed=True)
    small.build()
    assert holding(small.state / "store", SAID_OF_HER) != []
    who = ("--pcn", "North Lewisham", "--quarter", QUARTER, "--version", "1")
    said = small.run("returns", "erase", *who, "--reason", WHY)
    assert (said.returncode, said.stderr) == (0, "")
    assert said.stdout.startswith("Erased: North Lewisham PCN, 2026-27Q2 (July to September 2026), version 1.\n")
    assert said.stdout.endswith("Backups may still contain it: delete it there too.\n")
    assert holding(small.state, SAID_OF_HER) == []
    assert plain_rows(small.current, "SELECT count(*) FROM figure WHERE source_id = 'returns'") == [(0,)]
    receipts = plain_rows(small.current, "SELECT version, standing, reason, sha256 FROM return_receipt")
    assert receipts == [("1", "erased", WHY, "")]
