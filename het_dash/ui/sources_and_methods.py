"""Sources and methods page: sources, definitions, and tracing a number to its file."""

from dataclasses import replace
from datetime import UTC, date, datetime

import streamlit as st

from het_dash.catalogue import WHOLE
from het_dash.content.pages import data_quality, explore, sources_and_methods
from het_dash.content.recording_store import Asked
from het_dash.store import Question
from het_dash.ui.plain import plain
from het_dash.ui.show import show


def today() -> date:
    return datetime.now(tz=UTC).date()


def show_sources(store: Asked) -> None:
    """Shows every source with its description, freshness and editions."""
    st.header("Where do the figures come from?", anchor="sources")
    st.markdown(f"These figures were built on {store.built_on.day} {store.built_on:%B %Y}.")
    if late := sources_and_methods.overdue(store.catalogue, today()):
        st.warning("\n".join(["Newer editions of some sources are due:", "", *(f"- {plain(one)}" for one in late)]))
    in_store = {row[0] for row in store.editions}
    for source in store.catalogue.sources.values():
        show(sources_and_methods.about(source, store.catalogue, today(), in_store))
        st.markdown(f"<{source.url}>")  # an address from the catalogue, the only kind that is a link
        with st.expander(f"Editions of {source.title}"):
            show(sources_and_methods.editions(source, store))


def show_data_quality(store: Asked) -> None:
    """Shows coverage, recorded ethnic group, moves, warnings of the imports, breaks, and tables changed by hand."""
    st.header("How good are the data?", anchor="data-quality")
    if changed := data_quality.changed(store):
        show(changed)
    if noticed := data_quality.noticed(store):
        show(noticed)
    show(data_quality.coverage(store))
    show(data_quality.missing(store))
    with st.expander("How often ethnic group is recorded"):
        show(data_quality.ethnicity(store))
    with st.expander("Practices that moved, merged or closed"):
        show(data_quality.moves(store))
    with st.expander("Warnings of the imports"):
        show(data_quality.warnings(store.catalogue))
    with st.expander("Breaks in a series"):
        show(data_quality.breaks(store.catalogue))


def trace(store: Asked) -> None:
    """Shows where the figures of a chosen measure and place come from."""
    st.header("Where does a number come from?", anchor="trace")
    whole = [i for i in store.catalogue.indicators.values() if WHOLE in i.breakdowns]
    closest = sorted(whole, key=lambda i: not explore.held_for(i.id, "pcn", store))
    indicators = {i.title: i for i in closest}
    left, right = st.columns(2)
    measure = left.selectbox("Measure", list(indicators), key="traced", bind="query-params")
    held = [store.catalogue.areas[code] for code in store.areas_with(indicators[measure].id, WHOLE)]
    held.sort(key=lambda a: a.kind != "pcn")
    places = {f"{a.label} (practice)" if a.kind == "practice" else a.label: a.code for a in held}
    place = right.selectbox("Place", list(places), key="traced_place", bind="query-params")
    if place:
        asked = Question(indicators[measure].id, (places[place],))
        answer = store.ask(asked).joined(store.ask(replace(asked, membership="constant")))
        show(sources_and_methods.trace(answer, store.catalogue))
    else:
        st.info("We have no figure for everyone for this measure.")


def show_definitions(store: Asked) -> None:
    """Shows the definition of every measure, by condition."""
    st.header("What does each measure mean?", anchor="definitions")
    for condition in dict.fromkeys(i.condition for i in store.catalogue.indicators.values()):
        with st.expander(condition.replace("_", " ").capitalize()):
            show(sources_and_methods.definitions(store.catalogue, condition))
