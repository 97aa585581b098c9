"""Which period of reach, against which population: kept in the link."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.packs import reaching
from het_dash.store import Store


def reach_choice(place: Area, store: Store) -> reaching.Choice | None:
    """Two selectors; none where nothing was returned for the place."""
    periods = reaching.periods(place, store)
    if not periods:
        return None
    left, right = st.columns(2)
    people = reaching.populations(store.catalogue)
    span = periods[left.selectbox("Period", list(periods), key="period", bind="query-params")]
    population = people[right.selectbox("Held against", list(people), key="against", bind="query-params")]
    return reaching.Choice(span, population)
