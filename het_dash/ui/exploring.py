"""The analyst's choice, kept in the link."""

import streamlit as st

from het_dash.catalogue import WHOLE, Area
from het_dash.charts.download import as_csv
from het_dash.figures import Answer
from het_dash.packs import explore
from het_dash.store import Store

TOPICS = {
    "hypertension": "Hypertension",
    "atrial_fibrillation": "Atrial fibrillation",
    "chronic_kidney_disease": "Chronic kidney disease",
    "type_2_diabetes": "Diabetes",
    "cholesterol": "Cholesterol",
    "cardiovascular_disease": "Cardiovascular disease",
    "lifestyle": "Lifestyle",
    "people": "Who lives here, who is registered",
}


def choice(pcn: Area, store: Store) -> explore.Choice | None:
    """What to show, from four selectors; None where the measure has nothing at all by the chosen breakdown."""
    everything = [i for i in store.catalogue.indicators.values() if "analyst/explore" in i.pages]
    first, second = st.columns(2)
    topics = {
        TOPICS[i.condition]: i.condition for i in sorted(everything, key=lambda i: list(TOPICS).index(i.condition))
    }
    topic = topics[first.selectbox("Topic", list(topics), key="topic", bind="query-params")]
    by_closeness = sorted(everything, key=lambda i: not explore.held_for(i.id, "pcn", store))
    indicators = {i.title: i for i in by_closeness if i.condition == topic}
    measure = second.selectbox("Measure", list(indicators), key="measure", bind="query-params")
    indicator = indicators[measure]
    by = {store.catalogue.breakdowns[b].title: b for b in (WHOLE, *indicator.breakdowns)}
    breakdown = by[first.selectbox("By", list(by), key="by", bind="query-params")]
    where = explore.places(indicator.id, breakdown, pcn, store)
    if not where:
        st.info(explore.why_not(indicator, breakdown, store))
        return None
    chosen = second.selectbox("Where", list(where), key="where", bind="query-params")
    larger = explore.benchmarks(store.catalogue)
    against = first.multiselect("Against", list(larger), default=list(larger)[:1], key="against", bind="query-params")
    return explore.Choice(indicator.id, breakdown, where[chosen], tuple(larger[label] for label in against))


def download(answer: Answer, store: Store) -> None:
    """The figures as a CSV file, with what they mean and where they are from in its first rows."""
    st.download_button(
        "Download these figures (CSV, with source and definition)",
        as_csv(answer, store.catalogue, store.built_on.isoformat()).encode("utf-8-sig"),
        file_name=f"{answer.indicator.id}_{store.built_on:%Y-%m-%d}.csv",
        mime="text/csv",
        on_click="ignore",
    )
