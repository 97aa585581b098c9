"""Dots: every practice readable, the chosen one bold."""

import json
from dataclasses import replace

from het_dash.charts.spec import Benchmark, Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import dots, noted, traces


def test_dots_stand_exactly_at_their_values_on_one_line() -> None:
    others = traces(dots(), "scatter")[0]
    assert others["x"] == [61.0, 61.0, 70.0, 88.0]
    assert len(set(others["y"])) == 1


def test_the_chosen_dot_lies_on_top_and_is_larger() -> None:
    others, benchmark, chosen = traces(dots(), "scatter")
    assert chosen["marker"]["color"].startswith("rgba(18,67,109")
    assert chosen["marker"]["size"] > others["marker"]["size"]
    assert benchmark["marker"]["symbol"] == "line-ns"


def test_dots_on_one_another_are_see_through_with_an_outline() -> None:
    marker = traces(dots(), "scatter")[0]["marker"]
    assert marker["color"].endswith(",0.55)")
    assert marker["line"] == {"color": LIGHT.hidden, "width": 1}


def test_hover_names_each_dot_in_its_own_words() -> None:
    others, _, chosen = traces(dots(), "scatter")
    assert others["hovertext"][2] == "Practice 70: 70%"
    assert chosen["hovertext"] == ["North Lewisham PCN 72%"]


def test_hover_names_the_series_of_a_bare_number() -> None:
    chart = charts_by_hand.chart("dots", Series("North Lewisham PCN", "chosen", (Point("AF", 72.0, text="72%"),)))
    assert traces(chart, "scatter")[0]["hovertext"] == ["<b>North Lewisham PCN</b><br>72%"]


def test_the_chosen_dots_value_stands_beside_its_category_without_its_name() -> None:
    words = noted(dots(), "AF")["text"]
    assert "<b>72%</b>" in words
    assert "North Lewisham" not in words


def test_several_chosen_dots_in_a_row_have_no_value_beside_it() -> None:
    chosen = Series("Practices", "chosen", (Point("AF", 70.0, text="A: 70%"), Point("AF", 75.0, text="B: 75%")))
    assert noted(charts_by_hand.chart("dots", chosen), "AF")["text"] == "AF"


def test_a_hidden_chosen_dot_says_why() -> None:
    hidden = Series(
        "North Lewisham PCN", "chosen", (Point("AF", None, text="not shown", status=charts_by_hand.HIDDEN),)
    )
    chart = replace(dots(), series=(*dots().series[:2], hidden))
    assert "North Lewisham PCN: not shown" in noted(chart, "AF")["text"]


def test_a_row_without_a_single_dot_says_why() -> None:
    chart = charts_by_hand.chart(
        "dots", Series("Practices", "other", (Point("AF", None, text="not shown", status=charts_by_hand.HIDDEN),))
    )
    assert "not shown" in noted(chart, "AF")["text"]
    assert traces(chart, "scatter") == []


def test_two_benchmarks_differ_in_shape_in_plot_and_key() -> None:
    england = Series("England", "benchmark", (Point("AF", 80.0, text="England 80%"),))
    chart = replace(dots(), series=(*dots().series, england))
    symbols = [t["marker"]["symbol"] for t in traces(chart, "scatter") if "symbol" in t["marker"]]
    assert symbols == ["line-ns", "diamond-open"]
    assert [s["type"] for s in draw(chart, LIGHT)["layout"]["shapes"]].count("path") == 1


def test_the_axis_starts_above_zero_only_where_all_dots_are_high() -> None:
    low, high = draw(dots(), LIGHT)["layout"]["xaxis"]["range"]
    assert 0 < low < 61
    assert high > 88
    wide = charts_by_hand.chart("dots", Series("Practices", "other", (Point("AF", 5.0), Point("AF", 90.0))))
    assert 0 in draw(wide, LIGHT)["layout"]["xaxis"]["tickvals"]


def test_reference_lines_are_labelled_above() -> None:
    chart = dots(benchmarks=(Benchmark("Aim 80%", 80.0), Benchmark("England 79%", 79.0)))
    assert noted(chart, "Aim")["yshift"] != noted(chart, "England 79%")["yshift"]


def test_the_key_names_every_series_the_chosen_first() -> None:
    written = json.dumps(draw(dots(), LIGHT)["layout"]["annotations"])
    assert "Other practices" in written
    assert noted(dots(), "North Lewisham PCN")["yshift"] > noted(dots(), "Other practices")["yshift"]
