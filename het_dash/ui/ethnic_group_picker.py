"""Picker of ethnic groups, kept in the link."""

import streamlit as st

from het_dash.content.recording_store import Asked


def ethnic_groups(scheme: str, store: Asked) -> tuple[str, ...]:
    """Groups of a scheme that the reader picked; empty means all. The link keeps one choice per scheme."""
    groups = {g.label: g.id for g in store.catalogue.breakdowns[scheme].groups}
    picked = st.multiselect(
        "Ethnic groups", list(groups), key=f"groups_{scheme}", bind="query-params", placeholder="All of them"
    )
    return tuple(groups[label] for label in picked)
