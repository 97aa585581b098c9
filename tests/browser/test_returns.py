"""A return from the form to the figures, through the real upload, in a real Chromium."""

import os
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from het_dash.ingest.returns.history import history
from het_dash.ingest.returns.private_journal import private_journal
from tests.browser.conftest import Reader, serving
from tests.integration.ingest.returns.test_command import filled_by_a_script
from tests.support.filled_returns import cells, filled

MakeReader = Callable[..., Reader]
FOLLOWS_WITHIN_MS = 10_000
TEAM = "pcn=North+Lewisham"


@pytest.fixture
def state(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A state folder without demonstrations, which the first page builds."""
    monkeypatch.setenv("HET_DEMO", "0")
    monkeypatch.setenv("HET_STATE", str(tmp_path / "state"))
    return tmp_path / "state"


@pytest.fixture
def accepting(state: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[str]:
    monkeypatch.setenv("HET_LOCAL_ACCEPT", "1")
    with serving(state) as url:
        yield url


def upload(page: Page, path: Path) -> None:
    page.locator("input[type=file]").set_input_files(str(path))
    page.locator(".het-steps [aria-current]").filter(has_not_text="Download").wait_for()


def choose(page: Page, quarter: str) -> None:
    """Chooses the quarter of the form."""
    page.get_by_role("combobox", name="Quarter").click()
    page.get_by_role("option", name=quarter).click()
    page.wait_for_timeout(1000)  # the app learns of it a moment later


def table(page: Page, number: int) -> str:
    """The words of a table of the page, cell after cell."""
    return " ".join(page.locator(".het-table").nth(number).inner_text().split())


def test_the_form_filled_by_a_script_is_accepted_and_open_pages_follow(
    accepting: str, reader: MakeReader, tmp_path: Path
) -> None:
    sender, watcher = reader(), reader()
    page = sender.open(f"{accepting}/send-a-return?{TEAM}")
    other = watcher.open(f"{accepting}/returns-received?{TEAM}&tab=versions")
    other.get_by_text("North Lewisham PCN has not sent a return yet.").wait_for()

    choose(page, "July to September 2026")
    sender.settle()
    with page.expect_download() as handed:
        page.get_by_role("button", name="Workbook (.xlsx)").click()
    assert handed.value.suggested_filename == "HET-return_2026-27Q2_North-Lewisham.xlsx"
    template = tmp_path / handed.value.suggested_filename
    handed.value.save_as(template)

    upload(page, filled_by_a_script(template))
    page.get_by_text("It would be version 1 of North Lewisham PCN's return").wait_for()
    page.get_by_text("Everything we read").click()
    assert "Residents reached 50 Not published" in table(page, -1)
    assert private_journal().records() == (), "a check accepts nothing"

    page.get_by_role("button", name="Accept this return").click()
    page.get_by_text("Accepted: North Lewisham PCN, 2026-27Q2 (July to September 2026), version 1.").wait_for()
    page.get_by_text("The figures are built; every open page shows them in some seconds.").wait_for()
    other.get_by_text("1 of 6 teams has sent its return for July to September 2026").wait_for(timeout=FOLLOWS_WITHIN_MS)
    assert len(history(private_journal())) == 1
    assert not list((Path(os.environ["HET_STATE"]) / "private" / "uploads").iterdir())

    other.get_by_role("tab", name="Withdraw a return").click()
    other.get_by_label("Why? Everyone can read the reason").fill("Counted the fair twice.")
    other.get_by_role("button", name="Withdraw it").click()
    other.get_by_text("Every return so far has been withdrawn.").wait_for()
    other.get_by_role("tab", name="Every version").click()
    other.get_by_text("Withdrawn on").first.wait_for()
    assert "Counted the fair twice." in table(other, -1)

    upload(page, tmp_path / "filled.xlsx")
    page.get_by_text("This file is the same as version 1, which was withdrawn on").wait_for()
    again = page.get_by_role("button", name="Accept this return")
    assert again.is_disabled()
    page.get_by_text("Make this earlier version count again").click()
    page.get_by_label("Why does it count again?").fill("The fair was counted once.")
    page.get_by_label("Why does it count again?").press("Enter")
    again.click()
    page.get_by_text("Accepted: North Lewisham PCN, 2026-27Q2 (July to September 2026), version 2.").wait_for()
    assert watcher.elsewhere == sender.elsewhere == []


def test_without_leave_to_accept_a_return_is_checked_and_that_is_all(
    state: Path, reader: MakeReader, tmp_path: Path
) -> None:
    with serving(state) as url:
        page = reader().open(f"{url}/send-a-return?{TEAM}")
        upload(page, cells(filled(pcn="pcn:sevenfields")).write(tmp_path))
        page.get_by_text("This return has no errors.").first.wait_for()
        page.get_by_text("This is the return of Sevenfields PCN. The page shows North Lewisham PCN.").wait_for()
        page.get_by_text("Send this file to the programme team.").wait_for()
        assert page.get_by_role("button", name="Accept this return").count() == 0

        upload(page, cells().change("Attendance", 2, "Female, 40 to 59", "-3").write(tmp_path, "bad.zip"))
        page.get_by_text("Fix 1 problem before you send this return.").wait_for()
        problem = page.locator(".het-problems").filter(has_text="Is below zero.")
        assert "Female, 40 to 59 D2 -3 Is below zero." in " ".join(problem.inner_text().split())

        page.goto(f"{url}/returns-received?{TEAM}&tab=withdraw")
        page.get_by_text("Only the programme team can withdraw a return").wait_for()
        assert page.get_by_role("button", name="Withdraw it").count() == 0
