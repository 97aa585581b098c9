"""Content of pages and packs, as plain data that every renderer draws."""

from het_dash.content.pages import (
    blachir,
    cycle_1_and_cycle_2,
    data_pack,
    explore,
    headline_impact,
    inequality,
    patient_map,
    query,
    reach_and_need,
    returns_received,
    send_a_return,
    sources_and_methods,
    summary_table,
    variation,
)
from het_dash.content.pages.data_pack import PCN_PACK
from het_dash.content.sections import compose, compose_all

__all__ = [
    "PCN_PACK",
    "blachir",
    "compose",
    "compose_all",
    "cycle_1_and_cycle_2",
    "data_pack",
    "explore",
    "headline_impact",
    "inequality",
    "patient_map",
    "query",
    "reach_and_need",
    "returns_received",
    "send_a_return",
    "sources_and_methods",
    "summary_table",
    "variation",
]
