"""The boundaries of the map that a store carries, and the credit for them."""

from weakref import WeakKeyDictionary

from het_dash.catalogue import Catalogue
from het_dash.geo.layers import Boundaries, boundaries_of
from het_dash.store import Store

_kept: WeakKeyDictionary[Store, Boundaries] = WeakKeyDictionary()


def boundaries(store: Store) -> Boundaries:
    """Kept as long as the store is."""
    if store not in _kept:
        _kept[store] = boundaries_of(store.documents)
    return _kept[store]


def credit(catalogue: Catalogue) -> str:
    """For the source line of a map."""
    return f"Boundaries: {catalogue.boundary_statement}"
