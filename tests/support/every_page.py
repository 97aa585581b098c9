"""Every section of every page and pack that shows figures, for each PCN, with example data and without."""

from collections.abc import Iterable, Iterator
from itertools import product
from typing import cast, get_args

from het_dash import content
from het_dash.content.blocks import Block, Composed
from het_dash.content.pages.inequality import Choice
from het_dash.content.pages.inequality.choice import SCHEMES
from het_dash.content.recording_store import Asked
from het_dash.content.rules.gap_text import Reference
from het_dash.content.sections import compose_all
from het_dash.store import Asks, Store
from tests.support.blocks import PCNS, area

Placed = tuple[str, Block]  # page and place, for messages


def every_block(store: Store, with_example: bool, pcns: tuple[str, ...] = PCNS) -> Iterator[Placed]:
    """Blocks of all pages and packs. A page of the borough comes once."""
    shown = cast(Asks, Asked(store, with_example=with_example))
    borough = store.catalogue.borough.code
    yield from _of("Headline impact", compose_all(content.headline_impact.HEADLINE, borough, shown))
    reach = content.reach_and_need.sections(content.reach_and_need.Choice())
    yield from _of("Reach and need, all six", compose_all(reach, borough, shown))
    for pcn in pcns:
        here = area(pcn)
        yield from _of(f"Pack, {pcn}", compose_all(content.PCN_PACK, here.code, shown))
        yield from _of(f"Reach and need, {pcn}", compose_all(reach, here.code, shown))
        cycles = content.cycle_1_and_cycle_2.sections(here.code)
        yield from _of(f"Cycle 1 and cycle 2, {pcn}", compose_all(cycles, borough, shown))
        table = content.summary_table.page(content.summary_table.Choice())
        yield from _of(f"Summary table, {pcn}", compose_all(table.first, here.code, shown))
        for choice in inequality_choices(shown):
            named = f"Inequality, {pcn}, {choice.indicator}, {choice.reference}, {choice.scheme}"
            yield from _of(named, content.inequality.sections(choice, here, shown))
        for variation in variation_choices(shown):
            named = f"Variation, {pcn}, {variation.care}, {variation.kind}"
            yield from _of(named, content.variation.composed(variation, "", here.code, shown))


def inequality_choices(store: Asks) -> list[Choice]:
    """Every measure, by detailed groups against White patients and by broad groups against all patients."""
    ways = list(zip(get_args(Reference), SCHEMES, strict=True))
    return [Choice(one.id, *way) for one, way in product(content.inequality.offered(store), ways)]


def variation_choices(store: Asks) -> list[content.variation.Choice]:
    kinds: tuple[content.variation.Kind, ...] = ("practices", "PCNs")
    return [
        content.variation.Choice(condition, kind, one.id)
        for condition in store.catalogue.conditions
        for one in content.variation.care_with_figures(condition, store)
        for kind in kinds
    ]


def _of(name: str, composed: Iterable[Composed]) -> Iterator[Placed]:
    for section in composed:
        for block in section.blocks:
            yield f"{name}, {section.id}", block
