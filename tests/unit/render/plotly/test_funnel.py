"""A funnel: units at their numbers of people, the average as a line, limits as curves, names where there is room."""

from dataclasses import replace
from typing import Any

from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import noted


def dots(chart: Chart) -> list[dict[str, Any]]:
    return [trace for trace in draw(chart, LIGHT)["data"] if trace["mode"] == "markers"]


def written(chart: Chart) -> list[str]:
    return [note["text"] for note in draw(chart, LIGHT)["layout"]["annotations"]]


def test_units_stand_at_their_people_and_value_the_chosen_on_top() -> None:
    others, own = dots(charts_by_hand.funnel())
    assert (others["x"], others["y"]) == ([400.0, 1600.0, 5000.0], [71.0, 64.0, 65.0])
    assert (own["x"], own["y"]) == ([900.0], [52.0])
    assert own["marker"]["size"] > others["marker"]["size"]
    assert own["marker"]["color"].startswith("rgba(18,67,109")


def test_limits_are_curves_told_apart_by_their_line() -> None:
    curves = [t for t in draw(charts_by_hand.funnel(), LIGHT)["data"] if t["mode"] == "lines" and len(t["x"]) == 3]
    assert len(curves) == 4
    assert curves[0]["line"]["dash"] == curves[1]["line"]["dash"] != curves[2]["line"]["dash"]
    assert curves[2]["y"] == [56.0, 60.0, 62.4]


def test_the_average_is_a_line_with_its_number_and_a_key() -> None:
    chart = charts_by_hand.funnel()
    assert any(t["y"] == [64.5, 64.5] for t in draw(chart, LIGHT)["data"] if t["mode"] == "lines")
    assert noted(chart, "<b>64.5%</b>")["y"] == 64.5
    assert {"Together", "95% limits", "99.8% limits", "Own", "Other practices"} <= set(written(chart))
    assert written(chart).count("95% limits") == 1


def test_only_those_that_ask_for_it_are_named_the_chosen_bold() -> None:
    assert "<b>Practice 0</b>" in written(charts_by_hand.funnel())
    assert not [text for text in written(charts_by_hand.funnel()) if "Practice 1" in text]


def test_the_axis_across_starts_at_nobody_and_holds_the_largest() -> None:
    low, high = draw(charts_by_hand.funnel(), LIGHT)["layout"]["xaxis"]["range"]
    assert low == 0
    assert high > 5000


def test_a_unit_without_people_or_without_a_number_has_no_place() -> None:
    more = (Point("A", 60.0), Point("B", None, text="1 to 7, hidden", status=charts_by_hand.HIDDEN, denominator=50.0))
    chart = charts_by_hand.funnel()
    placed = replace(chart, series=(*chart.series, Series("Not placed", "other", more)))
    assert [dot["x"] for dot in dots(placed)] == [dot["x"] for dot in dots(chart)]


def test_hover_gives_name_and_words() -> None:
    _, own = dots(charts_by_hand.funnel())
    assert own["hovertext"] == ["<b>Practice 0</b><br>52.0% of 900"]
