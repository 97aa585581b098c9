"""The data pack's sections, in the reader's order."""

from collections.abc import Iterator

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask_again
from het_dash.content.blocks import Block
from het_dash.content.pages import blachir, cycle_1_and_cycle_2, reach_and_need
from het_dash.content.pages.data_pack.care import Care, care
from het_dash.content.pages.data_pack.found import Found, found
from het_dash.content.pages.data_pack.patients import Patients, patients
from het_dash.content.pages.data_pack.practices import Practices, practices
from het_dash.content.rules import (
    data_pack_summary,
    data_pack_tiles,
    definitions,
    known_inequality,
    sources_used,
    widest_gaps,
)
from het_dash.content.sections import AnySection, Item, Section, TypedSection
from het_dash.figures import Answer
from het_dash.store.questions import ALL_PCNS, ENGLAND, LEWISHAM, PRACTICES, SEL, THIS_PCN, Question

BESIDE = (THIS_PCN, LEWISHAM)

HYPERTENSION = Question("qof_hypertension", (ALL_PCNS,))
AGES = Question("registered_patients", (ALL_PCNS,), "age_5yr")
ENGLAND_RATES = Question("cvdp001hyp", (ENGLAND,), "age_cvdprevent")
COVERED = Question("patients_living_in_lewisham", BESIDE)

FIRST_SCREEN = (
    Question("registered_patients", (THIS_PCN, PRACTICES)),
    Question("patients_by_neighbourhood", BESIDE, "neighbourhood"),
    HYPERTENSION,
    AGES,
    ENGLAND_RATES,
    Question("cvdp007hyp", (PRACTICES,)),
    Question("qof_hypertension", (PRACTICES,)),
    Question("cvdp007hyp", (THIS_PCN, SEL), "ethnicity_cvdprevent"),
    Question("cvdp007hyp", (THIS_PCN,)),
    reach_and_need.PEOPLE,
    reach_and_need.BY_GROUP,
)


def nearest(indicator: str, breakdown: str) -> tuple[Question, ...]:
    return (Question(indicator, (THIS_PCN, SEL), breakdown), Question(indicator, (THIS_PCN, SEL)))


def at_sel(indicator: str, breakdown: str) -> tuple[Question, ...]:
    return (Question(indicator, (SEL,), breakdown), Question(indicator, (SEL,)))


PUBLISHED_BY_ETHNIC_GROUP = ("cvdp007hyp", "cvdp002af", "cvdp009chol")
ON_A_PAGE = Section("on-a-page", "On a page", "On a page", (
    Item(FIRST_SCREEN, data_pack_summary.on_a_page),
    Item(FIRST_SCREEN, data_pack_tiles.tiles),
    Item(FIRST_SCREEN, data_pack_summary.for_the_meeting),
    Item((), widest_gaps.on_a_page, also=widest_gaps.asked),
))  # fmt: skip

WHO_WE_ARE = TypedSection("who-we-are", "Who we are", "Who are our patients?", Patients, patients)
NEED = TypedSection("need", "Need", "Who has been found, and who may be missing?", Found, found)
PATHWAYS = TypedSection("pathways", "Pathways", "How far does care reach people, condition by condition?", Care, care)

INEQUALITY = Section("inequality", "Inequality", "Inequality and priorities: where is care unequal, for whom?", (
    Item(
        tuple(Question(one, (THIS_PCN, SEL), "ethnicity_cvdprevent") for one in PUBLISHED_BY_ETHNIC_GROUP),
        widest_gaps.published,
    ),
    *(
        Item(nearest(one, "ethnicity_cvdprevent"), known_inequality.known_inequality)
        for one in PUBLISHED_BY_ETHNIC_GROUP
    ),
    Item(at_sel("cvdp007hyp", "age_cvdprevent"), known_inequality.by_group_at_sel),
    Item(at_sel("cvdp007hyp", "imd_quintile_england"), known_inequality.by_group_at_sel),
    Item((), widest_gaps.ours, also=widest_gaps.asked),
    Item((), widest_gaps.our_table, also=widest_gaps.asked),
))  # fmt: skip

PRACTICES_DIFFER = TypedSection("practices", "Practices", "How much do our practices differ?", Practices, practices)

FIGURED: tuple[AnySection, ...] = (
    ON_A_PAGE, WHO_WE_ARE, NEED, PATHWAYS, INEQUALITY, PRACTICES_DIFFER, reach_and_need.REACH,
    reach_and_need.heard_from(), reach_and_need.what_changed(), cycle_1_and_cycle_2.in_the_pack(),
    blachir.in_the_pack(),
)  # fmt: skip


def what_is_drawn(view: View) -> Iterator[Question]:
    """The questions of every section with figures."""
    for section in FIGURED:
        if isinstance(section, Section):  # what its items list by name
            yield from (q.at(view.pcn.code, view.catalogue) for item in section.items for q in item.questions)
        else:
            yield from section.defined(view)


class Drawn(Asks):
    answers: tuple[Answer, ...] = ask_again(what_is_drawn)


def defined(asked: Drawn, view: View) -> Iterator[Block]:  # noqa: ARG001 (every rule is given the view)
    yield definitions.definitions(asked.answers)


def sources(asked: Drawn, view: View) -> Iterator[Block]:  # noqa: ARG001 (every rule is given the view)
    yield sources_used.editions(asked.answers)
    yield sources_used.methods()


DEFINITIONS = TypedSection("definitions", "Definitions", "What do these figures mean?", Drawn, defined)
SOURCES = TypedSection(
    "sources", "Sources", "Where do these figures come from, and how were they worked out?", Drawn, sources
)
PCN_PACK: tuple[AnySection, ...] = (*FIGURED, DEFINITIONS, SOURCES)
