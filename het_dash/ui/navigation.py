"""Which pages there are, for whom, and at which address."""

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from het_dash.catalogue.paths import ROOT

PAGES = {
    "Your PCN": [("fellow/pcn_data_pack", "PCN data pack")],
}


def address(file: str) -> str:
    """'fellow/pcn_data_pack' -> 'pcn-data-pack'."""
    return file.rsplit("/", 1)[-1].replace("_", "-")


def pages() -> dict[str, list[StreamlitPage]]:
    """A section a reader, its pages in order. `/` leads to the first page, which has an address of its own too."""
    sections = {
        section: [
            st.Page(ROOT / "pages" / f"{file}.py", title=title, url_path=address(file)) for file, title in entries
        ]
        for section, entries in PAGES.items()
    }
    first = next(page for entries in sections.values() for page in entries)

    def home() -> None:
        st.switch_page(first, query_params=st.query_params.to_dict())

    return {"": [st.Page(home, title="Home", default=True, visibility="hidden")], **sections}
