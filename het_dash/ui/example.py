"""The switch for example data, kept in the link, and the bar that says that it is on."""

import streamlit as st

from het_dash.charts.theme import THEMES
from het_dash.content.recording_store import by_default
from het_dash.store import Store
from het_dash.ui import this_run
from het_dash.ui.theme import mode

KEY, LABEL = "example", "Show example data"
DEFAULT = "example data by default"
BAR = "Example data is on. It is invented to show what these pages will look like, and is marked wherever it appears."


def switch() -> None:
    """Shows the switch, if the store has example data. It follows the store's default when another store is
    published."""
    store = this_run.store()
    if not store.has_example:
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
    if is_on(this_run.store()):
        theme = THEMES[mode()]
        style = f"background: {theme.amber}; color: {theme.on_amber}; padding: 0.3rem 0.8rem; font-weight: 600;"
        st.html(f'<div role="note" style="{style}">{BAR}</div>')


def offer(place: str) -> None:
    """Shows a button that turns example data on, where a block is missing and example data is off."""
    store = this_run.store()
    if store.has_example and not is_on(store):
        st.button(LABEL, key=f"example data in {place}", on_click=_turn_on)


def _turn_on() -> None:
    st.session_state[KEY] = True
