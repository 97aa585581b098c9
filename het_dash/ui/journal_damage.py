"""Warns those who run the dashboard when the returns journal is damaged."""

import streamlit as st

from het_dash.store import store_name
from het_dash.ui import subprocesses
from het_dash.ui.show import plain

CHECKED_EVERY_SECONDS = 600


def warn_of_damage() -> None:
    """A sentence for each damage, only where returns can be accepted."""
    if subprocesses.may_accept():
        for damage in _damages(store_name()):
            st.error(plain(damage))


@st.cache_data(ttl=CHECKED_EVERY_SECONDS, show_spinner="Checking the returns journal")
def _damages(store: str) -> tuple[str, ...]:
    """A process of its own reads the journal, once for each store and then every ten minutes."""
    return subprocesses.journal_damages() if store else ()
