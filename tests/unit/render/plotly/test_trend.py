"""Trends: gaps stay gaps, breaks stay breaks, names do not touch."""

import json
import re
from dataclasses import replace
from datetime import date
from itertools import pairwise
from typing import Any

import pytest

from het_dash.charts.layout.line_ends import PLOT_PX
from het_dash.charts.spec import Benchmark, Chart, Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import YEARS, noted, traces, trend

QUARTERS = tuple(date(2024 + n // 4, 3 * (n % 4) + 1, 1) for n in range(8))


def _alone(places: tuple[Any, ...], *values: float | None, **more: Any) -> Chart:
    return charts_by_hand.chart("trend", charts_by_hand.series("Sevenfields PCN", "chosen", places, *values), **more)


def _values(chart: Chart) -> list[float | None]:
    return list(next(t["y"] for t in traces(chart, "scatter") if "error_y" in t))


def test_missing_years_are_a_gap_not_a_line() -> None:
    assert _values(_alone(YEARS, 8.9, 8.7, 9.2)) == [8.9, 8.7, None, 9.2]
    assert traces(_alone(YEARS, 8.9, 8.7, 9.2), "scatter")[0]["connectgaps"] is False


def test_a_hidden_period_is_a_gap_with_its_words() -> None:
    chart = _alone(QUARTERS, 1, 2, 3, None, 5, 6, 7, 8)
    assert _values(chart) == [1, 2, 3, None, 5, 6, 7, 8]
    assert noted(chart, "hidden")["x"] == QUARTERS[3].isoformat()


def test_a_hidden_period_has_its_mark_under_its_words() -> None:
    chart = _alone(QUARTERS, 1, 2, 3, None, 5, 6, 7, 8)
    (sign,) = (t for t in traces(chart, "scatter") if "error_y" not in t)
    assert sign["x"] == [QUARTERS[3].isoformat()]
    low, high = draw(chart, LIGHT)["layout"]["yaxis"]["range"]
    up_px = (sign["y"][0] - low) / (high - low) * PLOT_PX
    assert 0 < up_px + sign["marker"]["size"] / 2 < noted(chart, "hidden")["yshift"]


def test_neighbouring_hidden_periods_share_their_words() -> None:
    assert noted(_alone(QUARTERS, 1, 2, None, None, None, 6, 7, 8), "hidden")["x"] == QUARTERS[3].isoformat()


def test_reasons_without_room_side_by_side_are_stacked() -> None:
    said = ("1 to 7, hidden", "not collected", "too few in all")
    hidden = tuple(Point(on, None, text=t, status=charts_by_hand.HIDDEN) for on, t in zip(QUARTERS, said, strict=False))
    later = charts_by_hand.points(QUARTERS[3:], 4, 5, 6, 7, 8)
    chart = charts_by_hand.chart("trend", Series("s", "chosen", (*hidden, *later)))
    feet = sorted(noted(chart, words)["yshift"] for words in said)
    assert all(over - below >= 16 for below, over in pairwise(feet))


def test_quarters_of_unequal_length_are_neighbours() -> None:
    assert None not in _values(_alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8))


def test_no_line_crosses_a_break() -> None:
    chart = _alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8, breaks=((QUARTERS[2], "Definition changed"),))
    assert _values(chart) == [1, 2, None, 3, 4, 5, 6, 7, 8]
    assert noted(chart, "Definition")["x"] == QUARTERS[2].isoformat()
    assert [s["x0"] for s in draw(chart, LIGHT)["layout"]["shapes"]] == [QUARTERS[2].isoformat()]


def test_labels_of_two_breaks_stand_at_different_heights() -> None:
    chart = _alone(QUARTERS, 1, 2, 3, 4, 5, 6, 7, 8, breaks=((QUARTERS[2], "First"), (QUARTERS[3], "Second")))
    assert noted(chart, "First")["yshift"] != noted(chart, "Second")["yshift"]


def test_the_axis_starts_at_zero_unless_declared() -> None:
    assert draw(trend(), LIGHT)["layout"]["yaxis"]["range"][0] == 0
    assert draw(trend(limits=(8.0, 11.0)), LIGHT)["layout"]["yaxis"]["range"] == [8.0, 11.0]


def test_each_line_is_named_at_its_end_with_its_last_value() -> None:
    assert noted(trend(), "England")["text"] == "England 9.8%"
    assert noted(trend(), "North Lewisham")["text"] == "<b>North Lewisham<br>PCN 9.2%</b>"


def test_the_interval_of_the_last_value_is_left_to_whisker_and_hover() -> None:
    chart = charts_by_hand.chart(
        "trend", Series("Lewisham", "chosen", (Point(YEARS[0], 9.2, 9, 9.4, "9.2% (9.0% to 9.4%)"),))
    )
    assert noted(chart, "Lewisham")["text"] == "<b>Lewisham 9.2%</b>"


def test_names_of_close_lines_do_not_touch() -> None:
    chart = trend(benchmarks=(Benchmark("Aim 9.85%", 9.85),))
    low, high = draw(chart, LIGHT)["layout"]["yaxis"]["range"]
    names = [noted(chart, words) for words in ("North Lewisham", "Lewisham 9", "England", "Aim")]
    places = sorted(((n["ay"] - low) / (high - low) * PLOT_PX, 16 * (n["text"].count("<br>") + 1)) for n in names)
    for (below, size), (over, next_size) in pairwise(places):
        assert over - below >= (size + next_size) / 2
    assert places[0][0] > 0
    assert places[-1][0] < PLOT_PX


def test_benchmark_lines_differ_without_colour() -> None:
    lines = {t["line"]["dash"] for t in traces(trend(), "scatter") if t["line"]["color"] == LIGHT.benchmark}
    symbols = [t["marker"]["symbol"] for t in traces(trend(), "scatter")]
    assert lines == {"solid", "8px,4px"}
    assert len(set(symbols)) == 3


def test_a_declared_line_wins_over_the_order() -> None:
    own, lewisham, england = trend().series
    chart = replace(trend(), series=(own, lewisham, replace(england, line="dotted")))
    assert {t["line"]["dash"] for t in traces(chart, "scatter")} == {"solid", "2px,3px"}


def test_whiskers_follow_the_points_through_a_gap() -> None:
    reach = traces(_alone(YEARS, 8.9, 8.7, 9.2), "scatter")[0]["error_y"]
    assert reach["array"] == pytest.approx([0.5, 0.5, None, 0.5])


def test_every_series_keeps_its_date_in_hover() -> None:
    hover = traces(trend(), "scatter")[-1]["hovertext"]
    assert hover[0] == "<b>North Lewisham PCN, March 2021</b><br>8.9%<br>between 8.4% and 9.4%"


def test_dates_are_named_in_full_and_thinned_so_that_they_do_not_touch() -> None:
    months = tuple(date(2024 + n // 12, n % 12 + 1, 1) for n in range(24))
    named = [t for t in draw(_alone(months, *range(24)), LIGHT)["layout"]["xaxis"]["ticktext"] if t]
    assert 2 <= len(named) <= 4
    assert named[-1] == "December<br>2025"


def test_reasons_of_one_series_among_several_carry_its_name() -> None:
    assert "PCN: 1 to 7" in re.sub("<br>", " ", noted(trend(8.9, None, 9.2), "hidden")["text"])


def test_a_hidden_period_without_words_draws_nothing() -> None:
    chart = charts_by_hand.chart(
        "trend", Series("s", "chosen", (Point(YEARS[0], None, status=charts_by_hand.HIDDEN), Point(YEARS[1], 8.0)))
    )
    assert [a["text"] for a in draw(chart, LIGHT)["layout"]["annotations"] if a.get("yanchor") == "bottom"] == [
        "Per cent of patients"
    ]


def test_a_trend_of_categories_is_refused() -> None:
    with pytest.raises(ValueError, match="placed by a date, not by 'March'"):
        draw(_alone(("March",), 1.0), LIGHT)


def test_one_period_alone_can_be_drawn() -> None:
    assert json.dumps(draw(_alone(YEARS[:1], 8.9), LIGHT))
