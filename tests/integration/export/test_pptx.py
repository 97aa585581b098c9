"""The pack as slides, read back."""

import io
from collections.abc import Callable
from functools import cache
from typing import Any

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from het_dash.charts.spec import Chart
from het_dash.charts.text import wording
from het_dash.content.blocks import Lead, Questions, is_example
from het_dash.content.pages import data_pack
from het_dash.content.recording_store import Asked
from het_dash.content.sections import compose_all
from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.pptx import NO_SLIDE, write
from het_dash.export.pptx.parts import MOST_WORDS
from het_dash.store import Store
from tests.support.blocks import NORTH, PCNS, area
from tests.support.expected_file_content import charts, squeezed, statements, tables
from tests.support.slides import INCH, frames, native_charts, natives, numbers, overlap, said_by, words_tall

EVERY = [(label, with_example) for label in PCNS for with_example in (False, True)]
MOST_SLIDES, LEAST_POINTS = 12, 12.0
Decks = Callable[[str, bool], Any]
Packs = Callable[[str, bool], Pack]


@pytest.fixture(scope="module")
def packs(bundle: Store) -> Packs:
    return cache(lambda label, with_example: pack_of(DATA_PACK.in_format("pptx"), area(label), bundle, with_example))


@pytest.fixture(scope="module")
def deck(packs: Packs) -> Decks:
    return cache(lambda label, with_example: Presentation(io.BytesIO(write(packs(label, with_example)))))


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_a_pack_has_at_most_twelve_slides_and_begins_with_its_answer(
    label: str, with_example: bool, deck: Decks, packs: Packs
) -> None:
    slides = list(deck(label, with_example).slides)
    assert 7 <= len(slides) <= MOST_SLIDES
    assert len(slides) == len(packs(label, with_example).drawn)
    assert "are not controlled" in slides[0].shapes.title.text
    assert slides[-1].shapes.title.text == "Three questions for your meeting"


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_no_text_is_smaller_than_twelve_points(label: str, with_example: bool, deck: Decks) -> None:
    for number, slide in enumerate(deck(label, with_example).slides, start=1):
        sizes = [int(size) / 100 for shape in slide.shapes for size in shape._element.xpath(".//a:rPr/@sz")]
        assert min(sizes) >= LEAST_POINTS, number
        for native in natives(slide):
            written = [int(size) / 100 for size in native._chartSpace.xpath(".//@sz")]
            assert min(written) >= LEAST_POINTS, (number, sorted(written))
        for frame in frames(slide):
            assert all(run.font.size for p in frame.paragraphs for run in p.runs), frame.text


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_every_slide_has_a_picture_or_at_most_forty_words(label: str, with_example: bool, deck: Decks) -> None:
    for number, slide in enumerate(deck(label, with_example).slides, start=1):
        pictures = [s for s in slide.shapes if s.has_chart or s.shape_type == MSO_SHAPE_TYPE.GROUP]
        words = [word for frame in frames(slide) for word in frame.text.split()]
        foot = len(f"{label} · Figures up to September 2026 {number}".split())
        assert pictures or len(words) <= MOST_WORDS + foot, number


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_slides_of_example_data_are_marked_and_no_others(
    label: str, with_example: bool, deck: Decks, packs: Packs
) -> None:
    pack = packs(label, with_example)
    for number, (slide, section) in enumerate(zip(deck(label, with_example).slides, pack.drawn, strict=True), start=1):
        said = {frame.text for frame in frames(slide)}
        marked = bool(said & {wording.EXAMPLE, wording.PARTLY_EXAMPLE})
        assert marked == (any(map(is_example, section.blocks)) or (number == 1 and pack.example)), number
        assert (pack.label in slide.notes_slide.notes_text_frame.text) == bool(pack.label) or not pack.label


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_each_chart_is_native_and_holds_the_values_of_its_points(
    label: str, with_example: bool, deck: Decks, packs: Packs
) -> None:
    native = {shape.name: shape.chart for slide in deck(label, with_example).slides for shape in native_charts(slide)}
    drawn = [chart for chart in charts(packs(label, with_example)) if not chart.empty and chart.kind != "map"]
    assert set(native) == {chart.title for chart in drawn}
    for chart in drawn:
        held = {round(abs(number), 9) for number in numbers(native[chart.title])}
        wanted = {round(abs(p.value), 9) for s in chart.series for p in s.points if p.value is not None}
        assert wanted <= held, chart.id


@pytest.mark.parametrize("label", PCNS)
def test_the_numbers_on_the_slides_are_those_of_the_screen(label: str, packs: Packs, bundle: Store) -> None:
    """Titles, big numbers, questions and every table row of a chart are those of a tab of the page."""
    page = compose_all(data_pack.PAGE.sections, area(label).code, Asked(bundle, True))
    on_screen = [block for section in page for block in section.blocks]
    shown = {row for b in on_screen if isinstance(b, Chart) for row in b.table.rows}
    bars = "wards-with-most-patients"  # drawn from the map's own rows
    for section in packs(label, True).drawn:
        for block in section.blocks:
            if isinstance(block, Chart) and block.kind != "map" and block.id != bars:
                assert set(block.table.rows) <= shown, block.id
            if isinstance(block, Questions):
                assert block in on_screen
            if isinstance(block, Lead):
                assert block in on_screen


def test_the_wards_beside_the_map_have_the_numbers_of_the_map(packs: Packs) -> None:
    (section,) = [one for one in packs(NORTH, False).drawn if one.id == "where"]
    drawn, wards = [block for block in section.blocks if isinstance(block, Chart)]
    on_map = {p.text for s in drawn.series for p in s.points}
    listed = [f"{str(p.at).partition('  ')[2]} ward: {p.text}" for s in wards.series for p in s.points]
    assert len(listed) == 5
    assert set(listed) <= on_map


@pytest.mark.parametrize("label", PCNS)
def test_every_figure_and_statement_is_on_a_slide_or_in_its_notes(label: str, deck: Decks, packs: Packs) -> None:
    pack = packs(label, True)
    notes = [slide.notes_slide.notes_text_frame.text for slide in deck(label, True).slides]
    rows = {line for said in notes for line in said.split("\n")}
    assert [row for _, table in tables(pack) for row in table.rows if " | ".join(row) not in rows] == []
    text = squeezed(" ".join(notes))
    assert [said for said in statements(pack) if squeezed(said) not in text] == []


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_every_slide_says_of_whom_and_when_and_its_notes_where_from(
    label: str, with_example: bool, deck: Decks, packs: Packs
) -> None:
    pack = packs(label, with_example)
    for number, (slide, section) in enumerate(zip(deck(label, with_example).slides, pack.drawn, strict=True), start=1):
        said = [frame.text for frame in frames(slide)]
        assert any(one.startswith(f"{label} · {pack.period}") for one in said), number
        assert f"{number}" in said
        assert slide.shapes.title.text
        notes = slide.notes_slide.notes_text_frame.text
        assert wording.STANDING in notes
        sources = [block.source for block in section.blocks if isinstance(block, Chart)]
        assert all(source in notes for source in sources), number
        short = {one.short.partition(", ")[0] for one in pack.catalogue.sources.values()}
        assert not sources or any(one in text for one in short for text in said if text.startswith(label)), number


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_nothing_leaves_its_slide_and_no_words_their_box(label: str, with_example: bool, deck: Decks) -> None:
    wide, tall = deck(label, with_example).slide_width, deck(label, with_example).slide_height
    assert wide / tall == pytest.approx(16 / 9, abs=0.001)
    for number, slide in enumerate(deck(label, with_example).slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, (number, shape.name)  # noqa: PT018
            assert shape.left + shape.width <= wide, (number, shape.name)
            assert shape.top + shape.height <= tall, (number, shape.name)
            if shape.has_text_frame and shape.text_frame.text and shape.text_frame.word_wrap:
                assert words_tall(shape) <= shape.height / INCH + 0.02, (number, shape.text_frame.text)


@pytest.mark.parametrize(("label", "with_example"), EVERY)
def test_no_words_lie_over_a_chart_or_other_words(label: str, with_example: bool, deck: Decks) -> None:
    for number, slide in enumerate(deck(label, with_example).slides, start=1):
        taken = [s for s in slide.shapes if s.has_chart or s.shape_type == MSO_SHAPE_TYPE.GROUP or said_by(s)]
        for n, one in enumerate(taken):
            assert [said_by(s) for s in taken[n + 1 :] if overlap(one, s)] == [], (number, said_by(one) or one.name)


def test_every_chart_and_map_has_its_text_alternative(deck: Decks, packs: Packs) -> None:
    alternatives = {
        shape._element.xpath("./*/p:cNvPr")[0].get("descr")
        for slide in deck(NORTH, True).slides
        for shape in slide.shapes
        if shape.has_chart or shape.shape_type == MSO_SHAPE_TYPE.GROUP
    }
    assert None not in alternatives
    assert {chart.alt for chart in charts(packs(NORTH, True)) if not chart.empty} <= alternatives


def test_without_a_return_there_is_no_slide_about_reach(packs: Packs) -> None:
    assert not {"reach", "heard"} & {section.id for section in packs(NORTH, False).drawn}
    assert {"reach", "heard"} <= {section.id for section in packs(NORTH, True).drawn}


def test_every_section_of_the_slides_is_one_of_the_pack() -> None:
    assert {one.id for one in DATA_PACK.in_format("pptx").sections} <= {one.id for one in DATA_PACK.sections}


def test_sections_without_a_figure_make_one_slide_that_says_so(bundle: Store) -> None:
    pack = pack_of(DATA_PACK.only({"heard"}).in_format("pptx"), area(NORTH), bundle)
    (slide,) = Presentation(io.BytesIO(write(pack))).slides
    assert slide.shapes.title.text == NO_SLIDE


def test_a_map_is_a_group_of_shapes_named_by_area_and_number(deck: Decks, packs: Packs) -> None:
    (chart,) = [one for one in charts(packs(NORTH, False)) if one.kind == "map"]
    groups = [shape for slide in deck(NORTH, False).slides for shape in slide.shapes if shape.name == chart.title]
    (group,) = [shape for shape in groups if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    named = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert {p.text for s in chart.series for p in s.points} <= {shape.name for shape in named}
    assert not group._element.xpath(".//p:style"), "LibreOffice would paint shadows"
    ids = [one.shape_id for one in group.shapes]
    assert len(ids) == len(set(ids))


def test_an_axis_starts_below_zero_only_where_a_number_does(deck: Decks, packs: Packs) -> None:
    native = {shape.name: shape.chart for slide in deck(NORTH, True).slides for shape in native_charts(slide)}
    for chart in charts(packs(NORTH, True)):
        values = [x for s in chart.series for p in s.points for x in (p.value, p.lower) if x is not None]
        if chart.title in native and min(values) >= 0 and chart.kind != "pyramid":
            lows = [float(n) for n in native[chart.title]._chartSpace.xpath(".//c:valAx//c:min/@val")]
            assert min([0.0, *lows]) == 0, chart.title
