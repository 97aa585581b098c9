"""Reads the published store: one question, one .sql file, one Answer."""

from het_dash.store.asks import Asks
from het_dash.store.questions import Listed, Question
from het_dash.store.store import Store, StoreMissing, current_store, store_name

__all__ = ["Asks", "Listed", "Question", "Store", "StoreMissing", "current_store", "store_name"]
