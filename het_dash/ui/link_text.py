"""A text of a page that the link keeps as it was typed, for example a query."""

import streamlit as st

from het_dash.ui import link


def text(name: str, default: str, longest: int) -> str:
    """The text in force. One that is longer than `longest` is kept, but not in the link."""
    place, new = link.from_link(name, everywhere=False)
    held = link.session(link.CHOSEN)
    if new:
        held[place] = new
    shown = held.setdefault(place, default)
    link.session(link.TO_WRITE)[name] = shown if len(shown) <= longest else ""
    return shown


def keep(name: str, typed: str) -> None:
    """Callback: keeps what the reader typed or chose."""
    link.session(link.CHOSEN)[f"{st.session_state[link.PAGE]} {name}"] = typed
    st.session_state[link.NOTICES] = []
