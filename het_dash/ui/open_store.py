"""Opens the published store for a page, or says in plain words why it cannot."""

import streamlit as st

from het_dash.store import Store, StoreMissing, current_store, store_name


def figures() -> Store:
    """The current store. Where it cannot be opened the one before it serves, and the reader is told."""
    try:
        store = current_store()
    except StoreMissing as missing:
        st.error(str(missing))
        st.stop()
    if store.name != store_name():
        built = f"{store.built_on.day} {store.built_on:%B %Y}"
        st.warning(f"The newest figures cannot be opened. These were built on {built}.")
    return store
