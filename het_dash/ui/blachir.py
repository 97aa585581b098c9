"""Opportunities by theme, one to read, and the list. The link keeps the opportunity and the tab."""

import streamlit as st

from het_dash.catalogue import Review
from het_dash.content.pages import blachir
from het_dash.ui import link
from het_dash.ui.content_page import open_tab
from het_dash.ui.show import show_all

TABS = {"about": "What is entered", "list": "The opportunities as a list", "areas": "Key areas"}


def opportunities(review: Review, activities: blachir.Activities) -> None:
    """Shows the review's opportunities."""
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_all((blachir.by_theme(review, activities),))
    with right:
        _one(review, activities)
    about, listed, areas = open_tab(TABS)
    if about.open:
        with about:
            show_all(blachir.about(review, activities))
    if listed.open:
        with listed, st.container(key="scrolled"):
            show_all((blachir.everything_entered(review, activities),))
    if areas.open:
        with areas:
            show_all((blachir.key_areas(review),))


def _one(review: Review, activities: blachir.Activities) -> None:
    """Lets the reader choose one opportunity, by default one that an activity names."""
    first = blachir.first_to_read(review, activities)
    chosen = link.choice("opportunity", blachir.readable(review, activities), first)
    link.select("Read one opportunity", chosen)
    show_all(blachir.one_opportunity(int(chosen.id), review, activities))
