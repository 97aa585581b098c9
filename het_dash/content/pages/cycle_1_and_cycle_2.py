"""Cycle 1 and cycle 2: outputs, people reached, clinical context, process (methods 8)."""

from collections.abc import Iterator, Mapping

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask_by, ask_each, rows
from het_dash.content.blocks import Block
from het_dash.content.rules import (
    clinical_context,
    cycle_cohorts,
    cycle_outputs,
    outcomes_framework,
    pathway_followup,
    register_change,
)
from het_dash.content.rules.care_over_years import care_over_years
from het_dash.content.rules.clinical_context import Context
from het_dash.content.rules.outcome_verdict import of_pcn
from het_dash.content.rules.register_change import Registers
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.returns_records import Answered, Declared
from het_dash.store.questions import ALL_PCNS, BOROUGH, NATION, THIS_PCN

Blocks = Iterator[Block | None]
REGISTERS = "Did registers change more than elsewhere?"
OVER_YEARS = "How was care before the programme, and how is it now?"


class Clinical(Asks):
    """Each measure that a team may declare: our own counts of it, what is published, and who has declared it."""

    own: Mapping[str, Answer] = ask_by(clinical_context.own_counts, defined=False)
    published: Mapping[str, Answer] = ask_by(clinical_context.published_values, defined=False)
    teams: Listing[Declared] = rows("team")
    references: Listing[ReferenceChange] = rows("reference_change")


class Outputs(Asks):
    outputs: Mapping[str, Answer] = ask_by(cycle_outputs.comparable_outputs, defined=False)


class Cohorts(Asks):
    pathways: Mapping[str, Answer] = ask_by(pathway_followup.pathways_in(BOROUGH))


class Lessons(Asks):
    answers: Listing[Answered] = rows("answer")


class OverYears(Asks):
    """Care as the practices' contract counts it: the only published counts of treatment before the programme."""

    care: Mapping[str, Answer] = ask_each(
        role="care_over_years", areas=(THIS_PCN, BOROUGH, NATION), membership="constant"
    )


class OverYearsOfAll(Asks):
    care: Mapping[str, Answer] = ask_each(
        role="care_over_years", areas=(ALL_PCNS, BOROUGH, NATION), membership="constant"
    )


class OfRegisters(Asks):
    """Registers of the six in each March, and how those of the nation's other PCNs changed."""

    registers: Mapping[str, Answer] = ask_by(register_change.questions, defined=False)
    references: Listing[ReferenceChange] = rows("reference_change")


class InThePack(Outputs, Clinical, OverYears, OfRegisters):
    """What a team needs of it at its meeting."""


def context_of(asked: Clinical, view: View) -> Context:
    return clinical_context.context(
        own=asked.own, published=asked.published, teams=asked.teams, view=view, references=asked.references
    )


def sections(pcn: str) -> tuple[AnySection, ...]:
    """In the order of a reader's questions.

    `pcn` is the one whose measures are shown in equal weight where its team has declared none.
    """
    return (IN_SHORT, OUTPUTS, COHORTS, _clinical_context(pcn), _registers(pcn), _over_years(pcn), LESSONS, OBJECTIVES)


def page(pcn: str) -> Page:
    """The page: in short, then a tab for each kind of evidence."""
    return Page(
        first=(IN_SHORT,),
        tabs=(
            Tab("activity", "Activity", (OUTPUTS,)),
            Tab("followup", "Follow-up", (COHORTS,)),
            Tab("clinical", "Clinical change", (_clinical_context(pcn), _registers(pcn), _over_years(pcn))),
            Tab("lessons", "Lessons and process", (LESSONS,)),
            Tab("measures", "All measures", (OBJECTIVES,)),
        ),
        chosen=True,
    )


def _in_short(asked: Clinical, view: View) -> Blocks:
    yield clinical_context.in_short(context_of(asked, view))


def _outputs(asked: Outputs, view: View) -> Blocks:
    yield outcomes_framework.draft(view)
    yield cycle_outputs.comparable(view)
    for measure in view.catalogue.framework.measures.values():
        if measure.comparable == "yes":
            yield cycle_outputs.pairs(measure, asked.outputs, view)
    yield cycle_outputs.partly(asked.outputs, view)
    yield outcomes_framework.not_comparable(view)


def _cohorts(asked: Cohorts, view: View) -> Blocks:
    yield cycle_cohorts.said(asked.pathways.values())
    yield from (pathway_followup.followed(pathway, view) for pathway in asked.pathways.values())


def _clinical_context(pcn: str) -> Section[Clinical]:
    def rule(asked: Clinical, view: View) -> Blocks:
        found = context_of(asked, view)
        yield clinical_context.how()
        yield clinical_context.table(found)
        yield from (clinical_context.chart(one.code, found) for one in view.catalogue.pcns)
        yield clinical_context.each_measure(pcn, found)
        conditions = dict.fromkeys(one.condition for one in view.catalogue.pathways)
        yield from (clinical_context.undeclared(pcn, one, found) for one in conditions)

    return Section("clinical", "C. Clinical context", "C. Did care change more than elsewhere?", Clinical, rule)


def _registers(pcn: str) -> Section[OfRegisters]:
    def rule(asked: OfRegisters, view: View) -> Blocks:
        yield from register_change.blocks(changes_of(asked, of_pcn(pcn, view)))

    return Section("registers", "Registers", REGISTERS, OfRegisters, rule)


def changes_of(asked: OfRegisters, view: View) -> Registers:
    return Registers(answers=asked.registers, references=asked.references, view=view)


def _over_years(pcn: str) -> Section[OverYearsOfAll]:
    """The chosen PCN, where its years are imported, with the borough and the nation."""

    def rule(asked: OverYearsOfAll, view: View) -> Blocks:
        others = {one.code for one in view.catalogue.pcns} - {pcn}
        care = {id_: a.only(f for f in a.figures if f.area_code not in others) for id_, a in asked.care.items()}
        yield from care_over_years(care, of_pcn(pcn, view))

    return Section("over-years", "Years before", OVER_YEARS, OverYearsOfAll, rule)


def _lessons(asked: Lessons, view: View) -> Blocks:
    yield outcomes_framework.process(asked.answers, view)


def _objectives(asked: NoQuestions, view: View) -> Blocks:  # noqa: ARG001 (every rule is given what was asked)
    yield outcomes_framework.objectives(view)


def _in_the_pack(asked: InThePack, view: View) -> Blocks:
    """What may be compared, and the team's own declared measure."""
    yield cycle_outputs.comparable(view)
    yield cycle_outputs.partly(asked.outputs, view)
    yield clinical_context.of_this_team(context_of(asked, view))
    yield register_change.of_this_pcn(changes_of(asked, view))
    yield from care_over_years(asked.care, view)


IN_SHORT = Section("in-short", "In short", "", Clinical, _in_short)
OUTPUTS = Section("outputs", "A. Outputs", "A. What was done in each cycle?", Outputs, _outputs)
COHORTS = Section("cohort", "B. People reached", "B. What followed for the people who were reached?", Cohorts, _cohorts)
LESSONS = Section("process", "Lessons", "What did cycle 1 learn, and what did cycle 2 change?", Lessons, _lessons)
OBJECTIVES = Section(
    "objectives", "Objectives", "Which measures tell of the programme's six objectives?", NoQuestions, _objectives
)
IN_THE_PACK = Section(
    "cycles", "Two cycles", "Cycle 1 and cycle 2, all six teams: what may be compared?", InThePack, _in_the_pack
)
