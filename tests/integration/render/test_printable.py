"""Text as the fonts of files can print it: typst, which is strict, prints whatever comes out."""

import json
from typing import Any

import typst
from hypothesis import given, settings
from hypothesis import strategies as st

from het_dash.catalogue.characters import breakable
from het_dash.charts import fonts
from het_dash.export import pdf
from het_dash.render.pptx.text_fitting import lines
from het_dash.render.printable import all_printable, clusters, printable
from het_dash.render.svg import picture
from tests.support import charts_by_hand

PAGE = b"""#let given = json("given.json")
#set document(title: "Test")
#set text(font: given.fonts)
#title("Test")
#for said in given.said { par(said) }
"""
ANY = st.characters(codec="utf-8", min_codepoint=0x20, max_codepoint=0x2FFFF)
MARKS = st.characters(categories=["Mn", "Mc", "Me"])


def print_all(*said: str) -> bytes:
    given = json.dumps({"fonts": fonts.FAMILIES, "said": said}).encode()
    return _compiled({"main.typ": PAGE, "given.json": given})


def _compiled(files: Any) -> bytes:
    printed: bytes = typst.compile(files, font_paths=pdf.bundled_fonts(), pdf_standards=["ua-1"])
    return printed


def test_what_a_font_has_stays_as_it_is() -> None:
    for text in ("Plain words.", "Ẹ kú ọjọ́!", "ضغط الدم", "இரத்த", "ጸቕጢ ደም", "血压 日本 한국", "👩🏽\u200d⚕️ 🇳🇬 ❤️ ✔"):
        assert printable(text) == text


def test_what_no_font_has_is_replaced_by_its_code_point() -> None:
    assert printable("Cuneiform 𒀀!") == "Cuneiform [U+12000]!"
    assert printable("a\ufffeb") == "a[U+FFFE]b"


def test_a_mark_that_its_letters_font_lacks_is_replaced_and_the_letter_stays() -> None:
    assert printable("க\u0301") == "க[U+0301]"
    assert list(clusters("ọ́x👩\u200d👧")) == ["ọ́", "x", "👩\u200d👧"]


def test_texts_within_lists_and_dictionaries_are_printable_too() -> None:
    assert all_printable({"rows": [("𒀀", 1, None)], "title": "a"}) == {"rows": [["[U+12000]", 1, None]], "title": "a"}


@settings(max_examples=60)
@given(st.lists(st.tuples(ANY, st.text(MARKS, max_size=2)), min_size=1, max_size=40))
def test_typst_prints_any_text_that_was_made_printable(letters: list[tuple[str, str]]) -> None:
    assert print_all(printable("".join(letter + marks for letter, marks in letters))).startswith(b"%PDF")


def test_every_family_is_installed_and_no_other_is_looked_for() -> None:
    assert set(fonts.FAMILIES) <= set(pdf.bundled_fonts().families())


def test_a_picture_holds_words_of_any_script_as_shapes_and_typst_takes_it() -> None:
    words = ("Hypertension", "ضغط ọ́ 😀 血 𒀀")
    svg = picture(charts_by_hand.chart("bars", charts_by_hand.series("PCN", "chosen", words, 1.0, 2.0))).svg
    assert b"Hypertension" in svg
    assert "ضغط".encode() not in svg
    page = b'#set document(title: "Test")\n#title("Test")\n#image("one.svg", alt: "Test")'
    assert _compiled({"main.typ": page, "one.svg": svg}).startswith(b"%PDF")


def test_a_word_longer_than_a_column_can_be_broken_and_ordinary_words_are_left_alone() -> None:
    assert breakable("demonstration https://example.org/a") == "demonstration https://example.org/a"
    broken = breakable(f"x {'a' * 300}")
    assert broken.replace("\u200b", "") == f"x {'a' * 300}"
    assert max(map(len, broken.split("\u200b"))) <= 10
    assert print_all(broken).startswith(b"%PDF")


def test_on_a_slide_a_word_longer_than_a_line_takes_as_many_lines_as_it_needs() -> None:
    assert [lines("a" * count, 4, 12) for count in (10, 500, 1000)] == [1, 12, 24]
    assert lines("word " * 10, 4, 12) == lines("word " * 9 + "word", 4, 12)
