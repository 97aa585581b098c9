"""Choices of the Reach and need page in one row, kept in the link by id."""

import streamlit as st

from het_dash.catalogue import Area
from het_dash.catalogue.quarter import Quarter
from het_dash.content.pages import reach_and_need
from het_dash.content.recording_store import Asked
from het_dash.figures import Span
from het_dash.ui import link
from het_dash.ui.chooser import choose_team

TO_DATE = "to-date"


def reach_choice(place: Area, store: Asked) -> reach_and_need.Choice:
    """Whose reach, in which period, compared with which population. Without a return there is no choice of period."""
    periods = reach_and_need.periods(place, store)
    spans = {_id(span): span for span in periods.values()}
    labels = dict(zip(spans, periods, strict=True))
    people = {one: f"Compare with {label}" for label, one in reach_and_need.populations(store.catalogue).items()}
    with st.container(horizontal=True, vertical_alignment="center", gap="medium", key="choices"):
        choose_team()
        chosen = _select("Period", "period", labels, 210) if labels else TO_DATE
        population = _select("Compare with", "compared", people, 400)
    span = spans.get(chosen)
    return reach_and_need.Choice(span, population, reach_and_need.returned(place, span, store))


def _select(label: str, name: str, options: dict[str, str], width: int) -> str:
    return link.select(label, link.choice(name, options), label_visibility="collapsed", width=width)


def _id(span: Span | None) -> str:
    """'2026-27Q1', or the id of the cycle to date."""
    return TO_DATE if span is None else str(Quarter.of(span[0]))
