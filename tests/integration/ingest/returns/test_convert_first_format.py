"""A journal that the first version wrote is converted in one step, whatever kills it, and is lost at no moment."""

import shutil
import zipfile
from datetime import UTC, datetime
from pathlib import Path

import pytest

from het_dash.ingest.returns.convert_first_format import ACTOR, convert
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import Journal, JournalProblem
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ingest.returns.records import Begun
from het_dash.ingest.returns.verify import verify
from tests.support.crashes import survives
from tests.support.filled_returns import PCN, filled
from tests.support.small_bundle import SmallData

WRITTEN_BY_THE_FIRST_VERSION = Path(__file__).with_name("first_format_journal.zip")
SEVENFIELDS = "pcn:sevenfields"
Told = tuple[str, str, int, str, str, bool]
HISTORY: list[Told] = [
    (PCN, "2026-27Q2", 1, "superseded", "", False),
    (PCN, "2026-27Q2", 2, "withdrawn", "Counted the fair twice.", False),
    (SEVENFIELDS, "2026-27Q2", 1, "accepted", "", True),
    (PCN, "2026-27Q1", 1, "accepted", "", True),
]
RETURNS = [
    filled(),
    filled(disagreement="We see the workshop differently."),
    filled(pcn=SEVENFIELDS),
    filled(quarter="2026-27Q1"),
]


def first_format(folder: Path) -> Journal:
    folder.mkdir(mode=0o700, parents=True)
    with zipfile.ZipFile(WRITTEN_BY_THE_FIRST_VERSION) as archive:
        archive.extractall(folder)
    return Journal(folder)


@pytest.fixture
def journal(tmp_path: Path) -> Journal:
    return first_format(tmp_path / "returns")


def told(journal: Journal) -> list[Told]:
    return [
        (v.record.pcn, str(v.record.quarter), v.record.version, v.standing, v.reason, v.findings_agreed)
        for v in history(journal)
    ]


def test_it_has_the_same_history_with_the_same_returns_bytes_and_times(journal: Journal, tmp_path: Path) -> None:
    before = first_format(tmp_path / "untouched").folder / "files"
    convert(journal)
    assert told(journal) == HISTORY
    assert verify(journal).damages == verify(journal).notes == ()
    versions = history(journal)
    assert [version.given for version in versions] == RETURNS
    assert versions[0].record.at == datetime(2026, 10, 20, 9, 30, tzinfo=UTC)
    for version in versions:
        assert journal.sent(version.record) == (before / f"{version.record.sha256}.zip").read_bytes()


def test_it_says_that_it_was_converted_and_that_the_first_format_named_nobody(journal: Journal) -> None:
    convert(journal)
    (first, *_) = (link.record for link in journal.whole_chain().links)
    assert isinstance(first, Begun)
    assert first.converted is not None
    assert first.converted.records == 6
    assert {record.actor for record in journal.records()} == {ACTOR}


def test_nothing_of_the_old_journal_is_left_beside_the_new_one(journal: Journal) -> None:
    """A deletion on request would not reach it."""
    convert(journal)
    assert sorted(path.name for path in journal.folder.iterdir()) == ["journal", "lock"]
    whole = sorted((path, path.read_bytes()) for path in journal.folder.rglob("*") if path.is_file())
    convert(journal)
    assert sorted((path, path.read_bytes()) for path in journal.folder.rglob("*") if path.is_file()) == whole


def test_killed_at_any_file_operation_one_of_the_two_journals_is_whole(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("os.fsync", lambda _: None)
    old = first_format(tmp_path / "old")
    for operation in range(400):
        journal = Journal(tmp_path / "returns")
        shutil.copytree(old.folder, journal.folder)
        ended = survives(operation, lambda journal=journal: convert(journal))  # type: ignore[misc]
        if journal.inside.is_dir():
            assert told(journal) == HISTORY, "already, although the old one is still there"
        else:
            assert len(list((journal.folder / "records").iterdir())) == 6
        convert(journal)
        assert told(journal) == HISTORY
        assert verify(journal).damages == ()
        assert sorted(path.name for path in journal.folder.iterdir()) == ["journal", "lock"]
        shutil.rmtree(journal.folder)
        if ended:
            break
    assert ended
    assert operation > 100


def test_a_damaged_journal_is_not_converted_and_stays_as_it_is(journal: Journal) -> None:
    third = journal.folder / "records" / "000003.json"
    third.write_text(third.read_text(encoding="utf-8").replace('"people_new": 60', '"people_new": 61'), "utf-8")
    with pytest.raises(JournalProblem, match=r"000004\.json: the record does not follow the one before\. Put the"):
        convert(journal)
    third.unlink()
    with pytest.raises(JournalProblem, match=r"000004\.json: the record does not follow the one before\. Put the"):
        convert(journal)
    third.write_text("{}", encoding="utf-8")
    with pytest.raises(JournalProblem, match=r"000003\.json: the record cannot be read"):
        convert(journal)
    assert not journal.inside.exists()
    assert len(list((journal.folder / "records").iterdir())) == 6


def test_a_file_that_is_missing_already_is_told_after_the_conversion(journal: Journal) -> None:
    next((journal.folder / "files").iterdir()).unlink()
    convert(journal)
    (damage,) = verify(journal).damages
    assert "the file is missing. It is the file that was sent as version" in damage


def test_an_old_journal_that_is_not_the_converted_one_is_left_alone(journal: Journal, tmp_path: Path) -> None:
    convert(journal)
    strange = first_format(tmp_path / "other").folder / "records"
    (strange / "000006.json").unlink()
    shutil.copytree(strange, journal.folder / "records")
    with pytest.raises(JournalProblem, match="is not the journal that was converted"):
        convert(journal)
    assert len(list((journal.folder / "records").iterdir())) == 5


def test_the_first_command_after_an_upgrade_converts_it(small: SmallData) -> None:
    first_format(small.state / "private" / "returns")
    small.build()
    assert told(private_journal()) == HISTORY
    assert small.run("returns", "verify").stdout.startswith("The returns journal is whole: 7 records, 4 accepted")
