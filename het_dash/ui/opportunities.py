"""The reader's choice of opportunities, kept in the link."""

import streamlit as st

from het_dash.catalogue import Review
from het_dash.packs import opportunities


def opportunity_choice(review: Review) -> opportunities.Choice:
    """Which theme, and whether only what is about cardiovascular disease."""
    left, right = st.columns(2)
    theme = left.selectbox("Theme", opportunities.themes(review), key="theme", bind="query-params")
    about = right.selectbox("About", (opportunities.ALL, opportunities.ABOUT_CVD), key="about", bind="query-params")
    return opportunities.Choice(theme, about)
