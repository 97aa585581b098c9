"""Every page and tab within its ceilings of height and words, and a picture on the first screen, in a real Chromium."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest
from playwright.sync_api import Browser

from het_dash import content
from tests.browser.conftest import Reader, reader_in

PCNS = {"true": "north-lewisham", "false": "modality-lewisham"}  # the switch, and the PCN to look at with it
HIGHEST = {
    "headline-impact": 1600,
    "cycle-1-and-cycle-2": 2000,
    "blachir-opportunities": 1400,
    "pcn-data-pack": 2400,
    "reach-and-need": 1800,
    "where-our-patients-live": 1600,
    "explore": 2400,
    "summary-table": 2400,
    "inequality": 2400,
    "variation": 2400,
    "send-a-return": 900,
    "returns-received": 1200,
}
# forms, tables and texts, which need no picture; the words of a list that is looked up do not count either
WITHOUT_PICTURE = {"summary-table", "send-a-return", "returns-received"}
TEXTS = {("reach-and-need", "What we heard and changed"), ("inequality", "How complete")}
REFERENCE = {("pcn-data-pack", "Definitions"), ("blachir-opportunities", "As a list")}
FIRST_SCREEN, MOST_WORDS, MOST_WORDS_OVERVIEW = 800, 300, 350
LOOK = """bottom => {
  const main = document.querySelector('[data-testid=stMainBlockContainer]');
  const walker = document.createTreeWalker(main, NodeFilter.SHOW_TEXT);
  const found = {high: document.querySelector('[data-testid=stMain]').scrollHeight, first: 0, all: 0};
  while (walker.nextNode()) {
    const around = walker.currentNode.parentElement, box = around.getBoundingClientRect();
    if (box.width <= 1 || box.height <= 1 || ['STYLE', 'SCRIPT'].includes(around.tagName)) continue;
    const words = (walker.currentNode.textContent.match(/\\S+/g) || []).length;
    found.all += words;
    if (box.top < bottom) found.first += words;
  }
  found.picture = [...main.querySelectorAll('.js-plotly-plot, .het-spread')].some(one => {
    const box = one.getBoundingClientRect(); return box.height > 20 && box.top < bottom; });
  found.missing = !!main.querySelector('[class*=st-key-example-data-in]');
  return found;
}"""
STEADY = """() => new Promise(done => {
  let last = -1, same = 0;
  const look = () => {
    const busy = document.querySelector('[data-testid=stStatusWidget], [data-stale=true], [data-testid=stSkeleton]');
    const high = document.querySelector('[data-testid=stMain]').scrollHeight;
    same = !busy && high === last ? same + 1 : 0;
    last = high;
    same >= 4 ? done(true) : setTimeout(look, 40);
  };
  look();
})"""


@dataclass(frozen=True)
class Seen:
    """One page or tab at 1280 pixels."""

    page: str
    tab: str
    example: str
    high: int
    first: int
    all: int
    picture: bool
    missing: bool

    @property
    def name(self) -> str:
        return f"{self.page}, {self.tab or 'no tabs'}, example data {self.example}"


@pytest.fixture(scope="module")
def seen(server: str, browser: Browser) -> list[Seen]:
    """Every tab of every page with a ceiling, with example data and without."""
    reader = reader_in(browser)
    return [one for example in PCNS for page in HIGHEST for one in _tabs(reader, server, page, example)]


def _tabs(reader: Reader, server: str, page: str, example: str) -> Iterator[Seen]:
    opened = reader.open(f"{server}/{page}?pcn={PCNS[example]}&example={example}")
    for tab in reader.tabs():
        opened.evaluate(STEADY)
        opened.evaluate("document.querySelector('[data-testid=stMain]').scrollTo(0, 0)")
        yield Seen(page, tab, example, **opened.evaluate(LOOK, FIRST_SCREEN))


def test_no_page_or_tab_is_higher_than_its_ceiling(seen: list[Seen]) -> None:
    assert {one.name: one.high for one in seen if one.high > HIGHEST[one.page]} == {}
    tabs = {one.tab for one in seen if one.page == "pcn-data-pack"}
    assert tabs == {tab.label for tab in content.data_pack.PAGE.tabs}, "every tab was looked at"


def test_the_first_screen_has_few_words(seen: list[Seen]) -> None:
    read = (one for one in seen if (one.page, one.tab) not in REFERENCE)
    assert {one.name: one.first for one in read if one.first > MOST_WORDS} == {}


def test_the_first_screen_has_a_picture(seen: list[Seen]) -> None:
    drawn = (one for one in seen if one.page not in WITHOUT_PICTURE and (one.page, one.tab) not in TEXTS | REFERENCE)
    assert [one.name for one in drawn if not (one.picture or one.missing)] == []


def test_the_overview_of_the_data_pack_has_few_words(seen: list[Seen]) -> None:
    (overview,) = (one for one in seen if (one.page, one.tab, one.example) == ("pcn-data-pack", "Overview", "false"))
    assert overview.all <= MOST_WORDS_OVERVIEW
