"""Start of every page: role check, title and question."""

from collections.abc import Callable, Collection
from typing import Any

import streamlit as st

from het_dash.catalogue import ANYONE, Area, Role
from het_dash.ui.chooser import ALL_SIX, choose_pcn, chosen_pcn, chosen_team
from het_dash.ui.this_run import store


def page(
    title: str,
    question: str,
    roles: Collection[Role],
    of_borough: bool = False,
    all_six: bool = False,
    pcn_chooser: bool | None = None,
    actions: Callable[[Area], None] | None = None,
) -> Area:
    """Checks the reader's role, writes the title and returns the chosen PCN.

    The title names the PCN, or the borough with `of_borough`. With `all_six` the reader may choose all six teams
    combined, which returns the borough. The PCN chooser is there unless the page is of the borough, or as
    `pcn_chooser` says. `actions` shows what a reader can do with the page, at the end of the title's row. `{review}`
    in the question becomes the title of the review.
    """
    if not set(roles) & my_roles():
        st.error("You do not have access to this page. Ask the programme team.")
        st.stop()
    with_chooser = not of_borough if pcn_chooser is None else pcn_chooser
    left, right, last = _title_row(with_chooser, actions is not None)
    if right is not None:
        with right:
            choose_pcn()
    pcn = chosen_team() if all_six else chosen_pcn()
    if last is not None and actions is not None:
        with last.container(key="actions"):
            actions(pcn)
    with left:
        asked = question.format(review=store().catalogue.blachir.title)
        st.title(f"{_place(pcn, of_borough)} · {title}", anchor=False)
    if asked:
        st.markdown(asked)
    return pcn


def _title_row(with_chooser: bool, with_actions: bool) -> tuple[Any, Any, Any]:
    """Places of the title, the chooser and the actions; None where there is none."""
    widths = [10, *([4] if with_chooser else []), *([2] if with_actions else [])]
    places = iter(st.columns(widths, vertical_alignment="bottom", gap="small") if len(widths) > 1 else [st.container()])
    title = next(places)
    return title, next(places) if with_chooser else None, next(places) if with_actions else None


def _place(pcn: Area, of_borough: bool) -> str:
    """Place in the title: the borough, all six teams combined or the PCN."""
    if of_borough:
        return store().catalogue.borough.label
    return ALL_SIX if pcn.kind == "borough" else pcn.label


def my_roles() -> frozenset[Role]:
    """Everyone has every reading role until access.yaml exists."""
    return ANYONE
