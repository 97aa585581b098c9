"""The data pack's tabs stay within their ceilings of height and words, in a real Chromium."""

import zipfile
from collections.abc import Callable
from contextlib import suppress

from playwright.sync_api import TimeoutError as TakesTooLong

from het_dash import content
from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]
HIGHEST, FIRST_SCREEN = 2400, 800
LONGEST_MS = 20_000
MOST_WORDS, MOST_WORDS_FIRST = 350, 300
HEIGHT = "() => document.querySelector('[data-testid=stMain]').scrollHeight"
WORDS = """bottom => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  let found = 0;
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement, box = around.getBoundingClientRect();
    if (box.width > 1 && box.height > 1 && box.top < bottom && !['STYLE', 'SCRIPT'].includes(around.tagName))
      found += (walker.currentNode.textContent.match(/\\S+/g) || []).length;
  }
  return found;
}"""


def test_every_tab_is_within_its_height_even_with_example_data(server: str, reader: MakeReader) -> None:
    high = {}
    for tab in content.data_pack.PAGE.tabs:
        page = reader().open(f"{server}/pcn-data-pack?tab={tab.id}&example=true")
        with suppress(TakesTooLong):  # a page that is drawn again is higher for a moment
            page.wait_for_function(f"most => ({HEIGHT})() <= most", arg=HIGHEST, timeout=LONGEST_MS)
        high[tab.id] = page.evaluate(HEIGHT)
    assert {tab: height for tab, height in high.items() if height > HIGHEST} == {}


def test_the_overview_has_few_words_and_a_picture_on_the_first_screen(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/pcn-data-pack?example=false")
    assert page.evaluate(WORDS, 100_000) <= MOST_WORDS
    assert page.evaluate(WORDS, FIRST_SCREEN) <= MOST_WORDS_FIRST
    picture = page.locator(".js-plotly-plot").first.bounding_box()
    assert picture
    assert picture["y"] < FIRST_SCREEN


def test_one_click_gives_the_pdf_and_the_slides(server: str, reader: MakeReader) -> None:
    """With the mouse, because the app's own header lies over the first line of a page."""
    page = reader().open(f"{server}/pcn-data-pack?example=false")
    page.get_by_role("button", name="Download", exact=True).click()
    with page.expect_download(timeout=60_000) as download:
        page.get_by_role("button", name="Meeting version").click()
    assert download.value.suggested_filename.endswith("_meeting.zip")
    with zipfile.ZipFile(download.value.path()) as made:
        assert [name.rpartition(".")[2] for name in made.namelist()] == ["pdf", "pptx"]
