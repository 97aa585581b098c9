"""Pages, their order and their addresses."""

import runpy

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from het_dash.catalogue.pages import PAGES
from het_dash.catalogue.paths import ROOT

FIRST = "board/headline_impact"


def address(file: str) -> str:
    """For example 'my_pcn/pcn_data_pack' -> 'pcn-data-pack'."""
    return file.rsplit("/", 1)[-1].replace("_", "-")


def pages() -> list[StreamlitPage]:
    """Pages of the app. `/` shows FIRST, which also has its own address."""
    named = [
        st.Page(ROOT / "pages" / f"{file}.py", title=title, url_path=address(file)) for file, title in PAGES.items()
    ]
    return [st.Page(home, title=PAGES[FIRST], default=True, visibility="hidden"), *named]


def home() -> None:
    """A page of its own, because switching to another page would clear the link that the PCN chooser uses."""
    runpy.run_path(str(ROOT / "pages" / f"{FIRST}.py"))
