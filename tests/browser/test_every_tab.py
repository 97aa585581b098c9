"""Every tab of every page is accessible in both themes and asks no other host."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser.conftest import ADDRESSES, Reader, reader_in
from tests.support.axe import COLOUR, serious


@pytest.fixture(scope="module", params=["light", "dark"])
def tab(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Reader]:
    made = reader_in(browser, dark=request.param == "dark")
    yield made
    made.page.context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_axe_finds_nothing_critical_or_serious_on_any_tab(
    address: str, tab: Reader, server: str, request: pytest.FixtureRequest
) -> None:
    """The dark page has the same elements as the light one, so there only its colours are judged."""
    page = tab.open(f"{server}/{address}?pcn=north-lewisham&example=true")
    dark = "dark" in request.node.name
    found = {name: broken for name in tab.tabs() if (broken := serious(page, *COLOUR if dark else ()))}
    assert found == {}
    assert tab.elsewhere == []
