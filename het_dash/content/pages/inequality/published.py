"""Inequality from published statistics, and by deprivation."""

from collections.abc import Callable, Iterator
from functools import partial

from het_dash.catalogue import Area
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
from het_dash.content.rules import deprivation, ethnic_groups, gap_tiles, how_much_age, known_inequality
from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store import Asks as Store
from het_dash.store.questions import ICB, NATION


class Published(Asks):
    """Published figures at the nearest place, where no scheme is finer than the broad groups."""

    by_group: Answer = ask(chosen=MEASURE, areas=(PLACE,), by=PUBLISHED)
    everyone: Answer = ask(chosen=MEASURE, areas=(PLACE,))
    by_fifth: Answer = ask(chosen=MEASURE, areas=(ICB,), by=FIFTHS)
    by_age: Answer = ask(chosen=MEASURE, areas=(PLACE,), by=AGES)


class ByDeprivation(Asks):
    by_fifth: Answer = ask(chosen=MEASURE, areas=(ICB, NATION), by=FIFTHS)
    everyone: Answer = ask(chosen=MEASURE, areas=(ICB, NATION))


def known(choice: Choice, pcn: Area, store: Store) -> AnySection:
    """Published figures by ethnic group, for the nearest place that has them."""
    id_, short, heading = "known", "Published", "What is published?"
    if not is_published(choice.indicator, PUBLISHED, store):
        return Section(id_, short, heading, NoQuestions, _why_not(choice, PUBLISHED, store))
    place = nearest(choice, pcn, store)
    rule = partial(_known, choice=choice, place=place, standardised=own_nature(choice.indicator, store) == "local")
    return Section(id_, short, heading, Published, rule, choice.at(place))


def nearest(choice: Choice, pcn: Area, store: Store) -> str:
    """The PCN if its groups are published, otherwise the ICB."""
    own = store.ask(choice.published(pcn.code))
    return pcn.code if known_inequality.gap(own, pcn.code) else store.catalogue.icb.code


def by_deprivation(choice: Choice, store: Store) -> AnySection:
    id_, short, heading = "deprivation", "Deprivation", "By deprivation of area: what is published?"
    if not is_published(choice.indicator, FIFTHS, store):
        return Section(id_, short, heading, NoQuestions, _why_not(choice, FIFTHS, store))
    return Section(id_, short, heading, ByDeprivation, _by_deprivation, choice.at())


def _known(asked: Published, view: View, *, choice: Choice, place: str, standardised: bool) -> Iterator[Block]:
    """`standardised`: an extract gives the gap with the same ages, which replaces the bound."""
    given = ByGroup(
        by_group=asked.by_group, by_broad=asked.by_group, everyone=asked.everyone, area=place,
        reference=choice.reference, view=view,
    )  # fmt: skip
    yield gap_tiles.published(given, asked.by_fifth)
    if choice.reference == "all":
        yield ethnic_groups.chart(given)
    else:
        yield known_inequality.known_inequality(by_group=asked.by_group, everyone=asked.everyone, view=view)
    if not standardised:
        yield from how_much_age.blocks(by_group=asked.by_group, by_age=asked.by_age, view=view)
    yield ethnic_groups.table(given)
    yield spread_of_groups(given)


def _by_deprivation(asked: ByDeprivation, view: View) -> Iterator[Block]:
    yield known_inequality.by_group_at_icb(by_group=asked.by_fifth, everyone=asked.everyone, view=view)
    yield deprivation.slope_in_words(asked.by_fifth, view)
    yield deprivation.indices(asked.by_fifth, view)


def _why_not(choice: Choice, breakdown: str, store: Store) -> Callable[[Asks, View], Iterator[Block]]:
    said = Words((why_not(store.catalogue.indicators[choice.indicator], breakdown, store),))
    return lambda _, __: iter((said,))
