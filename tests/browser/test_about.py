"""The About pages in a real Chromium: search by keyboard, links, and what the accessibility statement says."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import ADDRESSES, Reader, serving

MakeReader = Callable[..., Reader]
ZOOMED = 640  # pixels that a window of 1,280 has at 200% zoom
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
    page = tab.open(f"{server}/sources-and-methods?find=qof_hypertension&example=false")
    entry = page.locator("details.het-entry", has_text="Recorded hypertension").first
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


def test_at_200_per_cent_zoom_no_page_scrolls_sideways_and_each_has_its_own_title(
    server: str, reader: MakeReader
) -> None:
    tab, titles = reader(ZOOMED), set()
    for address in ADDRESSES:
        page = tab.open(f"{server}/{address}?pcn=north-lewisham")
        assert _width(page) <= ZOOMED, address
        titles.add(page.title())
    assert len(titles) == len(ADDRESSES)


def _width(page: Page) -> int:
    return int(page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth"))
