"""Status of opportunities in words: of one, and of all that are entered."""

from het_dash.catalogue import Opportunity, Review
from het_dash.catalogue.blachir import STATUSES

NO_STATUS = "Not entered"


def status_of(one: Opportunity) -> str:
    return "Status not entered" if one.status == NO_STATUS else one.status


def dated(one: Opportunity) -> str:
    """'Started (the council, 2 November 2026)'."""
    if one.status_on is None:
        return one.status
    return f"{one.status} ({one.status_source}, {one.status_on.day} {one.status_on:%B %Y})"


def entered(review: Review) -> str:
    """Number of statuses that are entered, with the latest date."""
    those = [one for one in review.opportunities if one.status_on]
    if not those:
        return ""
    last = max(one.status_on for one in those if one.status_on)
    counts = {s: sum(one.status == s for one in those) for s in STATUSES if s != NO_STATUS}
    told = ", ".join(f"{n} {s.lower()}" for s, n in counts.items())
    of = f"{len(those)} of {len(review.opportunities)}"
    return f"Status entered for {of}, up to {last.day} {last:%B %Y}: {told}."
