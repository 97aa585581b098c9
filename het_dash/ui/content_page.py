"""A page of content: what it always shows, and its tabs. Only the open tab is composed and drawn."""

from collections.abc import Sequence
from typing import Any

import streamlit as st

from het_dash.catalogue import Area
from het_dash.content.composed_once import composed_once
from het_dash.content.recording_store import Asked
from het_dash.content.sections import AnySection, Page, compose_all
from het_dash.ui import link, printed
from het_dash.ui.show import section


def show_page(page: Page, place: Area, store: Asked) -> None:
    """Shows what the page always shows, and its open tab, which the link names."""
    _show(page.first, page, place, store)
    if not page.tabs:
        return
    for tab, shown in zip(page.tabs, open_tab({tab.id: tab.label for tab in page.tabs}), strict=True):
        if shown.open:
            with shown:
                _show(tab.sections, page, place, store)


def _show(sections: tuple[AnySection, ...], page: Page, place: Area, store: Asked) -> None:
    """A page that depends on a reader's choice is composed each time."""
    composed = compose_all(sections, place.code, store) if page.chosen else composed_once(sections, place, store)
    for one in composed:
        section(one)


def open_tab(labels: dict[str, str], default: str | None = None) -> Sequence[Any]:
    """One container a tab; `open` is true of the one to fill. The link keeps which it is."""
    chosen = link.choice("tab", labels, default)
    tabs = st.tabs(chosen.labels, **chosen.kept())
    for label, tab in zip(chosen.labels, tabs, strict=True):
        if tab.open:
            with tab:
                printed.tab_name(label)
    return tabs
