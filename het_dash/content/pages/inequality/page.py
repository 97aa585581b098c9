"""The Inequality page: one measure by ethnic group."""

from collections.abc import Iterator

from het_dash.catalogue import Area
from het_dash.content.blocks import Composed
from het_dash.content.pages.inequality.choice import PUBLISHED, ByGroup, Choice, is_published, own_nature
from het_dash.content.pages.inequality.own_records import our_own
from het_dash.content.pages.inequality.published import by_deprivation, known, nearest
from het_dash.content.rules import completeness_bounds, no_local_records
from het_dash.content.sections import Item, Section, compose
from het_dash.figures import Answer
from het_dash.store import Asks, Question


def sections(choice: Choice, pcn: Area, store: Asks) -> list[Composed]:
    """Sections in the order of a reader's questions."""
    planned = (
        known(choice, pcn, store),
        *our_own(choice, pcn, store),
        by_deprivation(choice, store),
        _recorded(choice, pcn, store),
        _limits(choice, store),
    )
    return [compose(section, pcn.code, store) for section in planned]


def answer(choice: Choice, pcn: Area, store: Asks) -> Answer:
    """Answer for the download: the groups on the page, from our own records if there are any."""
    if own_nature(choice.indicator, store):
        found = store.ask(choice.own(pcn.code, store.catalogue.lewisham.code)[0])
        return found.only(f for f in found.figures if not choice.groups or f.group_id in choice.groups)
    area = nearest(choice, pcn, store)
    return store.ask(Question(choice.indicator, (area, store.catalogue.england.code), PUBLISHED))


def _recorded(choice: Choice, pcn: Area, store: Asks) -> Section:
    """Completeness and bounds, for every source with ethnic groups."""
    items: list[Item] = []
    if is_published(choice.indicator, PUBLISHED, store):
        area = nearest(choice, pcn, store)
        items += _how_complete(choice.published(area), area)
    if own_nature(choice.indicator, store):
        places = (pcn.code, store.catalogue.lewisham.code)
        for at in (at for at in places if store.ask(choice.own(at)[0]).collected.figures):
            items += _how_complete(choice.own(at), at)
    heading = "How complete is recorded ethnic group?"
    return Section("recording", "Recording", heading, tuple(items) or (Item((), no_local_records.no_groups),))


def _how_complete(questions: ByGroup, at: str) -> Iterator[Item]:
    yield Item((questions[0], questions[2]), completeness_bounds.completeness(at))
    yield Item(questions, completeness_bounds.could_be(at))


def _limits(choice: Choice, store: Asks) -> Section:
    rule = no_local_records.limits(own_nature(choice.indicator, store))
    return Section("limits", "Limits", "What can this not say?", (Item((), rule),))
