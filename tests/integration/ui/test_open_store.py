"""Opening the store for a page."""

from pathlib import Path

from tests.support.open_page import opened
from tests.support.small_bundle import QOF_2024_25, SmallData

PAGE = "about/sources_and_methods"


def built(small: SmallData, register: int) -> Path:
    small.observe("qof/2024-25", f"area_code numerator denominator\nG85015 {register} 10000", **QOF_2024_25)
    return small.build().path


def test_a_store_that_cannot_be_opened_is_said_in_plain_words(small: SmallData) -> None:
    built(small, 500).write_bytes(b"no store")
    app = opened(PAGE)
    assert not app.exception
    assert "No store can be opened." in app.error[0].value
    assert "python -m het_dash build" in app.error[0].value


def test_where_the_newest_is_damaged_the_one_before_serves_and_the_reader_is_told(small: SmallData) -> None:
    before, newest = built(small, 500), built(small, 600)
    assert before != newest
    newest.write_bytes(b"no store")
    app = opened(PAGE)
    assert not app.exception
    assert not app.error
    assert any("The newest figures cannot be opened." in warning.value for warning in app.warning)
