"""Runs the statements of readers: each reader's last answer is kept, and few run at a time."""

from threading import BoundedSemaphore

import streamlit as st

from het_dash.content.pages.query import LIMITS
from het_dash.content.recording_store import Asked
from het_dash.store.example_rows import Found, query
from het_dash.store.sandbox import Refused

KEPT = "query answer"
AT_ONCE, LONGEST_WAIT = 2, 20.0
BUSY = Refused("time", "Other readers' queries are still running. Run yours again in a moment.")
_places = BoundedSemaphore(AT_ONCE)


def answer(store: Asked, statement: str) -> Found | Refused:
    """The kept answer if nothing changed since, otherwise a new one."""
    key = (store.name, store.with_example, statement)
    kept: tuple[object, Found | Refused] | None = st.session_state.get(KEPT)
    if kept is None or kept[0] != key:
        kept = st.session_state[KEPT] = (key, _answered(store, statement))
    return kept[1]


def forget() -> None:
    """Lets the next run of the page ask again."""
    st.session_state.pop(KEPT, None)


def _answered(store: Asked, statement: str) -> Found | Refused:
    if not _places.acquire(timeout=LONGEST_WAIT):
        return BUSY
    try:
        return query(store.store, statement, store.with_example, LIMITS)
    finally:
        _places.release()
