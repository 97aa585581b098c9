"""Which figures a link was made with, so that its reader learns when a page shows others."""

import re
from datetime import date

from het_dash.store import Store
from het_dash.ui import link

NAME = "data"
MADE = re.compile(r"(\d{4}-\d{2}-\d{2})\.\w+")
LETTERS = 6  # of the store's fingerprint: the same data has the same one on every server


def begin(store: Store) -> None:
    """Writes which figures the page shows into the link, and says so if the link was made with others."""
    here = data_id(store)
    asked = link.asked_anew(NAME)
    link.also_write(NAME, here)
    if asked is not None and asked != here:
        link.say(_differs(asked, store.built_on))


def data_id(store: Store) -> str:
    """For example '2026-12-01.ab3072'."""
    fingerprint = store.name.removeprefix("het-").removesuffix(".duckdb")
    return f"{store.built_on.isoformat()}.{fingerprint[:LETTERS]}"


def _differs(asked: str, built_on: date) -> str:
    made = _built_on(asked)
    if made == built_on:
        return "This link was made with other figures, built on the same day, so numbers may differ."
    there = f"the figures built on {_day(made)}" if made else "other figures"
    return f"This link was made with {there}. This page shows those built on {_day(built_on)}, so numbers may differ."


def _built_on(asked: str) -> date | None:
    found = MADE.fullmatch(asked)
    try:
        return date.fromisoformat(found[1]) if found else None
    except ValueError:
        return None


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
