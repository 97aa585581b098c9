"""Pages by keyboard alone: each stop in the order of the page, with a ring that can be seen, and no trap."""

from collections.abc import Callable
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from het_dash.catalogue.pages import PAGES
from het_dash.charts.theme import THEMES
from tests.browser.conftest import Reader
from tests.support.contrast import contrast

MakeReader = Callable[..., Reader]
MOST_STOPS = 80
RING_PX, LEAST_CONTRAST = 2, 3.0
STOP = """() => {
  const at = document.activeElement;
  if (!at || at === document.body) return null;
  const ringed = [at, at.closest('[role=group], label')].filter(Boolean).map(one => getComputedStyle(one))
    .find(look => look.outlineStyle === 'solid' && parseFloat(look.outlineWidth) > 0);
  const box = at.getBoundingClientRect();
  return {
    name: (at.getAttribute('aria-label') || at.innerText || '').trim().split('\\n')[0],
    main: !!at.closest('[data-testid=stMain]'), top: box.top, left: box.left,
    ring: ringed ? [parseFloat(ringed.outlineWidth), ringed.outlineColor] : null,
  };
}"""


def walked(page: Page) -> list[dict[str, Any]]:
    """Every stop of Tab from the top of the page until the keyboard leaves it."""
    stops: list[dict[str, Any]] = []
    for _ in range(MOST_STOPS):
        page.keyboard.press("Tab")
        stop = page.evaluate(STOP)
        if stop is None:
            return stops
        stops.append(stop)
    raise AssertionError(f"The keyboard does not leave the page: {[one['name'] for one in stops[-5:]]}")


@pytest.mark.parametrize("dark", [False, True])
@pytest.mark.parametrize("address", ["pcn-data-pack", "where-our-patients-live"])
def test_every_stop_has_a_ring_and_follows_the_order_of_the_page(
    address: str, dark: bool, server: str, reader: MakeReader
) -> None:
    page = reader(dark=dark).open(f"{server}/{address}?pcn=north-lewisham")
    page.locator(".main-svg").last.wait_for()
    stops = walked(page)
    background = THEMES["dark" if dark else "light"].background
    faint = [
        one["name"]
        for one in stops
        if not one["ring"] or one["ring"][0] < RING_PX or contrast(one["ring"][1], background) < LEAST_CONTRAST
    ]
    assert faint == []
    names = [one["name"] for one in stops]
    assert names[0] == "Skip to main content"
    links = [one for one in names if one in PAGES.values()]
    assert links == list(PAGES.values()), names
    assert names.index("Primary Care Network (PCN)") > names.index(links[-1])


def test_the_data_pack_is_read_by_keyboard_alone(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/pcn-data-pack?pcn=north-lewisham&example=false")
    reach(page, "Primary Care Network (PCN)")
    press(page, "ArrowDown", "Enter")
    page.get_by_role("heading", name="Aplos Health · Data pack").wait_for()
    tab.settle()

    reach(page, "Download")
    press(page, "Enter")
    with page.expect_download():
        reach(page, "One page, both sides (PDF)")
        press(page, "Enter")
    press(page, "Escape")
    expect(page.get_by_test_id("stPopoverBody")).to_have_count(0)

    reach(page, "Overview")
    for opened in ("patients", "found", "care"):
        press(page, "ArrowRight")
        page.wait_for_url(f"**tab={opened}*")
        tab.settle()

    card = page.locator("[class*='st-key-card-']").first
    reach(page, "Chart")
    press(page, "ArrowRight", "Space")
    card.get_by_role("table").wait_for()
    press(page, "ArrowRight", "Space")
    card.get_by_role("button", name="Figures (CSV)").wait_for()
    with page.expect_download() as figures:
        reach(page, "Figures (CSV)", backwards=True)
        press(page, "Enter")
    assert figures.value.suggested_filename.endswith(".csv")


def test_areas_of_the_map_are_chosen_beside_it_and_read_in_its_table(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = tab.open(f"{server}/where-our-patients-live?pcn=north-lewisham")
    reach(page, "Area, or click the map")
    page.keyboard.press("Control+A")
    page.keyboard.type("Evelyn")
    press(page, "ArrowDown", "Enter")
    page.get_by_role("heading", name="Evelyn ward").wait_for()
    tab.settle()
    reach(page, "Chart", backwards=True)
    press(page, "ArrowRight", "Space")
    page.locator("[class*=st-key-card-map-patients]").get_by_role("table").wait_for()


@pytest.mark.parametrize("address", ["returns-received", "blachir-opportunities?tab=list"])
def test_a_table_wider_than_a_phone_takes_the_keyboard_to_scroll(address: str, server: str, reader: MakeReader) -> None:
    page = reader(390).open(f"{server}/{address}")
    region = page.locator("[role=region][tabindex='0']").first
    region.focus()
    page.keyboard.press("ArrowRight")
    page.wait_for_function("document.activeElement.scrollLeft > 0")
    assert (region.get_attribute("aria-label") or "").startswith("Table: ")


def reach(page: Page, name: str, *, backwards: bool = False) -> None:
    """Presses Tab until the keyboard is on what is called that."""
    for _ in range(MOST_STOPS):
        page.keyboard.press("Shift+Tab" if backwards else "Tab")
        stop = page.evaluate(STOP)
        if stop and stop["name"].startswith(name):
            return
    raise AssertionError(f"Tab does not reach {name!r}.")


def press(page: Page, *keys: str) -> None:
    for key in keys:
        page.keyboard.press(key)
