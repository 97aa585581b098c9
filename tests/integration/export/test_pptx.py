"""The pack as slides, read back."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import cache
from typing import Any, get_args

import pytest
from pptx import Presentation
from pptx.enum.shapes import MSO_SHAPE_TYPE

from het_dash.charts.spec import Chart, Kind, Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Tabled
from het_dash.export.document import Pack
from het_dash.export.pptx import write
from het_dash.export.pptx.tables import parts
from het_dash.render.pptx import DRAWN_BY
from het_dash.render.pptx.text_fitting import high, in_runs, lines, size_that_fits, word_wide
from tests.integration.export.conftest import Written
from tests.integration.render.svg.test_pictures import MADE
from tests.support import charts_by_hand
from tests.support.blocks import MODALITY, NORTH, PCNS
from tests.support.expected_file_content import charts, squeezed, statements, tables

INCH = 914_400
TWO = [NORTH, MODALITY]


@pytest.fixture(scope="module")
def deck(file_of: Written) -> Callable[[str], Any]:
    return cache(lambda label: Presentation(io.BytesIO(file_of(label, "pptx"))))


@pytest.mark.parametrize("label", PCNS)
def test_each_chart_is_native_and_holds_the_values_of_its_points(
    label: str, deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    native = {shape.name: shape.chart for slide in deck(label).slides for shape in slide.shapes if shape.has_chart}
    drawn = [chart for chart in charts(pack_for(label)) if not chart.empty and chart.kind != "map"]
    assert set(native) == {chart.title for chart in drawn}
    for chart in drawn:
        held = {round(abs(number), 9) for number in _numbers(native[chart.title])}
        wanted = {round(abs(p.value), 9) for s in chart.series for p in s.points if p.value is not None}
        assert wanted <= held, chart.id


@pytest.mark.parametrize("label", PCNS)
def test_every_figure_of_every_table_is_on_a_slide_or_in_its_notes(
    label: str, deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    rows = {line for slide in deck(label).slides for line in slide.notes_slide.notes_text_frame.text.split("\n")}
    rows |= {" | ".join(row) for slide in deck(label).slides for row in _rows(slide)}
    assert [row for _, table in tables(pack_for(label)) for row in table.rows if " | ".join(row) not in rows] == []


@pytest.mark.parametrize("label", PCNS)
def test_every_statement_is_on_a_slide(label: str, deck: Callable[[str], Any], pack_for: Callable[[str], Pack]) -> None:
    text = squeezed(" ".join(said for slide in deck(label).slides for said in _said(slide)))
    assert [said for said in statements(pack_for(label)) if squeezed(said) not in text] == []


@pytest.mark.parametrize("label", TWO)
def test_sources_stand_on_the_slide_and_in_its_notes(
    label: str, deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    slides = {slide.shapes.title.text: slide for slide in deck(label).slides}
    for chart in charts(pack_for(label)):
        slide = slides[chart.title]
        assert chart.source in " ".join(_said(slide))
        assert chart.source in slide.notes_slide.notes_text_frame.text


def test_every_slide_says_of_whom_of_when_and_what_it_is_not_for(deck: Callable[[str], Any]) -> None:
    slides = list(deck(NORTH).slides)
    for number, slide in enumerate(slides, start=1):
        text = " ".join(_said(slide))
        for wanted in (NORTH, "Figures up to July 2026", "Built on", wording.STANDING, f"{number} of {len(slides)}"):
            assert wanted in text, number
        assert slide.shapes.title.text


@pytest.mark.parametrize("label", PCNS)
def test_nothing_leaves_its_slide_and_no_words_their_box(label: str, deck: Callable[[str], Any]) -> None:
    wide, tall = deck(label).slide_width, deck(label).slide_height
    assert wide / tall == pytest.approx(16 / 9, abs=0.001)
    for number, slide in enumerate(deck(label).slides, start=1):
        for shape in slide.shapes:
            assert shape.left >= 0 and shape.top >= 0, (number, shape.name)  # noqa: PT018
            assert shape.left + shape.width <= wide, (number, shape.name)
            assert shape.top + shape.height <= tall, (number, shape.name)
            if shape.has_text_frame and shape.text_frame.text:
                assert _tall(shape) <= shape.height / INCH + 0.01, (number, shape.text_frame.text)


def test_every_chart_and_table_has_its_text_alternative(
    deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    alternatives = {
        shape._element.xpath("./*/p:cNvPr")[0].get("descr")
        for slide in deck(NORTH).slides
        for shape in slide.shapes
        if shape.has_chart or shape.has_table or shape.shape_type == MSO_SHAPE_TYPE.GROUP
    }
    assert None not in alternatives
    assert {chart.alt for chart in charts(pack_for(NORTH)) if not chart.empty} <= alternatives


def test_every_kind_of_chart_has_a_slide() -> None:
    assert set(DRAWN_BY) == set(get_args(Kind))


def test_a_map_is_a_group_of_shapes_named_by_area_and_number(
    deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    (chart,) = [one for one in charts(pack_for(NORTH)) if one.kind == "map"]
    groups = [shape for slide in deck(NORTH).slides for shape in slide.shapes if shape.name == chart.title]
    (group,) = [shape for shape in groups if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    named = [shape for shape in group.shapes if shape.shape_type == MSO_SHAPE_TYPE.FREEFORM]
    assert {p.text for s in chart.series for p in s.points} <= {shape.name for shape in named}
    assert not group._element.xpath(".//p:style"), "LibreOffice would paint shadows"


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "map"])
def test_a_chart_made_by_hand_can_be_opened_again_with_its_data(kind: str, pack_for: Callable[[str], Pack]) -> None:
    chart = replace(MADE[kind], alt="What it shows", nature="demonstration")
    (slide,) = list(_of(pack_for(MODALITY), chart).slides)[1:]
    (native,) = [shape.chart for shape in slide.shapes if shape.has_chart]
    shown = {round(abs(p.value), 9) for s in chart.series for p in s.points if p.value is not None}
    assert kind == "timeline" or shown <= {round(abs(number), 9) for number in _numbers(native)}


def test_a_group_without_a_number_says_why_beside_its_name_and_its_cell_is_blank(
    pack_for: Callable[[str], Pack],
) -> None:
    chart = replace(charts_by_hand.bars(11.2, None, 13.4), alt="What it shows")
    (native,) = [s.chart for s in list(_of(pack_for(MODALITY), chart).slides)[1].shapes if s.has_chart]
    assert "North Lewisham PCN (1 to 7, hidden)" in list(native.plots[0].categories)
    assert next(iter(native.plots[0].series)).values == (11.2, None, 13.4)


def test_an_axis_starts_below_zero_only_where_a_number_does(
    deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    native = {shape.name: shape.chart for slide in deck(NORTH).slides for shape in slide.shapes if shape.has_chart}
    for chart in charts(pack_for(NORTH)):
        numbers = [x for s in chart.series for p in s.points for x in (p.value, p.lower) if x is not None]
        if chart.title in native and min(numbers) >= 0 and chart.kind != "pyramid":
            lows = [float(n) for n in native[chart.title]._chartSpace.xpath(".//c:valAx//c:min/@val")]
            assert min([0.0, *lows]) == 0, chart.title


def test_what_stands_in_place_of_a_number_is_short_beside_its_name(pack_for: Callable[[str], Pack]) -> None:
    hidden = replace(charts_by_hand.bars(11.2, None, 13.4), alt="What it shows")
    (series,) = hidden.series
    points = tuple(
        p if p.value is not None else replace(p, text="1 to 7, hidden. Instead: Mixed as a whole 35")
        for p in series.points
    )
    (native,) = [
        s.chart
        for s in list(_of(pack_for(MODALITY), replace(hidden, series=(replace(series, points=points),))).slides)[
            1
        ].shapes
        if s.has_chart
    ]
    assert "North Lewisham PCN (1 to 7, hidden)" in list(native.plots[0].categories)


def test_intervals_are_error_bars_with_their_own_values(pack_for: Callable[[str], Pack]) -> None:
    (native,) = [s.chart for s in list(_of(pack_for(MODALITY), charts_by_hand.bars()).slides)[1].shapes if s.has_chart]
    plus = native._chartSpace.xpath(".//c:errBars/c:plus//c:v")
    assert [float(node.text) for node in plus] == pytest.approx([0.5, 0.5, 0.5])


def test_a_range_is_two_numbers_that_can_be_edited_and_says_its_words(pack_for: Callable[[str], Pack]) -> None:
    ranged = replace(charts_by_hand.with_a_range(), alt="What it shows")
    (native,) = [s.chart for s in list(_of(pack_for(MODALITY), ranged).slides)[1].shapes if s.has_chart]
    held = {one.name: one.values for one in native.plots[0].series}
    assert held == {
        "Recorded": (11.2, None),
        "Highest of a range": (None, 17.5),
        "Lowest of a range": (None, 6.0),
    }
    assert "North Lewisham PCN" in list(native.plots[0].categories), "no reason stands beside its name"
    assert "6% to 17.5%" in "".join(native._chartSpace.itertext())


def _size(cell: Any) -> float:
    return float(cell.text_frame.paragraphs[0].runs[0].font.size.pt)


@pytest.mark.parametrize("label", PCNS)
def test_no_heading_of_a_column_is_broken(label: str, deck: Callable[[str], Any]) -> None:
    for slide in deck(label).slides:
        for table in [shape.table for shape in slide.shapes if shape.has_table]:
            for n, column in enumerate(table.columns):
                assert word_wide(table.cell(0, n).text, _size(table.cell(0, n))) <= column.width / INCH + 0.01, (
                    table.cell(0, n).text
                )


def test_a_long_table_goes_on_over_slides_and_loses_no_row(pack_for: Callable[[str], Pack]) -> None:
    table = Table(("Place", "Value"), tuple((f"Place {n} " + "with a long name " * (n % 4), f"{n}") for n in range(90)))
    section = Composed("t", "T", "Tables", (Tabled("A long table", table, "Source: typed."),))
    deck = Presentation(io.BytesIO(write(replace(pack_for(MODALITY), sections=(section,)))))
    slides = list(deck.slides)[1:]
    assert len(slides) > 3
    assert [row for slide in slides for row in list(_rows(slide))[1:]] == list(table.rows)
    assert len(parts(table)) == len(slides)


def test_words_that_need_more_room_get_a_smaller_size_or_another_slide() -> None:
    long = ["word " * 60] * 3
    assert size_that_fits(long, 6, 3, 20, 8) < 20
    assert high(long, 6, size_that_fits(long, 6, 3, 20, 8)) <= 3
    assert [len(run) for run in in_runs(long, 6, 1.9, 14)] == [1, 1, 1]
    assert lines("one", 3, 12) == 1


def _of(pack: Pack, chart: Chart) -> Any:
    section = Composed("s", "S", "Section", (chart,))
    return Presentation(io.BytesIO(write(replace(pack, sections=(section,)))))


def _numbers(native: Any) -> list[float]:
    return [float(node.text) for node in native._chartSpace.xpath(".//c:ser//c:numCache//c:v")]


def _rows(slide: Any) -> Iterator[tuple[str, ...]]:
    for shape in slide.shapes:
        if shape.has_table:
            yield from (tuple(cell.text_frame.text for cell in row.cells) for row in shape.table.rows)


def _said(slide: Any) -> Iterator[str]:
    for shape in slide.shapes:
        if shape.has_text_frame:
            yield shape.text_frame.text
        elif shape.has_table:
            yield from (cell for row in _rows(slide) for cell in row)


def _tall(shape: Any) -> float:
    """Inches that its paragraphs take at the size that they have."""
    paragraphs = [p for p in shape.text_frame.paragraphs if p.runs]
    size = paragraphs[0].runs[0].font.size.pt
    return high([p.text for p in paragraphs], shape.width / INCH, size, size / 2 if len(paragraphs) > 1 else 0)


def test_a_band_is_a_wide_line_between_its_ends_with_one_entry_in_the_legend(
    deck: Callable[[str], Any], pack_for: Callable[[str], Pack]
) -> None:
    made = next(chart for chart in charts(pack_for(NORTH)) if chart.bands)
    native = next(s.chart for slide in deck(NORTH).slides for s in slide.shapes if s.has_chart and s.name == made.title)
    bands = [series for series in native.plots[0].series if series.name == made.bands[0].label]
    assert len(bands) == len(made.bands)
    for band, series in zip(made.bands, bands, strict=True):
        ends = [float(v.text) for v in series._element.iterfind(".//{*}xVal//{*}v")]
        assert ends == pytest.approx([band.low, band.high])
        assert series.format.line.width > 10 * 12_700
    left_out = native.legend._element.findall("{*}legendEntry")
    assert len(left_out) == len(made.bands)  # all but the first band, and the names of the rows
