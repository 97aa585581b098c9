"""The pack as a web page, read back."""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import cache, lru_cache
from itertools import pairwise

import pytest
from bs4 import BeautifulSoup, Tag

from het_dash.charts import Chart
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Words
from het_dash.content.composed_once import composed_once
from het_dash.content.pages.data_pack import PAGE
from het_dash.content.recording_store import Asked
from het_dash.export.batch import Order
from het_dash.export.batch import pack_for as packed
from het_dash.export.document import Pack
from het_dash.export.documents import DATA_PACK
from het_dash.export.html import css_string, write
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area
from tests.support.expected_file_content import charts, squeezed, statements, tables

MOST_BYTES = 1_500_000
HOSTILE = "<script>alert(1)</script> & \"quoted\" {{ 7 * 7 }} <img src='http://elsewhere/x.png'>"


@pytest.fixture(params=PCNS)
def label(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture(scope="session")
def pack_for(bundle: Store) -> Callable[[str], Pack]:
    """What the web page shows, which has the tabs of the screen."""
    return lambda label: packed(Order(DATA_PACK.id, area(label).code, "html"), bundle)


@pytest.fixture(scope="session")
def page_of(pack_for: Callable[[str], Pack]) -> Callable[[str], bytes]:
    return cache(lambda label: write(pack_for(label)))


@lru_cache(maxsize=len(PCNS))
def read(content: bytes) -> BeautifulSoup:
    """Without our script."""
    return BeautifulSoup(re.sub(rb"<script>.*?</script>", b"", content, flags=re.DOTALL), "html.parser")


def test_every_figure_of_every_table_is_there(
    label: str, page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    found = [_rows(table) for table in read(page_of(label)).select("table") if not table.find_parent(class_="tile")]
    assert found == [[table.columns, *table.rows] for _, table in tables(pack_for(label))]


def test_its_tabs_are_the_screens(label: str, page_of: Callable[[str], bytes]) -> None:
    page = read(page_of(label))
    assert page.nav is not None
    links = page.nav.find_all("a")
    assert [link.get_text() for link in links] == [tab.label for tab in PAGE.tabs]
    assert [link["href"] for link in links] == [f"#{one['id']}" for one in page.select("main > section")]


def test_each_tab_has_the_screens_blocks_with_the_same_figures(
    label: str, pack_for: Callable[[str], Pack], bundle: Store
) -> None:
    """The ward map, which is a page of its own on screen, is the only addition."""
    shown = Asked(bundle, with_example=False)
    for tab in PAGE.tabs[:-1]:
        on_screen = [block for one in composed_once(tab.sections, area(label), shown) for block in one.blocks]
        in_file = [block for one in pack_for(label).drawn if one.on_tab == tab.label for block in one.blocks]
        lost = [block for block in on_screen if block not in in_file]
        assert [block for block in lost if not (isinstance(block, Words) and block.missing)] == []
        added = [block for block in in_file if block not in on_screen]
        assert [block.kind for block in added if isinstance(block, Chart)] == ["map"] * len(added)


def test_every_statement_and_source_is_there(
    label: str, page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    text = squeezed(read(page_of(label)).get_text(" "))
    assert [said for said in statements(pack_for(label)) if squeezed(said) not in text] == []


def test_every_chart_has_its_text_alternative_its_table_and_what_is_known_about_it(
    label: str, page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    cards = read(page_of(label)).select("figure.card")
    for chart, card in zip(charts(pack_for(label)), cards, strict=True):
        assert {one.get_text() for one in card.select("svg > desc")} == (set() if chart.empty else {chart.alt})
        assert {one.get_text() for one in card.select("svg > title")} == (set() if chart.empty else {chart.title})
        assert len(card.select(".pane.table table")) == 1
        assert squeezed(chart.source) in squeezed(card.select(".pane.about")[0].get_text(" "))


def test_pictures_fit_a_desk_paper_and_a_phone_and_share_no_id(page_of: Callable[[str], bytes]) -> None:
    page = read(page_of(NORTH))
    for card in page.select("figure.card"):
        desk, *others = [float(str(svg["width"])) for svg in card.select(".pane.chart > div > svg")]
        assert others == ([664.0, 318.0] if "wide" in card["class"] else [318.0]), card.get("id")
        assert 240 < desk <= 1110
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_a_drawing_has_no_colour_of_its_own_so_that_dark_mode_reaches_it(page_of: Callable[[str], bytes]) -> None:
    drawings = [str(svg) for svg in read(page_of(NORTH)).select("svg")]
    assert drawings
    assert [one[:80] for one in drawings if re.search(r"#[0-9a-fA-F]{6}", one)] == []


def test_the_font_that_pictures_are_measured_with_is_in_the_page(page_of: Callable[[str], bytes]) -> None:
    style = read(page_of(NORTH)).find("style")
    assert style is not None
    assert style.get_text().count('@font-face { font-family: "Source Sans Pro"') == 2
    assert "url(data:font/woff;base64," in style.get_text()


def test_it_says_of_whom_of_when_and_what_it_is_not_for(
    label: str, page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]
) -> None:
    page = read(page_of(label))
    for place in (page.header, page.footer):
        assert place is not None
        text = place.get_text(" ")
        assert wording.STANDING in text
        assert "Figures up to July 2026" in text
        assert "Built on" in text
    assert page.h1 is not None
    assert page.h1.get_text() == pack_for(label).title


def test_every_printed_page_says_it_too(page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]) -> None:
    style = read(page_of(NORTH)).find("style")
    assert style is not None
    written = re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), style.get_text())
    assert f'"{pack_for(NORTH).title}, Figures up to July 2026"' in written
    assert f'"{wording.STANDING} {pack_for(NORTH).built}."' in written


def test_headings_go_down_one_step_at_a_time(page_of: Callable[[str], bytes]) -> None:
    page = read(page_of(NORTH))
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_it_can_ask_nobody_for_anything(page_of: Callable[[str], bytes]) -> None:
    page = read(page_of(NORTH))
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    assert str(policy["content"]).startswith("default-src 'none';")
    assert not page.find_all(["link", "iframe", "img", "object", "embed"])
    assert not page.find_all(src=True)
    assert "http" not in " ".join(str(a["href"]) for a in page.find_all(href=True))


@pytest.mark.parametrize("with_example", [False, True])
def test_one_file_can_be_sent_by_e_mail_and_needs_no_plotly(label: str, with_example: bool, bundle: Store) -> None:
    content = write(packed(Order(DATA_PACK.id, area(label).code, "html", with_example=with_example), bundle))
    assert len(content) < MOST_BYTES
    assert b"plotly" not in content.lower()


def test_a_readers_choice_of_sections_is_a_choice_of_tabs(bundle: Store) -> None:
    order = Order(DATA_PACK.id, area(NORTH).code, "html", sections=("pathways", "definitions"))
    page = read(write(packed(order, bundle)))
    assert [one["id"] for one in page.select("main > section")] == ["care", "definitions"]


def test_the_same_store_gives_the_same_bytes(page_of: Callable[[str], bytes], pack_for: Callable[[str], Pack]) -> None:
    assert write(pack_for(NORTH)) == page_of(NORTH)


def test_words_are_words_and_nothing_in_them_is_mark_up(pack_for: Callable[[str], Pack]) -> None:
    section = Composed("hostile", HOSTILE, HOSTILE, (Words((HOSTILE,), heading=HOSTILE, source=HOSTILE),))
    hostile = replace(pack_for(MODALITY), sections=(section,), drawn=(section,))
    content = write(replace(hostile, document=replace(hostile.document, question=HOSTILE, title=HOSTILE)))
    page = read(content)
    assert page.get_text().count(HOSTILE) >= 6
    assert not page.find_all("script")  # ours is cut out by `read`
    assert not page.find_all("img")


def test_words_in_a_style_sheet_cannot_leave_their_quotation_marks() -> None:
    assert css_string('a"; } </style>') == "a\\000022\\00003b \\00007d \\00003c\\00002fstyle\\00003e"


def _rows(table: Tag) -> list[tuple[str, ...]]:
    return [tuple(cell.get_text() for cell in row.find_all(["th", "td"])) for row in table.find_all("tr")]
