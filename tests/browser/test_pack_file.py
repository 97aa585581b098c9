"""The pack as one web page, opened from a file with the network off."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, BrowserContext, Locator, Page

from het_dash.content.pages.data_pack import PAGE
from het_dash.export.batch import Order, pack_for
from het_dash.export.document import Pack
from het_dash.export.documents import DATA_PACK
from het_dash.export.formats import written
from het_dash.store import Store
from tests.support.axe import serious
from tests.support.blocks import NORTH, area

WIDTHS = (1280, 900, 390)
TABS = [tab.label for tab in PAGE.tabs]
TOP_OF_TALLEST = 2400  # pixels at 1280

Opened = Callable[..., tuple[Page, list[str]]]


@pytest.fixture(scope="module")
def pack(bundle: Store) -> Pack:
    return pack_for(Order(DATA_PACK.id, area(NORTH).code, "html", with_example=True), bundle)


@pytest.fixture(scope="module")
def file(pack: Pack, tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("mailed") / "pack.html"
    path.write_bytes(written(pack, "html").content)
    return path


@pytest.fixture
def opened(browser: Browser, file: Path) -> Iterator[Opened]:
    """The page at a width, with every request and complaint it makes from then on."""
    contexts: list[BrowserContext] = []

    def open_at(width: int = 1280, at: str = "", **more: Any) -> tuple[Page, list[str]]:
        context = browser.new_context(viewport={"width": width, "height": 800}, offline=True, **more)
        contexts.append(context)
        page, noted = context.new_page(), Noted(file.as_uri())
        page.on("request", lambda request: noted.add(request.url))
        page.on("console", lambda message: noted.add(message.text))
        page.on("pageerror", lambda error: noted.add(str(error)))
        page.goto(file.as_uri() + at)
        if more.get("java_script_enabled", True):
            page.locator("body[data-ready]").wait_for()
        return page, noted

    yield open_at
    for context in contexts:
        context.close()


class Noted(list[str]):
    """Requests and complaints, without the page itself and what is inside it."""

    def __init__(self, own: str) -> None:
        super().__init__()
        self.own = own

    def add(self, one: str) -> None:
        if not one.startswith((self.own, "data:", "blob:")):
            self.append(one)


def shown(page: Page) -> Locator:
    """The panel of the open tab."""
    return page.locator("main > section").filter(visible=True)


@pytest.mark.parametrize("width", WIDTHS)
def test_with_the_network_off_every_chart_of_every_tab_draws_and_no_request_leaves(width: int, opened: Opened) -> None:
    page, noted = opened(width)
    drawn = 0
    for name in TABS:
        page.get_by_role("tab", name=name, exact=True).click()
        assert page.evaluate("document.documentElement.scrollWidth") <= width, name
        for card in shown(page).locator("figure.card").all():
            box = card.locator("svg").filter(visible=True).bounding_box()
            assert box is not None, name
            assert 250 < box["width"] <= min(1110, width - 60), name
            drawn += 1
    assert drawn > 25
    assert noted == []


def test_every_tab_is_as_short_as_on_screen(opened: Opened) -> None:
    page, _ = opened()
    for name in TABS:
        page.get_by_role("tab", name=name, exact=True).click()
        assert page.evaluate("document.documentElement.scrollHeight") <= TOP_OF_TALLEST, name


def test_tabs_work_by_keyboard_and_the_address_names_the_open_one(opened: Opened) -> None:
    page, _ = opened()
    page.get_by_role("tab", name="Overview").focus()
    for key, name, at in (
        ("ArrowRight", "Patients", "#patients"),
        ("End", "Definitions", "#definitions"),
        ("ArrowRight", "Overview", "#overview"),
        ("ArrowLeft", "Definitions", "#definitions"),
        ("Home", "Overview", "#overview"),
    ):
        page.keyboard.press(key)
        tab = page.get_by_role("tab", selected=True)
        assert (tab.inner_text(), page.evaluate("location.hash")) == (name, at)
        assert tab.evaluate("one => one === document.activeElement")
        assert shown(page).get_attribute("id") == at[1:]
        assert page.get_by_role("tab").evaluate_all("all => all.filter(one => one.tabIndex === 0).length") == 1
    page.go_back()
    page.wait_for_function("location.hash === '#definitions'")
    assert shown(page).get_attribute("id") == "definitions"


def test_the_address_opens_a_tab_from_its_top(opened: Opened) -> None:
    page, _ = opened(at="#unequal-care")
    assert shown(page).get_attribute("id") == "unequal-care"
    page.wait_for_function("scrollY === 0")
    page, _ = opened(at="#unknown")
    assert shown(page).get_attribute("id") == "overview"


def test_a_mark_says_its_value_at_the_pointer_by_keyboard_and_by_touch(opened: Opened) -> None:
    page, _ = opened(at="#practices")
    drawing = shown(page).locator("svg").filter(visible=True).first
    marks = drawing.locator("[data-tip]")
    told = [str(mark.get_attribute("data-tip")) for mark in marks.all()]
    assert len(told) > 20
    assert all("%" in one for one in told)
    tip = page.locator("#tip")
    assert not tip.is_visible()
    box = marks.nth(3).bounding_box()
    assert box is not None
    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    assert tip.inner_text() == told[3]
    page.keyboard.press("Escape")
    assert not tip.is_visible()
    drawing.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    assert tip.inner_text() == told[1]


def test_a_card_turns_to_its_table_and_to_what_is_known_by_keyboard_and_stays_so(opened: Opened) -> None:
    page, _ = opened()
    card = shown(page).locator("figure.card").first
    card.get_by_role("radio", name="Chart").focus()
    for view in ("table", "about", "chart", "about"):
        page.keyboard.press("ArrowRight" if view != "about" or card.locator(".table").is_visible() else "ArrowLeft")
        visible = [one for one in ("chart", "table", "about") if card.locator(f".pane.{one}").is_visible()]
        assert visible == [view]
    page.get_by_role("tab", name="Care", exact=True).click()
    page.get_by_role("tab", name="Overview").click()
    assert card.locator(".pane.about").is_visible()


def test_the_definitions_are_searched(opened: Opened) -> None:
    page, _ = opened(at="#definitions")
    every = page.locator(".definitions details").filter(visible=True).count()
    page.get_by_label("Search the definitions").fill("atrial fibrillation")
    found = page.locator(".definitions details").filter(visible=True)
    assert 0 < found.count() < every
    assert "atrial fibrillation" in found.first.inner_text().lower()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_is_accessible_in_both_themes(scheme: str, opened: Opened) -> None:
    page, _ = opened(color_scheme=scheme)
    page.evaluate(
        "document.querySelectorAll('main > section').forEach((one) => { one.hidden = false; });"
        "document.querySelectorAll('details').forEach((one) => { one.open = true; })"
    )
    for view in ("chart", "table", "about"):
        page.evaluate(f"document.querySelectorAll('[value={view}]').forEach((one) => {{ one.checked = true; }})")
        assert serious(page) == [], view


def test_without_a_script_every_section_is_there_and_cards_still_turn(opened: Opened) -> None:
    page, _ = opened(java_script_enabled=False)
    assert page.locator("main > section").filter(visible=True).count() == len(TABS)
    card = page.locator("figure.card").first
    card.locator("[value=table]").check()
    assert card.locator(".pane.table").is_visible()
    assert not card.locator(".pane.chart").is_visible()


def test_every_tab_is_printed_with_its_charts(opened: Opened) -> None:
    page, _ = opened()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")
    assert page.locator("main > section").filter(visible=True).count() == len(TABS)
    assert page.locator("details:not([open])").count() == 0
    for card in page.locator("figure.card").all():
        assert card.locator("svg").filter(visible=True).count() == 1
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert page.locator("details[open]").count() == 0
