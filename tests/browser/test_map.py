"""The map of where patients live, drawn and clicked in a real Chromium that may talk to nobody else."""

from collections.abc import Callable

from playwright.sync_api import Page, Route, expect

from het_dash.catalogue import load
from tests.browser.conftest import Reader

ADDRESS = "where-our-patients-live?pcn=north-lewisham"
DESK = ".desk [data-code]"
MakeReader = Callable[..., Reader]


def test_it_is_drawn_with_every_other_host_out_of_reach(server: str, reader: MakeReader) -> None:
    tab = reader()
    blocked: list[str] = []

    def gate(route: Route) -> None:
        if route.request.url.startswith(("http://127.0.0.1:", "data:", "blob:")):
            route.continue_()
        else:
            blocked.append(route.request.url)
            route.abort()

    tab.page.context.route("**/*", gate)
    page = _map(tab, server)
    assert page.locator(DESK).count() == 19
    assert blocked == tab.elsewhere == []


def test_a_click_the_chooser_and_the_link_agree(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = _map(tab, server)
    shape = page.locator(DESK).nth(5)
    code, label = shape.get_attribute("data-code") or "", (shape.get_attribute("data-text") or "").split(":")[0]
    shape.click(force=True)
    page.get_by_role("heading", name=label, exact=True).wait_for()
    chooser = page.get_by_role("combobox", name="Area, or click the map")
    assert label in (
        chooser.input_value(),
        chooser.locator("xpath=ancestor::*[@data-testid='stSelectbox']").inner_text(),
    )
    page.wait_for_function("code => location.href.includes('area=' + code)", arg=code)
    other = _map(reader(), server, f"&area={code}")
    expect(other.get_by_role("heading", name=label, exact=True)).to_be_visible()


def test_a_pointer_and_the_table_tell_the_same_number_of_every_area(server: str, reader: MakeReader) -> None:
    tab = reader()
    page = _map(tab, server, "&layer=lsoa")
    told = dict((one.get_attribute("data-text") or "").rsplit(": ", 1) for one in page.locator(DESK).all())
    card = page.locator("[class*=st-key-card-map-patients]")
    card.get_by_text("Table", exact=True).click()
    rows = card.locator("tbody tr")
    rows.last.wait_for()
    table = {cells[0]: cells[-1] for row in rows.all() if (cells := row.locator("th, td").all_inner_texts())}
    assert table == told
    assert len(table) == len(load().of_kind("lsoa"))


def test_a_phone_names_the_first_five_wards(server: str, reader: MakeReader) -> None:
    page = reader(width=390).open(f"{server}/{ADDRESS}")
    page.locator(".phone [data-code]").first.wait_for()
    drawn = page.locator(".phone svg > g[paint-order] text").all_inner_texts()
    assert 5 <= len(drawn) <= 9, drawn
    assert page.locator(DESK).first.is_hidden()


def _map(tab: Reader, server: str, more: str = "") -> Page:
    page = tab.open(f"{server}/{ADDRESS}{more}")
    page.locator(DESK).first.wait_for()
    return page
