"""Opens the published store for a page, or says why it cannot."""

import streamlit as st

from het_dash.content.recording_store import Asked
from het_dash.store import StoreMissing, current_store, store_name
from het_dash.ui import example


def figures() -> Asked:
    """The current store, with example data if the reader has switched it on.

    If it cannot be opened, returns the previous store and warns the reader.
    """
    try:
        store = current_store()
    except StoreMissing as missing:
        st.error(str(missing))
        st.stop()
    if store.name != store_name():
        built = f"{store.built_on.day} {store.built_on:%B %Y}"
        st.warning(f"The newest figures cannot be opened. These were built on {built}.")
    return Asked(store, example.is_on(store))
