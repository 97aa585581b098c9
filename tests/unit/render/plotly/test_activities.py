"""A timeline: each kind of event in its own row, each dot on its day."""

from datetime import date

import pytest

from het_dash.charts.layout.activities import ticks
from het_dash.charts.spec import Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import noted, timeline, traces


def test_each_kind_has_its_own_row_and_each_dot_its_day() -> None:
    fairs, workshops = traces(timeline(), "scatter")
    assert fairs["x"] == ["2026-05-16", "2026-07-04"]
    assert len(set(fairs["y"])) == 1
    assert fairs["y"][0] < workshops["y"][0]


def test_the_area_of_a_dot_is_how_many_happened_on_the_day() -> None:
    two, one = traces(timeline(), "scatter")[0]["marker"]["size"]
    assert (two / one) ** 2 == pytest.approx(2)


def test_a_rows_words_name_the_kind_and_how_many_there_were() -> None:
    assert "<b>3</b>" in noted(timeline(), "Health fair")["text"]
    assert "<b>1</b>" in noted(timeline(), "Health workshop")["text"]


def test_words_that_need_two_lines_make_their_row_taller() -> None:
    long = Series(
        "A kind of event whose name is far too long for one line of a telephone",
        "chosen",
        charts_by_hand.timeline().series[1].points,
    )
    assert (
        draw(charts_by_hand.chart("timeline", long), LIGHT)["layout"]["height"]
        > draw(charts_by_hand.chart("timeline", timeline().series[1]), LIGHT)["layout"]["height"]
    )


def test_the_axis_spans_the_days_declared_or_those_of_the_dots() -> None:
    declared = timeline(span=(date(2026, 4, 1), date(2026, 9, 30)))
    assert draw(declared, LIGHT)["layout"]["xaxis"]["range"] == ["2026-04-01", "2026-09-30"]
    assert draw(timeline(), LIGHT)["layout"]["xaxis"]["range"] == ["2026-05-16", "2026-07-04"]


def test_a_dot_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="placed by a date"):
        draw(charts_by_hand.chart("timeline", Series("Fair", "chosen", (Point("May", 1.0),))), LIGHT)


@pytest.mark.parametrize(
    ("first", "last", "named"),
    [
        (date(2026, 4, 1), date(2026, 6, 30), [(2026, 4), (2026, 5), (2026, 6)]),
        (date(2025, 4, 1), date(2026, 3, 31), [(2025, 4), (2025, 7), (2025, 10), (2026, 1)]),
        (date(2025, 4, 1), date(2026, 9, 30), [(2025, 7), (2026, 1), (2026, 7)]),
        (date(2021, 4, 1), date(2027, 3, 31), [(2024, 1), (2025, 1), (2026, 1), (2027, 1)]),
    ],
)
def test_no_more_dates_are_named_than_have_room(first: date, last: date, named: list[tuple[int, int]]) -> None:
    assert [(day.year, day.month) for day in ticks(first, last, 4)] == named
