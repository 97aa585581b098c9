"""Rebuilds the figures after a return was accepted or withdrawn, and lets open pages follow."""

import streamlit as st

from het_dash.charts.theme import Mode
from het_dash.store import State, StoreMissing, shown
from het_dash.ui import subprocesses
from het_dash.ui.plain import plain
from het_dash.ui.theme import mode

EVERY = "5s"


def rebuild() -> bool:
    """Builds the figures in a subprocess and shows each step. True if it succeeded; until then the old figures
    remain."""
    with st.status("Building the figures again", expanded=True) as status:
        try:
            for line in subprocesses.build():
                st.text(line)
        except RuntimeError as wrong:
            status.update(label="The figures could not be built; the old ones stay up.", state="error")
            st.error(
                plain(f"{wrong} The return is in the journal. Run `python -m het_dash build` once this is mended.")
            )
            return False
        status.update(label="The figures are built.", state="complete")
    return True


@st.fragment(run_every=EVERY)
def follow(drawn: State, in_mode: Mode) -> None:
    """Redraws the page once it would show another store, another message about it, or another mode."""
    try:
        changed = shown().state != drawn
    except StoreMissing:
        return
    if changed or mode() != in_mode:
        st.rerun(scope="app")
