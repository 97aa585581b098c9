"""Opportunities by theme with one to read, and as a list. The link keeps the opportunity and the tab."""

import streamlit as st

from het_dash.catalogue import Review
from het_dash.content.pages import blachir
from het_dash.ui import link
from het_dash.ui.content_page import open_tab
from het_dash.ui.show import show_all

TABS = {"themes": "By theme", "list": "As a list", "about": "About the review"}


def opportunities(review: Review, activities: blachir.Activities) -> None:
    """Shows the review's opportunities."""
    themes, listed, about = open_tab(TABS)
    if themes.open:
        with themes:
            _by_theme(review, activities)
    if listed.open:
        with listed, st.container(key="scrolled"):
            show_all((blachir.everything_entered(review, activities),))
    if about.open:
        with about:
            show_all(blachir.about(review, activities))


def _by_theme(review: Review, activities: blachir.Activities) -> None:
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_all((blachir.by_theme(review, activities),))
    with right:
        _one(review, activities)
    show_all(blachir.missing(review))


def _one(review: Review, activities: blachir.Activities) -> None:
    """Lets the reader choose one opportunity, by default one that an activity names."""
    first = blachir.first_to_read(review, activities)
    chosen = link.choice("opportunity", blachir.readable(review, activities), first)
    link.select("Read one opportunity", chosen)
    show_all(blachir.one_opportunity(int(chosen.id), review, activities))
