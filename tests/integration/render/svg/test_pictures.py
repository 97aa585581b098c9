"""Charts as pictures: every kind is drawn, what is hidden is said, and the same marks give the same bytes."""

import re
from dataclasses import replace
from datetime import date
from typing import get_args

import pytest

from het_dash.catalogue import Status
from het_dash.charts.spec import Chart, Kind, Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render import svg
from tests.support import charts_by_hand

MADE = {
    "bars": charts_by_hand.bars(),
    "dots": charts_by_hand.dots(),
    "trend": charts_by_hand.trend(),
    "pyramid": charts_by_hand.pyramid(),
    "funnel": charts_by_hand.funnel(),
    "timeline": charts_by_hand.timeline(),
    "map": charts_by_hand.area_map(),
}


def words(chart: Chart) -> list[str]:
    """The texts of a picture; they are text, not outlines, so that a reader can search and copy them."""
    return re.findall(r"<text[^>]*>([^<]*)</text>", svg.picture(chart).svg.decode())


def test_every_kind_of_chart_can_be_drawn() -> None:
    assert svg.KINDS == set(MADE) == set(get_args(Kind))


@pytest.mark.parametrize("kind", MADE)
def test_the_same_chart_gives_the_same_bytes_and_nothing_in_it_asks_anybody(kind: str) -> None:
    drawn = svg.picture(MADE[kind])
    assert drawn.svg == svg.picture(MADE[kind]).svg
    assert not re.search(rb'href="(?!#)', drawn.svg)
    assert f'viewBox="0 0 {drawn.width:g} {drawn.height:g}"'.encode() in drawn.svg


@pytest.mark.parametrize("kind", MADE)
def test_no_words_leave_the_picture(kind: str) -> None:
    drawn = svg.picture(MADE[kind])
    placed = re.findall(rb'<text [^>]*?x="([-\d.]+)" y="([-\d.]+)"', drawn.svg)
    assert placed
    assert all(-1 <= float(x) <= drawn.width + 1 and 0 <= float(y) <= drawn.height for x, y in placed)


def test_bars_say_their_values_and_where_there_is_none_why() -> None:
    said = words(charts_by_hand.bars(11.2, None, 13.4))
    assert {"11.2%", "13.4%", "1 to 7, hidden", *charts_by_hand.PCNS} <= set(said)


def test_a_number_on_a_hidden_point_is_never_drawn() -> None:
    leaky = Point("Aplos Health PCN", 3.0, text="1 to 7, hidden", status=Status.HIDDEN_SMALL)
    other = Point("Sevenfields PCN", 12.0, text="12.0%")
    with_number = charts_by_hand.chart("bars", Series("Recorded", "other", (leaky, other)))
    without = charts_by_hand.chart("bars", Series("Recorded", "other", (replace(leaky, value=None), other)))
    assert svg.picture(with_number).svg == svg.picture(without).svg


def test_a_range_is_drawn_between_its_ends_and_never_on_a_hidden_point() -> None:
    shown, hidden = (
        svg.picture(charts_by_hand.with_a_range(status)).svg.decode() for status in (Status.SHOWN, Status.HIDDEN_SMALL)
    )
    pale = re.compile(r'fill="#12436D" fill-opacity="0\.45"')
    assert pale.search(shown)
    assert not pale.search(hidden)
    assert "6% to 17.5%" in words(charts_by_hand.with_a_range())


def test_every_reason_has_a_mark_of_its_own() -> None:
    drawn = {}
    for status in Status:
        if status is not Status.SHOWN:
            point = Point("Group", None, text="why", status=status)
            drawn[status] = svg.picture(charts_by_hand.chart("bars", Series("x", "other", (point,)))).svg
    assert len(set(drawn.values())) == len(drawn)


@pytest.mark.parametrize("kind", MADE)
def test_demonstration_data_says_so_on_the_picture(kind: str) -> None:
    plain, tagged = MADE[kind], replace(MADE[kind], nature="demonstration")
    assert "Example data" not in words(plain)
    assert "Example data" in words(tagged)
    assert b"<pattern" in svg.picture(tagged).svg


def test_a_line_has_a_gap_where_a_year_is_missing_and_names_itself_at_its_end() -> None:
    series = charts_by_hand.series("North Lewisham PCN", "chosen", charts_by_hand.YEARS, 9.0, 9.1, 9.2)
    drawn = svg.picture(charts_by_hand.chart("trend", series)).svg.decode()
    lines = re.findall(r'<path d="(M[^"]*)" fill="none" stroke="' + LIGHT.roles["chosen"] + '" stroke-width="3"', drawn)
    assert [line.count("L") + 1 for line in lines] == [2]
    assert "North Lewisham PCN 9.2%" in words(charts_by_hand.chart("trend", series))


def test_a_break_is_a_labelled_line() -> None:
    series = charts_by_hand.series("Lewisham", "chosen", charts_by_hand.YEARS, 9.0, 9.1, 9.2)
    assert "New rules" in words(charts_by_hand.chart("trend", series, breaks=((date(2024, 6, 30), "New rules"),)))


def test_a_move_of_a_practice_is_a_labelled_line_too() -> None:
    series = charts_by_hand.series("Lewisham", "chosen", charts_by_hand.YEARS, 9.0, 9.1, 9.2)
    chart = charts_by_hand.chart("trend", series, moves=((date(2024, 6, 30), "A practice joined"),))
    assert "A practice joined" in words(chart)
    assert svg.picture(chart).svg != svg.picture(replace(chart, moves=())).svg


def test_mark_up_in_words_stays_words() -> None:
    point = Point("<b>Group</b> & $x$", 4.0, text="4.0% <i>")
    said = words(charts_by_hand.chart("bars", Series("x", "other", (point,))))
    assert "4.0% &lt;i&gt;" in said
    assert any("&lt;b&gt;Group&lt;/b&gt; &amp; $x$" in text for text in said)


def test_a_map_is_small_and_a_suppressed_area_is_hatched_with_its_reason_in_the_key() -> None:
    chart = charts_by_hand.area_map(4_000, None, 3_000, 2_500, 2_000, 1_500, 1_000, 500, 0)
    drawn = svg.picture(chart).svg.decode()
    assert len(drawn) < 12_000
    assert 'fill="url(#made-640-crossed)"' in drawn
    assert "1 to 7, hidden" in words(chart)
    assert "data-code" not in drawn, "only a page needs the codes of areas"


def test_a_map_on_a_page_tells_a_pointer_each_areas_name_and_number() -> None:
    drawn = svg.inline(charts_by_hand.area_map(), 480)
    found = re.findall(r'data-code="(W\d)"[^>]*><title>([^<]*)</title>', drawn)
    assert len(found) == 9
    assert found[0] == ("W0", "Riverside: 4,500")


def test_a_map_that_lists_its_areas_keeps_its_size() -> None:
    assert svg.picture(charts_by_hand.area_map(mapped={"numbered": 3})).width == svg.SMALL
