"""The pack as a web page, read back."""

import json
import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from het_dash.charts import Chart
from het_dash.charts.layout import LAID_BY
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Words
from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.html import css_string, write
from het_dash.store import Store
from tests.integration.export.conftest import Written
from tests.support.blocks import MODALITY, NORTH, PCNS, area
from tests.support.expected_file_content import charts, squeezed, statements, tables

MOST_BYTES = 6_000_000
HOSTILE = "<script>alert(1)</script> & \"quoted\" {{ 7 * 7 }} <img src='http://elsewhere/x.png'>"


@pytest.fixture(params=PCNS)
def label(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@lru_cache(maxsize=len(PCNS))
def read(content: bytes) -> BeautifulSoup:
    """Without plotly.js, which takes a parser seconds."""
    return BeautifulSoup(re.sub(rb"<script>.*?</script>", b"", content, flags=re.DOTALL), "html.parser")


def test_every_figure_of_every_table_is_there(label: str, file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    found = [_rows(table) for table in read(file_of(label, "html")).find_all("table")]
    assert found == [[table.columns, *table.rows] for _, table in tables(pack_for(label))]


def test_every_statement_and_source_is_there(label: str, file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    text = squeezed(read(file_of(label, "html")).get_text(" "))
    assert [said for said in statements(pack_for(label)) if squeezed(said) not in text] == []


def test_no_chart_of_a_pack_is_left_to_plotly(label: str, file_of: Written) -> None:
    assert _figures(file_of(label, "html")) == {}


def test_every_chart_has_its_text_alternative_and_its_table(file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    page = read(file_of(NORTH, "html"))
    for chart in charts(pack_for(NORTH)):
        drawing = page.find(id=chart.id)
        assert isinstance(drawing, Tag)
        described = [one.get_text() for one in drawing.find_all("desc")] or [str(drawing.get("aria-label"))]
        assert set(described) == {chart.alt}
    assert len(page.find_all("details")) == len(charts(pack_for(NORTH)))


def test_pictures_for_a_desk_and_for_a_phone_are_in_the_page_and_share_no_id(
    file_of: Written, pack_for: Callable[[str], Pack]
) -> None:
    page = read(file_of(NORTH, "html"))
    laid = [chart for chart in charts(pack_for(NORTH)) if not chart.empty and chart.kind in LAID_BY]
    assert laid
    for chart in laid:
        drawing = page.find(id=chart.id)
        assert isinstance(drawing, Tag)
        assert [str(svg["width"]) for svg in drawing.find_all("svg")] == ["600", "340"]
        assert [title.get_text() for title in drawing.select("svg > title")] == [chart.title] * 2
    ids = [str(tag["id"]) for tag in page.find_all(id=True)]
    assert len(ids) == len(set(ids))


def test_the_font_that_pictures_are_measured_with_is_in_the_page(file_of: Written) -> None:
    style = read(file_of(NORTH, "html")).find("style")
    assert style is not None
    assert style.get_text().count('@font-face { font-family: "Source Sans Pro"') == 2
    assert "url(data:font/woff;base64," in style.get_text()


def test_a_page_without_plotlys_charts_has_no_plotly(pack_for: Callable[[str], Pack]) -> None:
    pack = pack_for(NORTH)
    laid = [
        section
        for section in pack.sections
        if (kinds := {b.kind for b in section.blocks if isinstance(b, Chart)}) and kinds <= LAID_BY.keys()
    ]
    content = write(replace(pack, sections=tuple(laid)))
    assert len(laid) > 1
    assert content.count(b"<svg") > 10
    assert len(content) < 1_500_000


def test_it_says_of_whom_of_when_and_what_it_is_not_for(
    label: str, file_of: Written, pack_for: Callable[[str], Pack]
) -> None:
    page = read(file_of(label, "html"))
    for place in (page.header, page.footer):
        assert place is not None
        text = place.get_text(" ")
        assert wording.STANDING in text
        assert "Figures up to July 2026" in text
        assert "Built on" in text
    assert page.h1 is not None
    assert page.h1.get_text() == pack_for(label).title


def test_every_printed_page_says_it_too(file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    style = read(file_of(NORTH, "html")).find("style")
    assert style is not None
    written = re.sub(r"\\([0-9a-f]{6})", lambda code: chr(int(code[1], 16)), style.get_text())
    assert f'"{pack_for(NORTH).title}, Figures up to July 2026"' in written
    assert f'"{wording.STANDING} {pack_for(NORTH).built}."' in written


def test_headings_go_down_one_step_at_a_time_and_the_index_names_every_section(file_of: Written) -> None:
    page = read(file_of(NORTH, "html"))
    levels = [int(heading.name[1]) for heading in page.find_all(re.compile("^h[1-6]$"))]
    assert levels[0] == 1
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))
    assert page.nav is not None
    assert [link["href"] for link in page.nav.find_all("a")] == [f"#{one['id']}" for one in page.find_all("section")]


def test_it_can_ask_nobody_for_anything(file_of: Written) -> None:
    page = read(file_of(NORTH, "html"))
    policy = page.find("meta", {"http-equiv": "Content-Security-Policy"})
    assert isinstance(policy, Tag)
    assert str(policy["content"]).startswith("default-src 'none';")
    assert not page.find_all(["link", "iframe", "img", "object", "embed"])
    assert not page.find_all(src=True)
    assert "http" not in " ".join(str(a["href"]) for a in page.find_all(href=True))


def test_no_button_sends_a_chart_to_anybody(file_of: Written) -> None:
    given = json.loads(_island(file_of(NORTH, "html")))
    assert given["config"]["showSendToCloud"] is False
    assert given["config"]["displaylogo"] is False


def test_a_pack_needs_no_plotly(label: str, bundle: Store) -> None:
    content = write(pack_of(DATA_PACK, area(label), bundle, with_example=True))
    assert len(content) < 1_500_000
    assert b"plotly.js" not in content


def test_one_file_can_be_sent_by_e_mail(label: str, file_of: Written) -> None:
    assert len(file_of(label, "html")) < MOST_BYTES


def test_the_same_store_gives_the_same_bytes(file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    assert write(pack_for(NORTH)) == file_of(NORTH, "html")


def test_words_are_words_and_nothing_in_them_is_mark_up(pack_for: Callable[[str], Pack]) -> None:
    section = Composed("hostile", HOSTILE, HOSTILE, (Words((HOSTILE,), heading=HOSTILE, source=HOSTILE),))
    hostile = replace(pack_for(MODALITY), sections=(section,))
    content = write(replace(hostile, document=replace(hostile.document, question=HOSTILE, title=HOSTILE)))
    page = read(content)
    assert page.get_text().count(HOSTILE) >= 6
    assert len(page.find_all("script")) == 1  # the charts' data: ours and plotly's are cut out by `read`
    assert not page.find_all("img")


def test_words_in_a_style_sheet_cannot_leave_their_quotation_marks() -> None:
    assert css_string('a"; } </style>') == "a\\000022\\00003b \\00007d \\00003c\\00002fstyle\\00003e"


def _rows(table: Tag) -> list[tuple[str, ...]]:
    return [tuple(cell.get_text() for cell in row.find_all(["th", "td"])) for row in table.find_all("tr")]


def _island(content: bytes) -> str:
    found = re.search(rb'<script type="application/json" id="charts">(.*?)</script>', content, re.DOTALL)
    assert found
    return found[1].decode()


def _figures(content: bytes) -> dict[str, Any]:
    figures: dict[str, Any] = json.loads(_island(content))["charts"]
    return figures
