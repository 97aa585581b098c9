"""Mistakes in data/blachir.yaml are named by opportunity, with a remedy."""

import pytest

from het_dash.catalogue import CatalogueError, load_anew
from tests.support.small_bundle import SmallData

FILE = "blachir.yaml"


def test_a_text_is_entered_without_code(small: SmallData) -> None:
    small.change(FILE, "- {number: 12}", '- {number: 12, text: "A text", theme: 7}')
    entered = small.catalogue.blachir.opportunities[11]
    assert (entered.text, entered.theme) == ("A text", 7)
    assert small.catalogue.blachir.about_cvd(entered)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("- {number: 12}", "- {number: 12, status: Started}", "opportunity 12.*status_on"),
        ("- {number: 12}", "- {number: 12, status_on: 2026-01-01}", "opportunity 12.*status_source"),
        ("- {number: 12}", "- {number: 12, status: Done, status_on: 2026-01-01, status_source: x}", "12, status.*Done"),
        ("- {number: 12}", "- {number: 11}", "number.*11.*12 belongs here"),
        ("- {number: 12}", "- {number: 12, theme: 9}", "opportunity 12, theme.*9.*not one of the themes"),
        ("- {number: 12}", "- {number: 12, txt: A}", "opportunity 12, txt.*did you mean 'text'"),
        ("  started: 13", "  started: 14", "adds up to 40; there are 39"),
        ("opportunities:", "others:", "opportunities.*must be a list"),
    ],
)  # fmt: skip
def test_a_mistake_is_named_with_its_place(old: str, new: str, told: str, small: SmallData) -> None:
    small.change(FILE, old, new)
    with pytest.raises(CatalogueError, match=f"data/blachir.yaml.*{told}"):
        load_anew(small.folder)
