"""PCN data packs: one description, drawn by the page and by every file format."""

from het_dash.packs import (
    board,
    cycles,
    explore,
    living,
    opportunities,
    reaching,
    receipts,
    sources,
    unequal,
    variation,
)
from het_dash.packs.description import PCN_PACK
from het_dash.packs.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.packs.many import Order, on_screen, pack_for
from het_dash.packs.section import compose, compose_all
from het_dash.store import Store

__all__ = [
    "PCN_PACK",
    "board",
    "compose",
    "compose_all",
    "cycles",
    "explore",
    "living",
    "on_screen",
    "opportunities",
    "reaching",
    "receipts",
    "sources",
    "unequal",
    "variation",
    "warm_up",
]


def warm_up(store: Store) -> None:
    """Composes what the pages of packs show and name as files, so that the first reader does not wait."""
    lewisham = store.catalogue.lewisham.code
    compose_all(board.HEADLINE, lewisham, store)
    pack_for(Order(BOARD.id, lewisham), store)
    for pcn in store.catalogue.pcns:
        compose_all(cycles.sections(pcn.code, store.catalogue), lewisham, store)
        on_screen(pcn.code, store)
        for document in (DATA_PACK, ON_ONE_PAGE):
            pack_for(Order(document.id, pcn.code), store)
