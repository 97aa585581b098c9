"""People reached by an example team: new in the cycle, and returning."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import product

import numpy as np

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.groups import NOT_KNOWN, NOT_STATED
from het_dash.ingest.example.returns.random_streams import dealt, shares
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import Attended


@dataclass(frozen=True)
class Reached:
    """People reached in one quarter."""

    attendance: tuple[Attended, ...]
    contacts_by: dict[str, int]
    registered: dict[str, int]
    living: dict[str, int]

    @property
    def people_new(self) -> int:
        return sum(one.people for one in self.attendance)

    @property
    def contacts(self) -> int:
        return sum(self.contacts_by.values())

    @property
    def new_by(self) -> dict[str, int]:
        """People new, by ethnic group."""
        counts = dict.fromkeys((one.group for one in self.attendance), 0)
        for one in self.attendance:
            counts[one.group] += one.people
        return counts


def reached(team: Team, quarters: Sequence[Quarter]) -> tuple[Reached, ...]:
    """People reached by quarter. Someone reached earlier may return."""
    found: list[Reached] = []
    for n, quarter in enumerate(quarters):
        found.append(_quarter(team, quarter, n, found))
    return tuple(found)


def _quarter(team: Team, quarter: Quarter, n: int, before: Sequence[Reached]) -> Reached:
    reach, draw = team.assumed.reach, team.stream.of("reach", quarter).begin()
    pace = reach.by_quarter.numbers[min(n, len(reach.by_quarter.numbers) - 1)]
    people = int(draw.poisson(reach.people_new.number * team.size * pace))
    attendance = _dealt_out(team, quarter, people, draw)
    known: dict[str, float] = {}
    for group, count in (pair for one in before for pair in one.new_by.items()):
        known[group] = known.get(group, 0.0) + count
    again = int(draw.poisson(reach.coming_back.number * sum(known.values())))
    coming_back = dealt(draw, again, known) if known else {}
    new = Reached(attendance, {}, {}, {}).new_by
    return Reached(
        attendance=attendance,
        contacts_by={g: n for g in known | new if (n := new.get(g, 0) + coming_back.get(g, 0))},
        registered=dealt(draw, people, reach.registered.rates),
        living=dealt(draw, people, reach.living.rates),
    )


def _dealt_out(team: Team, quarter: Quarter, people: int, draw: np.random.Generator) -> tuple[Attended, ...]:
    """People by ethnic group, sex and age."""
    reach = team.assumed.reach
    recorded, sexes, ages = _groups(team, quarter), reach.sexes.rates, reach.ages.rates
    cells = {
        (group, sex, age): of_group * of_sex * of_age
        for (group, of_group), (sex, of_sex), (age, of_age) in product(recorded.items(), sexes.items(), ages.items())
    }
    counts = draw.multinomial(people, shares(cells))
    return tuple(
        Attended(group=group, sex=sex, age=age, people=int(count))
        for (group, sex, age), count in zip(cells, counts, strict=True)
        if count
    )


def _groups(team: Team, quarter: Quarter) -> dict[str, float]:
    """Shares of recorded ethnic groups: the PCN's mix, weighted by how well this team reaches each group."""
    reach, unknown = team.assumed.reach, team.assumed.messy.unknown
    straying = np.exp(team.stream.of("groups").begin().normal(0, reach.between_teams.number, len(team.mix)))
    tilted = {
        group: share * reach.groups.rates[group] * float(stray)
        for (group, share), stray in zip(team.mix.items(), straying, strict=True)
    }
    not_stated = reach.not_stated.number / 100
    lost = unknown.number if unknown.concerns(team.pcn, quarter) else reach.not_known.number
    known = (1 - not_stated - lost / 100) / sum(tilted.values())
    return {**{group: share * known for group, share in tilted.items()}, NOT_STATED: not_stated, NOT_KNOWN: lost / 100}
