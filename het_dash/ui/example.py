"""The switch for example data, kept in the link, and the bar that says that it is on."""

import streamlit as st

from het_dash.charts.theme import THEMES
from het_dash.content.recording_store import by_default
from het_dash.store import Store
from het_dash.ui import link, this_run
from het_dash.ui.theme import mode

KEY, LABEL = "example", "Show example data"
DEFAULT = "example data by default"
NONE_HERE = "The link was made with example data, and there is none here."
OPTIONS = {"true": "on", "false": "off"}
BAR = "Example data is on: invented figures, marked wherever they appear."


def begin() -> None:
    """Reads the switch from the link. It follows the store's default when another store is published."""
    store = this_run.store()
    if not store.has_example:
        if link.asked_anew(KEY) == "true":
            link.say(NONE_HERE)
        return
    default = by_default(store)
    if st.session_state.setdefault(DEFAULT, default) != default:
        st.session_state[DEFAULT] = default
        link.forget(KEY)
    link.choice(KEY, OPTIONS, _as_id(default), everywhere=True)


def switch() -> None:
    """Shows the switch, if the store has example data."""
    if this_run.store().has_example:
        st.session_state[LABEL] = is_on(this_run.store())
        st.toggle(LABEL, key=LABEL, on_change=_turn)


def is_on(store: Store) -> bool:
    """True if the reader sees example data."""
    return store.has_example and link.held(KEY, _as_id(by_default(store))) == "true"


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
        st.button(LABEL, key=f"example data in {place}", on_click=link.hold, args=(KEY, "true"))


def _turn() -> None:
    link.hold(KEY, _as_id(st.session_state[LABEL]))


def _as_id(on: bool) -> str:
    return "true" if on else "false"
