"""The About pages in a real Chromium: search by keyboard, links, and what the accessibility statement says."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import ADDRESSES, Reader, serving
from tests.support.axe import serious

MakeReader = Callable[..., Reader]
REPORT = "Report a problem with this figure"
SEARCH = "Search by name, id, publisher or plain words"


def test_a_search_by_keyboard_is_in_the_link_and_back_undoes_it(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/sources-and-methods")
    page.get_by_label(SEARCH).focus()
    page.keyboard.type("kidney")
    page.keyboard.press("Enter")
    page.wait_for_url("**find=kidney*")
    page.get_by_role("status").get_by_text("Found for “kidney”").wait_for()
    tab.settle()
    page.go_back()
    page.get_by_role("tab", name="Measures").wait_for()
    assert "find=" not in page.url


def test_an_entry_unfolds_by_keyboard_and_links_to_itself_and_to_its_trace(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/sources-and-methods?find=hypertension&example=false")
    entry = page.locator("details.het-entry:has(a[href*='traced=qof_hypertension'])")
    entry.locator("summary").focus()
    page.keyboard.press("Enter")
    entry.get_by_text("What it means").wait_for()
    entry.get_by_role("link", name="Trace its figures to their files").click()
    page.wait_for_url("**traced=qof_hypertension*")
    tab.settle()
    assert "example=false" in page.url
    page.get_by_text("SHA-256").first.wait_for()


def test_a_hostile_search_runs_nothing(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/sources-and-methods?find=%3Cimg%20src%3Dx%20onerror%3Dwindow.ran%3D1%3E")
    page.get_by_text("Nothing found for “<img src=x onerror=window.ran=1>”").wait_for()
    assert page.evaluate("window.ran") is None
    assert tab.elsewhere == []


def test_a_link_to_a_term_shows_it_at_the_top_and_a_letter_scrolls_to_its_terms(
    server: str, reader: MakeReader
) -> None:
    page = reader().open(f"{server}/glossary?term=ckd")
    named = page.locator(".het-named")
    box = named.bounding_box()
    assert box
    assert box["y"] < 800
    assert "Chronic kidney disease (CKD)" in named.inner_text()
    page.get_by_role("link", name="Q", exact=True).click()
    page.wait_for_function("""() => {
        const top = document.querySelector('#letter-q').getBoundingClientRect().top; return top >= 0 && top < 700; }""")


@pytest.mark.parametrize(
    "link", ["sources-and-methods?tab=trace&traced=qof_hypertension", "glossary?find=PCN", "glossary?term=pcn"]
)
def test_a_deep_link_is_right_on_a_fresh_server(link: str, built_state: Path, reader: MakeReader) -> None:
    with serving(built_state) as url:
        page = reader().open(f"{url}/{link}")
        page.get_by_text("SHA-256" if "trace" in link else "Primary Care Network (PCN)").first.wait_for()


def test_each_page_has_a_title_of_its_own(server: str, reader: MakeReader) -> None:
    tab = reader()
    assert len({tab.open(f"{server}/{address}").title() for address in ADDRESSES}) == len(ADDRESSES)


def test_a_problem_is_reported_by_keyboard_and_stored(built_state: Path, reader: MakeReader) -> None:
    with serving(built_state) as url:
        tab = reader(390, dark=True)
        page = tab.open(f"{url}/pcn-data-pack?pcn=north-lewisham&tab=care&example=false")
        card = page.locator("[class*='st-key-card-']").first
        card.get_by_text("About", exact=True).click()
        card.get_by_role("button", name=REPORT).focus()
        page.keyboard.press("Enter")
        dialog = page.get_by_role("dialog", name=REPORT)
        dialog.wait_for()
        tab.settle()
        assert serious(page) == []
        _send(tab, "Patient 943 476 5919")
        dialog.get_by_text("Your text contains an NHS number").wait_for()
        tab.settle()
        _send(tab, "The bars are swapped")
        dialog.get_by_text("The report is stored with the number").wait_for()
        tab.settle()
        dialog.press("Escape")
        dialog.wait_for(state="detached")
        assert tab.elsewhere == []
    (file,) = (built_state / "private" / "reports").glob("*.json")
    written = file.read_text(encoding="utf-8")
    file.unlink()
    for words in ("The bars are swapped", "tab=care", "pcn=north-lewisham", "cvdp007hyp"):
        assert words in written


def _send(tab: Reader, words: str) -> None:
    """Writes over what the form has, and sends it once the app has taken it."""
    box = tab.page.get_by_label("What looks wrong?")
    box.fill(words)
    box.press("Tab")
    tab.settle()
    send = tab.page.get_by_role("button", name="Send the report")
    send.focus()
    send.press("Enter")
