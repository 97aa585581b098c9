"""Which pages there are, for whom, and at which address."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from het_dash.catalogue.paths import ROOT

PAGES = {
    "Your PCN": [("fellow/pcn_data_pack", "PCN data pack", "pcn-data-pack")],
}
FIRST = "fellow/pcn_data_pack"


def pages() -> dict[str, list[StreamlitPage]]:
    """A section a reader, its pages in order; `/` opens FIRST."""
    return {
        section: [
            st.Page(ROOT / "pages" / f"{file}.py", title=title, url_path=path, default=file == FIRST)
            for file, title, path in entries
        ]
        for section, entries in PAGES.items()
    }
