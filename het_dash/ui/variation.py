"""Choices of the Variation page, kept in the link."""

import streamlit as st

from het_dash.content.pages import explore, variation
from het_dash.content.recording_store import Asked
from het_dash.content.sections import Page
from het_dash.ui import link


def variation_page(store: Asked) -> Page:
    """The page for the reader's condition and measure of care, chosen in one row."""
    labels = explore.conditions(store.catalogue.on_page("variation"), store)
    left, right = st.columns([1, 2], gap="small")
    with left:
        condition = link.select("Condition", link.choice("condition", labels))
    measures = {one.id: one.title for one in variation.care_with_figures(condition, store)}
    care = None
    if measures:
        with right:
            care = link.select("Measure of care", link.choice("care", measures))
    return variation.page(condition, care, labels[condition], store.catalogue)
