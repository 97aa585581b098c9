"""Every check is logged: when, who, which bytes, whose return and the outcome; no counts and no text of the file."""

import getpass
import hashlib
import json
from datetime import datetime
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner, Result

from het_dash.cli.main import app
from het_dash.ingest.returns import dry_run
from het_dash.ingest.returns.attempts import log_file
from tests.support.filled_returns import PCN, QUARTER, cells, filled
from tests.support.small_bundle import SmallData

FIELDS = {"at", "who", "attempt", "sha256", "pcn", "quarter", "outcome"}


def check(path: Path) -> Result:
    return CliRunner().invoke(app, ["returns", "check", str(path), "--json"])


def logged() -> list[dict[str, Any]]:
    return [json.loads(line) for line in log_file().read_text(encoding="utf-8").splitlines()]


def test_a_check_leaves_a_line_before_and_a_line_after(small: SmallData, tmp_path: Path) -> None:
    path = cells().write(tmp_path)
    assert check(path).exit_code == 0
    begun, ended = logged()
    assert set(begun) == set(ended) == FIELDS
    assert (begun["outcome"], begun["pcn"], begun["quarter"]) == ("begun", "", "")
    assert (ended["outcome"], ended["pcn"], ended["quarter"]) == ("no errors", PCN, QUARTER)
    assert begun["attempt"] == ended["attempt"]
    assert {begun["sha256"], ended["sha256"]} == {hashlib.sha256(path.read_bytes()).hexdigest()}
    assert datetime.fromisoformat(ended["at"]).tzinfo is not None


def test_the_user_is_asked_of_the_operating_system_and_not_of_the_environment(
    small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    user = getpass.getuser()
    monkeypatch.setenv("LOGNAME", "somebody else")
    monkeypatch.setenv("USER", "somebody else")
    check(cells().write(tmp_path))
    assert {line["who"] for line in logged()} == {user}


@pytest.mark.parametrize("name", ["notes.xlsx", "empty.zip", "one.csv", "missing.zip", "folder"])
def test_what_cannot_be_read_is_logged_too(small: SmallData, tmp_path: Path, name: str) -> None:
    path = tmp_path / name
    if name == "folder":
        path.mkdir()
    elif name != "missing.zip":
        path.write_bytes(b"no return")
    assert check(path).exit_code == 1
    _, ended = logged()
    assert (ended["outcome"], ended["pcn"], ended["quarter"]) == ("has errors", "", "")
    assert ended["sha256"] == (hashlib.sha256(b"no return").hexdigest() if path.is_file() else "")


def test_a_folder_is_known_by_the_hash_that_it_would_be_kept_under(small: SmallData, tmp_path: Path) -> None:
    folder = tmp_path / "return_csv"
    folder.mkdir()
    for name, content in cells().files.items():
        (folder / name).write_bytes(content)
    told = json.loads(check(folder).stdout)
    assert {line["sha256"] for line in logged()} == {told["sha256"]}


def test_a_return_with_errors_is_logged_under_the_team_and_quarter_that_were_read(
    small: SmallData, tmp_path: Path
) -> None:
    check(cells().change("Totals", 2, "Number", "-1").write(tmp_path))
    assert [(one["outcome"], one["pcn"], one["quarter"]) for one in logged()][1:] == [("has errors", PCN, QUARTER)]


def test_bytes_that_were_accepted_before_are_logged_as_such(small: SmallData, tmp_path: Path) -> None:
    path = cells().write(tmp_path)
    CliRunner().invoke(app, ["returns", "accept", str(path), "--no-build"])
    check(path)
    assert logged()[-1]["outcome"] == "accepted before"


def test_no_number_and_no_text_of_the_file_is_in_the_log(small: SmallData, tmp_path: Path) -> None:
    words = "Zebra crossing"
    totals = filled().totals.model_copy(update={"contacts": 73_919})
    of = cells(filled(disagreement=words, totals=totals, contacts_by={}))
    for path in (of.write(tmp_path), of.change("Learning", 2, "Theme", words).write(tmp_path, "Zebra.zip")):
        check(path)
    log = log_file().read_text(encoding="utf-8")
    assert "Zebra" not in log
    assert "73919" not in log
    assert [one["outcome"] for one in logged()] == ["begun", "no errors", "begun", "has errors"]


def test_a_check_that_breaks_off_is_logged(small: SmallData, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def out_of_memory(*_: object) -> None:
        raise MemoryError

    monkeypatch.setattr(dry_run, "check", out_of_memory)
    assert check(cells().write(tmp_path)).exit_code == 1
    assert [one["outcome"] for one in logged()] == ["begun", "broke off"]


def test_only_the_owner_may_read_the_log(small: SmallData, tmp_path: Path) -> None:
    check(cells().write(tmp_path))
    assert log_file().is_relative_to(small.state / "private")
    assert log_file().stat().st_mode & 0o777 == 0o600
    assert log_file().parent.stat().st_mode & 0o777 == 0o700


def test_a_log_that_cannot_be_written_stops_no_check_and_is_told_to_the_operator(
    small: SmallData, tmp_path: Path
) -> None:
    in_its_place = small.state / "private" / "checks"
    in_its_place.parent.mkdir(parents=True)
    in_its_place.write_text("a file where the folder should be", encoding="utf-8")
    result = check(cells().write(tmp_path))
    assert (result.exit_code, json.loads(result.stdout)["version"]) == (0, 1)
    assert result.stderr.startswith("For the operator: The log of checks could not be written: ")
    assert result.stderr.count("\n") == 1


def test_a_log_that_is_a_link_to_another_file_is_not_followed(small: SmallData, tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    log_file().parent.mkdir(parents=True)
    log_file().symlink_to(elsewhere)
    result = check(cells().write(tmp_path))
    assert result.exit_code == 0
    assert "could not be written" in result.stderr
    assert not elsewhere.exists()


def test_a_check_does_not_change_what_a_build_makes(small: SmallData, tmp_path: Path) -> None:
    before = small.build().path
    check(cells().write(tmp_path))
    assert small.build().path == before
