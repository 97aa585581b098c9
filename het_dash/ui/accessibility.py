"""The page Accessibility statement."""

import streamlit as st

from het_dash.catalogue import Catalogue
from het_dash.content.pages import accessibility
from het_dash.ui.plain import plain


def show_accessibility(catalogue: Catalogue) -> None:
    for section in accessibility.statement(catalogue):
        st.header(plain(section.heading), anchor=section.id)
        for text in section.says:
            st.markdown(plain(text))
        st.markdown("\n".join(f"- {plain(text)}" for text in section.points))
        for text in section.then:
            st.markdown(plain(text))
