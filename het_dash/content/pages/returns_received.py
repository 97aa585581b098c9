"""Returns received: what has been sent, what is missing, and every version of one team's returns."""

from collections.abc import Mapping
from datetime import date

from het_dash.catalogue import EXAMPLE, Area, Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Table
from het_dash.content.blocks import Block, Lead, Tabled, Words
from het_dash.content.rules.quarter_grid import Calendar, began, day, latest_of, missing, quarter_grid
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt
from het_dash.store import Asks
from het_dash.store.questions import Listed

HISTORY = ("Quarter", "Version", "Status", "Accepted", "On time", "Reason", "File (SHA-256)")
IN_WORDS = {
    "accepted": "Counts",
    "superseded": "Replaced by a later version",
    "withdrawn": "Withdrawn",
    "erased": "Content deleted on request",
}
NONE_YET = "No team has sent a return yet."
ALL_WITHDRAWN = "Every return so far has been withdrawn."
WHO_SENDS = "Each team's Fellow and community partner send the return together, from the page Send a return."
MOST_NAMED = 2
Latest = Mapping[tuple[str, Quarter], Receipt]


def framework_status(store: Asks) -> Words:
    """Shown on every page of the framework (methods 9)."""
    framework = store.catalogue.framework
    return Words((f"{framework.draft} {framework.spelled}",), quiet=True)


def received(pcn: Area, store: Asks) -> list[Block]:
    """Everything that the page shows, tab after tab."""
    return [lead(store), *overview(store), versions(pcn, store), framework_status(store)]


def due(catalogue: Catalogue, today: date) -> tuple[Quarter, ...]:
    """The quarters of this cycle that have ended, newest first."""
    return calendar_of(catalogue, today).ended


def calendar_of(catalogue: Catalogue, today: date, receipts: Listing[Receipt] | None = None) -> Calendar:
    """This cycle's quarters, from the first that any of the receipts is of."""
    cycle = catalogue.cycles[-1]
    quarters = cycle.first_quarter.until(cycle.last_quarter)
    return Calendar(quarters, today, began(receipts.rows) if receipts else None)


def receipts_of(store: Asks) -> Listing[Receipt]:
    """Every version of this cycle's returns, of all teams."""
    listing = store.listing(Listed("return_receipt", tuple(one.code for one in store.catalogue.pcns)))
    cycle = store.catalogue.cycles[-1]
    return listing.only(lambda one: one.cycle == cycle.id)


def lead(store: Asks) -> Lead:
    """How many teams sent the newest quarter, and what is missing. Real returns alone, if there are any."""
    every = receipts_of(store)
    listing = every.real if every.real.rows else every
    calendar = calendar_of(store.catalogue, store.built_on, listing)
    newest = next(iter(calendar.ended), None)
    if newest is None or not latest_of(listing):
        none = ALL_WITHDRAWN if listing.rows else NONE_YET
        return Lead(f"{none}{_next(calendar)}", none, listing.nature)
    sent = sum(quarter == newest for _, quarter in latest_of(listing))
    said = _sent(sent, len(store.catalogue.pcns), newest)
    if newest.due >= store.built_on:
        return Lead(f"{said}, due by {day(newest.due)}.", said, listing.nature)
    gone = missing(store.catalogue.pcns, listing, calendar)
    strong, words = _missing(gone, store.catalogue)
    return Lead(f"{said}. {words}", strong or said, listing.nature)


def _next(calendar: Calendar) -> str:
    found = calendar.next_due
    return f" The return for {found.words} is due by {day(found.due)}." if found else ""


def _sent(sent: int, teams: int, quarter: Quarter) -> str:
    if sent == teams:
        return f"All {teams} teams have sent their return for {quarter.words}"
    if sent == 1:
        return f"1 of {teams} teams has sent its return for {quarter.words}"
    return f"{sent} of {teams} teams have sent their return for {quarter.words}"


def _missing(gone: list[tuple[str, Quarter]], catalogue: Catalogue) -> tuple[str, str]:
    """The part to print in bold, and the sentence."""
    if not gone:
        return "", "No return is missing."
    strong = "1 return is missing" if len(gone) == 1 else f"{len(gone)} returns are missing"
    if len(gone) > MOST_NAMED:
        return strong, f"{strong}."
    named = " and ".join(f"{catalogue.areas[pcn].label}, {quarter.words}" for pcn, quarter in gone)
    return strong, f"{strong}: {named}."


def overview(store: Asks) -> list[Block]:
    """The grid of teams and quarters, and what waits for the programme team."""
    listing = receipts_of(store)
    calendar = calendar_of(store.catalogue, store.built_on)
    blocks: list[Block] = [quarter_grid(store.catalogue.pcns, listing, calendar)]
    waiting = sum(one.waiting for one in latest_of(listing.real).values())
    if waiting:
        many = "1 return reports" if waiting == 1 else f"{waiting} returns report"
        blocks.append(Words((f"{many} what people told the team. The programme team has not reviewed it yet.",)))
    if not listing.rows:
        blocks.append(Words((WHO_SENDS,), missing=True))
    return blocks


def versions(pcn: Area, store: Asks) -> Block:
    """Every version of the team's returns, newest quarter first."""
    own = store.listing(Listed("return_receipt", (pcn.code,)))
    if not own.rows:
        said = f"{pcn.name} has not sent a return yet. Download the form on the page Send a return."
        return Words((said,), missing=True)
    rows = tuple(
        (
            one.quarter.words,
            one.version,
            f"{IN_WORDS[one.standing]}{f' on {day(one.ended_on)}' if one.ended_on else ''}",
            day(one.accepted_on),
            "late" if one.late else "on time",
            one.reason,
            f"{one.sha256[:12]}…" if one.sha256 else "",
        )
        for one in reversed(own.rows)
    )
    title, note = f"Every version of the returns of {pcn.name}", "No version is ever removed from this list."
    return Tabled(title, Table(HISTORY, rows), note, own.nature, partly=own.nature == EXAMPLE and bool(own.real.rows))
