"""Characters that may not stand in a text that readers see."""

from html import escape
from xml.parsers import expat

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue.characters import letters_wide, named, refused, right_to_left, visible
from het_dash.catalogue.problems import Problem

ENGLAND = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("a\x07b", "U+0007 (a control character)"),
        ("a\x85b", "U+0085 (a control character)"),
        ("a\ufffeb", "U+FFFE (not a character)"),
        ("a\U0001ffffb", "U+1FFFF (not a character)"),
        ("a\ud800b", "U+D800 (half of a character)"),
        ("a\uf0b7b", "U+F0B7 (a character of one program's own font)"),
        ("a\ufffdb", "U+FFFD (replacement character)"),
        ("a\u202eb", "U+202E (right-to-left override)"),
        ("a\u2067b", "U+2067 (right-to-left isolate)"),
        ("a\u200bb", "U+200B (zero width space)"),
        ("a\U000e0067b", "U+E0067 (tag latin small letter g)"),
    ],
)
def test_what_cannot_be_shown_is_named_and_replaced_by_its_code_point(text: str, said: str) -> None:
    found = refused(text)
    assert found
    assert named(found[1]) == said
    assert found.start() == 1
    assert visible(text) == f"a[{said.partition(' ')[0]}]b"


@pytest.mark.parametrize(
    "text",
    [
        "Ẹ kú ọjọ́! Ṣé ẹ̀jẹ̀ ríru ni?",
        "ضغط الدم",
        "می\u200cخواهم",
        "இரத்த அழுத்தம்",
        "ጸቕጢ ደም",
        "血压",
        "👩🏽\u200d⚕️ 🇳🇬 ❤️",
        ENGLAND,
        "a\u200fb",
        "line\nand\ttab",
    ],
)
def test_every_script_flags_and_joined_emoji_may_stand(text: str) -> None:
    assert refused(text) is None
    assert visible(text) == text


@given(st.text(st.characters(codec=None), max_size=40))
def test_what_is_left_is_text_that_xml_can_hold(text: str) -> None:
    expat.ParserCreate().Parse(f"<p>{escape(visible(text))}</p>".encode(), True)
    assert refused(visible(text)) is None


def test_a_problem_never_brings_such_a_character_to_the_screen() -> None:
    problem = Problem(
        file="a\u202e.csv", message="is not known.", remedy="Correct it.", value="\x1b[31mred", column="\u200b"
    )
    assert str(problem) == "a[U+202E].csv, column [U+200B]: '[U+001B][31mred' is not known. Correct it."


def test_a_text_has_the_direction_of_its_first_letter() -> None:
    assert [right_to_left(text) for text in ("120/80 ضغط", "ضغط BP", "BP ضغط", "120/80", "")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_wide_characters_count_twice_and_marks_not_at_all() -> None:
    assert [letters_wide(text) for text in ("abc", "血压", "ọ́", "😀")] == [3, 4, 1, 2]
