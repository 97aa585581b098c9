"""Choices of the Reach and need page, kept in the link."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.content.pages import reach_and_need
from het_dash.content.recording_store import Asked


def reach_choice(place: Area, store: Asked) -> reach_and_need.Choice | None:
    """Two selections; None if no return has data for the area."""
    periods = reach_and_need.periods(place, store)
    if not periods:
        return None
    left, right = st.columns(2)
    people = reach_and_need.populations(store.catalogue)
    span = periods[left.selectbox("Period", list(periods), key="period", bind="query-params")]
    population = people[right.selectbox("Held against", list(people), key="against", bind="query-params")]
    return reach_and_need.Choice(span, population)
