"""Which encoding a text file has: found, or refused with the byte and its place."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.catalogue.characters import garbled
from het_dash.ingest.encodings import decoded
from het_dash.ingest.problems import ImportProblem

SAVE = "Save it as CSV UTF-8 (in Excel: Save As, CSV UTF-8)."


def sheet(said: str) -> str:
    return f"Theme,What we heard\nAccess,{said}\n"


def refusal(content: bytes) -> str:
    with pytest.raises(ImportProblem) as wrong:
        decoded(content, "return.zip", "Learning")
    return str(wrong.value)


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_utf_8_and_marked_utf_16_are_read_without_a_word(encoding: str) -> None:
    mark = "\ufeff" if encoding.endswith("e") else ""
    found = decoded((mark + sheet("Ẹ kú ọjọ́, ضغط 😀")).encode(encoding), "a.csv")
    assert (found.text, found.note) == (sheet("Ẹ kú ọjọ́, ضغط 😀"), "")


@pytest.mark.parametrize(
    ("said", "example"),
    [
        ("don’t – “now”", "don’t"),
        ("a café", "café"),
        ("costs £5", "£5"),
        ("Élan, naïve", "Élan"),
        ("José (07700 900123é)", "José"),
        ("ring 07700900123é", "(not repeated here)"),
    ],
)
def test_windows_1252_is_read_with_an_example_to_check(said: str, example: str) -> None:
    found = decoded(sheet(said).encode("cp1252"), "a.csv")
    assert found.text == sheet(said)
    assert found.note == f"The file is not UTF-8; it was read as Windows-1252, for example {example!r}."


def test_one_bad_byte_in_a_file_of_utf_8_is_refused_with_its_place() -> None:
    content = sheet("café ọ").encode() + b'"Two\nlines",caf\xe9\n'
    where = "return.zip, sheet Learning, row 3, column B (What we heard)"
    what = "The byte 0xE9, at position 53 of the file, is not UTF-8, as the rest of the file is."
    assert refusal(content) == f"{where}: {what} {SAVE}"
    assert "row 3, column A (Theme): The byte 0xE9" in refusal(b"\xef\xbb\xbf" + sheet("caf").encode() + b"\xe9")


@pytest.mark.parametrize(
    ("said", "encoding", "word"),
    [
        ("café", "cp850", "caf‚"),
        ("don’t", "mac_roman", "donÕt"),
        ("£5", "cp850", "œ5"),
        ("été", "mac_roman", "ŽtŽ"),
        ("ضغط الدم", "cp1256", "ÖÛØ"),
        ("Ελληνικά", "cp1253", "ÅëëçíéêÜ"),
        ("Привет", "cp1251", "Ïðèâåò"),
        ("şehir", "cp1254", "þehir"),
    ],
)
def test_another_encoding_is_not_taken_for_windows_1252(said: str, encoding: str, word: str) -> None:
    told = refusal(sheet(said).encode(encoding))
    assert f"is not UTF-8, and Windows-1252 makes no sense here ({word!r}). {SAVE}" in told
    assert told.startswith("return.zip, sheet Learning, row 2, column B (What we heard): The byte 0x")


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (
            b"a;b\n1;\x9d\n",
            "row 2, column B (b): The byte 0x9D, at position 7 of the file, is neither UTF-8 nor Windows",
        ),
        (b"\xff\xfea\x00\x00\xd8", "is not UTF-16, although the file starts with a UTF-16 mark."),
        ("a\x00b".encode("utf-16"), "This is not a text file."),
        ("a,b".encode("utf-16-le"), "This is not a text file."),
    ],
)
def test_what_is_no_text_is_refused(content: bytes, message: str) -> None:
    assert message in refusal(content)


@given(st.text(st.characters(codec="utf-8", exclude_characters="\x00\ufeff\u00a0"), max_size=60))
def test_any_text_comes_back_from_utf_8(text: str) -> None:
    assert decoded(text.encode(), "a.csv").text == text


@given(st.text(st.characters(codec="utf-8"), max_size=30), st.integers(0x80, 0xFF), st.text(max_size=10))
def test_a_stray_byte_is_never_published_as_the_wrong_letters_of_others(before: str, byte: int, after: str) -> None:
    """Either the file is refused, or everything else in it is plain ASCII."""
    content = f"ẹ {before}".encode() + bytes([byte]) + f" {after}".encode(errors="replace")
    try:
        found = decoded(content, "a.csv")
    except ImportProblem:
        return
    assert found.text.encode() == content.replace("\u00a0".encode(), b" ")


def test_text_that_was_once_read_in_the_wrong_encoding_is_recognised() -> None:
    assert [garbled(text) for text in ("donâ€™t", "cafÃ©", "ðŸ˜€")] == [("â€™", "’"), ("Ã©", "é"), ("ðŸ˜€", "😀")]
    assert [garbled(text) for text in ("“naïve” – ok", "«à»", "ضغط", "ọjọ́", "é–")] == [None] * 5
