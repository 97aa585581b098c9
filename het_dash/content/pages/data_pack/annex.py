"""The annex of the pack on paper: every table behind its charts, and what its pages have no room for."""

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from het_dash.charts import Chart
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks
from het_dash.content.blocks import Block, Words
from het_dash.content.pages import blachir, cycle_1_and_cycle_2, reach_and_need
from het_dash.content.pages.data_pack import on_paper, people_lost, tabs
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.pages.data_pack.found import found
from het_dash.content.pages.data_pack.practices import practices
from het_dash.content.pages.data_pack.unequal_care import unequal_care
from het_dash.content.sections import AnySection, Section

Rule = Callable[[Any, View], Iterable[Block | None]]


def beyond(full: Rule, shown: Rule) -> Rule:
    """The blocks of a rule that another rule, on the same questions, does not show already."""

    def rule(asked: Asks, view: View) -> Iterator[Block]:
        seen = {_name(block) for block in shown(asked, view) if block is not None}
        yield from (block for block in full(asked, view) if block is not None and _name(block) not in seen)

    return rule


def _name(block: Block) -> object:
    """Identity that two drawings of the same figures share."""
    if isinstance(block, Chart):
        return block.id
    return block.heading if isinstance(block, Words) and block.heading else block


def _more_on_care(asked: Care, view: View) -> Iterator[Block | None]:
    _, *others = people_lost.blocks(asked, view)
    yield from others


def _found_on_pages(asked: tabs.FoundTab, view: View) -> Iterator[Block | None]:
    yield from tabs.FOUND_TAB.rule(asked, view)
    yield trend(asked.early_deaths, view)  # on the cover


class AllReach(reach_and_need.Reach, reach_and_need.Glance):
    pass


def _more_on_reach(asked: AllReach, view: View) -> Iterator[Block | None]:
    """Nothing before the first return."""
    if asked.people.collected.figures:
        yield from beyond(reach_and_need.REACH.rule, tabs.REACH_TAB.rule)(asked, view)


FURTHER: tuple[AnySection, ...] = (
    Section("need", "More on found and missing", "", tabs.FoundTab, beyond(found, _found_on_pages)),
    Section("pathways", "More on care", "", Care, _more_on_care),
    Section("inequality", "More on unequal care", "", tabs.UnequalCare, beyond(unequal_care, on_paper.unequal)),
    Section("practices", "More on our practices", "", tabs.PracticesTab, beyond(practices, tabs.PRACTICES_TAB.rule)),
    Section("reach", "More on reach", "", AllReach, _more_on_reach),
    cycle_1_and_cycle_2.IN_THE_PACK,
    blachir.IN_THE_PACK,
)
