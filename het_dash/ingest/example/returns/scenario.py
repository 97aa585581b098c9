"""All example returns in order of arrival, late and corrected ones included."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta

from het_dash.catalogue import Catalogue
from het_dash.ingest.example.returns import cycle_1, cycle_2
from het_dash.ingest.example.returns.team import Team, teams
from het_dash.ingest.returns.model import Return


@dataclass(frozen=True)
class Arrival:
    """A return and its day of arrival."""

    given: Return
    on: date


def arrivals(catalogue: Catalogue) -> tuple[Arrival, ...]:
    """All arrivals in order. Raises NothingPublished if the PCNs' ethnic mix cannot be estimated."""
    every = teams(catalogue)
    quarters = catalogue.cycles[-1].first_quarter.until(every[0].assumed.last_quarter.quarter)
    found = [Arrival(one, one.quarter.due) for one in cycle_1.returns_of_all(every, catalogue.cycles[0].last_quarter)]
    for team in every:
        for given in cycle_2.returns_of(team, quarters, catalogue):
            found += _sent(team, given)
    return tuple(sorted(found, key=lambda one: (one.on, one.given.pcn, one.given.quarter)))


def _sent(team: Team, given: Return) -> Iterator[Arrival]:
    """A return sent once, late, twice or never."""
    messy, in_time = team.assumed.messy, given.quarter.due
    if messy.missing.concerns(given.pcn, given.quarter):
        return
    least, most = messy.days_to_spare.numbers
    days = int(team.stream.of("sent", given.quarter).begin().integers(int(least), int(most) + 1))
    on = in_time - timedelta(days=days)
    if messy.late.concerns(given.pcn, given.quarter):
        on = in_time + timedelta(days=messy.late.number)
    if messy.again.concerns(given.pcn, given.quarter):
        yield Arrival(cycle_2.before_it_was_complete(given), on)
        on += timedelta(days=messy.again.number)
    yield Arrival(given, on)
