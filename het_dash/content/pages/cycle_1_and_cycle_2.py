"""Cycle 1 and cycle 2: outputs, people reached, clinical context, process (methods 8)."""

from collections.abc import Iterator, Mapping

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask, ask_by, ask_each, rows
from het_dash.content.blocks import Block, Tabled, Words
from het_dash.content.rules import (
    activity_over_cycles,
    clinical_context,
    cycle_cohorts,
    cycle_outputs,
    cycles_compared,
    outcomes_framework,
    pathway_followup,
    register_change,
)
from het_dash.content.rules.care_across_cycles import care_across_cycles
from het_dash.content.rules.care_over_years import care_over_years
from het_dash.content.rules.clinical_context import Context
from het_dash.content.rules.cycle_2_summary import SoFar
from het_dash.content.rules.cycles_compared import Sides
from het_dash.content.rules.outcome_verdict import of_pcn
from het_dash.content.rules.register_change import Registers
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.reference_changes import ReferenceChange
from het_dash.figures.returns_records import Answered, Declared, Receipt
from het_dash.store.questions import ALL_PCNS, BOROUGH, NATION, THIS_PCN

Blocks = Iterator[Block | None]
WHOLE = (BOROUGH,)
REGISTERS = "Did registers change more than elsewhere?"
OVER_YEARS = "How was care before the programme, and how is it now?"


class Clinical(Asks):
    """Each measure that a team may declare: our own counts of it, what is published, and who has declared it."""

    own: Mapping[str, Answer] = ask_by(clinical_context.own_counts, defined=False)
    published: Mapping[str, Answer] = ask_by(clinical_context.published_values, defined=False)
    teams: Listing[Declared] = rows("team")
    references: Listing[ReferenceChange] = rows("reference_change")


class InShort(Clinical):
    """Both cycles in six rows."""

    reached: Answer = ask("cycle_1_people_reached", WHOLE)
    champions: Answer = ask("cycle_1_champions", WHOLE)
    held: Answer = ask("activities_held", WHOLE, layer="own")
    people: Answer = ask("people_reached", WHOLE, layer="own")
    by_group: Answer = ask("people_reached", WHOLE, "ethnicity_nhs16", "own")
    by_broad: Answer = ask("people_reached", WHOLE, "ethnicity_broad", "own")
    trained: Answer = ask("champions_trained", WHOLE, layer="own")
    active: Answer = ask("champions_active", WHOLE, layer="own")
    into_work: Answer = ask("champions_into_work", WHOLE, layer="own")
    residents: Answer = ask("residents_by_ethnic_group", WHOLE, "ethnicity_census19")
    pathways: Mapping[str, Answer] = ask_by(pathway_followup.pathways_in(BOROUGH))
    receipts: Listing[Receipt] = rows("return_receipt")
    care: Mapping[str, Answer] = ask_each(role="care_over_years", areas=(BOROUGH, NATION))
    register: Answer = ask("headline_register", (BOROUGH, NATION))


class Activity(Asks):
    people: Answer = ask("people_reached", WHOLE, layer="own")
    kinds: Answer = ask("activities_held", WHOLE, "activity_type", "own")


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
    """Parts that a team needs at its meeting."""


def context_of(asked: Clinical, view: View) -> Context:
    return clinical_context.context(
        own=asked.own, published=asked.published, teams=asked.teams, view=view, references=asked.references
    )


def sections(pcn: str) -> tuple[AnySection, ...]:
    """Every section of the page, in the order of its tabs."""
    shown = page(pcn)
    return (*shown.first, *(section for tab in shown.tabs for section in tab.sections))


def page(pcn: str) -> Page:
    """Both cycles in short, then a tab for each kind of evidence.

    `pcn` is the one whose measures are shown in equal weight where its team has declared none.
    """
    return Page(
        first=(LEAD, IN_SHORT),
        tabs=(
            Tab("activity", "Activity", (ACTIVITY,)),
            Tab("followup", "Follow-up", (COHORTS,)),
            Tab("clinical", "Clinical change", (_clinical_context(pcn),)),
            Tab("registers", "Registers", (_registers(pcn),)),
            Tab("before", "Before the programme", (_over_years(pcn),)),
            Tab("lessons", "Lessons and process", (LESSONS,)),
            Tab("measures", "All measures", (OUTPUTS, _every_measure(pcn), OBJECTIVES)),
        ),
        chosen=True,
    )


def _sides(asked: InShort, view: View) -> Sides:
    return Sides(
        reached=asked.reached, champions=asked.champions, held=asked.held, clinical=context_of(asked, view),
        so_far=SoFar(
            people=asked.people, by_group=asked.by_group, by_broad=asked.by_broad, trained=asked.trained,
            active=asked.active, into_work=asked.into_work, residents=asked.residents,
            pathways=tuple(asked.pathways.values()), receipts=asked.receipts, view=view,
        ),
    )  # fmt: skip


def _lead(asked: InShort, view: View) -> Blocks:
    yield cycles_compared.lead(_sides(asked, view))


def _in_short(asked: InShort, view: View) -> Blocks:
    yield cycles_compared.compared(_sides(asked, view))
    yield care_across_cycles(asked.care.values(), asked.register, view)


def _activity(asked: Activity, view: View) -> Blocks:
    yield from activity_over_cycles.blocks(people=asked.people, kinds=asked.kinds, view=view)


def _outputs(asked: Outputs, view: View) -> Blocks:
    for measure in view.catalogue.framework.measures.values():
        if measure.comparable == "yes":
            yield cycle_outputs.pairs(measure, asked.outputs, view)
    yield _joined(outcomes_framework.draft(view), cycle_outputs.comparable(view))
    yield cycle_outputs.partly(asked.outputs, view)
    yield outcomes_framework.not_comparable(view)


def _cohorts(asked: Cohorts, view: View) -> Blocks:
    yield cycle_cohorts.said(asked.pathways.values())
    yield from (pathway_followup.followed(pathway, view) for pathway in asked.pathways.values())


def _clinical_context(pcn: str) -> Section[Clinical]:
    def rule(asked: Clinical, view: View) -> Blocks:
        found = context_of(asked, view)
        declared = clinical_context.declared_measures(found)
        yield clinical_context.how() if isinstance(declared, Tabled) else _joined(clinical_context.how(), declared)
        yield declared if isinstance(declared, Tabled) else None
        yield clinical_context.chart(pcn, found)
        conditions = dict.fromkeys(one.condition for one in view.catalogue.pathways)
        yield from (clinical_context.undeclared(pcn, one, found) for one in conditions)

    return Section("clinical", "Clinical context", "", Clinical, rule)


def _joined(*words: Words) -> Words:
    """As one paragraph."""
    said = " ".join(sentence for one in words for sentence in one.sentences)
    return Words((said,), missing=any(one.missing for one in words))


def _every_measure(pcn: str) -> Section[Clinical]:
    def rule(asked: Clinical, view: View) -> Blocks:
        yield clinical_context.each_measure(pcn, context_of(asked, view))

    return Section("every-measure", "Every measure", "", Clinical, rule)


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
    yield outcomes_framework.draft(view)
    yield outcomes_framework.process(asked.answers, view)


def _objectives(asked: NoQuestions, view: View) -> Blocks:  # noqa: ARG001 (every rule is given what was asked)
    yield outcomes_framework.objectives(view)


def _in_the_pack(asked: InThePack, view: View) -> Blocks:
    """Measures that may be compared, and the team's own declared one."""
    yield cycle_outputs.comparable(view)
    yield cycle_outputs.partly(asked.outputs, view)
    yield clinical_context.of_this_team(context_of(asked, view))
    yield register_change.of_this_pcn(changes_of(asked, view))
    yield from care_over_years(asked.care, view)


LEAD = Section("lead", "In short", "", InShort, _lead)
IN_SHORT = Section("in-short", "Both cycles", "", InShort, _in_short, layout=((3, 2),))
ACTIVITY = Section("activity", "Activity", "", Activity, _activity, layout=((1, 1),))
OUTPUTS = Section("outputs", "Measures", "", Outputs, _outputs)
COHORTS = Section("cohort", "Follow-up", "", Cohorts, _cohorts)
LESSONS = Section("process", "Lessons", "", Lessons, _lessons)
OBJECTIVES = Section("objectives", "Objectives", "", NoQuestions, _objectives)
IN_THE_PACK = Section(
    "cycles", "Two cycles", "Cycle 1 and cycle 2, all six teams: what can we compare?", InThePack, _in_the_pack
)
