"""Sections composed once for a store and shared by all readers."""

from weakref import WeakKeyDictionary

from het_dash.catalogue import Area
from het_dash.content.blocks import Composed
from het_dash.content.recording_store import Asked
from het_dash.content.sections import AnySection, compose_all
from het_dash.store import Store

MOST_KEPT = 256
_kept: WeakKeyDictionary[Store, dict[object, list[Composed]]] = WeakKeyDictionary()


def composed_once(sections: tuple[AnySection, ...], place: Area, store: Asked) -> list[Composed]:
    """Composed sections, cached with their store."""
    kept = _kept.setdefault(store.store, {})
    key = (sections, place.code, store.with_example)
    if key not in kept:
        if len(kept) >= MOST_KEPT:
            kept.clear()
        kept[key] = compose_all(sections, place.code, store)
    return kept[key]
