"""Pyramids: women left and men right, comparators as stepped outlines."""

import pytest

from het_dash.charts.layout import layout
from het_dash.charts.layout.laid import Bar, Dot, Laid
from het_dash.charts.spec import Point, Series
from tests.support.charts_by_hand import AGES, chart, pyramid, series
from tests.support.laid_charts import label, of, said, strokes, value_at


def outlines(laid: Laid) -> list[list[float]]:
    """Values along each outline, from the top down, without its halo."""
    lines = [line for line in strokes(laid, "line") if line.ink == "benchmark"]
    return [[round(value_at(laid, x), 6) for x, _ in line.points] for line in lines]


def test_women_are_left_and_men_right_the_oldest_at_the_top() -> None:
    laid = layout(pyramid())
    ends = [(round(value_at(laid, bar.left), 6), round(value_at(laid, bar.right), 6)) for bar in of(laid, Bar)]
    assert ends == [(-2.2, 0), (-2.5, 0), (-3.1, 0), (0, 2.2), (0, 2.5), (0, 3.1)]
    assert label(laid, "Female").at.share < 0.5 < label(laid, "Male").at.share
    assert said(laid, "category") == list(AGES[::-1])


def test_numbers_of_the_axis_are_positive_on_both_sides() -> None:
    laid = layout(pyramid())
    ticks = said(laid, "tick")
    assert laid.low == -laid.high
    assert ticks == ticks[::-1]
    assert len(ticks) > 2
    assert "0%" in ticks
    assert "-" not in "".join(ticks)


def test_comparators_are_steps_the_first_solid_the_second_dashed() -> None:
    laid = layout(pyramid())
    assert outlines(laid)[0] == [-2.7, -2.7, -2.9, -2.9, -3.4, -3.4]
    lines = [line.line for line in strokes(laid, "line") if line.ink == "benchmark"]
    assert lines == ["solid", "solid", "dashed", "dashed"]


def test_each_area_is_named_once_in_the_key() -> None:
    assert said(layout(pyramid()), "key") == ["North Lewisham PCN", "Lewisham", "England"]


def test_hover_gives_the_band_its_share_and_the_comparators() -> None:
    last = of(layout(pyramid()), Bar)[2].hover
    assert last == (
        "North Lewisham PCN, female, 0 to 4", "3.1%", "between 2.6% and 3.6%", "Lewisham 3.4%", "England 2.4%",
    )  # fmt: skip


def test_a_comparators_hidden_band_breaks_its_outline() -> None:
    lewisham = series("Lewisham, female", "benchmark", AGES, 3.0, None, 2.0)
    assert outlines(layout(chart("pyramid", lewisham, categories=AGES))) == [[-2.0, -2.0], [-3.0, -3.0]]


def test_a_hidden_band_has_its_sign_on_its_own_side_and_its_reason_under_the_plot() -> None:
    male = series("North Lewisham PCN, male", "chosen", AGES, 3.0, None, 2.0)
    laid = layout(chart("pyramid", male, categories=AGES))
    (sign,) = of(laid, Dot)
    assert (sign.sign, sign.x > 0.5) == ("crossed", True)
    assert said(laid, "reason") == ["Male 5 to 9: 1 to 7, hidden"]
    assert label(laid, "hidden").y > laid.plot.bottom


def test_a_label_without_a_sex_is_refused() -> None:
    with pytest.raises(ValueError, match="'Lewisham': a pyramid's series is labelled '<area>, female'"):
        layout(chart("pyramid", Series("Lewisham", "chosen", (Point("0 to 4", 1.0),))))
