"""Each way in which a journal can lose or change something is noticed, in a sentence, by build, list and verify."""

import json
import shutil
from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from het_dash.catalogue.quarter import Quarter
from het_dash.cli.main import app
from het_dash.ingest.returns.accept import accept, withdraw
from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.journal import Journal
from het_dash.ingest.returns.private_journal import private_journal
from tests.support.filled_returns import PCN, QUARTER, cells, filled
from tests.support.small_bundle import SmallData, small_data

Q2 = Quarter.parse(QUARTER)
BACKUP = "Put the folder back from a backup; the last good store keeps serving."
WHO = ("--pcn", "North Lewisham", "--quarter", QUARTER)


def take(folder: Path, **changed: Any) -> None:
    accept(private_journal(), cells(filled(**changed)).check(folder))


@dataclass(frozen=True)
class Published:
    """A journal of five records whose figures are published, and a copy of it after three."""

    data: SmallData
    journal: Journal
    older: Path

    def record(self, number: int) -> Path:
        return self.journal.records_folder / f"{number:06d}.json"

    def run(self, *arguments: str) -> Result:
        return CliRunner().invoke(app, arguments)

    def put_back_older(self) -> None:
        shutil.rmtree(self.journal.folder)
        shutil.copytree(self.older, self.journal.folder)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SmallData:
    """Five records, a copy of the journal after the first three, and the figures that were built from all five."""
    folder = tmp_path_factory.mktemp("published")
    small = small_data(folder)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("HET_DATA", str(small.folder))
        patch.setenv("HET_STATE", str(small.state))
        take(folder)
        take(folder, disagreement="We see the workshop differently.")
        shutil.copytree(private_journal().folder, small.state / "backup")
        withdraw(private_journal(), PCN, Q2, "Counted the fair twice.")
        take(folder, pcn="pcn:sevenfields")
        small.build()
    return small


@pytest.fixture
def published(made: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Published:
    """A copy of it, to spoil."""
    state = tmp_path / "state"
    shutil.copytree(made.state, state)
    monkeypatch.setenv("HET_DATA", str(made.folder))
    monkeypatch.setenv("HET_STATE", str(state))
    return Published(replace(made, state=state), private_journal(), state / "backup")


def delete_the_last_record(to: Published) -> None:
    to.record(5).unlink()


def delete_a_middle_record(to: Published) -> None:
    to.record(3).unlink()


def delete_the_first_record(to: Published) -> None:
    to.record(1).unlink()


def swap_two_records(to: Published) -> None:
    third, fourth = to.record(3).read_bytes(), to.record(4).read_bytes()
    to.record(3).write_bytes(fourth)
    to.record(4).write_bytes(third)


def edit_a_middle_record(to: Published) -> None:
    text = to.record(4).read_text(encoding="utf-8")
    to.record(4).write_text(text.replace('"kind": "withdrawn"', '"kind": "agreed"'), encoding="utf-8")


def edit_the_last_record(to: Published) -> None:
    text = to.record(5).read_text(encoding="utf-8")
    to.record(5).write_text(text.replace('"actor": "', '"actor": "somebody '), encoding="utf-8")


def truncate_a_record(to: Published) -> None:
    to.record(3).write_bytes(to.record(3).read_bytes()[:50])


def edit_what_a_return_says(to: Published) -> None:
    path = to.journal.content_path(to.journal.records()[0])
    path.write_text(path.read_text(encoding="utf-8").replace('"people_new": 60', '"people_new": 61'), encoding="utf-8")


def delete_what_a_return_says(to: Published) -> None:
    to.journal.content_path(to.journal.records()[3]).unlink()


def delete_an_original(to: Published) -> None:
    to.journal.kept(to.journal.records()[0]).unlink()


def edit_an_original(to: Published) -> None:
    path = to.journal.kept(to.journal.records()[0])
    path.write_bytes(path.read_bytes() + b"\n")


def delete_a_reason(to: Published) -> None:
    to.journal.reason_path(to.journal.records()[2]).unlink()


def delete_the_whole_journal(to: Published) -> None:
    shutil.rmtree(to.journal.folder)


def put_an_older_copy_back(to: Published) -> None:
    to.put_back_older()


def go_on_from_an_older_copy(to: Published) -> None:
    """As if nobody had stopped it: a journal that knows no published figures adds to the older copy."""
    to.put_back_older()
    unaware = Journal(to.journal.folder)
    withdraw(unaware, PCN, Q2, "Sent too early.")
    checked = cells(filled(quarter="2026-27Q1")).check(to.older)
    accept(unaware, checked)
    withdraw(unaware, PCN, Quarter.parse("2026-27Q1"), "Sent too early.")


ATTACKS: dict[Callable[[Published], None], str] = {
    delete_the_last_record: "the journal ends at record 4; the published figures were built from 5 records.",
    delete_a_middle_record: "record 3 is missing; 5 records were expected.",
    delete_the_first_record: "record 1 is missing; 5 records were expected.",
    swap_two_records: "000003.json holds record 4; record 3 was expected.",
    edit_a_middle_record: "000004.json was changed: record 5 follows a record with the hash",
    edit_the_last_record: "000005.json was changed, or the journal went on from an older copy: the published figures",
    truncate_a_record: "000003.json: the record cannot be read (Invalid JSON",
    edit_what_a_return_says: "the file was changed. It is the parsed return of version 1 of pcn:north-lewisham",
    delete_what_a_return_says: "the file is missing. It is the parsed return of version 1 of pcn:sevenfields",
    delete_an_original: "the file is missing. It is the file that was sent as version 1 of pcn:north-lewisham",
    edit_an_original: "the file was changed. It is the file that was sent as version 1 of pcn:north-lewisham",
    delete_a_reason: "the file is missing. It is the reason in record 4.",
    delete_the_whole_journal: "the journal is missing; the published figures were built from 5 records.",
    put_an_older_copy_back: "the journal ends at record 3; the published figures were built from 5 records.",
    go_on_from_an_older_copy: "000005.json was changed, or the journal went on from an older copy: the published",
}


@pytest.mark.parametrize("attack", ATTACKS, ids=lambda attack: attack.__name__)
def test_it_is_noticed_by_build_list_and_verify_and_the_last_store_keeps_serving(
    attack: Callable[[Published], None], published: Published
) -> None:
    serving = published.data.current.read_bytes()
    attack(published)
    for command in (("build", "--if-needed"), ("returns", "list"), ("returns", "verify")):
        ended = published.run(*command)
        assert ended.exit_code == 1, command
        assert ATTACKS[attack] in ended.stderr, command
        assert BACKUP in ended.stderr, command
    assert published.data.current.read_bytes() == serving
    told = json.loads(published.run("returns", "verify", "--json").stdout)
    assert any(ATTACKS[attack] in damage for damage in told["damages"])


@pytest.mark.parametrize("attack", [delete_the_last_record, delete_the_whole_journal, go_on_from_an_older_copy])
def test_nothing_is_added_to_a_journal_that_lost_a_record(
    attack: Callable[[Published], None], published: Published, tmp_path: Path
) -> None:
    attack(published)
    before = sorted(published.journal.folder.rglob("*.json"))
    accepted = published.run("returns", "accept", str(cells(filled(quarter="2026-27Q1")).write(tmp_path)))
    withdrawn = published.run("returns", "withdraw", *WHO, "--reason", "A mistake.")
    assert (accepted.exit_code, withdrawn.exit_code) == (1, 1)
    assert ATTACKS[attack] in accepted.stderr
    assert sorted(published.journal.folder.rglob("*.json")) == before


def test_a_whole_journal_is_said_to_be_whole(published: Published, tmp_path: Path) -> None:
    assert published.run("returns", "verify").stdout == (
        "The returns journal is whole: 5 records, 3 accepted versions. "
        "The published figures were built from 5 records; 0 are newer.\n"
    )
    take(tmp_path, quarter="2026-27Q1")
    assert "built from 5 records; 1 are newer" in published.run("returns", "verify").stdout, "and no damage"


def test_two_damages_are_two_sentences(published: Published) -> None:
    delete_an_original(published)
    delete_a_reason(published)
    ended = published.run("returns", "verify")
    assert len(ended.stderr.splitlines()) == 2


def test_an_older_backup_counts_once_somebody_says_so(published: Published, tmp_path: Path) -> None:
    published.put_back_older()
    said = published.run("returns", "accept-restored", "--reason", "The disk failed; the last backup is of Monday.")
    assert said.stdout.startswith("The journal goes on with record 4, in place of one with 5 records.")
    assert published.run("returns", "verify").exit_code == 0
    take(tmp_path, pcn="pcn:sevenfields")
    assert published.run("build").exit_code == 0
    assert [v.standing for v in history(private_journal())] == ["superseded", "accepted", "accepted"]
    assert "built from 5 records; 0 are newer" in published.run("returns", "verify").stdout
    again = published.run("returns", "accept-restored", "--reason", "Once more.")
    assert "The journal has every record that the published figures were built from." in again.stderr


def test_a_lost_journal_without_a_backup_can_begin_again(published: Published, tmp_path: Path) -> None:
    delete_the_whole_journal(published)
    said = published.run("returns", "accept-restored", "--reason", "There is no backup.")
    assert "The journal goes on with record 2" in said.stdout
    assert published.run("build").exit_code == 0
    assert history(private_journal()) == ()


def test_a_damaged_journal_cannot_be_accepted_as_restored(published: Published) -> None:
    delete_a_middle_record(published)
    said = published.run("returns", "accept-restored", "--reason", "It is all there is.")
    assert said.exit_code == 1
    assert "record 3 is missing" in said.stderr


def test_a_store_that_cannot_be_read_leaves_the_head_to_the_one_before(published: Published, tmp_path: Path) -> None:
    take(tmp_path, quarter="2026-27Q1")
    published.data.build()
    published.data.current.write_bytes(b"no store")
    shutil.rmtree(published.journal.folder)
    assert "built from 5 records" in published.run("returns", "verify").stderr
