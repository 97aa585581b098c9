"""A timeline: each type of activity in its own row, each dot on its day."""

from datetime import date, timedelta
from itertools import pairwise

import pytest

from het_dash.charts.layout import layout
from het_dash.charts.layout.activities import ticks
from het_dash.charts.layout.laid import Dot, Laid
from het_dash.charts.spec import Point, Series
from tests.support import charts_by_hand
from tests.support.charts_by_hand import timeline
from tests.support.laid_charts import label, of, said, value_at


def days(laid: Laid, first: date) -> list[date]:
    return [first + timedelta(days=round(value_at(laid, dot.x))) for dot in of(laid, Dot)]


def test_each_type_has_its_own_row_and_each_dot_its_day() -> None:
    laid = layout(timeline())
    assert days(laid, date(2026, 5, 16)) == [date(2026, 5, 16), date(2026, 7, 4), date(2026, 6, 9)]
    first, second, other = (dot.y for dot in of(laid, Dot))
    assert first == second < other


def test_the_area_of_a_dot_is_how_many_happened_on_the_day() -> None:
    two, one, _ = (dot.size for dot in of(layout(timeline()), Dot))
    assert (two / one) ** 2 == pytest.approx(2)


def test_each_row_has_its_name_and_how_many_there_were() -> None:
    assert said(layout(timeline()), "category") == ["Health fair", "Health workshop"]
    assert said(layout(timeline()), "value") == ["3", "1"]


def test_names_are_over_their_rows_on_any_screen_and_at_the_left_on_paper() -> None:
    assert label(layout(timeline()), "fair").y < of(layout(timeline()), Dot)[0].y
    assert label(layout(timeline(), 640), "fair").y == of(layout(timeline(), 640), Dot)[0].y


def test_a_name_that_needs_two_lines_makes_its_row_taller() -> None:
    long = Series("A type of activity whose name is far too long for one line of a telephone", "chosen",
                  timeline().series[1].points)  # fmt: skip
    short = charts_by_hand.chart("timeline", timeline().series[1])
    assert layout(charts_by_hand.chart("timeline", long)).height > layout(short).height


def test_the_axis_spans_the_days_declared_or_those_of_the_dots() -> None:
    declared = layout(timeline(span=(date(2026, 4, 1), date(2026, 9, 30))))
    assert days(declared, date(2026, 4, 1))[0] == date(2026, 5, 16)
    assert declared.high == 182
    assert layout(timeline()).high == 49


def test_months_are_named_at_their_first_days_from_left_to_right() -> None:
    laid = layout(timeline(span=(date(2026, 4, 1), date(2026, 9, 30))), 640)
    named = [words for words in laid.words if words.part == "tick"]
    assert [words.rows[0] for words in named] == ["April", "May", "June", "July", "August", "September"]
    assert all(a.at.share < b.at.share for a, b in pairwise(named))


def test_a_dot_without_a_day_is_refused() -> None:
    with pytest.raises(ValueError, match="placed by a date"):
        layout(charts_by_hand.chart("timeline", Series("Fair", "chosen", (Point("May", 1.0),))))


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
