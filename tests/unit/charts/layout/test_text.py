"""Words that fit."""

import pytest

from het_dash.charts.layout.text import hover, lines, number, width
from het_dash.charts.spec import Point


def test_words_are_never_cut() -> None:
    assert lines("Result needing follow-up", 22) == ["Result needing", "follow-up"]


def test_wider_letters_take_more_room() -> None:
    assert width("mmm") > width("nnn") > width("iii")


@pytest.mark.parametrize(
    ("value", "unit", "text"),
    [
        (9.24, "percent", "9.2%"),
        (1240, "count", "1,240"),
        (0.957, "ratio", "0.96"),
        (104.04, "per_100000", "104.0"),
    ],
)
def test_numbers_read_in_their_unit(value: float, unit: str, text: str) -> None:
    assert number(value, unit) == text


def test_a_point_without_words_says_its_number() -> None:
    assert hover("Lewisham", Point("A", 9.24), "percent") == "<b>Lewisham</b><br>9.2%"
