"""Tables of plain text: what a terminal shows, and that no cell can break it."""

from het_dash.cli.text_table import WIDEST, lines, without_control_characters


def test_words_stand_to_the_left_and_numbers_to_the_right() -> None:
    assert list(lines(("name", "n"), [("a", 5), ("long name", 12345), (None, None)])) == [
        "name           n",
        "─────────  ─────",
        "a              5",
        "long name  12345",
        "",
    ]


def test_a_wide_cell_is_cut_and_nothing_wraps() -> None:
    *_, row = lines(("text", "n"), [("x" * 1000, 1)])
    assert row == f"{'x' * (WIDEST - 1)}…  1"


def test_wide_signs_take_two_places() -> None:
    assert list(lines(("a", "b"), [("北京", "x"), ("ab", "y")]))[2:] == ["北京  x", "ab    y"]


def test_a_cell_cannot_steer_the_terminal_or_start_a_line() -> None:
    *_, row = lines(("a",), [("\x1b[2J\x07one\ntwo\tthree\u202e",)])
    assert row == "\ufffd[2J\ufffdone↵two three\ufffd"
    assert without_control_characters("plan\n\tstep") == "plan\n\tstep"


def test_no_rows_leave_the_header() -> None:
    assert list(lines(("name",), [])) == ["name", "────"]
