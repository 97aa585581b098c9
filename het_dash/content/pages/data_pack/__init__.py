"""The data pack's sections, in the reader's order."""

from collections.abc import Iterator
from dataclasses import replace

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask_again
from het_dash.content.blocks import Block
from het_dash.content.pages import blachir, cycle_1_and_cycle_2, reach_and_need
from het_dash.content.pages.data_pack import annex, on_paper
from het_dash.content.pages.data_pack.care import Care, care
from het_dash.content.pages.data_pack.found import Found, found
from het_dash.content.pages.data_pack.overview import OnAPage, OverviewTab, on_a_page, overview
from het_dash.content.pages.data_pack.patients import Patients, patients
from het_dash.content.pages.data_pack.practices import Practices, practices
from het_dash.content.pages.data_pack.tabs import (
    CARE_TAB,
    FOUND_TAB,
    PATIENTS_TAB,
    PRACTICES_TAB,
    REACH_TAB,
    UNEQUAL_TAB,
)
from het_dash.content.pages.data_pack.unequal_care import UnequalCare, unequal_care
from het_dash.content.pages.data_pack.where import Where, where
from het_dash.content.rules import data_pack_leads, definitions, sources_used
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer
from het_dash.store.questions import Question

ON_A_PAGE = Section("on-a-page", "On a page", "On a page", OnAPage, on_a_page)
WHO_WE_ARE = Section("who-we-are", "Who we are", "Who are our patients?", Patients, patients)
WHERE = Section("where", "Where patients live", "Where do our patients live?", Where, where)
NEED = Section("need", "Need", "Who has been found, and who may be missing?", Found, found)
PATHWAYS = Section("pathways", "Pathways", "How far does care reach people, condition by condition?", Care, care)

INEQUALITY = Section(
    "inequality",
    "Inequality",
    "Where is care unequal, and for which groups?",
    UnequalCare,
    unequal_care,
)
PRACTICES_DIFFER = Section("practices", "Practices", "How much do our practices differ?", Practices, practices)

OVERVIEW = Section("overview", "Overview", "", OverviewTab, overview, layout=((1,), (1,), (11, 13, 9)))

FIGURED: tuple[AnySection, ...] = (
    ON_A_PAGE, WHO_WE_ARE, WHERE, NEED, PATHWAYS, INEQUALITY, PRACTICES_DIFFER, reach_and_need.REACH,
    reach_and_need.heard_from(), reach_and_need.what_changed(), cycle_1_and_cycle_2.IN_THE_PACK,
    blachir.IN_THE_PACK,
)  # fmt: skip


def what_is_drawn(view: View) -> Iterator[Question]:
    """The questions of every section with figures."""
    for section in FIGURED:
        yield from section.defined(view)


class Drawn(Asks):
    answers: tuple[Answer, ...] = ask_again(what_is_drawn)


def defined(asked: Drawn, view: View) -> Iterator[Block]:  # noqa: ARG001 (every rule is given the view)
    found = replace(definitions.definitions(asked.answers), searched=True)
    yield data_pack_leads.definitions(found)
    yield found


def sources(asked: Drawn, view: View) -> Iterator[Block]:  # noqa: ARG001 (every rule is given the view)
    yield sources_used.editions(asked.answers)
    yield sources_used.methods()


DEFINITIONS = Section("definitions", "Definitions", "What do these figures mean?", Drawn, defined)
SOURCES = Section(
    "sources", "Sources", "Where do these figures come from, and how were they worked out?", Drawn, sources
)
PCN_PACK: tuple[AnySection, ...] = (*FIGURED, DEFINITIONS, SOURCES)
ON_PAPER: tuple[AnySection, ...] = on_paper.ON_PAPER
ANNEX: tuple[AnySection, ...] = (*on_paper.CHARTED, *annex.FURTHER, DEFINITIONS, SOURCES)

PAGE = Page(
    tabs=(
        Tab("overview", "Overview", (OVERVIEW,)),
        Tab("patients", "Patients", (PATIENTS_TAB,)),
        Tab("found", "Found and missing", (FOUND_TAB,)),
        Tab("care", "Care", (CARE_TAB,)),
        Tab("unequal", "Unequal care", (UNEQUAL_TAB,)),
        Tab("practices", "Practices", (PRACTICES_TAB,)),
        Tab("reach", "Reach", (REACH_TAB, reach_and_need.heard_from(), reach_and_need.what_changed())),
        Tab("definitions", "Definitions", (replace(DEFINITIONS, heading=""), replace(SOURCES, folded=True))),
    )
)
