"""The return of every team for every quarter of a cycle, as a grid of marks: on time, late, corrected, missing, due."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.catalogue.area import ProgrammePcn
from het_dash.catalogue.quarter import Quarter
from het_dash.charts.text.example_marks import is_mixed, marked
from het_dash.content.blocks import Mark, MarkKind, MarkRow, Marks
from het_dash.content.rules.returns_status import first_versions
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt

KEY: tuple[tuple[MarkKind, str], ...] = (
    ("done", "on time"),
    ("late", "late"),
    ("corrected", "corrected since"),
    ("missing", "missing"),
    ("due", "due next"),
    ("none", "not due"),
)
DUE = "Each return is due by the end of the month after the quarter."
SOURCE = (
    "Source: the returns that the programme team has accepted. A return is late if its first version was. "
    "A quarter can be missing only from the first quarter that any team has reported. A missing return is not a zero."
)
SENT, OWN_SENT = "Teams that sent a return", "Teams that sent a return, without example data"
Key = tuple[str, Quarter]


@dataclass(frozen=True)
class Calendar:
    """Quarters of a cycle on a given day. `began` is the first quarter that any team has reported."""

    quarters: tuple[Quarter, ...]
    today: date
    began: Quarter | None = None

    @property
    def next_due(self) -> Quarter | None:
        """The first quarter whose due date has not passed."""
        return next((one for one in self.quarters if one.due >= self.today), None)

    @property
    def ended(self) -> tuple[Quarter, ...]:
        """Quarters that have ended, newest first."""
        return tuple(one for one in reversed(self.quarters) if one.end < self.today)

    @property
    def asked(self) -> tuple[Quarter, ...]:
        """Quarters for which a return may be missing, oldest first."""
        return tuple(one for one in self.quarters if self.began and one >= self.began and one.due < self.today)


def latest_of(listing: Listing[Receipt]) -> Mapping[Key, Receipt]:
    """The version that counts of each team and quarter."""
    return {(one.pcn, one.quarter): one for one in listing.rows if one.standing == "accepted"}


def began(receipts: Iterable[Receipt]) -> Quarter | None:
    """The first quarter that any team sent a return for."""
    return min((one.quarter for one in receipts), default=None)


def missing(pcns: Sequence[ProgrammePcn], listing: Listing[Receipt], calendar: Calendar) -> list[Key]:
    """Team and quarter of each missing return, oldest first. A withdrawn return is not missing."""
    had = {(one.pcn, one.quarter) for one in listing.rows}
    return [(pcn.code, quarter) for quarter in calendar.asked for pcn in pcns if (pcn.code, quarter) not in had]


def quarter_grid(pcns: Sequence[ProgrammePcn], listing: Listing[Receipt], calendar: Calendar) -> Marks:
    """One row per team, one column per quarter. Example data and real returns have separate first quarters."""
    natures = {pcn.code: _of_team(pcn.code, listing).nature for pcn in pcns}
    mixed = is_mixed(natures.values()) and bool(listing.real.rows)
    rows = tuple(_row(pcn, listing, calendar, mixed) for pcn in pcns)
    shaded = calendar.next_due
    return Marks(
        "returns",
        "Returns by team and quarter",
        DUE,
        tuple(_column(one) for one in calendar.quarters),
        (*rows, _totals(listing, calendar, len(pcns))),
        KEY,
        SOURCE,
        shaded=_column(shaded) if shaded else "",
    )


def _of_team(pcn: str, listing: Listing[Receipt]) -> Listing[Receipt]:
    return listing.only(lambda one: one.pcn == pcn)


def _column(quarter: Quarter) -> str:
    """'Apr to Jun 2026'."""
    return f"{quarter.start:%b} to {quarter.end:%b %Y}"


def _row(pcn: ProgrammePcn, listing: Listing[Receipt], calendar: Calendar, mixed: bool) -> MarkRow:
    own = _of_team(pcn.code, listing)
    alike = listing.only(lambda one: one.nature == EXAMPLE) if own.nature == EXAMPLE else listing.real
    dated = Calendar(calendar.quarters, calendar.today, began(alike.rows))
    latest, first = latest_of(own), first_versions(own.rows)
    marks = []
    for quarter in calendar.quarters:
        key, sent = (pcn.code, quarter), [one for one in own.rows if one.quarter == quarter]
        marks.append(_sent(latest[key], first[key]) if key in latest else _not_in(quarter, sent, dated))
    return MarkRow(marked(pcn.label, own.nature) if mixed else pcn.label, tuple(marks), nature=own.nature)


def _sent(latest: Receipt, first: Receipt) -> Mark:
    """The first version decides whether the return was late; a later version is a correction."""
    quarter = latest.quarter
    days = (first.accepted_on - quarter.due).days
    late = f"{days} {'day' if days == 1 else 'days'} late" if first.late and days > 0 else "late"
    corrected = f"corrected {_short(latest.accepted_on)}" if latest != first else ""
    how = f"{late if first.late else 'on time'}, {day(first.accepted_on)}"
    also = f", corrected on {day(latest.accepted_on)}, version {latest.version}" if corrected else ""
    words = f"{how}{also}"
    if first.late:
        return Mark("late", words, below=f"{late}, {corrected}" if corrected else late, strong=True)
    if corrected:
        return Mark("corrected", words, below=corrected, strong=True)
    return Mark("done", words, below=_short(first.accepted_on))


def _not_in(quarter: Quarter, sent: Sequence[Receipt], calendar: Calendar) -> Mark:
    if sent:
        how = "content deleted on request" if sent[-1].standing == "erased" else "withdrawn"
        return Mark("no", how, "–", "deleted" if "deleted" in how else how, strong=True)
    if quarter in calendar.asked:
        return Mark("missing", "missing", "×", "missing", strong=True)
    if quarter == calendar.next_due:
        return Mark("due", f"due by {day(quarter.due)}", below=f"due {_short(quarter.due)}")
    if quarter.due < calendar.today:
        return Mark("none", "before the first return")
    return Mark("none", "not due", below="not due")


def _totals(listing: Listing[Receipt], calendar: Calendar, teams: int) -> MarkRow:
    """How many teams sent a return for each quarter. Real returns and example data are never counted together."""
    real = listing.real
    counted = real if real.rows else listing
    nature: Nature = "programme" if real.rows else listing.nature
    had = [quarter for _, quarter in latest_of(counted)]
    first, label = began(counted.rows), OWN_SENT if real.rows != listing.rows and real.rows else SENT
    marks = []
    for quarter in calendar.quarters:
        shown = first is not None and quarter >= first and (quarter.end < calendar.today)
        words = f"{had.count(quarter)} of {teams}" if shown else ""
        marks.append(Mark("blank", words, below=words))
    return MarkRow(label, tuple(marks), nature=nature)


def _short(on: date) -> str:
    return f"{on.day}\u00a0{on:%b}"


def day(on: date) -> str:
    return f"{on.day} {on:%B %Y}"
