"""Pyramids: positive on both sides, comparators as lines."""

import pytest

from het_dash.charts.spec import Point, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.plotly import draw
from tests.support import charts_by_hand
from tests.support.charts_by_hand import AGES, noted, pyramid, traces


def test_female_stands_left_and_male_right() -> None:
    female, male = traces(pyramid(), "bar")
    assert female["x"] == [-2.2, -2.5, -3.1]
    assert male["x"] == [2.2, 2.5, 3.1]
    assert noted(pyramid(), "Female")["x"] < 0.5 < noted(pyramid(), "<b>Male")["x"]


def test_tick_labels_are_positive_on_both_sides() -> None:
    axis = draw(pyramid(), LIGHT)["layout"]["xaxis"]
    assert axis["range"][0] == -axis["range"][1]
    assert axis["tickvals"] == sorted(axis["tickvals"])
    assert axis["ticktext"] == axis["ticktext"][::-1]
    assert "-" not in "".join(axis["ticktext"])


def test_the_youngest_stand_at_the_foot() -> None:
    axis = draw(pyramid(), LIGHT)["layout"]["yaxis"]
    assert axis["ticktext"] == list(AGES[::-1])
    assert axis["range"][1] == 0


def test_comparators_are_lines_the_first_solid_the_second_dashed() -> None:
    dashes = [t["line"]["dash"] for t in traces(pyramid(), "scatter") if "dash" in t["line"]]
    assert dashes == ["solid", "solid", "8px,4px", "8px,4px"]


def test_each_area_is_named_once_above() -> None:
    for area in ("North Lewisham PCN", "Lewisham", "England"):
        named = [a for a in draw(pyramid(), LIGHT)["layout"]["annotations"] if a["text"] == area]
        assert len(named) == 1


def test_hover_reads_as_a_positive_share() -> None:
    assert traces(pyramid(), "bar")[0]["hovertext"][-1].startswith("<b>North Lewisham PCN, female, 0 to 4</b><br>3.1%")


def test_a_comparators_hidden_band_breaks_its_line() -> None:
    lewisham = charts_by_hand.series("Lewisham, female", "benchmark", AGES, 3.0, None, 2.0)
    line = traces(charts_by_hand.chart("pyramid", lewisham, categories=AGES), "scatter")[-1]
    assert line["x"] == [-2.0, None, -3.0]
    assert line["connectgaps"] is False


def test_a_hidden_band_has_its_words_on_its_own_side() -> None:
    male = charts_by_hand.series("North Lewisham PCN, male", "chosen", AGES, 3.0, None, 2.0)
    words = noted(charts_by_hand.chart("pyramid", male, categories=AGES), "hidden")
    assert (words["x"], words["xanchor"]) == (0, "left")


def test_a_label_without_a_sex_is_refused() -> None:
    with pytest.raises(ValueError, match="'Lewisham': a pyramid's series is labelled '<area>, female'"):
        draw(charts_by_hand.chart("pyramid", Series("Lewisham", "chosen", (Point("0 to 4", 1.0),))), LIGHT)
