"""Builds the figures in a child process, with progress, where no store can be opened."""

import streamlit as st

from het_dash.store import StoreMissing, current_store
from het_dash.ui import subprocesses


def make_sure_there_is_a_store() -> None:
    """Returns once there is a store. Stops the page with the reason if none can be built."""
    try:
        current_store()
    except StoreMissing as missing:
        _build(str(missing))


def _build(why: str) -> None:
    st.warning(why)
    with st.status("Building the figures. This takes some seconds.", expanded=True) as status:
        try:
            for line in subprocesses.build("--if-needed"):
                st.text(line)
        except RuntimeError as wrong:
            status.update(label="The figures could not be built. The last line says why.", state="error")
            st.text(str(wrong))
            st.stop()
        status.update(label="The figures are built.", state="complete", expanded=False)
