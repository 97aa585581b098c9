"""PCN chooser, kept in the link by the PCN's short name."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.ui import link
from het_dash.ui.this_run import store

KEY = "pcn"
LABEL = "Primary Care Network (PCN)"
ALL_SIX = "All six teams"


def begin() -> link.Choice:
    """The choice of a PCN, which every page keeps. Warns if the link names an unknown PCN."""
    pcns = [store().catalogue.areas[pcn.code] for pcn in store().catalogue.pcns]
    return link.choice(KEY, {pcn.slug: pcn.label for pcn in pcns}, everywhere=True)


def choose_pcn() -> Area:
    """Shows the chooser and returns the chosen PCN."""
    link.select(LABEL, begin(), label_visibility="collapsed")
    return chosen_pcn()


def chosen_pcn() -> Area:
    """The PCN that the reader chose, or the first by default."""
    chosen = begin().id
    areas = store().catalogue.areas
    return next(areas[pcn.code] for pcn in store().catalogue.pcns if areas[pcn.code].slug == chosen)


def chosen_team() -> Area:
    """The chosen PCN, or the borough if the reader chose all six teams combined."""
    return store().catalogue.borough if _team().id == "all" else chosen_pcn()


def choose_team() -> None:
    """Shows the choice between the chosen PCN's team and all six."""
    team = _team()
    st.radio("Whose", team.labels, horizontal=True, label_visibility="collapsed", width="content", **team.kept())


def _team() -> link.Choice:
    return link.choice("team", {"pcn": chosen_pcn().label, "all": ALL_SIX})
