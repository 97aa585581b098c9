"""Reading the published store: one question, one .sql, one Answer."""

from het_dash.store.opened import Store, StoreMissing, current_store, store_name
from het_dash.store.questions import Listed, Question

__all__ = ["Listed", "Question", "Store", "StoreMissing", "current_store", "store_name"]
