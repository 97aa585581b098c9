"""A link names the figures that it was made with."""

import pytest

from het_dash.store import Store
from het_dash.ui.link_data import data_id
from tests.support.open_page import opened, turned_to

PACK, EXPLORE = "my_pcn/pcn_data_pack", "analysis/explore"


def test_every_page_writes_which_figures_it_shows_into_its_link(bundle: Store) -> None:
    app = opened(PACK)
    assert app.query_params["data"] == data_id(bundle)
    assert turned_to(app, EXPLORE).query_params["data"] == data_id(bundle)


def test_a_link_of_the_same_figures_opens_without_a_word(bundle: Store) -> None:
    assert not opened(PACK, data=data_id(bundle)).warning


def test_a_link_of_other_figures_says_so_until_the_reader_chooses_something(bundle: Store) -> None:
    app = opened(PACK, data="2025-02-03.abcdef").run()
    (said,) = (one.value for one in app.warning)
    assert "made with the figures built on 3 February 2025" in said
    assert app.query_params["data"] == data_id(bundle)
    assert not app.selectbox[0].select("Aplos Health").run().warning


@pytest.mark.parametrize("text", ["", "2025-02-30.abc", "'; drop table figure", "<b>x</b>", "9" * 5000])
def test_a_hostile_name_of_figures_is_told_without_being_shown(text: str, bundle: Store) -> None:
    app = opened(PACK, data=text)
    assert not app.exception
    (said,) = (one.value for one in app.warning)
    assert "made with other figures" in said
    assert "drop" not in said


def test_a_link_with_example_data_says_so_where_there_is_none(bundle: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Store, "has_example", False)
    app = opened(PACK, example="true")
    assert any("made with example data" in one.value for one in app.warning)
