"""Status of returns: on time, late, missing."""

from collections.abc import Iterable
from dataclasses import dataclass

from het_dash.catalogue.quarter import Quarter
from het_dash.charts import Table
from het_dash.charts.perspective import View
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Receipt

NOT_YET = "none yet"


@dataclass(frozen=True)
class Received:
    """The returns that stand, of the teams that send them, and the quarters up to the last that anyone returned."""

    standing: tuple[Receipt, ...]
    first: dict[tuple[str, Quarter], Receipt]
    quarters: tuple[Quarter, ...]
    pcns: tuple[str, ...]

    @property
    def due(self) -> int:
        return len(self.quarters) * len(self.pcns)

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
    def teams(self) -> int:
        return len({one.pcn for one in self.standing})

    def of(self, pcn: str) -> str:
        """'5 of 6 quarters'."""
        had = sum(one.pcn == pcn for one in self.standing)
        return f"{had} of {len(self.quarters)} quarters" if had else NOT_YET

    def table(self, view: View) -> Table:
        """A row a quarter: how each team's return came in."""
        columns = ("Quarter", *(view.label(pcn) for pcn in self.pcns))
        return Table(columns, tuple((q.words, *(self._how(pcn, q) for pcn in self.pcns)) for q in self.quarters))

    def _how(self, pcn: str, quarter: Quarter) -> str:
        one = self.first.get((pcn, quarter))
        return "not received" if one is None else "late" if one.late else "on time"


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
    """Of the latest cycle. A quarter's return is on time if the first version that was accepted for it was."""
    cycle = view.catalogue.cycles[-1]
    of_cycle = [one for one in receipts.rows if one.cycle == cycle.id]
    standing = tuple(one for one in of_cycle if one.standing == "accepted")
    first = first_versions(of_cycle)
    last = max((quarter for _, quarter in first), default=None)
    quarters = cycle.first_quarter.until(last) if last else ()
    return Received(standing, first, quarters, tuple(pcn.code for pcn in view.catalogue.pcns))
