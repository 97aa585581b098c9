"""Every page, in a real Chromium, wide and narrow."""

import urllib.request
from collections.abc import Callable
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe

from tests.browser.conftest import ADDRESSES, Reader, serving

MakeReader = Callable[..., Reader]


@pytest.mark.parametrize("address", ADDRESSES)
def test_opened_first_on_a_fresh_server_it_shows_itself_in_its_frame(
    address: str, built_state: Path, reader: MakeReader
) -> None:
    with serving(built_state) as url:
        page = reader().open(f"{url}/{address}?pcn=Sevenfields")
        assert page.get_by_role("heading", level=1).count() == 1
        assert page.get_by_text("Page not found").count() == 0
        assert page.get_by_role("combobox").first.input_value() or page.get_by_text("Sevenfields").count()
        assert f"/{address}" in page.url


def test_the_bare_address_shows_headline_impact(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/?pcn=Sevenfields")
    assert page.get_by_role("heading", level=1).inner_text() == "Lewisham · Headline impact"


@pytest.mark.parametrize(("width", "dark"), [(1280, False), (390, True)])
@pytest.mark.parametrize("address", ADDRESSES)
def test_it_fits_asks_no_other_host_and_is_accessible(
    address: str, width: int, dark: bool, server: str, reader: MakeReader
) -> None:
    tab = reader(width, dark)
    page = tab.open(f"{server}/{address}?pcn=North+Lewisham")
    assert tab.elsewhere == []
    assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= width
    assert _serious(Axe().run(page).response) == []
    assert tab.elsewhere == []


def test_every_chart_of_the_pack_is_drawn_and_has_its_text_alternative_source_and_table(
    server: str, reader: MakeReader
) -> None:
    page = reader().open(f"{server}/pcn-data-pack?pcn=Aplos+Health")
    charts = page.locator("[class*='st-key-chart-']")
    assert charts.count() > 10
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        chart.locator(".main-svg").first.wait_for(timeout=20_000)
        assert chart.locator(".stPlotlyChart[role=figure]").get_attribute("aria-label")
        assert "Source: " in chart.inner_text()
        assert chart.get_by_text("Table of these figures").count() == 1


def test_the_chosen_pcn_stays_across_pages_back_and_refresh(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=Lewisham+Alliance")
    page.get_by_role("link", name="Explore").click()
    page.wait_for_url("**/explore?pcn=Lewisham+Alliance*")
    page.get_by_role("heading", name="Lewisham Alliance PCN · Explore").wait_for()
    tab.settle()
    page.reload()
    tab.settle()
    page.get_by_role("heading", name="Lewisham Alliance PCN · Explore").wait_for()
    page.go_back()
    page.get_by_role("heading", name="Lewisham Alliance PCN · Data pack").wait_for()


def test_a_link_to_a_pcn_that_does_not_exist_is_said_to_be_wrong(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/pcn-data-pack?pcn=U53896")
    assert page.get_by_text("does not exist").count() == 1
    assert page.get_by_role("heading", level=1).inner_text() == "North Lewisham PCN · Data pack"


def test_with_no_store_the_first_page_builds_it(tmp_path: Path, reader: MakeReader) -> None:
    with serving(tmp_path / "empty") as url:
        page = reader().open(f"{url}/pcn-data-pack")
        assert page.get_by_role("heading", level=1).inner_text() == "North Lewisham PCN · Data pack"
    assert (tmp_path / "empty" / "store" / "current").is_file()


def test_the_browser_is_told_to_refuse_other_hosts(server: str) -> None:
    with urllib.request.urlopen(f"{server}/pcn-data-pack", timeout=10) as answer:  # noqa: S310 (loopback)
        assert "default-src 'self'" in answer.headers["Content-Security-Policy"]
        assert answer.headers["X-Content-Type-Options"] == "nosniff"


def _serious(response: dict[str, list[dict[str, object]]]) -> list[str]:
    return [
        f"{found['id']}: {found['help']} {[node['html'] for node in found['nodes']][:3]}"  # type: ignore[attr-defined]
        for found in response["violations"]
        if found["impact"] in ("critical", "serious")
    ]
