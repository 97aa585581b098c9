"""A page on paper: the open tab with its charts and marks, none of the controls, and the address at the foot."""

import re
from collections.abc import Callable
from io import BytesIO

import pytest
from playwright.sync_api import Page, expect
from pypdf import PdfReader

from het_dash.ui.example import BAR, LABEL
from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]
A4_PX = 1032  # printable width of a landscape sheet
CONTROLS = (
    "[data-testid=stSidebar], [role=tablist], [data-testid=stMain] button, [data-testid=stMain] input, "
    "[data-testid=stMainMenu], [data-testid=stSkipToContent]"
)
CUT = """() => [...document.querySelectorAll('.js-plotly-plot .main-svg, table, .het-tile')]
  .filter(one => one.getBoundingClientRect().right > document.documentElement.clientWidth + 1)
  .map(one => one.outerHTML.slice(0, 80))"""
PAGES = (
    ("pcn-data-pack?tab=practices", "Practices"),
    ("cycle-1-and-cycle-2?tab=measures", "All measures"),
    ("where-our-patients-live?", ""),
)


def text(page: Page) -> str:
    """The words of the page as a PDF, on one line."""
    pages = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True))).pages
    return " ".join(" ".join(one.extract_text() for one in pages).split())


@pytest.mark.parametrize(("address", "tab"), PAGES)
def test_it_has_the_open_tab_its_marks_and_the_address_and_no_controls(
    address: str, tab: str, server: str, reader: MakeReader
) -> None:
    page = reader().open(f"{server}/{address}&pcn=north-lewisham&example=true")
    printed = text(page)
    assert page.get_by_role("heading", level=1).inner_text() in printed
    assert f"{tab} " in printed
    assert BAR in printed
    assert LABEL not in printed
    assert "Figures built on" in printed
    assert f"{server}/{address}".replace("?", "").split("tab=")[0] in printed.replace(" ", "")
    page.set_viewport_size({"width": A4_PX, "height": 700})
    page.emulate_media(media="print")
    assert page.locator(CONTROLS).filter(visible=True).count() == 0
    assert page.evaluate(CUT) == []


def test_a_dark_page_prints_dark_words_on_white(server: str, reader: MakeReader) -> None:
    page = reader(dark=True).open(f"{server}/returns-received")
    page.emulate_media(media="print")
    expect(page.locator("[data-testid=stMainBlockContainer]")).to_have_css("filter", re.compile("invert"))
    expect(page.locator("body")).to_have_css("background-color", "rgb(255, 255, 255)")
