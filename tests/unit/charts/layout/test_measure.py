"""Widths of text by the bundled fonts, and lines that fit."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.charts.layout.measure import shortened, width, wrapped


def test_widths_are_those_of_the_font() -> None:
    """Source Sans Pro: 547 of 1,000 units for n, 497 for each digit."""
    assert width("n", 1000) == 547
    assert {width(digit, 1000) for digit in "0123456789"} == {497}


def test_bold_text_is_wider_and_wider_letters_take_more_room() -> None:
    assert width("North Lewisham", bold=True) > width("North Lewisham")
    assert width("mmm") > width("nnn") > width("iii")


def test_other_scripts_are_measured_with_their_own_fonts_and_combining_marks_take_no_room() -> None:
    assert width("血", 1000) == pytest.approx(1000, abs=50)
    assert width("e\u0301") == width("e")


def test_words_wrap_where_the_next_one_does_not_fit() -> None:
    assert wrapped("Result needing follow-up", width("Result needing") + 1) == ("Result needing", "follow-up")
    assert wrapped("", 100) == ("",)


def test_a_word_wider_than_a_line_is_cut_into_pieces() -> None:
    rows = wrapped("Pneumonoultramicroscopicsilicovolcanoconiosis", 60)
    assert "".join(rows) == "Pneumonoultramicroscopicsilicovolcanoconiosis"
    assert max(map(width, rows)) <= 60


def test_what_does_not_fit_is_replaced_by_an_ellipsis() -> None:
    assert shortened("Vesta Road Surgery", 200, 1) == ("Vesta Road Surgery",)
    (row,) = shortened("Amersham Vale Training Practice", 120, 1)
    assert row.startswith("Amersham Vale")
    assert row.endswith("…")
    assert width(row) <= 120


@given(st.text(st.characters(codec="latin-1", categories=["L", "N", "Zs"]), max_size=60), st.floats(30, 300))
def test_no_line_is_wider_than_its_room_and_no_letter_is_lost(text: str, room: float) -> None:
    rows = wrapped(text, room)
    assert max(map(width, rows)) <= room
    assert "".join("".join(rows).split(" ")) == "".join(text.split(" "))
