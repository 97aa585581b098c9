"""Cycle 1 and cycle 2: outputs, people reached, clinical context, process (methods 8)."""

from functools import partial

from het_dash.catalogue import Catalogue
from het_dash.content.pages.reach_and_need import PATHWAYS, own
from het_dash.content.rules import (
    clinical_context,
    cycle_cohorts,
    cycle_outputs,
    outcomes_framework,
    pathway_followup,
)
from het_dash.content.sections import Item, Rule, Section
from het_dash.store import Listed
from het_dash.store.questions import LEWISHAM

TEAMS, ANSWERS = (Listed("team"),), (Listed("answer"),)
FOLLOWED = tuple(own(pathway, pathway, (LEWISHAM,)) for pathway in PATHWAYS)


def in_the_pack() -> Section:
    """What a team needs of it at its meeting: what may stand side by side, and its own declared measure."""
    return Section("cycles", "Two cycles", "Cycle 1 and cycle 2, all six teams: what may be compared?", (
        Item((), cycle_outputs.comparable),
        Item((), cycle_outputs.partly, also=cycle_outputs.asked),
        _clinical(clinical_context.of_this_team),
    ))  # fmt: skip


def sections(pcn: str, catalogue: Catalogue) -> tuple[Section, ...]:
    """In the order of a reader's questions.

    `pcn` is the one whose measures are shown in equal weight where its team has declared none.
    """
    return (
        Section("in-short", "In short", "", (Item((), clinical_context.in_short, TEAMS, clinical_context.asked),)),
        Section("outputs", "A. Outputs", "A. What was done in each cycle?", (
            Item((), outcomes_framework.draft),
            Item((), cycle_outputs.comparable),
            *_outputs(catalogue),
            Item((), outcomes_framework.not_comparable),
        )),
        Section("cohort", "B. People reached", "B. What followed for the people who were reached?", (
            Item(FOLLOWED, cycle_cohorts.said),
            *(Item((one,), pathway_followup.followed) for one in FOLLOWED),
        )),
        Section("clinical", "C. Clinical context", "C. Did care change more than elsewhere?", (
            Item((), clinical_context.how),
            _clinical(clinical_context.table),
            *(_clinical(partial(clinical_context.chart, one.code)) for one in catalogue.pcns),
            *_undeclared(pcn, catalogue),
        )),
        Section("process", "Lessons", "What did cycle 1 learn, and what did cycle 2 change?", (
            Item((), outcomes_framework.process, ANSWERS),
        )),
        Section("objectives", "Objectives", "Which measures tell of the programme's six objectives?", (
            Item((), outcomes_framework.objectives),
        )),
    )  # fmt: skip


def _outputs(catalogue: Catalogue) -> tuple[Item, ...]:
    alike = [m.id for m in catalogue.framework.measures.values() if m.comparable == "yes"]
    rules: tuple[Rule, ...] = (*(partial(cycle_outputs.pairs, one) for one in alike), cycle_outputs.partly)
    return tuple(Item((), rule, also=cycle_outputs.asked) for rule in rules)


def _undeclared(pcn: str, catalogue: Catalogue) -> tuple[Item, ...]:
    conditions = dict.fromkeys(one.condition for one in catalogue.pathways)
    return (
        _clinical(partial(clinical_context.each_measure, pcn)),
        *(_clinical(partial(clinical_context.undeclared, pcn, one)) for one in conditions),
    )


def _clinical(rule: Rule) -> Item:
    return Item((), rule, listed=TEAMS, also=clinical_context.asked)
