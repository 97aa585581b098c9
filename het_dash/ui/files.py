"""Buttons that make packs as files."""

from dataclasses import replace
from functools import partial

import streamlit as st

from het_dash.catalogue import Area
from het_dash.content.recording_store import Asked
from het_dash.export import meeting
from het_dash.export.batch import Order, pack_for, with_annex
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.export.formats import FORMATS
from het_dash.ui import failures
from het_dash.ui.pack_archive import offer_all_six
from het_dash.ui.plain import plain

PDF = FORMATS["pdf"]
WITH_EXAMPLE = "With example data (invented; marked in every file)"
WITHOUT = "Without example data."
TICKED = "pack_with_example"


def files(pcn: Area, store: Asked) -> None:
    """Shows one control that opens the pack's files: for the meeting first, then every format and choice."""
    ticked = store.with_example and bool(st.session_state.get(TICKED))
    order = Order(DATA_PACK.id, pcn.code, PDF.id, with_example=ticked)
    held = ", with example data" if order.with_example else ""
    one_page = replace(order, document=ON_ONE_PAGE.id)
    with st.popover("Download", width="stretch"):
        _button(f"One page, both sides (PDF){held}", one_page, store, "one-page")
        _meeting(order, store, held)
        _button(f"Full pack (PDF){held}", order, store, "full-pack")
        _annex(order, store, held)
        for missing in [one.missing for one in FORMATS.values() if one.missing]:
            st.warning(plain(missing))
        with st.expander("Other formats, sections and PCNs"):
            _chosen(order, store)
    failures.say(store.store, one_page, order)


def _meeting(order: Order, store: Asked, held: str) -> None:
    """Shows the button for the PDF and the slides of this PCN in one file."""
    parts = meeting.parts_of(order)
    if not parts:
        return
    makers = [failures.noted(store.store, one) for one in parts]
    st.download_button(
        f"Meeting version (PDF and slides){held}",
        partial(meeting.together, parts, makers, store.store),
        file_name=meeting.file_name(order, store.store),
        mime="application/zip",
        on_click="ignore",
        key=f"meeting-{store.name}",
    )
    failures.say(store.store, *parts[1:])


def _annex(order: Order, store: Asked, held: str) -> None:
    """Shows the button for the tables behind the full pack. It is named like the pack, without being composed."""
    _, annex = with_annex(order)
    name = f"{pack_for(order, store.store).stem}.{PDF.id}".replace(order.document, annex.document)
    made = failures.noted(store.store, annex)
    if not PDF.missing:
        st.download_button(
            f"Annex to the full pack: every table (PDF){held}", made, file_name=name, mime=PDF.mime, on_click="ignore",
            key=f"annex-{store.name}",
        )  # fmt: skip
    failures.say(store.store, annex)


def board_page(store: Asked) -> None:
    """Shows the button for the board's file, which never has example data."""
    order = Order(BOARD.id, store.catalogue.borough.code, PDF.id)
    _button("Board page (PDF)", order, store, "board-page", WITHOUT if store.with_example else "")
    failures.say(store.store, order)
    if PDF.missing:
        st.warning(plain(PDF.missing))


def _chosen(order: Order, store: Asked) -> None:
    """Offers the reader's sections and formats, for this PCN and for all six."""
    titles = {section.short: section.id for section in DATA_PACK.sections}
    names = st.multiselect("Sections", list(titles), list(titles), key="pack_sections")
    formats = {one.title: one.id for one in FORMATS.values() if not one.missing}
    kinds = st.multiselect("Formats", list(formats), list(formats), key="pack_formats")
    there_is = store.with_example and pack_for(replace(order, with_example=True), store.store).example
    with_example = there_is and st.checkbox(WITH_EXAMPLE, key=TICKED)
    if not names or not kinds:
        st.info("Choose at least one section and one format.")
        return
    sections = () if len(names) == len(titles) else tuple(titles[name] for name in names)
    chosen = replace(order, sections=sections, with_example=with_example)
    orders = {kind: replace(chosen, format_id=formats[kind]) for kind in kinds}
    with st.container(horizontal=True):
        for kind, one in orders.items():
            _button(kind, one, store, f"chosen-{one.format_id}")
    failures.say(store.store, *(one for one in orders.values() if one != order))
    offer_all_six(chosen, tuple(formats[kind] for kind in kinds), store.store)


def _button(label: str, order: Order, store: Asked, key: str, about: str = "") -> None:
    """Shows a button that makes the file on click, from the store that the page shows. `about` is its help text."""
    chosen = FORMATS[order.format_id]
    if chosen.missing:
        return
    name = f"{pack_for(order, store.store).stem}.{chosen.id}"
    made = failures.noted(store.store, order)
    st.download_button(
        label, made, file_name=name, mime=chosen.mime, on_click="ignore", key=f"{key}-{store.name}", help=about or None
    )
