"""Explore in a browser: a reader picks, copies the link, and another opens it."""

from collections.abc import Callable

from playwright.sync_api import Page

from tests.browser.conftest import Reader

PRESSURE = "Hypertension: Blood pressure treated to threshold"
CHART = "[data-testid=stPlotlyChart]"


def pick(reader: Reader, label: str, option: str) -> None:
    """Opens a list by its label, types the option's name and takes it."""
    box = reader.page.get_by_role("combobox", name=label, exact=False).first
    box.click()
    reader.page.keyboard.type(option)
    reader.page.get_by_role("option", name=option, exact=True).click()
    reader.page.wait_for_load_state()
    reader.settle()


def titles(page: Page) -> list[str]:
    return page.locator("h3").all_inner_texts()


def test_a_copied_link_opens_the_same_view_and_back_undoes_the_last_choice(
    server: str, reader: Callable[..., Reader]
) -> None:
    first = reader()
    first.open(f"{server}/explore?pcn=sevenfields")
    pick(first, "Measure", PRESSURE)
    first.page.wait_for_url("**measure=cvdp007hyp**")
    pick(first, "By", "Age")
    first.page.wait_for_url("**by=age_cvdprevent**")
    first.page.get_by_role("heading", name="by age").wait_for()
    copied, seen = first.page.url, titles(first.page)

    other = reader()
    other.open(copied)
    other.page.get_by_role("heading", name="by age").wait_for()
    assert titles(other.page) == seen
    assert other.page.url == copied

    first.page.go_back()
    first.page.wait_for_url("**by=persons**")
    first.settle()
    assert "measure=cvdp007hyp" in first.page.url
    first.page.get_by_role("heading", name="by age").wait_for(state="detached")


def test_on_a_phone_the_choices_are_narrow_and_the_chart_has_its_place(
    server: str, reader: Callable[..., Reader]
) -> None:
    page = reader(width=390).open(f"{server}/explore")
    chart = page.locator(CHART).first
    chart.wait_for()
    box = chart.bounding_box()
    assert box is not None
    assert box["y"] < 800
    assert page.evaluate("document.documentElement.scrollWidth") <= 390
