"""Search box of an About page, kept in the link, and the result in words."""

from collections.abc import Sequence
from html import escape

import streamlit as st

from het_dash.ui import link
from het_dash.ui.plain import plain


def search_box(label: str) -> link.Typed:
    """Shows the box, and a button that empties it while it has words."""
    find = link.typed("find")
    with st.container(horizontal=True, vertical_alignment="bottom"):
        st.text_input(label, max_chars=link.LONGEST_WORDS, **find.kept())
        if find.words:
            st.button("Show everything", on_click=find.use)
    return find


def say(words: str) -> None:
    """The result in words, which screen readers announce."""
    st.html(f'<p class="het-found" role="status">{escape(words)}</p>')


def offer_near(find: link.Typed, near: Sequence[str]) -> None:
    """Says that nothing is found, and offers searches that find something."""
    say(f"Nothing found for “{find.words}”.{' Did you mean:' if near else ' Try another word, or fewer words.'}")
    with st.container(horizontal=True):
        for words in near:
            st.button(plain(words), key=f"near {words}", on_click=find.use, args=(words,))
