"""Every tab on a phone and at 200% zoom: nothing scrolls sideways, is cut off or lies on other text."""

from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, ViewportSize

from tests.browser.conftest import ADDRESSES, Reader, reader_in

MakeReader = Callable[..., Reader]
READS_WELL = Path(__file__).with_name("reads_well.js").read_text(encoding="utf-8")
WELL = {"cut": [], "over": [], "sideways": 0}
PHONE: ViewportSize = {"width": 390, "height": 800}
ZOOMED: ViewportSize = {"width": 640, "height": 400}  # a window of 1280 by 800 at 200%
MOVES = """() => [...document.querySelectorAll('*')].filter(one => {
  const look = getComputedStyle(one), longest = (times) => Math.max(...times.split(',').map(parseFloat));
  const animated = look.animationName !== 'none' && longest(look.animationDuration) > 0.1;
  return animated || longest(look.transitionDuration) > 0.1;
}).map(one => one.outerHTML.slice(0, 90))"""


@pytest.fixture(scope="module")
def tab(browser: Browser) -> Iterator[Reader]:
    made = reader_in(browser, PHONE["width"])
    yield made
    made.page.context.close()


@pytest.mark.parametrize("address", ADDRESSES)
def test_every_tab_reads_well_on_a_phone_and_at_200_percent(address: str, tab: Reader, server: str) -> None:
    page, found = tab.page, {}
    page.set_viewport_size(PHONE)
    tab.open(f"{server}/{address}?pcn=north-lewisham&example=true")
    for name in tab.tabs():
        for size in (PHONE, ZOOMED):
            page.set_viewport_size(size)
            tab.settle()
            found[name, size["width"]] = page.evaluate(READS_WELL)
    assert {where: seen for where, seen in found.items() if seen != WELL} == {}


def test_text_that_is_cut_or_lies_on_other_text_is_noticed(tab: Reader) -> None:
    tab.page.set_content(
        '<div data-testid="stMain" style="width: 300px; position: relative; overflow: auto">'
        '<p style="width: 40px; overflow: hidden; white-space: nowrap">a long line of words</p>'
        '<p style="position: absolute; top: 90px">under</p><p style="position: absolute; top: 92px">over</p>'
        '<p style="width: 400px">wide</p></div>'
    )
    seen = tab.page.evaluate(READS_WELL)
    assert seen["cut"] == ["a long line of words"]
    assert seen["over"] == ["under / over"]
    assert seen["sideways"] == 100


def test_nothing_moves_for_a_reader_who_asks_for_that(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/pcn-data-pack?pcn=north-lewisham")
    assert page.evaluate(MOVES) == []
