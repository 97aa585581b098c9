"""Light or dark, as the reader's browser shows the page."""

import streamlit as st

from het_dash.charts.theme import Mode


def mode() -> Mode:
    return "dark" if st.context.theme.type == "dark" else "light"
