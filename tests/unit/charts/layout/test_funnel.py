"""Funnel plots: units at their people and value, the average as a line, limits as curves, names where there is room."""

from dataclasses import replace
from itertools import combinations

import pytest

from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Across, Dot, Laid
from het_dash.charts.spec import Curve, Point, Series
from tests.support import charts_by_hand
from tests.support.laid_charts import of, strokes


def value(laid: Laid, y: float) -> float:
    """The value at a height, read off the axis."""
    return laid.low + (laid.high - laid.low) * (laid.plot.bottom - y) / laid.plot.height


def said(laid: Laid) -> list[str]:
    return [" ".join(words.rows) for words in laid.words]


def test_units_are_at_their_people_and_value_the_chosen_on_top() -> None:
    laid = layout(charts_by_hand.funnel())
    *others, own = of(laid, Dot)
    assert [round(value(laid, dot.y), 4) for dot in others] == [71.0, 64.0, 65.0]
    assert round(value(laid, own.y), 4) == 52.0
    assert own.x / others[0].x == pytest.approx(900 / 400)
    assert own.size > others[0].size
    assert (own.fill, others[0].fill) == ("chosen", "other")


def test_limits_are_curves_that_differ_by_their_line_and_may_leave_the_plot() -> None:
    curves = strokes(layout(charts_by_hand.funnel()), "line")
    assert [curve.line for curve in curves] == ["dashed", "dashed", "dotted", "dotted"]
    low = Curve("95% limits", tuple(500.0 * n for n in range(1, 11)), (-500.0, *(60.0 + n for n in range(9))), "dashed")
    laid = layout(replace(charts_by_hand.funnel(), curves=(low,)))
    (curve,) = strokes(laid, "line")
    assert [round(value(laid, y), 4) for _, y in curve.points] == [60.0 + n for n in range(9)]


def test_names_touch_neither_each_other_nor_a_point_and_stay_on_the_canvas() -> None:
    many = tuple(
        Point(f"Practice {n}", 50.0 + (7 * n) % 31, denominator=300.0 + 217 * n, named=True) for n in range(26)
    )
    chart = replace(charts_by_hand.funnel(), series=(Series("Other practices", "other", many),), curves=())
    laid = layout(chart)
    named = [words for words in laid.words if words.part == "category"]
    assert named
    for canvas in (320.0, 390.0, 700.0, 1280.0):
        boxes = [words.box(laid.plot, canvas) for words in named]
        assert not any(one.touches(other) for one, other in combinations(boxes, 2))
        points = [(laid.plot.x(Across(dot.x), canvas), dot.y) for dot in of(laid, Dot)]
        assert not any(box.left < x < box.right and box.top < y < box.bottom for box in boxes for x, y in points)
        assert all(box.left >= 0 and box.right <= canvas for box in boxes)


def test_the_average_is_a_line_with_its_number_and_a_key() -> None:
    laid = layout(charts_by_hand.funnel())
    (average,) = strokes(laid, "benchmark")
    assert {round(value(laid, y), 4) for _, y in average.points} == {64.5}
    assert {"64.5%", "Together", "95% limits", "99.8% limits", "Own", "Other practices"} <= set(said(laid))
    assert said(laid).count("95% limits") == 1


def test_only_units_that_ask_for_it_are_named_the_chosen_in_bold() -> None:
    (name,) = [words for words in layout(charts_by_hand.funnel()).words if words.part == "category"]
    assert (" ".join(name.rows), name.bold) == ("Practice 0", True)


def test_the_axis_across_starts_at_zero_people_and_includes_the_largest() -> None:
    dots = of(layout(charts_by_hand.funnel()), Dot)
    assert all(0 < dot.x < 1 for dot in dots)


def test_a_unit_without_people_or_without_a_number_has_no_place() -> None:
    more = (Point("A", 60.0), Point("B", None, text="1 to 7, hidden", status=charts_by_hand.HIDDEN, denominator=50.0))
    chart = charts_by_hand.funnel()
    placed = replace(chart, series=(*chart.series, Series("Not placed", "other", more)))
    assert [dot.x for dot in of(layout(placed), Dot)] == [dot.x for dot in of(layout(chart), Dot)]


def test_hover_gives_name_and_words() -> None:
    own = of(layout(charts_by_hand.funnel()), Dot)[-1]
    assert own.hover == ("Practice 0", "52.0% of 900")
