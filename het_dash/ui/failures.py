"""Files that could not be made when their button was clicked. The page gives the reason until it works.

Streamlit makes a file outside any run of the page, and reports a failure without its reason, for five seconds.
"""

from collections.abc import Callable

import streamlit as st
from streamlit.runtime import Runtime, exists
from streamlit.runtime.scriptrunner import get_script_run_ctx

from het_dash.export.batch import Order, make, not_made
from het_dash.render.problems import PackProblem
from het_dash.store import Store
from het_dash.ui.plain import plain

MOST_KEPT = 100
OTHERS = "The other files are not affected."
_failed: dict[tuple[str, Order], str] = {}


def say(store: Store, *orders: Order) -> None:
    """Shows the reason for each file that could not be made."""
    for order in orders:
        if (store.name, order) in _failed:
            st.error(plain(f"{_failed[store.name, order]} {OTHERS}"))


def noted(store: Store, order: Order) -> Callable[[], bytes]:
    """A function that makes the file when called and reports a failure to the reader who clicked."""
    context = get_script_run_ctx()
    session = context.session_id if context else ""

    def made() -> bytes:
        try:
            content = make(order, store).content
        except PackProblem as wrong:
            while len(_failed) >= MOST_KEPT:
                del _failed[next(iter(_failed))]
            _failed[store.name, order] = str(not_made(order, store, str(wrong)))
            _show_again(session)
            raise
        _failed.pop((store.name, order), None)
        return content

    return made


def _show_again(session_id: str) -> None:
    """Reruns the reader's page. Streamlit has no public function for this outside a run."""
    session = Runtime.instance().get_app_session(session_id) if exists() else None
    if session is not None:
        session._event_loop.call_soon_threadsafe(session.request_rerun, session._client_state)
