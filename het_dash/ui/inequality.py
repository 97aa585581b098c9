"""Choices of the Inequality page, kept in the link."""

from typing import cast

import streamlit as st

from het_dash.content.pages import explore, inequality
from het_dash.content.recording_store import Asked
from het_dash.content.rules.gap_text import Reference
from het_dash.ui import link
from het_dash.ui.ethnic_group_picker import ethnic_groups


def inequality_choice(store: Asked) -> inequality.Choice:
    """Selected measure, reference group and ethnic groups, in one row."""
    offered = inequality.offered(store)
    labels = explore.conditions(offered, store)
    first, second, third, fourth, last = st.columns([4, 6, 3, 3, 3], vertical_alignment="bottom", gap="small")
    with first:
        condition = link.select("Condition", link.choice("condition", labels))
    with second:
        measures = {one.id: one.title for one in offered if one.condition == condition}
        indicator = link.select("Measure", link.choice("indicator", measures))
    with third:
        reference = link.select("Compare with", link.choice("reference", inequality.REFERENCES))
    with fourth:
        scheme = link.select("Groups", link.choice("groups_by", inequality.SCHEMES))
    with last, st.popover("Choose groups", width="stretch"):
        groups = ethnic_groups(scheme, store)
    return inequality.Choice(indicator, cast(Reference, reference), scheme, groups)
