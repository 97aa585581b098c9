"""Inequality from published statistics, and by deprivation."""

from collections.abc import Callable, Iterator
from functools import partial

from het_dash.catalogue import Area
from het_dash.charts.builders.by_group import groups
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask
from het_dash.content.blocks import Block, Words
from het_dash.content.pages.explore import why_not
from het_dash.content.pages.inequality.choice import (
    AGES,
    FIFTHS,
    MEASURE,
    PLACE,
    PUBLISHED,
    Choice,
    is_published,
    own_nature,
)
from het_dash.content.rules import deprivation, ethnic_groups, gap_lead, gap_tiles, how_much_age, known_inequality
from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store.questions import ICB, NATION

CHART_AND_TILES = ((4, 3),)


class Published(Asks):
    """Published figures at the nearest place, where no scheme is finer than the broad groups."""

    by_group: Answer = ask(chosen=MEASURE, areas=(PLACE,), by=PUBLISHED)
    everyone: Answer = ask(chosen=MEASURE, areas=(PLACE,))

    def at(self, place: str, choice: Choice, view: View) -> ByGroup:
        return ByGroup(
            by_group=self.by_group, by_broad=self.by_group, everyone=self.everyone, area=place,
            reference=choice.reference, view=view,
        )  # fmt: skip


class PublishedByAge(Published):
    by_age: Answer = ask(chosen=MEASURE, areas=(PLACE,), by=AGES)


class ByDeprivation(Asks):
    by_fifth: Answer = ask(chosen=MEASURE, areas=(ICB, NATION), by=FIFTHS)
    everyone: Answer = ask(chosen=MEASURE, areas=(ICB, NATION))


def lead(choice: Choice, pcn: Area, store: Store) -> AnySection:
    """The gap in one sentence."""
    rule = partial(_lead, choice=choice, place=nearest(choice, pcn, store))
    return Section("lead", "In short", "", Published, rule, choice.at(nearest(choice, pcn, store)))


def known(choice: Choice, pcn: Area, store: Store) -> AnySection:
    """Published figures by ethnic group, for the nearest place that has them."""
    id_, short = "known", "The gap"
    if not is_published(choice.indicator, PUBLISHED, store):
        return Section(id_, short, "", NoQuestions, _why_not(choice, PUBLISHED, store))
    place = nearest(choice, pcn, store)
    rule = partial(_known, choice=choice, place=place)
    return Section(id_, short, "", Published, rule, choice.at(place), layout=CHART_AND_TILES)


def by_age(choice: Choice, pcn: Area, store: Store) -> AnySection:
    """By age for everyone, and how much of the gap age could explain."""
    id_, short, heading = "published-age", "Age", "Published figures by age"
    if not is_published(choice.indicator, AGES, store):
        return Section(id_, short, heading, NoQuestions, _why_not(choice, AGES, store))
    place = nearest(choice, pcn, store)
    rule = partial(_by_age, place=place, standardised=own_nature(choice.indicator, store) == "local")
    return Section(id_, short, heading, PublishedByAge, rule, choice.at(place))


def nearest(choice: Choice, pcn: Area, store: Store) -> str:
    """The PCN if its groups are published, otherwise the ICB."""
    own = store.ask(choice.published(pcn.code))
    return pcn.code if known_inequality.gap(own, pcn.code) else store.catalogue.icb.code


def by_deprivation(choice: Choice, store: Store) -> AnySection:
    id_, short, heading = "deprivation", "Deprivation", "Published figures by deprivation of area"
    if not is_published(choice.indicator, FIFTHS, store):
        return Section(id_, short, heading, NoQuestions, _why_not(choice, FIFTHS, store))
    return Section(id_, short, heading, ByDeprivation, _by_deprivation, choice.at(), layout=((1,), *CHART_AND_TILES))


def _lead(asked: Published, view: View, *, choice: Choice, place: str) -> Iterator[Block | None]:
    yield gap_lead.lead(asked.at(place, choice, view))


def _known(asked: Published, view: View, *, choice: Choice, place: str) -> Iterator[Block]:
    given = asked.at(place, choice, view)
    if choice.reference == "all":
        yield ethnic_groups.chart(given)
    else:
        yield known_inequality.known_inequality(by_group=asked.by_group, everyone=asked.everyone, view=view)
    yield gap_tiles.published(given)
    yield ethnic_groups.table(given)
    yield spread_of_groups(given)


def _by_age(asked: PublishedByAge, view: View, *, place: str, standardised: bool) -> Iterator[Block | None]:
    """`standardised`: an extract gives the gap with the same ages, which replaces the bound."""
    yield groups(asked.by_age, place, view, whole=asked.everyone)
    if not standardised:
        yield how_much_age.chart(by_group=asked.by_group, by_age=asked.by_age, view=view)
        yield how_much_age.said(by_group=asked.by_group, by_age=asked.by_age, view=view)


def _by_deprivation(asked: ByDeprivation, view: View) -> Iterator[Block]:
    yield deprivation.slope_in_words(asked.by_fifth, view)
    yield known_inequality.by_group_at_icb(by_group=asked.by_fifth, everyone=asked.everyone, view=view)
    yield gap_tiles.by_deprivation(asked.by_fifth, view)
    yield deprivation.indices(asked.by_fifth, view)


def _why_not(choice: Choice, breakdown: str, store: Store) -> Callable[[Asks, View], Iterator[Block]]:
    said = Words((why_not(store.catalogue.indicators[choice.indicator], breakdown, store),))
    return lambda _, __: iter((said,))
