"""Tables as HTML: words stay words, and a keyboard reaches what scrolls."""

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from het_dash.charts import Table
from het_dash.charts.theme import THEMES, Mode
from het_dash.ui.tables import as_html
from tests.support.open_page import cells

HOSTILE = '<img src=x onerror="alert(1)">'


def test_every_cell_stands_where_it_stood() -> None:
    table = Table(("Area", "Number"), (("Lewisham", "1,100"), ("North Lewisham", "Hidden: 1 to 7 people")))
    assert cells(as_html(table, "light")) == [list(table.columns), *map(list, table.rows)]


def test_words_cannot_write_mark_up() -> None:
    soup = BeautifulSoup(as_html(Table((HOSTILE,), ((HOSTILE,),)), "light"), "html.parser")
    assert not soup.find_all("img")
    assert [cell.get_text() for cell in soup.find_all(["th", "td"])] == [HOSTILE, HOSTILE]
    assert soup.div is not None
    assert soup.div["aria-label"] == f"Table: {HOSTILE}"


@given(st.lists(st.lists(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))), min_size=2, max_size=2)))
def test_whatever_a_cell_says_is_what_is_read(rows: list[list[str]]) -> None:
    table = Table(("A", "B"), tuple((first, second) for first, second in rows))
    assert cells(as_html(table, "light"))[1:] == rows


@pytest.mark.parametrize("mode", THEMES)
def test_it_is_a_named_region_that_a_keyboard_reaches(mode: Mode) -> None:
    region = BeautifulSoup(as_html(Table(("Area", "Number"), ()), mode), "html.parser").div
    assert region is not None
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Table: Area, Number")
    assert THEMES[mode].text in as_html(Table((), ()), mode)
