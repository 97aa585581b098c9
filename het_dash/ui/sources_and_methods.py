"""Sources and methods: a search over measures, sources, data quality and methods, and tracing a number to its file."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from het_dash.catalogue import WHOLE
from het_dash.content import search
from het_dash.content.pages import data_quality, explore, sources_and_methods
from het_dash.content.recording_store import Asked
from het_dash.store import Question
from het_dash.ui import link
from het_dash.ui.chooser import chosen_pcn
from het_dash.ui.content_page import open_tab
from het_dash.ui.entries import OPEN_UP_TO, entries_html, first_ones_html, groups_html
from het_dash.ui.search_box import offer_near, say, search_box
from het_dash.ui.show import show, small

SEARCH = "Search by name, id, publisher or plain words"
KINDS: dict[search.Kind, tuple[str, str, str]] = {  # heading, one of them, several
    "measure": ("Measures", "measure", "measures"),
    "source": ("Sources", "source", "sources"),
    "quality": ("Data quality", "entry on data quality", "entries on data quality"),
    "method": ("Methods", "method", "methods"),
}
TABS = {"measures": "Measures", "sources": "Sources", "trace": "Trace a figure", "quality": "Data quality",
        "methods": "Methods"}  # fmt: skip


def today() -> date:
    return datetime.now(tz=UTC).date()


def show_sources_and_methods(store: Asked) -> None:
    """The search box, then what it finds, or the tabs."""
    find = search_box(SEARCH)
    if find.words:
        _found(find, store)
        return
    older = "trace" if "traced" in st.query_params else None  # links from before there were tabs
    for tab, shown in zip(TABS, open_tab(TABS, older), strict=True):
        if shown.open:
            with shown:
                SHOWN[tab](store)


def _found(find: link.Typed, store: Asked) -> None:
    """Every entry that the words find, by kind, or searches that are near."""
    everything = (*_measures(store), *_sources(store), *data_quality.entries(store), *_methods(store))
    glossary = store.catalogue.glossary
    entries = search.found(everything, find.words, glossary)
    if not entries:
        offer_near(find, search.near(everything, find.words, glossary))
        return
    by_kind = {kind: those for kind in KINDS if (those := [one for one in entries if one.kind == kind])}
    counted = ", ".join(f"{len(those)} {KINDS[kind][1 if len(those) == 1 else 2]}" for kind, those in by_kind.items())
    say(f"Found for “{find.words}”: {counted}.")
    for kind, those in by_kind.items():
        st.header(KINDS[kind][0], anchor=False)
        st.html(first_ones_html(those, link.shared(), opened=len(entries) <= OPEN_UP_TO))


def _measures(store: Asked) -> Sequence[search.Entry]:
    return sources_and_methods.measure_entries(store.catalogue)


def _sources(store: Asked) -> Sequence[search.Entry]:
    return sources_and_methods.source_entries(store, today())


def _methods(store: Asked) -> Sequence[search.Entry]:
    return sources_and_methods.method_entries(store.catalogue)


def _show_measures(store: Asked) -> None:
    st.html(groups_html(_measures(store), link.shared()))


def _show_sources(store: Asked) -> None:
    late = sources_and_methods.overdue(store.catalogue, today())
    built = f"These figures were built on {store.built_on.day} {store.built_on:%B %Y}."
    small(f"{built} {len(late)} sources have a newer edition due; they come first." if late else built)
    st.html(entries_html(_sources(store), link.shared()))


def _show_quality(store: Asked) -> None:
    st.html(entries_html(data_quality.entries(store), link.shared()))


def _show_methods(store: Asked) -> None:
    st.html(entries_html(_methods(store), link.shared()))


def _trace(store: Asked) -> None:
    """Shows where the figures of a chosen measure and place come from."""
    whole = [one for one in store.catalogue.indicators.values() if WHOLE in one.breakdowns]
    closest = sorted(whole, key=lambda one: not explore.held_for(one.id, "pcn", store))
    first = next((one.id for one in store.catalogue.each_with_role("headline_register")), None)
    left, right = st.columns(2)
    with left:
        measure = link.select("Measure", link.choice("traced", {one.id: one.title for one in closest}, first))
    held = sorted(
        (store.catalogue.areas[code] for code in store.areas_with(measure, WHOLE)), key=lambda a: a.kind != "pcn"
    )
    if not held:
        st.info("We have no figure for everyone for this measure.")
        return
    places = {a.code: f"{a.label} (practice)" if a.kind == "practice" else a.label for a in held}
    with right:
        here = chosen_pcn().code
        place = link.select("Place", link.choice("traced_place", places, here if here in places else None))
    asked = Question(measure, (place,))
    answer = store.ask(asked).joined(store.ask(replace(asked, membership="constant")))
    show(sources_and_methods.trace(answer, store.catalogue))


SHOWN: dict[str, Callable[[Asked], None]] = {
    "measures": _show_measures,
    "sources": _show_sources,
    "trace": _trace,
    "quality": _show_quality,
    "methods": _show_methods,
}
