"""The store of one run of a page: opened once, so that the whole page is of one store and of its catalogue."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager

import streamlit as st

from het_dash.store import Shown, Store, StoreMissing, shown

_run = threading.local()  # each run of a page has a thread to itself


@contextmanager
def one_store() -> Iterator[Shown]:
    """Whatever the page asks within, it asks of this store. Stops the page, saying why, where none can be opened."""
    try:
        found = _run.shown = shown()
    except StoreMissing as missing:
        st.error(str(missing))
        st.stop()
    try:
        yield found
    finally:
        del _run.shown  # or the thread, which may wait for the reader's next click, keeps a replaced store open


def store() -> Store:
    """The store of this run. Outside of one it is the store in force; raises StoreMissing."""
    found: Shown = getattr(_run, "shown", None) or shown()
    return found.store
