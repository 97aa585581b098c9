"""Activities of an example team in a quarter."""

from collections.abc import Mapping

import numpy as np

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.returns.random_streams import chosen
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import Activity

WEEKDAYS = (1, 1, 1.5, 1, 1, 4, 2)  # relative frequency by weekday, from Monday
UNEVEN = 3.0  # shape of the gamma distribution of attendance at each activity


def held(team: Team, quarter: Quarter, contacts: int, types: Mapping[str, float]) -> tuple[Activity, ...]:
    """Activities by day, enough for the attendances. Their attendance sums to `contacts`."""
    assumed, draw = team.assumed.activities, team.stream.of("activities", quarter).begin()
    if not contacts:
        return ()
    number = max(1, round(contacts / assumed.each_for.number))
    weights = draw.gamma(UNEVEN, size=number)
    people = draw.multinomial(contacts, weights / weights.sum())
    activities = (_activity(team, quarter, int(count), dict(types), draw) for count in people if count)
    return tuple(sorted(activities, key=lambda one: (one.on, one.type, one.where, one.people)))


def _activity(
    team: Team, quarter: Quarter, people: int, types: dict[str, float], draw: np.random.Generator
) -> Activity:
    assumed = team.assumed.activities
    kind = chosen(draw, types)
    days = [quarter.start.fromordinal(n) for n in range(quarter.start.toordinal(), quarter.end.toordinal() + 1)]
    likely = np.array([WEEKDAYS[day.weekday()] for day in days])
    elsewhere, wards = assumed.elsewhere.rates, sum(team.wards.values())
    here = {ward: (100 - sum(elsewhere.values())) * patients / wards for ward, patients in team.wards.items()}
    return Activity(
        on=days[int(draw.choice(len(days), p=likely / likely.sum()))],
        type=kind,
        where=chosen(draw, {**here, **elsewhere}),
        led_by=chosen(draw, assumed.led_by.rates),
        people=people,
        opportunity=assumed.opportunity.types.get(kind),
    )
