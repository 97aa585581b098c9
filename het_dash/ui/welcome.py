"""Two lines for a reader who opens the bare address: what this is, and where to start.

The app keeps no cookie and no list of readers. Its own links carry a choice, so a bookmark or a link that somebody
sent never shows these lines again.
"""

import streamlit as st

from het_dash.catalogue import Catalogue
from het_dash.catalogue.pages import PAGES
from het_dash.ui.plain import plain

FIRST, DONE = "first visit", "Hide this for good"
WHAT = "This shows who the {name} of {borough} reach, and how care differs between ethnic groups."
WHERE = (
    "Board members start on this page, Fellows and community organisations with {pack}, analysts with {explore}. "
    "Teams send figures with {send}."
)


def begin() -> None:
    """Before anything is written to the link: a reader without choices in it is new."""
    st.session_state.setdefault(FIRST, not st.query_params)


def greet(catalogue: Catalogue) -> None:
    """Shows the two lines until the reader hides them."""
    if not st.session_state.get(FIRST):
        return
    what = WHAT.format(name=catalogue.programme.name, borough=catalogue.borough.label)
    where = WHERE.format(
        pack=PAGES["my_pcn/pcn_data_pack"], explore=PAGES["analysis/explore"], send=PAGES["returns/send_a_return"]
    )
    with st.container(border=True, horizontal=True, wrap=False, vertical_alignment="center", key="welcome"):
        st.markdown(f"**{plain(what)}**  \n{plain(where)}", width="stretch")
        st.button(DONE, on_click=_hide, type="tertiary")


def _hide() -> None:
    st.session_state[FIRST] = False
