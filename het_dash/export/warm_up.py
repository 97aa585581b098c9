"""Composes pages and packs of a store before the first reader asks for them."""

from het_dash.catalogue import Area
from het_dash.content.composed_once import composed_once
from het_dash.content.pages import data_pack, headline_impact
from het_dash.content.recording_store import Asked, by_default
from het_dash.content.sections import Page
from het_dash.export.batch import Order, pack_for
from het_dash.export.documents import BOARD, DATA_PACK, ON_ONE_PAGE
from het_dash.store import Store


def warm_up(store: Store) -> None:
    """Composes what pages show and offer as files, so that the first reader does not wait."""
    borough, shown = store.catalogue.borough, Asked(store, by_default(store))
    _compose(headline_impact.PAGE, borough, shown)
    pack_for(Order(BOARD.id, borough.code), store)
    for pcn in store.catalogue.pcns:
        _compose(data_pack.PAGE, store.catalogue.areas[pcn.code], shown)
        for document in (DATA_PACK, ON_ONE_PAGE):
            for format_id in ("", *document.own):
                pack_for(Order(document.id, pcn.code, format_id), store)


def _compose(page: Page, place: Area, shown: Asked) -> None:
    for sections in (page.first, *(tab.sections for tab in page.tabs)):
        composed_once(sections, place, shown)
