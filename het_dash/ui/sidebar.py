"""Sidebar: pages under a heading for each reader, the switch for example data, and how fresh the figures are."""

from collections.abc import Mapping
from datetime import UTC, datetime
from itertools import groupby

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from het_dash.catalogue import Catalogue
from het_dash.catalogue.pages import HEADINGS, PAGES
from het_dash.content.pages import sources_and_methods
from het_dash.ui import example, link
from het_dash.ui.plain import plain
from het_dash.ui.this_run import store

WIDTH = 248


def show(pages: Mapping[str, StreamlitPage]) -> None:
    """Draws the sidebar. A link to another page takes the PCN and the switch along."""
    catalogue = store().catalogue
    with st.sidebar.container(key="side", gap=None):
        st.markdown(f"**{plain(catalogue.programme.name)}**  \n:small[{plain(catalogue.borough.label)}]")
        for folder, files in groupby(PAGES, key=lambda file: file.split("/", maxsplit=1)[0]):
            st.markdown(f":small[**{HEADINGS[folder]}**]")
            for file in files:
                st.page_link(pages[file], label=PAGES[file], query_params=link.shared())
        example.switch()
        st.markdown(f":small[{how_fresh(catalogue)}]")


def how_fresh(catalogue: Catalogue) -> str:
    """Latest period of the figures, and the number of sources with a newer edition due."""
    said = f"Figures up to {max(e.period_end for e in catalogue.editions):%B %Y}." if catalogue.editions else ""
    if late := sources_and_methods.overdue(catalogue, datetime.now(tz=UTC).date()):
        of = f"{len(late)} of {len(catalogue.sources)} sources"
        said += f" [{of} have newer editions](/sources-and-methods?tab=sources)."
    return said
