"""PCN chooser, kept in the link."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.ui import example
from het_dash.ui.show import plain
from het_dash.ui.this_run import store

KEY = "pcn"
LABEL = "Primary Care Network (PCN)"
ONE_TEAM, ALL_SIX = "The chosen PCN", "All six PCNs"


def choose_pcn() -> None:
    """Shows the PCN chooser and the switch for example data, and warns if the link names an unknown PCN."""
    labels = [pcn.label for pcn in store().catalogue.pcns]
    asked = st.query_params.get(KEY)
    with st.container(horizontal=True, vertical_alignment="center", gap="small"):
        st.markdown(LABEL, width="content")
        st.selectbox(LABEL, labels, key=KEY, bind="query-params", width=300, label_visibility="collapsed")
        example.switch()
    example.bar()
    if asked is not None and asked not in labels:
        wrong = f"The link asks for the PCN {asked!r}, which does not exist. Showing {chosen_pcn().label} instead."
        st.warning(plain(wrong))


def chosen_pcn() -> Area:
    """The PCN that the reader chose, or the first by default."""
    catalogue = store().catalogue
    label = st.session_state.get(KEY)
    pcn = next((p for p in catalogue.pcns if p.label == label), catalogue.pcns[0])
    return catalogue.areas[pcn.code]


def chosen_team() -> Area:
    """The chosen PCN, or the borough if the reader chose all six teams combined."""
    asked = st.radio("Whose", [ONE_TEAM, ALL_SIX], key="team", bind="query-params", horizontal=True)
    return store().catalogue.borough if asked == ALL_SIX else chosen_pcn()
