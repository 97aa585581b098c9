"""Returns received, in words and tables: what is in, what is late, what was replaced, withdrawn or deleted."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from het_dash.catalogue import Area, Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Table
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules.returns_status import first_versions
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt
from het_dash.store import Asks
from het_dash.store.questions import Listed

DEMONSTRATION = "demonstration"
HISTORY = ("Quarter", "Version", "Status", "Accepted", "On time", "Reason", "File (SHA-256)")
IN_WORDS = {
    "accepted": "Counts",
    "superseded": "Replaced by a later version",
    "withdrawn": "Withdrawn",
    "erased": "Content deleted on request",
}
TO_COME = "not due yet"
MISSING = "not sent"
Latest = Mapping[tuple[str, Quarter], Receipt]


def standing_of_the_framework(store: Asks) -> Words:
    """methods 9: what stands on every page of the framework."""
    framework = store.catalogue.framework
    return Words((f"{framework.draft} {framework.spelled}",), panel=True)


def received(pcn: Area, store: Asks) -> list[Block]:
    """The quarters of this cycle for all teams, then one team's every version."""
    listing = store.listing(Listed("return_receipt", tuple(one.code for one in store.catalogue.pcns)))
    quarters = due(store.catalogue, store.built_on)
    latest, first = latest_of(listing), first_versions(listing.rows)
    own = listing.only(lambda one: one.pcn == pcn.code)
    return [
        standing_of_the_framework(store),
        _summary(latest, first, quarters, store),
        *_grid(latest, first, quarters, store),
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


def _summary(latest: Latest, first: Latest, quarters: Sequence[Quarter], store: Asks) -> Words:
    if not quarters:
        return Words(("No quarter of this cycle has ended yet.",))
    last, teams = quarters[0], store.catalogue.pcns
    here = [latest[pcn.code, last] for pcn in teams if (pcn.code, last) in latest]
    real = [one for one in here if one.nature != DEMONSTRATION]
    said = [_counted([first[one.pcn, last] for one in real], last, len(teams))]
    if len(real) < len(here):
        said.append(
            f"{_teams(len(here) - len(real))} shown with demonstration returns, which nobody has sent. A team's "
            "demonstration ends with its first return."
        )
    waiting = [one for one in latest.values() if one.waiting and one.nature != DEMONSTRATION]
    if waiting:
        many = "1 return" if len(waiting) == 1 else f"{len(waiting)} returns"
        said.append(f"In {many}, what was heard waits for the programme to read it.")
    return Words(tuple(said))


def _counted(real: Sequence[Receipt], last: Quarter, teams: int) -> str:
    late = sum(one.late for one in real)
    if not real:
        return f"No team has sent a return for {last.words} yet. Each team's Fellow and community organisation send it."
    return f"{len(real)} of {teams} returns for {last.words} are in, {len(real) - late} of them on time."


def _grid(latest: Latest, first: Latest, quarters: Sequence[Quarter], store: Asks) -> Iterator[Tabled]:
    """A row a quarter, a column a team."""
    teams = store.catalogue.pcns

    def cell(pcn: str, quarter: Quarter) -> str:
        key = (pcn, quarter)
        return _cell(latest[key], first[key]) if key in latest else _not_in(quarter, store)

    rows = tuple((f"{quarter} ({quarter.words})", *(cell(pcn.code, quarter) for pcn in teams)) for quarter in quarters)
    if rows:
        table = Table(("Quarter", *(pcn.label for pcn in teams)), rows)
        yield Tabled(
            f"This cycle's returns, team by team{_marked(latest.values())}",
            table,
            "Due at the end of the month after each quarter. A return is late if its first version was.",
        )


def _not_in(quarter: Quarter, store: Asks) -> str:
    return TO_COME if store.built_on <= quarter.due else MISSING


def _cell(latest: Receipt, first: Receipt) -> str:
    """'late, 2 August 2026; version 2, 4 September 2026 (demonstration)'."""
    said = f"{'late, ' if first.late else ''}{day(first.accepted_on)}"
    if latest != first:
        said += f"; version {latest.version}, {day(latest.accepted_on)}"
    return f"{said} ({DEMONSTRATION})" if latest.nature == DEMONSTRATION else said


def _history(own: Listing[Receipt], pcn: Area) -> Block:
    """Every version of the team's returns, newest quarter first."""
    if not own.rows:
        return Words(
            (f"{pcn.name} has sent no return yet. Take the form on the page Send a return.",), heading="Every version"
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
    note = "Demonstration: nobody has sent these. " if own.nature == DEMONSTRATION else ""
    return Tabled(
        f"Every version of the returns of {pcn.name}{_marked(own.rows)}",
        Table(HISTORY, rows),
        f"{note}No version is ever removed from this list.",
    )


def _marked(rows: Iterable[Receipt]) -> str:
    """What a heading says of rows among which there are demonstrations."""
    return " (example data)" if any(one.nature == DEMONSTRATION for one in rows) else ""


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"


def _teams(count: int) -> str:
    return "1 team is" if count == 1 else f"{count} teams are"
