"""Community champions of an example team by quarter and ethnic group."""

from collections.abc import Sequence

import numpy as np

from het_dash.catalogue.quarter import Quarter
from het_dash.ingest.example.groups import Whole
from het_dash.ingest.example.returns.team import Team
from het_dash.ingest.returns.model import ChampionsOf


def championed(team: Team, quarters: Sequence[Quarter]) -> tuple[tuple[ChampionsOf, ...], ...]:
    """Champions are recruited, then trained and then active. Some leave after they find work through the programme."""
    assumed, groups = team.assumed.champions, tuple(team.mix)
    likely = np.array([share * assumed.groups.rates[group] for group, share in team.mix.items()])
    waiting, trained = np.zeros(len(groups), dtype=np.int64), np.zeros(len(groups), dtype=np.int64)
    found = []
    for quarter in quarters:
        draw = team.stream.of("champions", quarter).begin()
        recruited = draw.multinomial(draw.poisson(assumed.recruited.number * team.size), likely / likely.sum())
        waiting = waiting + recruited
        now = _some(draw, waiting, assumed.trained.number)
        waiting, trained = waiting - now, trained + now
        active = _some(draw, trained, assumed.active.number)
        leaving = _some(draw, trained, assumed.into_work.number)
        trained = trained - leaving
        found.append(_rows(groups, np.array([recruited, now, active, leaving])))
    return tuple(found)


def _some(draw: np.random.Generator, people: Whole, percent: float) -> Whole:
    return draw.binomial(people, percent / 100)


def _rows(groups: Sequence[str], counts: Whole) -> tuple[ChampionsOf, ...]:
    return tuple(
        ChampionsOf(
            group=group,
            champions_recruited=int(recruited),
            champions_trained=int(trained),
            champions_active=int(active),
            champions_into_work=int(leaving),
        )
        for group, (recruited, trained, active, leaving) in zip(groups, counts.T, strict=True)
        if recruited or trained or active or leaving
    )
