"""Cycle 1: activities, attendance and champions in all; nothing by ethnic group, and no pathway."""

from collections.abc import Sequence

import numpy as np

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.groups import Whole
from het_dash.ingest.example.returns.activities import held
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import Return, Totals

STAYING_ACTIVE = 0.6


def returns_of_all(teams: Sequence[Team], last: Quarter) -> tuple[Return, ...]:
    """Returns of every team and quarter, which sum to the assumed totals of the cycle."""
    first = teams[0].assumed.first_cycle
    quarters = first.first_quarter.quarter.until(last)
    people = _shared_out(teams, quarters, int(first.people_new.number), "people")
    champions = _shared_out(teams, quarters, int(first.champions.number), "champions")
    return tuple(
        _return(team, quarter, int(people[t, q]), int(champions[t, q]), int(champions[t, : q + 1].sum()))
        for t, team in enumerate(teams)
        for q, quarter in enumerate(quarters)
    )


def _shared_out(teams: Sequence[Team], quarters: Sequence[Quarter], number: int, what: str) -> Whole:
    """Numbers by team x quarter, with a slow start and in proportion to team size."""
    pace = np.minimum(1.0, (np.arange(len(quarters)) + 2) / 4)
    weights = np.outer([team.size for team in teams], pace)
    draw = teams[0].stream.of("cycle 1", what).begin()
    return draw.multinomial(number, (weights / weights.sum()).ravel()).reshape(weights.shape)


def _return(team: Team, quarter: Quarter, people: int, champions: int, so_far: int) -> Return:
    first, draw = team.assumed.first_cycle, team.stream.of("cycle 1", quarter).begin()
    contacts = people + int(draw.poisson(people * (first.contacts.number - 1)))
    totals = Totals(
        people_new=people,
        contacts=contacts,
        champions_recruited=champions,
        champions_trained=champions,
        champions_active=int(draw.binomial(so_far, STAYING_ACTIVE)),
    )
    return Return(
        pcn=team.pcn,
        quarter=quarter,
        hef_agrees=True,
        vcso_agrees=True,
        no_personal_data=True,
        activities=held(team, quarter, contacts, first.types.rates),
        totals=totals,
    )
