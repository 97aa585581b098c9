"""PCN data packs: one description, drawn by the page and by every file format."""

from het_dash.packs import board, explore, living, opportunities, reaching, sources, unequal, variation
from het_dash.packs.description import PCN_PACK
from het_dash.packs.section import compose, compose_all
from het_dash.store import Store

__all__ = [
    "PCN_PACK",
    "board",
    "compose",
    "compose_all",
    "explore",
    "living",
    "opportunities",
    "reaching",
    "sources",
    "unequal",
    "variation",
    "warm_up",
]


def warm_up(store: Store) -> None:
    """Asks everything that the packs ask, so that the first reader does not wait."""
    for pcn in store.catalogue.pcns:
        for section in PCN_PACK:
            compose(section, pcn.code, store)
