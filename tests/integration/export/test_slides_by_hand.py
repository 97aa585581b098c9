"""Slides of charts and blocks made by hand."""

from collections.abc import Callable
from dataclasses import replace
from typing import Any, get_args

import pytest
from pptx.enum.shapes import MSO_SHAPE_TYPE

from het_dash.charts.spec import Chart, Kind, Table
from het_dash.charts.text import wording
from het_dash.content.blocks import Composed, Squares, Tabled, Tile, Tiles, Words
from het_dash.content.blocks.marks import Mark, MarkRow
from het_dash.export.document import Pack, pack_of
from het_dash.export.documents import DATA_PACK
from het_dash.export.pptx.parts import MOST_WORDS, parts_of
from het_dash.render.pptx import DRAWN_BY
from het_dash.render.pptx.text_fitting import high, lines, size_that_fits
from het_dash.store import Store
from tests.integration.render.svg.test_pictures import MADE
from tests.support import charts_by_hand
from tests.support.blocks import MODALITY, NORTH, area
from tests.support.expected_file_content import charts
from tests.support.slides import frames, natives, numbers, slide_of


@pytest.fixture(scope="module")
def empty(bundle: Store) -> Pack:
    return pack_of(DATA_PACK.only(()), area(MODALITY), bundle)


def test_every_kind_of_chart_has_a_slide() -> None:
    assert set(DRAWN_BY) == set(get_args(Kind))


@pytest.mark.parametrize("kind", [kind for kind in MADE if kind != "map"])
def test_a_chart_made_by_hand_can_be_opened_again_with_its_data(kind: str, empty: Pack) -> None:
    chart = replace(MADE[kind], alt="What it shows", nature="demonstration")
    native = native_of(empty, chart)
    shown = {round(abs(p.value), 9) for s in chart.series for p in s.points if p.value is not None}
    assert kind == "timeline" or shown <= {round(abs(number), 9) for number in numbers(native)}


def test_a_group_without_a_number_says_why_beside_its_name_and_its_cell_is_blank(empty: Pack) -> None:
    native = native_of(empty, replace(charts_by_hand.bars(11.2, None, 13.4), alt="What it shows"))
    assert "North Lewisham PCN (1 to 7, hidden)" in list(native.plots[0].categories)
    assert next(iter(native.plots[0].series)).values == (11.2, None, 13.4)


def test_what_stands_in_place_of_a_number_is_short_beside_its_name(empty: Pack) -> None:
    hidden = replace(charts_by_hand.bars(11.2, None, 13.4), alt="What it shows")
    (series,) = hidden.series
    points = tuple(
        p if p.value is not None else replace(p, text="1 to 7, hidden. Instead: Mixed as a whole 35")
        for p in series.points
    )
    native = native_of(empty, replace(hidden, series=(replace(series, points=points),)))
    assert "North Lewisham PCN (1 to 7, hidden)" in list(native.plots[0].categories)


def test_intervals_are_error_bars_and_values_are_written_beyond_their_ends(empty: Pack) -> None:
    native = native_of(empty, charts_by_hand.bars())
    plus = native._chartSpace.xpath(".//c:errBars/c:plus//c:v")
    assert [float(node.text) for node in plus] == pytest.approx([0.5, 0.5, 0.5])
    held = {one.name: one for one in native.plots[0].series}
    assert held["Upper limit"].values == pytest.approx((11.7, 9.7, 13.9))
    carried = "".join(held["Upper limit"]._element.xpath(".//c:dLbl")[0].itertext())
    assert "11.2%" in carried
    assert not held["Recorded"]._element.xpath(".//c:dLbl")


def test_a_range_is_two_numbers_that_can_be_edited_and_says_its_words(empty: Pack) -> None:
    native = native_of(empty, replace(charts_by_hand.with_a_range(), alt="What it shows"))
    held = {one.name: one.values for one in native.plots[0].series if one.name != "Upper limit"}
    assert held == {
        "Recorded": (11.2, None),
        "Highest of a range": (None, 17.5),
        "Lowest of a range": (None, 6.0),
    }
    assert "North Lewisham PCN" in list(native.plots[0].categories), "no reason stands beside its name"
    assert "6% to 17.5%" in "".join(native._chartSpace.itertext())


def test_a_range_among_pairs_of_bars_is_in_words_beside_its_name(empty: Pack) -> None:
    ranged = charts_by_hand.with_a_range()
    other = replace(charts_by_hand.bars().series[0], label="Residents")
    native = native_of(empty, replace(ranged, series=(*ranged.series, other), alt="What it shows"))
    assert "North Lewisham PCN (Recorded: 6% to 17.5%)" in list(native.plots[0].categories)


def test_a_band_is_a_wide_line_between_its_ends_with_one_entry_in_the_key(pack_for: Callable[[str], Pack]) -> None:
    made = next(chart for chart in charts(pack_for(NORTH)) if chart.bands)
    slide = slide_of(pack_for(NORTH), made)
    (native,) = natives(slide)
    bands = [series for series in native.plots[0].series if series.name == made.bands[0].label]
    assert len(bands) == len(made.bands)
    for band, series in zip(made.bands, bands, strict=True):
        ends = [float(v.text) for v in series._element.iterfind(".//{*}xVal//{*}v")]
        assert ends == pytest.approx([band.low, band.high])
        assert series.format.line.width > 10 * 12_700
    assert [frame.text for frame in frames(slide)].count(made.bands[0].label) == 1


def test_squares_are_shapes_with_their_letters_and_a_key(empty: Pack) -> None:
    done, open_ = Mark("done", "Adopted", "A"), Mark("blank", "Not decided yet", "N")
    grid = Squares(
        "s", "Two adopted", "By theme.", (MarkRow("Trust", (done, done, open_)),), (done, open_), "Source: s."
    )
    slide = slide_of(empty, grid)
    (group,) = [shape for shape in slide.shapes if shape.shape_type == MSO_SHAPE_TYPE.GROUP]
    assert [s.text_frame.text for s in group.shapes] == ["Trust", "A", "A", "N", "A", "Adopted", "N", "Not decided yet"]
    assert group._element.nvGrpSpPr.cNvPr.get("descr") == "Two adopted. Trust: Adopted, Adopted, Not decided yet"


def test_a_section_with_more_pictures_than_a_slide_holds_gets_another_slide() -> None:
    three = tuple(replace(charts_by_hand.bars(), title=f"Chart {n}", alt="Alternative") for n in range(3))
    section = Composed("t", "T", "Three charts", three)
    assert [[one.title for one in parts.pictures] for parts in parts_of(section)] == [
        ["Chart 0", "Chart 1"],
        ["Chart 2"],
    ]


def test_long_words_without_a_picture_are_short_on_the_slide_and_whole_in_the_notes(empty: Pack) -> None:
    said = tuple(f"This is sentence number {n} of a long section." for n in range(20))
    slide = slide_of(empty, Words(said))
    shown = " ".join(frame.text for frame in frames(slide))
    assert said[0] in shown
    assert said[19] not in shown
    assert said[19] in slide.notes_slide.notes_text_frame.text


def test_a_text_runs_in_its_direction_on_the_slide_and_in_its_notes(empty: Pack) -> None:
    slide = slide_of(empty, Words(("ضغط الدم مرتفع عند الناس", "Blood pressure is high.")))
    notes = slide.notes_slide.notes_text_frame
    for frame in (next(one for one in frames(slide) if "Blood" in one.text), notes):
        directions = {p.text: p._p.pPr.get("rtl") if p._p.pPr is not None else None for p in frame.paragraphs}
        assert directions["ضغط الدم مرتفع عند الناس"] == "1"
        assert directions["Blood pressure is high."] is None


def test_rows_of_a_table_without_a_picture_are_on_the_slide_as_far_as_there_is_room() -> None:
    table = Table(("Team", "People"), tuple((f"Team {n}", f"{n} people reached", "") for n in range(20)))
    (parts,) = parts_of(Composed("s", "S", "Teams", (Tabled("Teams", table, "Source: t."),)))
    assert parts.said[0] == "Team 0: 0 people reached"
    assert sum(len(one.split()) for one in parts.said) <= MOST_WORDS


def test_a_number_of_example_data_among_published_charts_marks_the_slide() -> None:
    tile = Tile("Reached", "12", "", "", None, "Source: tile.", nature="demonstration")
    drawn = replace(charts_by_hand.bars(), alt="What it shows")
    (parts,) = parts_of(Composed("s", "S", "Section", (drawn, Tiles((tile,)))))
    assert parts.mark == wording.PARTLY_EXAMPLE
    (alone,) = parts_of(Composed("s", "S", "Section", (Tiles((tile,)),)))
    assert alone.mark == wording.EXAMPLE


def test_words_that_need_more_room_get_a_smaller_size() -> None:
    long = ["word " * 60] * 3
    assert size_that_fits(long, 6, 3, 20, 8) < 20
    assert high(long, 6, size_that_fits(long, 6, 3, 20, 8)) <= 3
    assert lines("one", 3, 12) == 1


def native_of(pack: Pack, chart: Chart) -> Any:
    (native,) = natives(slide_of(pack, chart))
    return native
