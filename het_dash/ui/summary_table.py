"""Choices of the summary table, kept in the link."""

from typing import cast

import streamlit as st

from het_dash.catalogue import Area
from het_dash.content.pages import summary_table
from het_dash.content.recording_store import Asked
from het_dash.ui import link
from het_dash.ui.content_page import show_page


def summary_choice(store: Asked) -> summary_table.Choice:
    """Choices of rows, and of the topic or the measure."""
    left, right = st.columns([3, 5])
    with left:
        options = {str(way): label for way, label in summary_table.WAYS.items()}
        way = cast(summary_table.Way, link.select("Show", link.choice("rows", options)))
    with right:
        if way == "pcn":
            topics = summary_table.topics(store.catalogue)
            return summary_table.Choice(way, topic=link.select("Measures", link.choice("about", topics)))
        measures = summary_table.offered(store, way)
        return summary_table.Choice(way, measure=link.select("Measure", link.choice("indicator", measures)))


def show_summary(choice: summary_table.Choice, pcn: Area, store: Asked) -> None:
    show_page(summary_table.page(choice), pcn, store)
