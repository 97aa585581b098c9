"""The figures that a page shows: with example data or without."""

from het_dash.content.recording_store import Asked
from het_dash.ui import example, this_run


def figures() -> Asked:
    """With example data if the reader's switch is on."""
    store = this_run.store()
    return Asked(store, example.is_on(store))
