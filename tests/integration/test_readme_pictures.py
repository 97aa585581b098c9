"""The README's pictures exist, are of pages that exist, are small, and have words for who cannot see them."""

import re

from PIL import Image

from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT
from het_dash.ui.navigation import address

PICTURE = re.compile(r"!\[([^]]*)\]\((docs/pictures/([a-z-]+)\.png)\)")
FOUND = PICTURE.findall((ROOT / "README.md").read_text(encoding="utf-8"))
SCREEN = (1280, 800)
LARGEST = 150_000


def test_there_are_three_to_five_and_no_other_in_the_folder() -> None:
    assert 3 <= len(FOUND) <= 5
    assert {name for _, _, name in FOUND} == {path.stem for path in (ROOT / "docs" / "pictures").iterdir()}


def test_each_is_the_first_screen_of_a_page_that_exists_and_is_small() -> None:
    pages = {address(file) for file in PAGES}
    for _, path, name in FOUND:
        assert name in pages
        assert (ROOT / path).stat().st_size < LARGEST, path
        with Image.open(ROOT / path) as picture:
            assert picture.size == SCREEN, path


def test_each_says_in_words_what_it_shows() -> None:
    assert [path for words, path, _ in FOUND if len(words.split()) < 8] == []
