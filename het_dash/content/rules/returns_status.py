"""Status of returns: on time, late, missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from het_dash.catalogue import EXAMPLE, Nature
from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.charts.text.example_marks import is_mixed, marked
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt

NOT_YET = "none yet"


@dataclass(frozen=True)
class Received:
    """The returns that count, the first version of each, and the quarters that are due from each team."""

    standing: tuple[Receipt, ...]
    first: Mapping[tuple[str, Quarter], Receipt]
    due_from: Mapping[str, tuple[Quarter, ...]]

    @property
    def due(self) -> int:
        return sum(len(quarters) for quarters in self.due_from.values())

    @property
    def late(self) -> int:
        return sum(one.late for one in self.first.values())

    @property
    def on_time(self) -> int:
        return len(self.first) - self.late

    @property
    def missing(self) -> int:
        return self.due - len(self.first)

    @property
    def sent(self) -> int:
        """Teams that sent a return of their own."""
        return len({one.pcn for one in self.standing if one.nature != EXAMPLE})

    @property
    def invented(self) -> int:
        """Teams that are shown with example data."""
        return len({one.pcn for one in self.standing if one.nature == EXAMPLE})

    @property
    def nature(self) -> Nature:
        return EXAMPLE if self.invented else "programme"

    @property
    def teams(self) -> str:
        """'returns of 1 of 6 teams, example data for 5': what a total is made of. Empty if all six are of one kind."""
        every = len(self.due_from)
        if every in (self.sent, self.invented) or not self.standing:
            return ""
        if not self.sent:
            return f"example data for {self.invented} of {every} teams"
        example = f", example data for {self.invented}" if self.invented else ""
        return f"returns of {self.sent} of {every} teams{example}"

    def of(self, pcn: str) -> str:
        """'5 of 6 quarters'."""
        had = sum(one.pcn == pcn for one in self.standing)
        return f"{had} of {len(self.due_from[pcn])} quarters" if had else NOT_YET

    def nature_of(self, pcn: str) -> Nature:
        return EXAMPLE if any(one.nature == EXAMPLE for one in self.standing if one.pcn == pcn) else "programme"

    def table(self, view: View) -> Table:
        """One row per quarter with each team's status. Example data is marked."""
        natures = {pcn: self.nature_of(pcn) for pcn in self.due_from}
        mixed = is_mixed(natures.values())
        teams = (marked(view.label(pcn), nature) if mixed else view.label(pcn) for pcn, nature in natures.items())
        quarters = sorted({quarter for due in self.due_from.values() for quarter in due})
        rows = tuple((q.words, *(self._how(pcn, q) for pcn in self.due_from)) for q in quarters)
        return Table(("Quarter", *teams), rows)

    def _how(self, pcn: str, quarter: Quarter) -> str:
        one = self.first.get((pcn, quarter))
        if one is None:
            return "not received" if quarter in self.due_from[pcn] else "not due"
        return "late" if one.late else "on time"


def first_versions(receipts: Iterable[Receipt]) -> dict[tuple[str, Quarter], Receipt]:
    """Of each team and quarter with a return that counts, the version that came first: it was on time, or late."""
    every = sorted(receipts, key=lambda one: one.accepted_on)
    kept = {(one.pcn, one.quarter) for one in every if one.standing == "accepted"}
    first: dict[tuple[str, Quarter], Receipt] = {}
    for one in every:
        if (one.pcn, one.quarter) in kept:
            first.setdefault((one.pcn, one.quarter), one)
    return first


def received(receipts: Listing[Receipt], view: View) -> Received:
    """The latest cycle. A quarter's return is on time if its first accepted version was.

    Quarters are due from the first to the last with a return from any team: real returns for the teams without
    example data, example returns for the others.
    """
    cycle = view.catalogue.cycles[-1]
    of_cycle = [one for one in receipts.rows if one.cycle == cycle.id]
    standing = tuple(one for one in of_cycle if one.standing == "accepted")
    invented = {one.pcn for one in standing if one.nature == EXAMPLE}
    spans = {kind: _span(one for one in standing if (one.nature == EXAMPLE) == kind) for kind in (True, False)}
    due = {pcn.code: spans[pcn.code in invented] for pcn in view.catalogue.pcns}
    return Received(standing, first_versions(of_cycle), due)


def _span(receipts: Iterable[Receipt]) -> tuple[Quarter, ...]:
    quarters = sorted({one.quarter for one in receipts})
    return quarters[0].until(quarters[-1]) if quarters else ()
