"""The Inequality page: one measure by ethnic group."""

from collections.abc import Iterator
from functools import partial

from het_dash.catalogue import Area, Nature
from het_dash.charts.perspective import View
from het_dash.content.asks import NoQuestions, ask
from het_dash.content.blocks import Block, Composed
from het_dash.content.pages.inequality.choice import (
    MEASURE,
    PLACE,
    PUBLISHED,
    Choice,
    is_published,
    own_nature,
)
from het_dash.content.pages.inequality.own_records import OwnRecords, our_own
from het_dash.content.pages.inequality.published import by_age, by_deprivation, known, lead, nearest
from het_dash.content.rules import completeness_bounds, no_local_records
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.sections import AnySection, Page, Section, Tab, compose_all
from het_dash.figures import Answer
from het_dash.store import Asks as Store


class Recorded(OwnRecords):
    """Every source with ethnic groups: published at the nearest place, and our own records."""

    published: Answer = ask(chosen=MEASURE, areas=(PLACE,), by=PUBLISHED)
    published_of_everyone: Answer = ask(chosen=MEASURE, areas=(PLACE,))


def page(choice: Choice, pcn: Area, store: Store) -> Page:
    """The gap in a sentence, and tabs in the order of a reader's questions."""
    own = our_own(choice, store)
    return Page(
        first=(lead(choice, pcn, store),),
        tabs=(
            Tab("gap", "The gap", (known(choice, pcn, store),)),
            Tab("groups", "By group here", own.groups),
            Tab("age", "Age and sex", (by_age(choice, pcn, store), *own.ages)),
            Tab("time", "Over time", (own.over_time,)),
            Tab("deprivation", "Deprivation", (by_deprivation(choice, store), *own.deprivation)),
            Tab("complete", "How complete", (_recording(choice, pcn, store), _limits(choice, store))),
        ),
        chosen=True,
    )


def sections(choice: Choice, pcn: Area, store: Store) -> list[Composed]:
    """Every section of the page; one without a block is left out."""
    return compose_all(page(choice, pcn, store).sections, pcn.code, store)


def answer(choice: Choice, pcn: Area, store: Store) -> Answer:
    """Answer for the download: the groups on the page, from our own records if there are any."""
    if own_nature(choice.indicator, store):
        found = store.ask(choice.own(pcn.code, store.catalogue.borough.code))
        return found.only(f for f in found.figures if not choice.groups or f.group_id in choice.groups)
    return store.ask(choice.published(nearest(choice, pcn, store), store.catalogue.nation.code))


def _recording(choice: Choice, pcn: Area, store: Store) -> AnySection:
    """Completeness and bounds, for every source with ethnic groups."""
    place = nearest(choice, pcn, store)
    published, nature = is_published(choice.indicator, PUBLISHED, store), own_nature(choice.indicator, store)
    rule = partial(_recorded, choice=choice, place=place if published else "", nature=nature)
    heading = ""
    return Section("recording", "Recording", heading, Recorded, rule, choice.at(place))


def _recorded(asked: Recorded, view: View, *, choice: Choice, place: str, nature: Nature | None) -> Iterator[Block]:
    """`place`: where figures by group are published, or nothing."""
    published = ByGroup(
        by_group=asked.published, by_broad=asked.published, everyone=asked.published_of_everyone, area=place,
        reference="white", view=view,
    )  # fmt: skip
    own = [asked.at(at, choice, view) for at in asked.places] if nature else []
    given = [published, *own] if place else own
    if not given:
        yield no_local_records.no_groups()
    for one in given:
        yield completeness_bounds.completeness(one)
        yield completeness_bounds.could_be(one)


def _limits(choice: Choice, store: Store) -> AnySection:
    said = no_local_records.limits(own_nature(choice.indicator, store))
    return Section("limits", "Limits", "Limits of these figures", NoQuestions, lambda _, __: iter((said,)))
