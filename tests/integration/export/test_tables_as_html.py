"""Tables as HTML: words stay words, and a keyboard reaches what scrolls."""

import re

import pytest
from bs4 import BeautifulSoup
from hypothesis import given
from hypothesis import strategies as st

from het_dash.charts import Table
from het_dash.charts.theme import THEMES, Theme
from het_dash.export.block_html.style import blocks_css, variables
from het_dash.export.block_html.tables import as_html
from tests.support.open_page import cells

HOSTILE = '<img src=x onerror="alert(1)">'


def test_every_cell_stands_where_it_stood() -> None:
    table = Table(("Area", "Number"), (("Lewisham", "1,100"), ("North Lewisham", "Hidden: 1 to 7 people")))
    assert cells(as_html(table)) == [list(table.columns), *map(list, table.rows)]


def test_words_cannot_write_mark_up() -> None:
    soup = BeautifulSoup(as_html(Table((HOSTILE,), ((HOSTILE,),))), "html.parser")
    assert not soup.find_all("img")
    assert [cell.get_text() for cell in soup.find_all(["th", "td"])] == [HOSTILE, HOSTILE]
    assert soup.div is not None
    assert soup.div["aria-label"] == f"Table: {HOSTILE}"


@given(st.lists(st.lists(st.text(alphabet=st.characters(categories=("L", "N", "P", "S"))), min_size=2, max_size=2)))
def test_whatever_a_cell_says_is_what_is_read(rows: list[list[str]]) -> None:
    table = Table(("A", "B"), tuple((first, second) for first, second in rows))
    assert cells(as_html(table))[1:] == rows


def test_it_is_a_named_region_that_a_keyboard_reaches() -> None:
    region = BeautifulSoup(as_html(Table(("Area", "Number"), ())), "html.parser").div
    assert region is not None
    assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Table: Area, Number")


@pytest.mark.parametrize("theme", THEMES.values(), ids=THEMES)
def test_every_colour_of_a_block_is_a_variable_of_each_theme(theme: Theme) -> None:
    used = set(re.findall(r"var\((--het-[a-z0-9-]+)", blocks_css()))
    assert used
    assert used <= set(re.findall(r"(--het-[a-z0-9-]+):", variables(theme)))
