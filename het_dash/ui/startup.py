"""Start-up of the server, and the same for each store that is published later."""

import asyncio
import gc
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress

import streamlit as st

from het_dash import store
from het_dash.export.warm_up import warm_up

EVERY_SECONDS = 5.0
log = logging.getLogger(__name__)


@asynccontextmanager
async def warmed_up(_: "st.App") -> AsyncIterator[None]:
    """Makes the store in force ready before the first reader comes, and each one after it before most readers do."""
    following = asyncio.create_task(_follow(made_ready()))
    yield
    following.cancel()
    with suppress(asyncio.CancelledError):
        await following


def made_ready(last: store.State | None = None) -> store.State | None:
    """Composes the packs of the store in force, unless it is the `last` that was made ready; what is shown now."""
    try:
        shown = store.shown()
    except store.StoreMissing:  # the first page says so, and builds
        return last
    if shown.state != last:
        _log(shown)
    if last is None or shown.store.name != last.store:
        _compose(shown.store)
        _spare_what_is_loaded()
    return shown.state


def _log(shown: store.Shown) -> None:
    """Warnings at start, for the server's log."""
    for wrong in (shown.why_older, shown.failed and shown.failed.said):
        if wrong:
            log.warning("%s The figures built on %s are shown.", wrong, shown.store.built_on)


def _compose(shown: store.Store) -> None:
    try:
        warm_up(shown)
    except Exception:  # one page may not stop the others
        log.exception("Some pages of the store could not be made ready; they are made when a reader asks.")


def _spare_what_is_loaded() -> None:
    """Streamlit collects garbage after each rerun and does not walk what is frozen (40 readers: p95 3.4 s -> 0.1 s).

    What was frozen with the store before is let go first.
    """
    gc.unfreeze()
    gc.collect()
    gc.freeze()


async def _follow(last: store.State | None) -> None:
    while True:
        await asyncio.sleep(EVERY_SECONDS)
        last = await asyncio.to_thread(made_ready, last)
