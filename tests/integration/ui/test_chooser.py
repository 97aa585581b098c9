"""The one PCN chooser."""

from het_dash.store import Store
from het_dash.ui.chooser import KEY
from tests.support.blocks import PCNS
from tests.support.open_page import opened


def test_it_offers_the_six_pcns_in_the_catalogues_order_and_spells_out_its_name(bundle: Store) -> None:
    chooser = opened("my_pcn/pcn_data_pack").selectbox[0]
    assert chooser.label == "Primary Care Network (PCN)"
    assert tuple(chooser.options) == PCNS


def test_choosing_one_changes_the_page(bundle: Store) -> None:
    app = opened("my_pcn/pcn_data_pack").selectbox[0].select("Aplos Health").run()
    assert app.title[0].value == "Aplos Health · Data pack"


def test_before_anything_is_chosen_it_is_the_first_and_the_link_names_it(bundle: Store) -> None:
    app = opened("my_pcn/pcn_data_pack")
    assert app.selectbox[0].value == PCNS[0]
    assert app.query_params[KEY] == "north-lewisham"


def test_a_page_about_the_borough_has_no_chooser_but_keeps_the_choice(bundle: Store) -> None:
    app = opened("board/blachir_opportunities", pcn="sevenfields")
    assert PCNS[0] not in [option for box in app.selectbox for option in box.options]
    assert app.query_params[KEY] == "sevenfields"


def test_a_good_link_brings_no_warning(bundle: Store) -> None:
    for label in PCNS:
        assert not opened(pcn=label).warning, label
