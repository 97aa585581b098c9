"""Reads the published store: one question, one .sql file, one Answer."""

from het_dash.store.asks import Asks
from het_dash.store.current import Shown, State, current_store, shown, store_name
from het_dash.store.questions import Listed, Question
from het_dash.store.store import Store
from het_dash.storefile import StoreMissing

__all__ = [
    "Asks",
    "Listed",
    "Question",
    "Shown",
    "State",
    "Store",
    "StoreMissing",
    "current_store",
    "shown",
    "store_name",
]
