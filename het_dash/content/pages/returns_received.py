"""Returns received, in words and tables: what is in, what is late, what was replaced, withdrawn or deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from het_dash.catalogue import EXAMPLE, Area, Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Table
from het_dash.charts.text.example_marks import is_mixed, marked
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.returns_status import first_versions
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
TO_COME, MISSING, BEFORE = "not due yet", "not sent", "before the first return"
NOT_COUNTED = "withdrawn"
Latest = Mapping[tuple[str, Quarter], Receipt]


def standing_of_the_framework(store: Asks) -> Words:
    """Shown on every page of the framework (methods 9)."""
    framework = store.catalogue.framework
    return Words((f"{framework.draft} {framework.spelled}",), panel=True)


def received(pcn: Area, store: Asks) -> list[Block]:
    """The quarters of this cycle for all teams, then one team's every version."""
    listing = store.listing(Listed("return_receipt", tuple(one.code for one in store.catalogue.pcns)))
    quarters = due(store.catalogue, store.built_on)
    own = _of_team(pcn.code, listing)
    return [
        standing_of_the_framework(store),
        _summary(listing.real, quarters, store),
        *_grid(listing, quarters, store),
        _history(own, pcn),
    ]


def due(catalogue: Catalogue, today: date) -> tuple[Quarter, ...]:
    """The quarters of this cycle that have ended, newest first."""
    cycle = catalogue.cycles[-1]
    quarters = cycle.first_quarter.until(cycle.last_quarter)
    return tuple(quarter for quarter in reversed(quarters) if quarter.end < today)


def latest_of(listing: Listing[Receipt]) -> Latest:
    """The version that counts of each team and quarter."""
    counting = [one for one in listing.rows if one.standing == "accepted"]
    return {(one.pcn, one.quarter): one for one in counting}


def _summary(real: Listing[Receipt], quarters: Sequence[Quarter], store: Asks) -> Words:
    if not quarters:
        return Words(("No quarter of this cycle has ended yet.",))
    last, first = quarters[0], first_versions(real.rows)
    said = [_counted([one for (_, quarter), one in first.items() if quarter == last], last, len(store.catalogue.pcns))]
    waiting = [one for one in latest_of(real).values() if one.waiting]
    if waiting:
        many = "1 return" if len(waiting) == 1 else f"{len(waiting)} returns"
        said.append(f"In {many}, what was heard waits for the programme to read it.")
    return Words(tuple(said))


def _counted(real: Sequence[Receipt], last: Quarter, teams: int) -> str:
    late = sum(one.late for one in real)
    if not real:
        return f"No team has sent a return for {last.words} yet. Each team's Fellow and community organisation send it."
    return f"{len(real)} of {teams} returns for {last.words} are in, {len(real) - late} of them on time."


def _grid(listing: Listing[Receipt], quarters: Sequence[Quarter], store: Asks) -> Iterator[Tabled]:
    """One row per quarter, one column per team; teams with example data are marked."""
    if not quarters or not listing.rows:
        return
    teams = {pcn: _of_team(pcn.code, listing) for pcn in store.catalogue.pcns}
    natures = {pcn: own.nature for pcn, own in teams.items()}
    mixed = is_mixed(natures.values())
    began = {kind: _began(one for one in listing.rows if (one.nature == EXAMPLE) == kind) for kind in (True, False)}
    cells = [_cells(own, quarters, began[natures[pcn] == EXAMPLE], store) for pcn, own in teams.items()]
    rows = tuple((f"{q} ({q.words})", *(of_team[n] for of_team in cells)) for n, q in enumerate(quarters))
    names = (marked(pcn.label, nature) if mixed else pcn.label for pcn, nature in natures.items())
    note = "Due at the end of the month after each quarter. A return is late if its first version was."
    title = "This cycle's returns, team by team"
    yield Tabled(title, Table(("Quarter", *names), rows), note, listing.nature, partly=mixed)


def _of_team(pcn: str, listing: Listing[Receipt]) -> Listing[Receipt]:
    return listing.only(lambda one: one.pcn == pcn)


def _began(receipts: Iterable[Receipt]) -> Quarter | None:
    """The first quarter that any team sent a return for: from then on a return may be missing."""
    return min((one.quarter for one in receipts), default=None)


def _cells(own: Listing[Receipt], quarters: Sequence[Quarter], began: Quarter | None, store: Asks) -> list[str]:
    latest, first = latest_of(own), first_versions(own.rows)
    sent = {one.quarter: (one.pcn, one.quarter) for one in own.rows}
    return [
        _cell(latest[sent[q]], first[sent[q]])
        if q in sent and sent[q] in latest
        else _not_in(q, q in sent, began, store)
        for q in quarters
    ]


def _not_in(quarter: Quarter, sent: bool, began: Quarter | None, store: Asks) -> str:
    if sent:
        return NOT_COUNTED
    if began is None or quarter < began:
        return BEFORE
    return TO_COME if store.built_on <= quarter.due else MISSING


def _cell(latest: Receipt, first: Receipt) -> str:
    """'late, 2 August 2026; version 2, 4 September 2026'."""
    said = f"{'late, ' if first.late else ''}{day(first.accepted_on)}"
    return said if latest == first else f"{said}; version {latest.version}, {day(latest.accepted_on)}"


def _history(own: Listing[Receipt], pcn: Area) -> Block:
    """Every version of the team's returns, newest quarter first."""
    if not own.rows:
        return Words(
            (f"{pcn.name} has sent no return yet. Take the form on the page Send a return.",),
            heading="Every version",
            missing=True,
        )
    rows = tuple(
        (
            str(one.quarter),
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
    return Tabled(title, Table(HISTORY, rows), note, own.nature)


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
