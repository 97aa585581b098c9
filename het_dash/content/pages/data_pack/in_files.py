"""The page's tabs, for the web page and the workbook of the pack.

Ids are those of the pack's sections, so that a reader's choice of sections holds for these files too.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from typing import TypeVar

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask_again
from het_dash.content.blocks import Block, Words
from het_dash.content.pages import summary_table
from het_dash.content.pages.data_pack import DEFINITIONS, ON_A_PAGE, OVERVIEW, PAGE, SOURCES, WHERE, Drawn, tabs
from het_dash.content.pages.data_pack.patients import Patients
from het_dash.content.pages.data_pack.where import Where, where
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store.questions import Question

Blocks = Iterator[Block | None]
Some = TypeVar("Some", bound=Asks)
HOMES = slice(3, 5)  # of the blocks about patients: deprivation and neighbourhoods, which go with the map
SUBJECTS = {
    OVERVIEW.id: ON_A_PAGE.id, "patients": "who-we-are", "found": "need", "care": "pathways", "unequal": "inequality",
}  # fmt: skip


class Homes(Patients, Where):
    pass


def _patients(asked: Patients, view: View) -> Blocks:
    blocks = list(tabs.PATIENTS_TAB.rule(asked, view))
    del blocks[HOMES]
    yield from blocks


def _where(asked: Homes, view: View) -> Blocks:
    """The map has a page of its own on screen."""
    yield from where(asked, view)
    yield from list(tabs.PATIENTS_TAB.rule(asked, view))[HOMES]


def _unless_missing(rule: Callable[[Some, View], Iterable[Block | None]]) -> Callable[[Some, View], Blocks]:
    """Without blocks that only say that nothing was collected."""

    def found(asked: Some, view: View) -> Blocks:
        yield from (one for one in rule(asked, view) if not (isinstance(one, Words) and one.missing))

    return found


def _tabs() -> Iterator[AnySection]:
    """The sections of each tab of the page. One that only says what is missing is left out, if others are there."""
    for tab in PAGE.tabs:
        first, *others = tab.sections
        if tab.id == tabs.PATIENTS_TAB.id:
            layout = (tabs.WIDE, (1, 1), tabs.WIDE)
            yield Section("who-we-are", first.short, "", Patients, _patients, layout=layout, tab=tab.label)
            yield Section(WHERE.id, WHERE.short, WHERE.heading, Homes, _where, tab=tab.label)
        elif tab.id != DEFINITIONS.id:
            yield replace(first, id=SUBJECTS.get(first.id, first.id), tab=tab.label)
            yield from (replace(one, rule=_unless_missing(one.rule), tab=tab.label) for one in others)


WITH_FIGURES: tuple[AnySection, ...] = tuple(_tabs())


def what_is_shown(view: View) -> Iterator[Question]:
    """The questions of every tab with figures."""
    for section in WITH_FIGURES:
        yield from section.defined(view)


class Shown(Drawn):
    answers: tuple[Answer, ...] = ask_again(what_is_shown)


IN_TABS: tuple[AnySection, ...] = (
    *WITH_FIGURES,
    replace(DEFINITIONS, heading="", asks=Shown, tab=DEFINITIONS.short),
    replace(SOURCES, folded=True, asks=Shown, tab=DEFINITIONS.short),
)

SUMMARY = summary_table.EVERY_MEASURE.sections[0]
IN_WORKBOOK: tuple[AnySection, ...] = (replace(SUMMARY, id=ON_A_PAGE.id, short="Summary"), *IN_TABS)
