"""What the app starts as processes of their own, and what it does with an upload."""

from datetime import date
from pathlib import Path

import pytest
from openpyxl import load_workbook

from het_dash.catalogue.errors import FolderProblem
from het_dash.catalogue.quarter import Quarter
from het_dash.catalogue.return_report import Receipt
from het_dash.ingest.actor import operating_system_user
from het_dash.ingest.returns.accept import accept, withdraw
from het_dash.ingest.returns.check import check
from het_dash.ingest.returns.private_journal import private_journal
from het_dash.ui import subprocesses
from tests.support.filled_returns import PCN, QUARTER, TODAY, cells
from tests.support.small_bundle import SmallData


@pytest.mark.parametrize(
    ("name", "kept"),
    [
        ("return.xlsx", "return.xlsx"),
        ("../../etc/passwd", "etcpasswd"),
        ("HET return (2).xlsx", "HET return 2.xlsx"),
        ("a\x00b.zip", "ab.zip"),
        ("-rf.zip", "rf.zip"),
        ("…", "return"),
        ("", "return"),
        ("x" * 300 + ".xlsx", "x" * 75 + ".xlsx"),
    ],
)
def test_an_upload_s_name_is_made_harmless(name: str, kept: str) -> None:
    assert subprocesses.safe(name) == kept


def test_an_upload_is_kept_for_its_owner_alone_until_it_is_let_go(small: SmallData) -> None:
    path = subprocesses.keep_upload("return.xlsx", b"bytes")
    assert path.read_bytes() == b"bytes"
    assert path.is_relative_to(small.state / "private" / "uploads")
    assert {one.stat().st_mode & 0o077 for one in (path, path.parent, path.parents[1])} == {0}
    subprocesses.let_go(path)
    assert list((small.state / "private" / "uploads").iterdir()) == []


def test_an_upload_that_cannot_be_saved_is_one_problem_in_words_and_its_path_goes_to_the_log(
    small: SmallData, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    (small.state / "private").mkdir(parents=True)
    (small.state / "private" / "uploads").write_text("in the way", encoding="utf-8")
    with pytest.raises(OSError, match="uploads") as refused:
        subprocesses.keep_upload("return.xlsx", b"bytes")
    report = subprocesses.not_kept("return.xlsx", refused.value)
    assert not report.usable
    assert [p.message for p in report.problems] == [
        "The file could not be saved on the machine that runs the dashboard."
    ]
    assert f"{small.state / 'private' / 'uploads'} is a file, and a folder is needed there." in caplog.text
    monkeypatch.setattr("het_dash.catalogue.local_counts.PROTECTED", False)
    with pytest.raises(FolderProblem) as unprotected:
        subprocesses.keep_upload("return.xlsx", b"bytes")
    (problem,) = subprocesses.not_kept("return.xlsx", unprotected.value).problems
    assert problem.message.startswith("Folder permissions are not protected on Windows")


def test_an_upload_that_is_only_checked_changes_no_figure(small: SmallData) -> None:
    before = small.build().path
    subprocesses.keep_upload("return.xlsx", b"bytes")
    assert small.build().path == before


def test_accepting_is_open_only_where_the_machine_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("HET_LOCAL_ACCEPT", raising=False)
    assert not subprocesses.may_accept()
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "0")
    assert not subprocesses.may_accept()
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "1")
    assert subprocesses.may_accept()


def test_a_return_is_checked_accepted_and_withdrawn_by_processes_of_their_own(small: SmallData, tmp_path: Path) -> None:
    path = subprocesses.keep_upload("return.zip", cells().write(tmp_path).read_bytes())
    report = subprocesses.check(path)
    assert (report.usable, report.pcn, report.version) == (True, "North Lewisham PCN", 1)
    done = subprocesses.accept(path, findings_agreed=True)
    assert isinstance(done, Receipt)
    assert (done.kind, done.version, done.built) == ("accepted", 1, None)
    refused = subprocesses.withdraw("North Lewisham", "2026-27Q2", "Ask 020 8690 1234")
    assert isinstance(refused, str)
    assert "holds a phone number" in refused
    gone = subprocesses.withdraw("North Lewisham", "2026-27Q2", "--help")
    assert isinstance(gone, str), "a reason that begins like an option is text, and begins like a formula"
    gone = subprocesses.withdraw("North Lewisham", "2026-27Q2", "Counted twice.")
    assert isinstance(gone, Receipt)
    assert (gone.kind, gone.on) == ("withdrawn", date.fromisoformat(f"{gone.on}"))


def test_what_a_check_tells_the_operator_is_in_the_log_of_the_server_and_nothing_else_is(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    path = subprocesses.keep_upload("return.zip", cells().write(tmp_path).read_bytes())
    (small.state / "private" / "checks").write_text("in the place of a folder", encoding="utf-8")
    assert subprocesses.check(path).usable
    assert [record.levelname for record in caplog.records] == ["WARNING"]
    assert caplog.messages[0].startswith("The log of checks could not be written")
    caplog.clear()
    told = subprocesses.Ended(False, "", "Traceback: 3 people\nFor the operator: a sentence\nValueError: 4 people")
    monkeypatch.setattr(subprocesses, "_returns", lambda *_: told)
    subprocesses.check(path)
    assert caplog.messages == ["a sentence", "A check of a return broke off."]


def test_a_withdrawn_file_is_recognised_and_counts_again_for_a_reason(small: SmallData, tmp_path: Path) -> None:
    path = subprocesses.keep_upload("return.zip", cells().write(tmp_path).read_bytes())
    accept(private_journal(), check(path, small.catalogue, TODAY))
    withdraw(private_journal(), PCN, Quarter.parse(QUARTER), "Counted twice.")
    said = subprocesses.check(path).sent_before
    assert said.startswith("This file is the same as version 1, which was withdrawn on ")
    assert said.endswith(" because: Counted twice.")
    assert subprocesses.accept(path, findings_agreed=False) == subprocesses.SentBefore(said)
    again = subprocesses.accept(path, findings_agreed=False, again="It was counted once.")
    assert isinstance(again, Receipt)
    assert (again.version, again.actor) == (2, operating_system_user())


def test_a_check_that_breaks_off_is_one_problem_in_words(small: SmallData, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(subprocesses, "LONGEST_CHECK_SECONDS", 0.01)
    report = subprocesses.check(subprocesses.keep_upload("return.xlsx", b"bytes"))
    assert not report.usable
    assert [p.message for p in report.problems] == ["The check took too long or too much room, or broke off."]


def test_the_form_comes_as_a_workbook(small: SmallData, tmp_path: Path) -> None:
    path = tmp_path / "form.xlsx"
    path.write_bytes(subprocesses.form("Sevenfields", "2026-27Q2", ".xlsx"))
    assert load_workbook(path)["About"]["B6"].value == "Sevenfields"
