"""Choice of opportunities, kept in the link."""

import streamlit as st

from het_dash.catalogue import Review
from het_dash.content.pages import blachir


def opportunity_choice(review: Review) -> blachir.Choice:
    """Selected theme, and whether to show only cardiovascular disease."""
    left, right = st.columns(2)
    theme = left.selectbox("Theme", blachir.themes(review), key="theme", bind="query-params")
    about = right.selectbox("About", (blachir.ALL, blachir.ABOUT_CVD), key="about", bind="query-params")
    return blachir.Choice(theme, about)
