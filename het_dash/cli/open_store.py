"""The published store, as commands open it."""

from het_dash import store
from het_dash.cli.boundary import complain


def opened_store() -> store.Store:
    """The store in force; where it is an older one, that is said. Raises StoreMissing."""
    shown = store.shown()
    if shown.why_older:
        complain.print(f"{shown.why_older} {_built(shown)} are used in its place.", markup=False)
    return shown.store


def what_stays() -> str:
    """Which figures are shown although a build failed."""
    try:
        return f"{_built(store.shown())} stay in force."
    except store.StoreMissing:
        return "There are no figures to show yet."


def _built(shown: store.Shown) -> str:
    return f"The figures built on {shown.store.built_on.day} {shown.store.built_on:%B %Y}"
