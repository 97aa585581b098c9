"""Trends: dates to scale, gaps stay gaps, breaks stay breaks, names do not touch."""

from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import NARROWEST, Area, Dot, Interval, Laid
from het_dash.charts.spec import Benchmark, Chart, Point, Series, Shaded
from tests.support import charts_by_hand
from tests.support.charts_by_hand import YEARS, chart, series, trend
from tests.support.laid_charts import foot, label, of, overlaps, said, strokes

QUARTERS = tuple(date(2024 + n // 4, 3 * (n % 4) + 1, 1) for n in range(8))


def alone(places: tuple[Any, ...], *values: float | None, **more: Any) -> Chart:
    return chart("trend", series("Sevenfields PCN", "chosen", places, *values), **more)


def value(laid: Laid, y: float) -> float:
    """The value at a height, read off the axis."""
    return laid.low + (laid.high - laid.low) * (foot(laid) - y) / (foot(laid) - laid.plot.top)


def runs(laid: Laid) -> list[list[float]]:
    """The values that each line joins."""
    return [[round(value(laid, y), 4) for _, y in line.points] for line in strokes(laid, "line")]


def dates(laid: Laid) -> list[Any]:
    return [words for words in laid.words if words.part == "tick" and words.anchor == "middle"]


def test_missing_years_are_a_gap_and_not_a_line() -> None:
    laid = layout(alone(YEARS, 8.9, 8.7, 9.2))
    assert runs(laid) == [[8.9, 8.7]]
    assert [round(value(laid, dot.y), 4) for dot in of(laid, Dot)] == [8.9, 8.7, 9.2]


def test_points_are_placed_by_their_dates() -> None:
    first, second, third = (dot.x for dot in of(layout(alone(YEARS, 8.9, 8.7, 9.2)), Dot))
    assert (third - second) / (second - first) == pytest.approx((YEARS[2] - YEARS[1]) / (YEARS[1] - YEARS[0]))


def test_a_hidden_period_is_a_gap_with_its_sign_and_its_reason_under_its_date() -> None:
    laid = layout(alone(QUARTERS, 1, 2, 3, None, 5, 6, 7, 8))
    assert runs(laid) == [[1, 2, 3], [5, 6, 7, 8]]
    (sign,) = [dot for dot in of(laid, Dot) if dot.sign]
    assert sign.sign == "crossed"
    assert max(words.y for words in dates(laid)) < sign.y < label(laid, "hidden").y
    assert label(laid, "hidden").at.share == pytest.approx(sign.x)


def test_neighbouring_hidden_periods_share_their_reason() -> None:
    laid = layout(alone(QUARTERS, 1, 2, None, None, None, 6, 7, 8))
    signs = [dot.x for dot in of(laid, Dot) if dot.sign]
    assert len(signs) == 3
    assert label(laid, "hidden").at.share == pytest.approx(signs[1])


def test_reasons_of_one_series_among_several_carry_its_name() -> None:
    assert said(layout(trend(8.9, None, 9.2)), "reason") == ["North Lewisham PCN: 1 to 7, hidden"]


def test_a_hidden_period_without_words_has_no_reason() -> None:
    points = (Point(YEARS[0], None, status=charts_by_hand.HIDDEN), Point(YEARS[1], 8.0))
    assert said(layout(chart("trend", Series("s", "chosen", points))), "reason") == []


def test_no_line_crosses_a_break() -> None:
    laid = layout(alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8, breaks=((QUARTERS[2], "Definition changed"),)))
    assert runs(laid) == [[1, 2], [3, 4, 5, 6, 7, 8]]
    (line,) = strokes(laid, "break")
    assert line.points[0][0] == pytest.approx(of(laid, Dot)[2].x)
    assert label(laid, "Definition").at.share == line.points[0][0]


def test_a_move_of_a_practice_is_a_labelled_dotted_line_that_lines_cross() -> None:
    laid = layout(alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8, moves=((QUARTERS[2], "A practice joined"),)))
    assert runs(laid) == [[1, 2, 3, 4, 5, 6, 7, 8]]
    (line,) = strokes(laid, "move")
    assert line.line == "dotted"
    assert label(laid, "A practice joined").at.share == line.points[0][0]


def test_quarters_of_unequal_length_are_neighbours() -> None:
    assert runs(layout(alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8))) == [[1, 2, 3, 4, 5, 6, 7, 8]]


def test_the_axis_starts_at_zero_unless_declared() -> None:
    assert layout(trend()).low == 0
    declared = layout(trend(limits=(8.0, 11.0)))
    assert (declared.low, declared.high) == (8.0, 11.0)


def test_each_line_is_named_at_its_end_with_its_last_value() -> None:
    assert said(layout(trend()), "end") == ["North Lewisham PCN 9.2%", "Lewisham 9.9%", "England 9.8%"]
    assert label(layout(trend()), "North").bold


def test_the_interval_of_the_last_value_is_left_to_whisker_and_hover() -> None:
    drawn = chart("trend", Series("Lewisham", "chosen", (Point(YEARS[0], 9.2, 9, 9.4, "9.2% (9.0% to 9.4%)"),)))
    assert said(layout(drawn), "end") == ["Lewisham 9.2%"]


def test_names_of_close_lines_keep_the_order_of_their_values() -> None:
    laid = layout(trend(benchmarks=(Benchmark("Aim 9.85%", 9.85),)))
    ends = sorted((words for words in laid.words if words.part == "end"), key=lambda words: words.y)
    assert [words.rows[-1].split()[-1] for words in ends] == ["9.9%", "9.85%", "9.8%", "9.2%"]
    assert all(below.y - above.y >= (above.height + below.height) / 2 for above, below in pairwise(ends))


def test_no_leader_joins_a_name_to_its_line() -> None:
    parts = {stroke.part for stroke in layout(trend()).marks if hasattr(stroke, "part")}
    assert parts <= {"grid", "zero", "line"}


def test_benchmark_lines_differ_without_colour() -> None:
    laid = layout(trend())
    assert {(line.ink, line.line) for line in strokes(laid, "line")} == {
        ("chosen", "solid"), ("benchmark", "solid"), ("benchmark", "dashed"),
    }  # fmt: skip
    assert len({dot.shape for dot in of(laid, Dot)}) == 3


def test_a_declared_line_wins_over_the_order() -> None:
    own, lewisham, england = trend().series
    laid = layout(replace(trend(), series=(own, lewisham, replace(england, line="dotted"))))
    assert {line.line for line in strokes(laid, "line")} == {"solid", "dotted"}


def test_the_chosen_line_lies_on_top() -> None:
    assert [line.ink for line in strokes(layout(trend()), "line")][-1] == "chosen"


def test_every_point_has_its_limits_through_a_gap() -> None:
    laid = layout(alone(YEARS, 8.9, 8.7, 9.2))
    spans = [[round(value(laid, y), 4) for y in (one.low, one.high)] for one in of(laid, Interval)]
    assert spans == [[8.4, 9.4], [8.2, 9.2], [8.7, 9.7]]


def test_points_at_one_date_step_aside_only_if_their_limits_overlap() -> None:
    def steps(laid: Laid) -> int:
        return len({round(dot.x, 6) for dot in of(laid, Dot)})

    apart = chart("trend", series("A", "chosen", YEARS, 1, 1, 1), series("B", "benchmark", YEARS, 9, 9, 9))
    assert steps(layout(apart)) == 3
    assert steps(layout(trend())) == 9


def test_every_point_keeps_its_date_in_hover() -> None:
    own = [dot for dot in of(layout(trend()), Dot) if dot.fill == "chosen"]
    assert own[0].hover == ("North Lewisham PCN, March 2021", "8.9%", "between 8.4% and 9.4%")


def test_dates_are_named_in_full_and_thinned_so_that_they_do_not_touch() -> None:
    months = tuple(date(2024 + n // 12, n % 12 + 1, 1) for n in range(24))
    named = [words.rows for words in dates(layout(alone(months, *range(24))))]
    assert 2 <= len(named) <= 5
    assert named[-1] == ("December", "2025")
    assert len(dates(layout(alone(months, *range(24)), 640))) > len(named)


def test_a_span_is_named_by_its_year() -> None:
    assert [words.rows for words in dates(layout(alone(YEARS, 1, 2, 3, named_by="span"), 640))][-1] == ("2025",)


def test_a_trend_of_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="placed by a date, not by 'March'"):
        layout(alone(("March",), 1.0))


def test_one_period_alone_can_be_laid_out() -> None:
    assert len(of(layout(alone(YEARS[:1], 8.9)), Dot)) == 1


def test_of_many_dates_only_the_last_points_are_seen_and_lines_still_differ() -> None:
    years = tuple(date(year, 12, 31) for year in range(2001, 2026))
    own, other = series("Lewisham", "chosen", years, *range(25)), series("England", "benchmark", years, *range(25, 50))
    laid = layout(chart("trend", own, other))
    assert [dot.opacity for dot in of(laid, Dot)] == [*[0.0] * 24, 1.0] * 2
    assert len({(line.ink, line.width) for line in strokes(laid, "line")}) == 2
    assert len(of(laid, Dot)) == 50


def test_a_period_is_named_over_its_band_and_two_narrow_ones_from_outside() -> None:
    years = tuple(date(year, 7, 1) for year in range(2001, 2026))
    one = chart("trend", series("Anytown", "chosen", years, *range(25)))
    wide = replace(one, shaded=(Shaded(date(2005, 1, 1), date(2020, 1, 1), "Before"),))
    assert label(layout(wide), "Before", "heading").anchor == "middle"
    narrow = (
        Shaded(date(2022, 10, 1), date(2024, 12, 31), "Cycle 1"),
        Shaded(date(2025, 4, 1), date(2027, 3, 31), "Cycle 2"),
    )
    laid = layout(replace(one, shaded=narrow))
    assert [label(laid, f"Cycle {n}", "heading").anchor for n in (1, 2)] == ["end", "start"]
    assert not overlaps(laid, NARROWEST)


def test_the_area_between_two_lines_is_filled_only_where_both_have_a_value() -> None:
    years = tuple(date(year, 7, 1) for year in range(2001, 2011))
    own, other = series("Anytown", "chosen", years, *range(10)), series("Anyland", "benchmark", years[3:], *range(7))
    assert not [mark for mark in layout(chart("trend", own, other)).marks if isinstance(mark, Area)]
    (area,) = [
        mark for mark in layout(replace(chart("trend", own, other), filled=True)).marks if isinstance(mark, Area)
    ]
    assert len(area.corners) == 2 * 7
