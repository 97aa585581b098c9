"""Composes pages and packs of a store before the first reader asks for them."""

from het_dash.content.pages import cycle_1_and_cycle_2, headline_impact
from het_dash.content.recording_store import Asked, by_default
from het_dash.content.sections import compose_all
from het_dash.export.batch import Order, on_screen, pack_for
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.store import Store


def warm_up(store: Store) -> None:
    """Composes what pack pages show and offer as files, so that the first reader does not wait."""
    borough, shown = store.catalogue.borough.code, Asked(store, by_default(store))
    compose_all(headline_impact.HEADLINE, borough, shown)
    pack_for(Order(BOARD.id, borough), store)
    for pcn in store.catalogue.pcns:
        compose_all(cycle_1_and_cycle_2.sections(pcn.code), borough, shown)
        on_screen(pcn.code, shown)
        for document in (DATA_PACK, ON_ONE_PAGE):
            pack_for(Order(document.id, pcn.code), store)
