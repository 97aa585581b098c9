"""Notice on every page that does not show the newest figures: which it shows, why, and what to do."""

from datetime import date

import streamlit as st

from het_dash.store import Shown
from het_dash.ui import subprocesses
from het_dash.ui.plain import plain

BUILD = "Run `python -m het_dash build` to build them again."


def say_what_is_not_newest(found: Shown) -> None:
    """Nothing where all is well. What is wrong with a file is for the person who runs the dashboard."""
    failed = found.failed
    if found.why_older:
        st.warning(f"{plain(_shown(found))} {plain(found.why_older)} {BUILD}")
    if failed:
        st.warning(plain(f"{_shown(found)} The build on {_day(failed.at.date())} failed, so nothing newer is shown."))
        if subprocesses.may_accept():
            st.error(plain(f"{failed.said} The figures are built again once this is mended: {BUILD}"))


def _shown(found: Shown) -> str:
    return f"These figures were built on {_day(found.store.built_on)}."


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"
