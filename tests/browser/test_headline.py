"""The board's first screen, in a real Chromium: what was achieved, how sure we are, one click to what lies behind."""

from collections.abc import Callable

import pytest

from tests.browser.conftest import Reader

MakeReader = Callable[..., Reader]
FIRST_SCREEN = 800


def test_the_first_screen_alone_says_what_was_achieved_and_how_sure_we_are(server: str, reader: MakeReader) -> None:
    page = reader().open(f"{server}/headline-impact?example=false")
    numbers = page.locator(".het-tile .number")
    assert [one.inner_text() for one in numbers.all()] == ["2,500+", "70+", "67% against 77%"]
    strong = page.get_by_text("It is too early to say whether care has changed.")
    for found in (*numbers.all(), strong.first):
        box = found.bounding_box()
        assert box
        assert box["y"] + box["height"] <= FIRST_SCREEN
    picture = page.locator(".main-svg").first.bounding_box()
    assert picture
    assert picture["y"] + picture["height"] <= FIRST_SCREEN


@pytest.mark.parametrize("width", [1280, 390])
def test_the_figures_behind_a_tile_open_by_keyboard_and_fit(width: int, server: str, reader: MakeReader) -> None:
    page = reader(width).open(f"{server}/")
    opener = page.get_by_role("button", name="Figures and source").first
    opener.focus()
    page.keyboard.press("Enter")
    page.get_by_text("at least 2,500", exact=True).wait_for()
    assert page.get_by_text("Published: as the publisher gives it.").first.is_visible()
    assert page.get_by_text("Source: Local Government Association").first.is_visible()
    page.wait_for_timeout(1000)  # it moves into place
    box = page.locator("[data-testid=stPopoverBody]").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    page.keyboard.press("Escape")
