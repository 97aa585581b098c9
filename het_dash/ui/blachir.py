"""Opportunities by theme with one to read, and as a list. The link keeps the opportunity and the tab."""

import streamlit as st

from het_dash.catalogue import Review
from het_dash.content.pages.blachir import about
from het_dash.content.rules.blachir.activities import Activities
from het_dash.content.rules.blachir.opportunities import everything_entered, first_to_read, one_opportunity, readable
from het_dash.content.rules.blachir.review import missing
from het_dash.content.rules.blachir.themes import by_theme
from het_dash.ui import link
from het_dash.ui.content_page import open_tab
from het_dash.ui.show import show_all

TABS = {"themes": "By theme", "list": "As a list", "about": "About the review"}


def opportunities(review: Review, activities: Activities) -> None:
    """Shows the review's opportunities."""
    themes, listed, review_itself = open_tab(TABS)
    if themes.open:
        with themes:
            _by_theme(review, activities)
    if listed.open:
        with listed, st.container(key="scrolled"):
            show_all((everything_entered(review, activities),))
    if review_itself.open:
        with review_itself:
            show_all(about(review, activities))


def _by_theme(review: Review, activities: Activities) -> None:
    left, right = st.columns([5, 4], gap="large")
    with left:
        show_all((by_theme(review, activities),))
    with right:
        _one(review, activities)
    show_all(missing(review))


def _one(review: Review, activities: Activities) -> None:
    """Lets the reader choose one opportunity, by default one that an activity names."""
    first = first_to_read(review, activities)
    chosen = link.choice("opportunity", readable(review, activities), first)
    link.select("Read one opportunity", chosen)
    show_all(one_opportunity(int(chosen.id), review, activities))
