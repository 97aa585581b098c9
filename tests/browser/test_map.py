"""The map of where patients live, drawn and clicked in a real Chromium that may talk to nobody else."""

from collections.abc import Callable
from typing import Any

from playwright.sync_api import Page, Route

from het_dash.catalogue import load
from tests.browser.conftest import Reader

ADDRESS = "where-our-patients-live?pcn=North+Lewisham"
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
    assert page.locator(".choroplethlayer path").count() == 175
    assert page.locator(".scatterlayer path.point, .scattergeo path.point, .geo path.point").count() > 20
    assert blocked == tab.elsewhere == []


def test_a_click_on_an_lsoa_shows_its_figures_beside_the_map(server: str, reader: MakeReader) -> None:
    page = _map(reader(), server)
    assert page.get_by_text("Choose an area to see its figures here.").count() == 1
    shape = page.locator(".choroplethlayer path").nth(5)
    shape.hover(force=True)
    page.wait_for_timeout(300)  # plotly takes the click for the area that it last saw under the pointer
    shape.click(force=True)
    page.get_by_text("Deprivation tenth (1 is most deprived)").first.wait_for()
    assert page.get_by_text("Choose an area to see its figures here.").count() == 0
    picked = page.get_by_role("combobox", name="Area (or click one on the map)").input_value()
    assert picked in {a.label for a in load().of_kind("lsoa")}


def test_the_table_agrees_with_the_map_for_all_175_areas(server: str, reader: MakeReader) -> None:
    page = _map(reader(), server)
    page.get_by_text("All 175 areas as a table").click()
    rows = page.locator(".het-table tbody tr")
    rows.last.wait_for()
    table = {cells[0]: cells[-1] for row in rows.all() if (cells := row.locator("td").all_inner_texts())}
    drawn: dict[str, Any] = page.evaluate(
        "() => { const t = document.querySelector('.js-plotly-plot').data.filter(t => t.type === 'choropleth');"
        " return Object.fromEntries(t.flatMap(t => t.locations.map((code, n) => [code, t.hovertext[n]]))); }"
    )
    assert len(table) == len(drawn) == 175
    areas = load().areas
    assert all(drawn[code] == f"{areas[code].label}: {table[areas[code].label]}" for code in drawn)


def _map(tab: Reader, server: str) -> Page:
    page = tab.open(f"{server}/{ADDRESS}")
    page.locator(".choroplethlayer path").first.wait_for()
    return page
