"""Words for paper alone: the name of the open tab, the address of the page and the date of the figures."""

from html import escape
from urllib.parse import urlencode

import streamlit as st

from het_dash.ui.this_run import store


def tab_name(label: str) -> None:
    """Writes the open tab's name as a heading, which is hidden on the screen except from screen readers."""
    st.html(f'<h2 class="het-tab-name">{escape(label)}</h2>')


def foot() -> None:
    """Writes the page's address and the date of its figures at its end."""
    built_on = store().built_on
    chosen = urlencode(st.query_params.to_dict())
    address = f"{st.context.url or ''}{'?' if chosen else ''}{chosen}"
    day = f"{built_on.day} {built_on:%B %Y}"
    st.html(f'<p class="het-printed">Figures built on {day}. Address: {escape(address)}</p>')
