"""The pack as one web page, opened from a file with the network off."""

from collections.abc import Callable
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from tests.support.axe import serious
from tests.support.blocks import NORTH, area
from tests.support.expected_file_content import charts

WIDTHS = (1280, 390)


@pytest.fixture(scope="module")
def pack(bundle: Store) -> Pack:
    return pack_of(DATA_PACK, area(NORTH), bundle)


@pytest.fixture(scope="module")
def file(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mailed") / "pack.html"
    path.write_bytes(written(pack, "html").content)
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Callable[[int], tuple[Page, list[str]]]:
    """The page at a width, all its charts drawn, and every request and complaint it made."""

    def open_at(width: int) -> tuple[Page, list[str]]:
        context = browser.new_context(viewport={"width": width, "height": 800}, offline=True)
        page, noted = context.new_page(), []
        page.on("request", lambda request: noted.append(request.url))
        page.on("console", lambda message: noted.append(message.text))
        page.on("pageerror", lambda error: noted.append(str(error)))
        page.goto(file.as_uri())
        page.locator("body[data-drawn]").wait_for()
        return page, [one for one in noted if one != file.as_uri() and not one.startswith(("data:", "blob:"))]

    return open_at


@pytest.mark.parametrize("width", WIDTHS)
def test_with_the_network_off_every_chart_draws_and_no_request_leaves(
    width: int, opened: Callable[[int], tuple[Page, list[str]]], pack: Pack
) -> None:
    page, noted = opened(width)
    for chart in charts(pack):
        drawing = page.locator(f'[id="{chart.id}"] svg').filter(visible=True).first
        box = drawing.bounding_box()
        assert box is not None, chart.id
        assert 250 < box["width"] <= 620, chart.id
    assert noted == []
    assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_it_is_accessible(opened: Callable[[int], tuple[Page, list[str]]]) -> None:
    page, _ = opened(1280)
    page.evaluate("document.querySelectorAll('details').forEach((one) => { one.open = true; })")
    assert serious(page) == []


def test_tables_open_for_printing_and_close_again(opened: Callable[[int], tuple[Page, list[str]]], pack: Pack) -> None:
    page, _ = opened(1280)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert page.locator("details[open]").count() == len(charts(pack))
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
