"""All demonstration returns in the order in which they came, with what is messy about them."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from het_dash.catalogue import Catalogue
from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.demo.groups import Groups
from het_dash.ingest.demo.returns import cycle_1, cycle_2
from het_dash.ingest.demo.returns.assumptions import return_assumptions
from het_dash.ingest.demo.returns.team import Team, teams
from het_dash.ingest.returns.model import Return

MONTHS_TO_SEND = 1


@dataclass(frozen=True)
class Arrival:
    """A return and the day on which it came."""

    given: Return
    on: date


def arrivals(catalogue: Catalogue) -> tuple[Arrival, ...]:
    """Raises NothingPublished where the PCNs' ethnic mix cannot be estimated."""
    assumed = return_assumptions(catalogue)
    groups = Groups(catalogue)
    quarters = catalogue.cycles[-1].first_quarter.until(assumed.last_quarter.quarter)
    every = teams(groups, assumed)
    found = [Arrival(one, _due(one.quarter)) for one in cycle_1.returns_of_all(every, catalogue.cycles[0].last_quarter)]
    for team in every:
        for given in cycle_2.returns_of(team, quarters, catalogue):
            found += _sent(team, given)
    return tuple(sorted(found, key=lambda one: (one.on, one.given.pcn, one.given.quarter)))


def _due(quarter: Quarter) -> date:
    """The last day of the month after the quarter."""
    after = quarter.plus(1).start
    return (after.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _sent(team: Team, given: Return) -> Iterator[Arrival]:
    """Once, late, twice or never."""
    messy, due = team.assumed.messy, _due(given.quarter)
    if messy.missing.concerns(given.pcn, given.quarter):
        return
    least, most = messy.days_to_spare.numbers
    days = int(team.stream.of("sent", given.quarter).begin().integers(int(least), int(most) + 1))
    on = due - timedelta(days=days)
    if messy.late.concerns(given.pcn, given.quarter):
        on = due + timedelta(days=messy.late.number)
    if messy.again.concerns(given.pcn, given.quarter):
        yield Arrival(cycle_2.before_it_was_complete(given), on)
        on += timedelta(days=messy.again.number)
    yield Arrival(given, on)
