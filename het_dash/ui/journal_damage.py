"""Warns those who run the dashboard when the returns journal is damaged."""

import streamlit as st

from het_dash.ui import subprocesses, this_run
from het_dash.ui.plain import plain

CHECKED_EVERY_SECONDS = 600


def warn_of_damage() -> None:
    """Shows one sentence per damage, on a computer that can accept returns."""
    if subprocesses.may_accept():
        for damage in _damages(this_run.store().name):
            st.error(plain(damage))


@st.cache_data(ttl=CHECKED_EVERY_SECONDS, show_spinner="Checking the returns journal")
def _damages(store: str) -> tuple[str, ...]:
    """Damages of the journal, read by a subprocess once per store and then every ten minutes."""
    return subprocesses.journal_damages() if store else ()
