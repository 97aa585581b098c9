"""The board's first screen, in a real Chromium: what was achieved, how sure we are, one click to what lies behind."""

import re
from collections.abc import Callable

import pytest
from playwright.sync_api import Page

from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]
FIRST_SCREEN = 800


def bottom(page: Page, text: str) -> float:
    box = page.get_by_text(text, exact=False).first.bounding_box()
    assert box, text
    return box["y"] + box["height"]


def test_the_first_screen_alone_says_what_was_achieved_and_how_sure_we_are(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/")
    for text in ("at least 2,500 residents", "Cannot tell: only March 2026 is to hand.", "Higher than England"):
        assert bottom(page, text) <= FIRST_SCREEN, text
    numbers = page.locator(".het-number")
    verdicts = page.get_by_text(re.compile("^(A minimum figure|Background, not|A clear gap|Cannot tell$)"))
    assert verdicts.count() >= 5
    for found in (*numbers.all()[:5], *verdicts.all()[:5]):
        box = found.bounding_box()
        assert box
        assert box["y"] + box["height"] <= FIRST_SCREEN
    assert [one.inner_text() for one in numbers.all()[:5]] == ["2,500+", "70+", "104.0", "10.0 points", "Cannot tell"]


@pytest.mark.parametrize("width", [1280, 390])
def test_the_figures_behind_a_tile_open_by_keyboard_and_fit(width: int, server: str, reader: MakeReader) -> None:
    page = reader(width).open(f"{server}/")
    opener = page.get_by_role("button", name="Figures and source").first
    opener.focus()
    page.keyboard.press("Enter")
    page.get_by_text("at least 2,500", exact=True).wait_for()
    assert page.get_by_text("Published: as the publisher gives it.").first.is_visible()
    assert page.get_by_text("Source: Local Government Association").first.is_visible()
    box = page.locator("[data-testid=stPopoverBody]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
