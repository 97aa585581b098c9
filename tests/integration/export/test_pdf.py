"""The pack as PDF, read back."""

import io
import re
from collections.abc import Callable, Iterator
from functools import cache
from typing import Any

import pytest
from pypdf import PdfReader
from pypdfium2 import PdfDocument

from het_dash.charts.text import wording
from het_dash.export.document import Pack
from het_dash.export.pdf import write
from tests.integration.export.conftest import Written
from tests.support.blocks import MODALITY, NORTH, PCNS
from tests.support.expected_file_content import charts, squeezed, statements, tables

A4_POINTS = (595, 842)


@pytest.fixture(scope="module")
def opened(file_of: Written) -> Callable[[str], PdfReader]:
    return cache(lambda label: PdfReader(io.BytesIO(file_of(label, "pdf"))))


@pytest.fixture(scope="module")
def pages(file_of: Written) -> Callable[[str], list[str]]:
    return cache(lambda label: [page.get_textpage().get_text_range() for page in PdfDocument(file_of(label, "pdf"))])


def body(pages: list[str], pack: Pack) -> str:
    """All pages in one, without what stands at the top and the foot of each: a sentence may go on over the page.

    U+FFFE is how a hyphen at the end of a line is read.
    """
    head = squeezed(f"{pack.title} {pack.period}")
    feet = [squeezed(f"{pack.standing} {pack.built}. Page {n} of {len(pages)}") for n in range(1, len(pages) + 1)]
    return "".join(
        squeezed(page).replace("\ufffe", "-").replace(head, "", 1).replace(foot, "")
        for page, foot in zip(pages, feet, strict=True)
    )


@pytest.mark.parametrize("label", PCNS)
def test_every_figure_of_every_table_is_there(
    label: str, pages: Callable[[str], list[str]], pack_for: Callable[[str], Pack]
) -> None:
    text = body(pages(label), pack_for(label))
    missing = [
        (title, row)
        for title, table in tables(pack_for(label))
        for row in table.rows
        if squeezed("".join(row)) not in text
    ]
    assert missing == []


@pytest.mark.parametrize("label", PCNS)
def test_every_statement_and_source_is_there(
    label: str, pages: Callable[[str], list[str]], pack_for: Callable[[str], Pack]
) -> None:
    text = body(pages(label), pack_for(label))
    assert [said for said in statements(pack_for(label)) if squeezed(said) not in text] == []


def test_the_pictures_hold_the_words_of_their_points(
    pages: Callable[[str], list[str]], pack_for: Callable[[str], Pack]
) -> None:
    text = squeezed(" ".join(pages(NORTH)))
    for chart in charts(pack_for(NORTH)):
        if chart.kind == "bars":
            assert [p.text for s in chart.series for p in s.points if squeezed(p.text) not in text] == []


def test_every_page_says_of_whom_of_when_and_what_it_is_not_for(pages: Callable[[str], list[str]]) -> None:
    said = pages(NORTH)
    for number, page in enumerate(said, start=1):
        text = squeezed(page)
        for wanted in (NORTH, "Figures up to July 2026", wording.STANDING, "Built on", f"Page {number} of {len(said)}"):
            assert squeezed(wanted) in text, (number, wanted)


def test_it_is_a4_tagged_named_and_in_english(opened: Callable[[str], PdfReader]) -> None:
    pdf = opened(NORTH)
    root: Any = pdf.trailer["/Root"]
    assert {(round(p.mediabox.width), round(p.mediabox.height)) for p in pdf.pages} == {A4_POINTS}
    assert root["/MarkInfo"]["/Marked"] is True or root["/MarkInfo"]["/Marked"].value
    assert root["/Lang"] == "en-GB"
    assert pdf.metadata is not None
    assert str(pdf.metadata.title).startswith(NORTH)
    assert b"pdfuaid" in root["/Metadata"].get_object().get_data()


def test_every_section_and_chart_has_a_bookmark(
    opened: Callable[[str], PdfReader], pack_for: Callable[[str], Pack]
) -> None:
    marked = set(_bookmarks(opened(NORTH).outline))
    wanted = {section.heading for section in pack_for(NORTH).sections} | {c.title for c in charts(pack_for(NORTH))}
    assert wanted - marked == set()


def test_every_picture_has_its_text_alternative(
    opened: Callable[[str], PdfReader], pack_for: Callable[[str], Pack]
) -> None:
    root: Any = opened(NORTH).trailer["/Root"]
    assert [chart.alt for chart in charts(pack_for(NORTH)) if chart.alt not in set(_alternatives(root))] == []


def test_its_fonts_come_with_it(opened: Callable[[str], PdfReader]) -> None:
    names = {name for page in opened(MODALITY).pages for name in _fonts(page)}
    assert names
    assert all(re.fullmatch(r"/[A-Z]{6}\+SourceSansPro-\w+(-Identity-H)?", name) for name in names), names


def test_the_same_store_gives_the_same_bytes(file_of: Written, pack_for: Callable[[str], Pack]) -> None:
    assert write(pack_for(MODALITY)) == file_of(MODALITY, "pdf")


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
