"""Start of every page: role check, title and question."""

from collections.abc import Collection
from datetime import UTC, datetime

import streamlit as st

from het_dash.catalogue import ANYONE, Area, Role
from het_dash.content.pages import sources_and_methods
from het_dash.ui.chooser import ALL_SIX, chosen_pcn, chosen_team
from het_dash.ui.this_run import store


def page(title: str, question: str, roles: Collection[Role], of_borough: bool = False, all_six: bool = False) -> Area:
    """Checks the reader's role, writes the title and returns the chosen PCN.

    The title names the PCN, or the borough with `of_borough`. With `all_six` the reader may choose all six teams
    combined, which returns the borough. `{review}` in the question becomes the title of the review.
    """
    if not set(roles) & my_roles():
        st.error("You do not have access to this page. Ask the programme team.")
        st.stop()
    heading = st.container()
    pcn = chosen_team() if all_six else chosen_pcn()
    with heading:
        asked = question.format(review=store().catalogue.blachir.title)
        st.title(f"{_place(pcn, of_borough)} · {title}", anchor=False)
        st.markdown(f"{asked}  \n:small[{_how_fresh()}]")
    return pcn


def _place(pcn: Area, of_borough: bool) -> str:
    """What the title names: the borough, all six teams combined or the PCN."""
    if of_borough:
        return store().catalogue.borough.label
    return ALL_SIX if pcn.kind == "borough" else pcn.name


def _how_fresh() -> str:
    """Latest period of the figures, and the number of sources with a newer edition due."""
    catalogue = store().catalogue
    said = f"Figures up to {max(e.period_end for e in catalogue.editions):%B %Y}." if catalogue.editions else ""
    late = sources_and_methods.overdue(catalogue, datetime.now(tz=UTC).date())
    if late:
        due = f"Newer editions of {len(late)} of {len(catalogue.sources)} sources are due"
        said += f" {due}: see [Sources and methods](/sources-and-methods)."
    return said


def my_roles() -> frozenset[Role]:
    """Everyone has every reading role until access.yaml exists."""
    return ANYONE
