"""The one PCN chooser."""

import streamlit as st

from het_dash.catalogue import load
from het_dash.store import Store
from het_dash.ui.chooser import KEY, chosen_pcn
from tests.support.blocks import PCNS
from tests.support.open_page import opened


def test_it_offers_the_six_pcns_in_the_catalogues_order_and_spells_out_its_name(bundle: Store) -> None:
    chooser = opened().selectbox[0]
    assert chooser.label == "Primary Care Network (PCN)"
    assert tuple(chooser.options) == PCNS


def test_choosing_one_changes_the_page(bundle: Store) -> None:
    app = opened("my_pcn/pcn_data_pack").selectbox(key=KEY).select("Aplos Health").run()
    assert app.title[0].value == "Aplos Health PCN · Data pack"


def test_before_anything_is_chosen_it_is_the_first() -> None:
    assert KEY not in st.session_state
    assert chosen_pcn().label == load().pcns[0].label


def test_a_good_link_brings_no_warning(bundle: Store) -> None:
    for label in PCNS:
        assert not opened(pcn=label).warning, label
