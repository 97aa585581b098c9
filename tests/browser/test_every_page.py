"""The app's frame in a real Chromium: links, tabs, Back, cards and what the server says to the browser."""

import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.browser.conftest import Reader, serving

MakeReader = Callable[..., Reader]
TOLERANCE_PX = 2


@pytest.mark.parametrize("address", ["explore", "send-a-return"])  # all lie in folders alike
def test_opened_first_on_a_fresh_server_it_shows_itself_in_its_frame(
    address: str, built_state: Path, reader: MakeReader
) -> None:
    with serving(built_state) as url:
        page = reader().open(f"{url}/{address}?pcn=Sevenfields")
        assert page.get_by_role("heading", level=1).count() == 1
        assert page.get_by_text("Page not found").count() == 0
        assert "pcn=sevenfields" in page.url
        assert f"/{address}" in page.url


def test_the_bare_address_shows_headline_impact(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/?pcn=Sevenfields")
    assert page.get_by_role("heading", level=1).inner_text() == "Lewisham · Headline impact"


def test_every_chart_of_a_tab_is_drawn_with_its_alternative_and_turns_to_its_table_by_keyboard(
    server: str, reader: MakeReader
) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=aplos-health&tab=care")
    cards = page.locator("[class*='st-key-card-']")
    assert cards.count() >= 1
    for card in cards.all():
        card.scroll_into_view_if_needed()
        card.locator(".main-svg").first.wait_for(timeout=20_000)
        assert card.locator(".stPlotlyChart[role=figure]").get_attribute("aria-label")
    before = cards.first.bounding_box()
    cards.first.get_by_role("radio", name="Chart").focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("Space")
    cards.first.get_by_role("table").wait_for()
    tab.settle()
    after = cards.first.bounding_box()
    assert before
    assert after
    assert abs(before["height"] - after["height"]) < TOLERANCE_PX  # the page does not jump


def test_about_offers_the_figures_and_the_picture_named_by_their_content(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=aplos-health&tab=care&example=false")
    card = page.locator("[class*='st-key-card-']").first
    card.get_by_text("About", exact=True).click()
    for label, ending in (("Figures (CSV)", ".csv"), ("Picture (SVG)", ".svg"), ("Picture (PNG)", ".png")):
        with page.expect_download() as download:
            card.get_by_role("button", name=label).click()
        assert download.value.suggested_filename.endswith(ending)
        assert download.value.path().stat().st_size > 0


def test_the_open_tab_is_in_the_link_and_back_undoes_the_last_choice(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=sevenfields&tab=care")
    page.wait_for_url("**tab=care*")
    page.get_by_role("tab", name="Practices").click()
    page.wait_for_url("**tab=practices*")
    tab.settle()
    page.go_back()
    page.wait_for_url("**tab=care*")
    page.wait_for_function("document.querySelector('[role=tab][aria-selected=true]').innerText.trim() === 'Care'")


def test_the_chosen_pcn_stays_across_pages_back_and_refresh(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=lewisham-alliance")
    page.get_by_role("link", name="Explore").click()
    page.wait_for_url("**/explore?**pcn=lewisham-alliance*")
    page.get_by_role("heading", name="Lewisham Alliance · Explore").wait_for()
    tab.settle()
    page.reload()
    tab.settle()
    page.get_by_role("heading", name="Lewisham Alliance · Explore").wait_for()
    page.go_back()  # to Explore's link before it had Explore's own choices
    tab.settle()
    page.go_back()
    page.get_by_role("heading", name="Lewisham Alliance · Data pack").wait_for()


def test_a_link_to_a_pcn_that_does_not_exist_is_said_to_be_wrong(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/pcn-data-pack?pcn=U53896")
    assert page.get_by_text("does not exist").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "North Lewisham · Data pack"


def test_with_no_store_the_first_page_builds_it(tmp_path: Path, reader: MakeReader) -> None:
    with serving(tmp_path / "empty") as url:
        page = reader().open(f"{url}/pcn-data-pack")
        assert page.get_by_role("heading", level=1).inner_text() == "North Lewisham · Data pack"
    assert (tmp_path / "empty" / "store" / "current").is_file()


def test_the_browser_is_told_to_refuse_other_hosts(server: str) -> None:
    with urllib.request.urlopen(f"{server}/pcn-data-pack", timeout=10) as answer:  # noqa: S310 (loopback)
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"
