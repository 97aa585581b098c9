"""The switch for example data, kept in the link, and the bar that says that it is on."""

import streamlit as st

from het_dash.charts.theme import THEMES
from het_dash.content.recording_store import by_default
from het_dash.store import Store, StoreMissing, current_store
from het_dash.ui.show import mode

KEY, LABEL = "example", "Show example data"
DEFAULT = "example data by default"
BAR = "Example data is on. It is invented to show what these pages will look like, and is marked wherever it appears."


def switch() -> None:
    """Shows the switch, if the store has example data. It follows the store's default when another store is
    published."""
    store = _opened()
    if store is None or not store.has_example:
        return
    default = by_default(store)
    if st.session_state.setdefault(DEFAULT, default) != default:
        st.session_state[DEFAULT] = st.session_state[KEY] = default
    st.toggle(LABEL, value=default, key=KEY, bind="query-params")


def is_on(store: Store) -> bool:
    """True if the reader sees example data."""
    return store.has_example and bool(st.session_state.get(KEY, by_default(store)))


def bar() -> None:
    """Shows the bar at the top of the page, so that the page need not repeat it."""
    store = _opened()
    if store is not None and is_on(store):
        theme = THEMES[mode()]
        style = f"background: {theme.amber}; color: {theme.on_amber}; padding: 0.3rem 0.8rem; font-weight: 600;"
        st.html(f'<div role="note" style="{style}">{BAR}</div>')


def _opened() -> Store | None:
    """The store, or None if there is none to open, which the page reports."""
    try:
        return current_store()
    except StoreMissing:
        return None
