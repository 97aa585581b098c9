"""Choices of the Inequality page, kept in the link."""

import streamlit as st

from het_dash.catalogue import Indicator
from het_dash.content.pages import inequality
from het_dash.content.recording_store import Asked
from het_dash.ui.ethnic_group_picker import ethnic_groups
from het_dash.ui.explore import by_label


def inequality_choice(store: Asked) -> inequality.Choice:
    """Selected measure, reference group and ethnic groups."""
    indicator = _measure(store)
    left, right = st.columns(2)
    references, schemes = inequality.REFERENCES, inequality.SCHEMES
    reference = references[left.selectbox("Held against", list(references), key="reference", bind="query-params")]
    scheme = schemes[right.selectbox("Local records by", list(schemes), key="groups_by", bind="query-params")]
    return inequality.Choice(indicator.id, reference, scheme, ethnic_groups(scheme, store))


def _measure(store: Asked) -> Indicator:
    """A condition and one of its measures, with measures by ethnic group first."""
    found = inequality.offered(store)
    left, right = st.columns(2)
    conditions = by_label(found, store)
    condition = conditions[left.selectbox("Condition", list(conditions), key="condition", bind="query-params")]
    measures = {i.title: i for i in found if i.condition == condition}
    return measures[right.selectbox("Measure", list(measures), key="indicator", bind="query-params")]
