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


def pages() -> dict[str, StreamlitPage]:
    """Pages of the app by file. `/` shows FIRST, which also has its own address."""
    return {
        file: st.Page(ROOT / "pages" / f"{file}.py", title=title, url_path=address(file))
        for file, title in PAGES.items()
    }


def open_page(named: dict[str, StreamlitPage]) -> StreamlitPage:
    """The page that the reader asked for. The sidebar draws the links."""
    bare = st.Page(home, title=PAGES[FIRST], default=True, visibility="hidden")
    return st.navigation([bare, *named.values()], position="hidden")


def home() -> None:
    """A page of its own, because switching to another page would clear the link that the PCN chooser uses."""
    runpy.run_path(str(ROOT / "pages" / f"{FIRST}.py"))
