"""Choices of the Explore page, kept in the link."""

from collections.abc import Iterable
from dataclasses import replace

import streamlit as st

from het_dash.catalogue import Area, Indicator, Layer
from het_dash.charts.text.csv_download import as_csv
from het_dash.content import data_layers
from het_dash.content.pages import explore
from het_dash.content.recording_store import Asked
from het_dash.figures import Answer
from het_dash.ui.ethnic_group_picker import ethnic_groups
from het_dash.ui.show import save

ALL, NONE = "All larger places", "Nothing else"


def choice(pcn: Area, store: Asked) -> explore.Choice | None:
    """The reader's selection; None if the measure has no figures by the chosen breakdown."""
    indicator = _measure(store)
    layer = _layer(indicator, store)
    left, right = st.columns(2)
    by = {store.catalogue.breakdowns[b].title: b for b in data_layers.breakdowns(indicator, layer, store)}
    breakdown = by[left.selectbox("By", list(by), key="by", bind="query-params")]
    where = explore.places(indicator.id, breakdown, pcn, store, layer)
    if not where:
        st.info(explore.why_not(indicator, breakdown, store, layer))
        return None
    chosen = right.selectbox("Where", list(where), key="where", bind="query-params")
    larger = explore.benchmarks(indicator.id, breakdown, store, layer)
    offered = {**{label: (code,) for label, code in larger.items()}, ALL: tuple(larger.values()), NONE: ()}
    against = left.selectbox("Against", list(offered), key="against", bind="query-params")
    scheme = data_layers.ethnic_scheme(breakdown, store.catalogue)
    with right:
        groups = ethnic_groups(scheme, store) if scheme else ()
    made = explore.Choice(indicator.id, breakdown, where[chosen], offered[against], layer, groups)
    ways = explore.memberships(made, pcn, store)
    if not ways:
        return made
    return replace(
        made, membership=ways[right.selectbox("Over time", list(ways), key="membership", bind="query-params")]
    )


def _layer(indicator: Indicator, store: Asked) -> Layer:
    """Published statistics or our own records, because a chart never combines them."""
    offered = data_layers.layers(indicator, store)
    if len(offered) == 1:
        return next(iter(offered.values()))
    return offered[st.selectbox("Figures", list(offered), key="figures", bind="query-params")]


def _measure(store: Asked) -> Indicator:
    """A topic and one of its measures, with measures available for PCNs first."""
    offered = store.catalogue.on_page("explore")
    left, right = st.columns(2)
    topics = by_label(offered, store)
    topic = topics[left.selectbox("Topic", list(topics), key="topic", bind="query-params")]
    closest = sorted(offered, key=lambda i: not explore.held_for(i.id, "pcn", store))
    measures = {i.title: i for i in closest if i.condition == topic}
    return measures[right.selectbox("Measure", list(measures), key="measure", bind="query-params")]


def by_label(offered: Iterable[Indicator], store: Asked) -> dict[str, str]:
    """Conditions of the indicators offered, by label, in the order of data/conditions.yaml."""
    held = {one.condition for one in offered}
    return {one.label: one.id for one in store.catalogue.conditions.values() if one.id in held}


def download(answer: Answer, store: Asked) -> None:
    """Offers the figures as a CSV file that starts with their definitions and sources."""
    content = as_csv(answer, store.catalogue, store.built_on.isoformat())
    save("Download these figures (CSV, with source and definition)", content, answer.indicator.id, store)
