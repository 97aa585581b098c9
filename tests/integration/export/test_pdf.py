"""The pack on paper and its annex, read back."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from itertools import product
from typing import Any

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from het_dash import content
from het_dash.charts import Chart
from het_dash.charts.text import wording
from het_dash.content.recording_store import Asked
from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import ANNEX_OF_PACK, DATA_PACK
from het_dash.export.pdf import write
from het_dash.export.pdf.short_sources import short_sources
from het_dash.store import Store
from tests.support.blocks import MODALITY, NORTH, PCNS, area
from tests.support.expected_file_content import charts, on_paper, squeezed, statements, tables
from tests.support.file_text import without_feet

A4_POINTS = (595, 842)
MOST_PAGES, FEWEST_WORDS = 14, 60
PAPER = DATA_PACK.in_format("pdf")
STATES = list(product(PCNS, (False, True)))


@pytest.fixture(scope="module")
def packs(bundle: Store) -> Callable[..., Pack]:
    return cache(lambda document, label, example=False: pack_of(document, area(label), bundle, example))


@pytest.fixture(scope="module")
def files(packs: Callable[..., Pack]) -> Callable[..., bytes]:
    return cache(lambda document, label, example=False: write(packs(document, label, example)))


@pytest.fixture(scope="module")
def pages(files: Callable[..., bytes]) -> Callable[..., list[str]]:
    def read(*asked: Any) -> list[str]:
        texts = (page.get_textpage().get_text_range() for page in PdfDocument(files(*asked)))
        return [text.replace("\ufffe", "-") for text in texts]  # a hyphen at the end of a line

    return cache(read)


@pytest.fixture(scope="module")
def opened(files: Callable[..., bytes]) -> PdfReader:
    return PdfReader(io.BytesIO(files(PAPER, NORTH)))


def body(pages: list[str], pack: Pack) -> str:
    """All pages in one, without the head and foot of each: a sentence may go on over the page."""
    return "".join(without_feet(squeezed(page), pack) for page in pages)


@pytest.mark.parametrize(("label", "example"), STATES)
def test_a_pack_has_at_most_fourteen_pages_and_none_is_empty(
    label: str, example: bool, pages: Callable[..., list[str]]
) -> None:
    found = pages(PAPER, label, example)
    assert len(found) <= MOST_PAGES
    assert [n for n, page in enumerate(found, start=1) if len(page.split()) < FEWEST_WORDS] == []


@pytest.mark.parametrize(("label", "example"), STATES)
def test_every_word_at_a_glance_is_on_its_pages(
    label: str, example: bool, pages: Callable[..., list[str]], packs: Callable[..., Pack]
) -> None:
    pack = packs(PAPER, label, example)
    text = body(pages(PAPER, label, example), pack)
    assert [said for said in on_paper(pack) if squeezed(said) not in text] == []


@pytest.mark.parametrize(("label", "example"), STATES)
def test_every_chart_of_the_screens_tabs_is_in_the_pack_or_its_annex(
    label: str, example: bool, packs: Callable[..., Pack], bundle: Store
) -> None:
    on_screen = content.compose_all(content.data_pack.PAGE.sections, area(label).code, Asked(bundle, example))
    drawn = [block for one in on_screen for block in one.blocks if isinstance(block, Chart)]
    kept = {chart.id: chart for document in (ANNEX_OF_PACK, PAPER) for chart in charts(packs(document, label, example))}
    assert len(drawn) > 20
    small = {"map-small": "map-where-patients-live"}
    assert [chart.id for chart in drawn if chart.table != kept[small.get(chart.id, chart.id)].table] == []


@pytest.mark.parametrize("label", PCNS)
def test_every_chart_of_the_pages_and_of_the_whole_pack_is_in_the_annex(label: str, packs: Callable[..., Pack]) -> None:
    in_annex = {chart.id: chart.table.rows for chart in charts(packs(ANNEX_OF_PACK, label))}
    for document in (PAPER, DATA_PACK):
        assert [one.id for one in charts(packs(document, label)) if in_annex[one.id] != one.table.rows] == []


@pytest.mark.parametrize(("label", "example"), [(NORTH, True), (MODALITY, False)])
def test_every_figure_of_every_table_and_every_statement_is_in_the_annex(
    label: str, example: bool, pages: Callable[..., list[str]], packs: Callable[..., Pack]
) -> None:
    pack = packs(ANNEX_OF_PACK, label, example)
    text = body(pages(ANNEX_OF_PACK, label, example), pack)
    rows = [(title, row) for title, table in tables(pack) for row in table.rows]
    assert [(title, row) for title, row in rows if squeezed("".join(row)) not in text] == []
    assert [said for said in statements(pack) if squeezed(said) not in text] == []


def test_the_pictures_hold_the_words_of_their_points(
    pages: Callable[..., list[str]], packs: Callable[..., Pack]
) -> None:
    text = squeezed(" ".join(pages(PAPER, NORTH)))
    for chart in charts(packs(PAPER, NORTH)):
        if chart.kind == "bars":
            assert [p.text for s in chart.series for p in s.points if squeezed(p.text) not in text] == []


def test_every_page_says_of_whom_of_when_and_what_it_is_not_for(pages: Callable[..., list[str]]) -> None:
    said = pages(PAPER, NORTH)
    for number, page in enumerate(said, start=1):
        text = squeezed(page)
        for wanted in (NORTH, "Figures up to July 2026", wording.STANDING, "Built on", f"Page {number} of {len(said)}"):
            assert squeezed(wanted) in text, (number, wanted)


def test_every_page_with_a_chart_names_its_sources(packs: Callable[..., Pack], pages: Callable[..., list[str]]) -> None:
    text = squeezed(" ".join(pages(PAPER, NORTH)))
    for section in packs(PAPER, NORTH).sections:
        lines = [block.source for block in section.blocks if isinstance(block, Chart)]
        assert squeezed(short_sources(lines).partition(";")[0].rstrip(".")) in text, section.id


def test_sources_in_short_are_named_once_with_their_first_and_last_edition() -> None:
    lines = [
        "Source: NHS England, A (2014, 2015, 2016); ONS, B (2021). Period: March. Out of: all. Published statistic.",
        "Source: NHS England, A (2018). Period: May. Published statistic. Boundaries: ONS, with a credit.",
    ]
    assert short_sources(lines) == "NHS England, A (2014 to 2018); ONS, B (2021). Boundaries: ONS, with a credit."
    assert short_sources([]) == ""


def test_it_is_a4_tagged_named_and_in_english(opened: PdfReader) -> None:
    root: Any = opened.trailer["/Root"]
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in opened.pages} == {A4_POINTS}
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert opened.metadata is not None
    assert str(opened.metadata.title).startswith(NORTH)
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_every_section_and_chart_has_a_bookmark(opened: PdfReader, packs: Callable[..., Pack]) -> None:
    marked = set(_bookmarks(opened.outline))
    pack = packs(PAPER, NORTH)
    wanted = {section.title for section in pack.sections} | {c.title for c in charts(pack)}
    assert wanted - marked == set()


def test_every_picture_has_its_text_alternative(opened: PdfReader, packs: Callable[..., Pack]) -> None:
    root: Any = opened.trailer["/Root"]
    assert [chart.alt for chart in charts(packs(PAPER, NORTH)) if chart.alt not in set(_alternatives(root))] == []


def test_its_fonts_come_with_it(opened: PdfReader) -> None:
    names = {name for page in opened.pages for name in _fonts(page)}
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+SourceSansPro-\w+(-Identity-H)?", name) for name in names), names


def test_the_same_store_gives_the_same_bytes(files: Callable[..., bytes], packs: Callable[..., Pack]) -> None:
    assert write(packs(PAPER, MODALITY)) == files(PAPER, MODALITY)


def _bookmarks(outline: Any) -> Iterator[str]:
    for entry in outline:
        if isinstance(entry, list):
            yield from _bookmarks(entry)
        else:
            yield str(entry["/Title"])


def _alternatives(root: Any) -> Iterator[str]:
    waiting = [root["/StructTreeRoot"]]
    while waiting:
        node = waiting.pop().get_object()
        if "/Alt" in node:
            yield str(node["/Alt"])
        children = node.get("/K", [])
        children = children if isinstance(children, list) else [children]
        waiting += [child for child in children if not isinstance(child.get_object(), int)]


def _fonts(page: Any) -> Iterator[str]:
    resources = page["/Resources"].get_object()
    for font in resources.get("/Font", {}).values():
        yield str(font.get_object()["/BaseFont"])
