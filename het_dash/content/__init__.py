"""PCN data packs: one description, drawn by the page and by every file format."""

from het_dash.content.pages import (
    blachir,
    cycle_1_and_cycle_2,
    explore,
    headline_impact,
    inequality,
    patient_map,
    reach_and_need,
    returns_received,
    sources_and_methods,
    variation,
)
from het_dash.content.pages.data_pack import PCN_PACK
from het_dash.content.sections import compose, compose_all
from het_dash.export.batch import Order, on_screen, pack_for
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.store import Store

__all__ = [
    "PCN_PACK",
    "blachir",
    "compose",
    "compose_all",
    "cycle_1_and_cycle_2",
    "explore",
    "headline_impact",
    "inequality",
    "on_screen",
    "patient_map",
    "reach_and_need",
    "returns_received",
    "sources_and_methods",
    "variation",
    "warm_up",
]


def warm_up(store: Store) -> None:
    """Composes what the pages of packs show and name as files, so that the first reader does not wait."""
    lewisham = store.catalogue.lewisham.code
    compose_all(headline_impact.HEADLINE, lewisham, store)
    pack_for(Order(BOARD.id, lewisham), store)
    for pcn in store.catalogue.pcns:
        compose_all(cycle_1_and_cycle_2.sections(pcn.code, store.catalogue), lewisham, store)
        on_screen(pcn.code, store)
        for document in (DATA_PACK, ON_ONE_PAGE):
            pack_for(Order(document.id, pcn.code), store)
