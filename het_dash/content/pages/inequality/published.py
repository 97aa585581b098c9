"""Inequality from published statistics, and by deprivation."""

from het_dash.catalogue import Area
from het_dash.content.pages.explore import why_not
from het_dash.content.pages.inequality.choice import FIFTHS, PUBLISHED, Choice, is_published
from het_dash.content.rules import deprivation, ethnic_groups, gap_tiles, known_inequality, no_local_records
from het_dash.content.rules.disparity import spread_of_groups
from het_dash.content.sections import Item, Section
from het_dash.store import Asks, Question


def known(choice: Choice, pcn: Area, store: Asks) -> Section:
    """Published figures by ethnic group, for the nearest place that has them."""
    id_, short, heading = "known", "Published", "What is published?"
    if not is_published(choice.indicator, PUBLISHED, store):
        return Section(id_, short, heading, (_why_not(choice, PUBLISHED, store),))
    area = nearest(choice, pcn, store)
    questions = choice.published(area)
    fifths = Question(choice.indicator, (store.catalogue.sel.code,), FIFTHS)
    chart = Item((questions[0], questions[2]), known_inequality.known_inequality)
    if choice.reference == "all":
        chart = Item(questions, ethnic_groups.chart(area, choice.reference))
    return Section(id_, short, heading, (
        Item((*questions, fifths), gap_tiles.published(area, choice.reference)),
        chart,
        Item(questions, ethnic_groups.table(area, choice.reference)),
        Item(questions[:1], spread_of_groups(area)),
    ))  # fmt: skip


def nearest(choice: Choice, pcn: Area, store: Asks) -> str:
    """The PCN if its groups are published, otherwise South East London."""
    own = store.ask(Question(choice.indicator, (pcn.code,), PUBLISHED))
    return pcn.code if known_inequality.gap(own, pcn.code) else store.catalogue.sel.code


def by_deprivation(choice: Choice, store: Asks) -> Section:
    id_, short, heading = "deprivation", "Deprivation", "By deprivation of area: what is published?"
    if not is_published(choice.indicator, FIFTHS, store):
        return Section(id_, short, heading, (_why_not(choice, FIFTHS, store),))
    sel, england = store.catalogue.sel.code, store.catalogue.england.code
    by_fifth = Question(choice.indicator, (sel, england), FIFTHS)
    return Section(id_, short, heading, (
        Item((by_fifth, Question(choice.indicator, (sel, england))), known_inequality.by_group_at_sel),
        Item((by_fifth,), deprivation.slope_in_words),
        Item((by_fifth,), deprivation.indices),
    ))  # fmt: skip


def _why_not(choice: Choice, breakdown: str, store: Asks) -> Item:
    return Item((), no_local_records.said(why_not(store.catalogue.indicators[choice.indicator], breakdown, store)))
