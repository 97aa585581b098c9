"""Inequality from local records: by group, over time, by age."""

from collections.abc import Sequence
from dataclasses import replace

from het_dash.catalogue import Area
from het_dash.content.pages.inequality.choice import Choice, own_nature
from het_dash.content.rules import (
    age_adjusted_gap,
    ethnic_groups,
    gap_by_age,
    gap_over_time,
    gap_tiles,
    no_local_records,
)
from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.sections import Item, Section
from het_dash.store import Asks

MOST_LINES = 3


def our_own(choice: Choice, pcn: Area, store: Asks) -> list[Section]:
    """What our own records show; without any, what is missing, why, and who can supply it."""
    nature, lewisham = own_nature(choice.indicator, store), store.catalogue.lewisham.code
    if nature is None:
        heading = "What would local records show?"
        return [
            Section("groups", "Ethnic groups", heading, (Item(choice.own(pcn.code)[:1], no_local_records.missing),))
        ]
    places = [at for at in (pcn.code, lewisham) if store.ask(choice.own(at)[0]).collected.figures]
    absent = Item((), no_local_records.not_of(pcn, lewisham in places))
    found = [_groups(choice, places), *_in_pcn(choice, pcn.code, store, places), _by_age(choice, places, lewisham)]
    if pcn.code not in places:
        found[0] = replace(found[0], items=(absent, *found[0].items))
    return [one for one in found if one.items]


def _in_pcn(choice: Choice, pcn: str, store: Asks, places: Sequence[str]) -> list[Section]:
    return [_over_time(choice, pcn, store)] if pcn in places else []


def _groups(choice: Choice, places: Sequence[str]) -> Section:
    items = [Item(choice.own(at), gap_tiles.ours(at, choice.reference)) for at in places[:1]]
    for make in (ethnic_groups.chart, ethnic_groups.table):
        items += [Item(choice.own(at), make(at, choice.reference, choice.groups)) for at in places]
    items += [Item(choice.own(at)[:1], spread_of_groups(at)) for at in places]
    return Section("groups", "Ethnic groups", "Local records: which groups does care fall short for?", tuple(items))


def _over_time(choice: Choice, pcn: str, store: Asks) -> Section:
    """The chosen groups, or the programme's, three lines to a chart."""
    scheme = store.catalogue.breakdowns[choice.scheme]
    groups = choice.groups or tuple(g.id for g in scheme.groups if g.programme)
    together = [groups[n : n + MOST_LINES] for n in range(0, len(groups), MOST_LINES)]
    charts = (Item(choice.own(pcn), gap_over_time.lines(pcn, choice.reference, some)) for some in together)
    table = Item(choice.own(pcn), gap_over_time.gaps(pcn, choice.reference, groups))
    return Section("over-time", "Over time", "Local records: how has it been over the years?", (*charts, table))


def _by_age(choice: Choice, places: Sequence[str], lewisham: str) -> Section:
    """For the five groups as a whole."""
    asked = {at: choice.own_by_age(at, lewisham) for at in places}
    items = [
        Item(asked[at], make(at, choice.reference))
        for make in (gap_by_age.chart, age_adjusted_gap.said, age_adjusted_gap.table)
        for at in places
    ]
    heading = "Local records: at which ages is the gap, and do ages explain it?"
    return Section("age", "Age", heading, tuple(items))
