"""Send a return: which quarter is due, by when, and how long it takes."""

from datetime import date

from het_dash.catalogue import Area, Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.content.blocks import Lead
from het_dash.content.pages.returns_received import calendar_of, receipts_of
from het_dash.content.rules.quarter_grid import Calendar, day, latest_of
from het_dash.store import Asks


def offered(catalogue: Catalogue, today: date) -> list[Quarter]:
    """Quarters that have ended, newest first, after the current quarter."""
    calendar = calendar_of(catalogue, today)
    now = Quarter.of(today)
    return [*([now] if now in calendar.quarters else []), *calendar.ended] or [calendar.quarters[0]]


def next_to_send(pcn: Area, store: Asks, today: date) -> Quarter:
    """The team's oldest quarter that is overdue, or else the next one that is due.

    A quarter is overdue only from the first quarter that any team has reported. Example data does not count.
    """
    listing, offer = receipts_of(store).real, offered(store.catalogue, today)
    calendar = calendar_of(store.catalogue, today, listing)
    sent = {quarter for team, quarter in latest_of(listing) if team == pcn.code}
    overdue = [one for one in calendar.asked if one not in sent]
    return next((one for one in (*overdue, *_not_yet_due(calendar)) if one in offer and one not in sent), offer[0])


def _not_yet_due(calendar: Calendar) -> list[Quarter]:
    return [one for one in calendar.quarters if one.due >= calendar.today]


def lead(pcn: Area, store: Asks, today: date) -> Lead:
    """'The return for October to December 2026 is due by 31 January 2027, in 61 days. Allow about 75 minutes.'"""
    quarter = next_to_send(pcn, store, today)
    days = (quarter.due - today).days
    when = day(quarter.due)
    timing = store.catalogue.framework.timing
    allow = f" Allow about {timing.minutes} minutes." if timing else ""
    if days < 0:
        return Lead(f"The return for {quarter.words} was due by {when}.{allow}", when)
    left = {0: "today", 1: "tomorrow"}.get(days, f"in {days} days")
    return Lead(f"The return for {quarter.words} is due by {when}, {left}.{allow}", when)
