"""Reach and need: sections for a place, period and population."""

from dataclasses import dataclass
from functools import partial

from het_dash.catalogue import Area, Catalogue
from het_dash.charts.text import wording
from het_dash.content.rules import activities, champions, findings, pathway_followup, representation, residents_reached
from het_dash.content.rules.per_1000 import per_1000
from het_dash.content.rules.team_summary import quarters_to_date
from het_dash.content.sections import Item, Section
from het_dash.figures import Span
from het_dash.store import Asks, Listed, Question
from het_dash.store.questions import LEWISHAM, THIS_PCN

HERE, SIX = (THIS_PCN,), (THIS_PCN, LEWISHAM)
TO_DATE = "Cycle to date"
PATHWAYS = (
    "pathway_hypertension",
    "pathway_atrial_fibrillation",
    "pathway_chronic_kidney_disease",
    "pathway_type_2_diabetes",
)


def own(indicator: str, breakdown: str = "persons", areas: tuple[str, ...] = HERE) -> Question:
    return Question(indicator, areas, breakdown, "own")


PEOPLE = own("residents_reached")
BY_GROUP, BY_BROAD = own("residents_reached", "ethnicity_nhs16"), own("residents_reached", "ethnicity_broad")
BY_AGE = own("residents_reached", "age_reach")
TEAM = (PEOPLE, own("contacts"), BY_GROUP)
MIX = (PEOPLE, BY_GROUP, BY_BROAD)
CHAMPIONS = (
    own("champions_recruited", areas=SIX),
    own("champions_recruited", "ethnicity_nhs16", SIX),
    own("champions_recruited", "ethnicity_broad", SIX),
)
RESIDENTS = Question("residents_ethnic_group", (LEWISHAM,), "ethnicity_census19")
EVENTS, FINDINGS = (Listed("event"),), (Listed("finding"),)


@dataclass(frozen=True)
class Choice:
    """Choice of a period (None for the cycle to date) and a population's id."""

    span: Span | None = None
    population: str = representation.RESIDENTS


def periods(place: Area, store: Asks) -> dict[str, Span | None]:
    """Choices of period: the cycle to date, then its quarters, newest first. Empty without a return."""
    answer = store.ask(PEOPLE.at(place.code, store.catalogue)).collected
    if not answer.figures:
        return {}
    return {TO_DATE: None, **{wording.period(*q, "months"): q for q in reversed(quarters_to_date(answer))}}


def populations(catalogue: Catalogue) -> dict[str, str]:
    """Ids by label of the populations to compare with."""
    return {one.label: one.id for one in catalogue.representation.populations}


def sections(choice: Choice | None) -> tuple[Section, ...]:
    """Sections in the order of the page. Without a return: what is missing, why, and who will supply it."""
    if choice is None:
        return (Section("who", "Who was reached", "Who was reached?", (Item(TEAM, residents_reached.said, EVENTS),)),)
    return (
        who(choice.span),
        against_whom(choice.population, choice.span),
        what_was_held(choice.span),
        what_followed(choice.span),
        CHAMPIONS_OF,
        heard_from(choice.span),
        what_changed(choice.span),
    )


def who(span: Span | None = None) -> Section:
    return Section("who", "Who was reached", "Who was reached?", (
        Item(TEAM, partial(residents_reached.said, span=span), EVENTS),
        Item(TEAM, partial(residents_reached.tiles, span=span), EVENTS),
        Item((BY_GROUP,), partial(residents_reached.by_group, span=span)),
        Item((BY_AGE,), partial(residents_reached.by_group, span=span)),
        Item((PEOPLE,), residents_reached.by_quarter),
        Item((own("contacts"),), residents_reached.by_quarter),
        Item(
            (own("reached_registered", "yes_no_not_known"), own("reached_living_here", "yes_no_not_known")),
            partial(residents_reached.where_from, span=span),
        ),
    ))  # fmt: skip


def against_whom(population: str = representation.RESIDENTS, span: Span | None = None) -> Section:
    one = partial(representation.of_one, population)
    return Section("against", "Against whom", "Are they the people whom the programme is for?", (
        Item(MIX, partial(representation.against, population=population, span=span), also=one),
        Item(MIX, partial(representation.each, span=span), also=representation.of_each),
        Item((*MIX, RESIDENTS, Question("registered_patients", HERE)), partial(per_1000, span=span)),
    ))  # fmt: skip


def what_was_held(span: Span | None = None) -> Section:
    return Section("held", "Activities", "What was held, when and where?", (
        Item((PEOPLE,), partial(activities.when, span=span), EVENTS),
        Item((PEOPLE,), partial(activities.on_the_map, span=span), EVENTS),
    ))  # fmt: skip


def what_followed(span: Span | None = None) -> Section:
    return Section("followed", "What followed", "What followed after a check?", tuple(
        Item((own(pathway, pathway),), partial(rule, span=span))
        for pathway in PATHWAYS
        for rule in (pathway_followup.followed, pathway_followup.cohorts)
    ))  # fmt: skip


CHAMPIONS_OF = Section("champions", "Champions", "Who are the community champions?", (
    Item(
        tuple(own(f"champions_{which}") for which in ("recruited", "trained", "active", "into_work")),
        champions.counted,
    ),
    Item((*CHAMPIONS, RESIDENTS), champions.mix),
))  # fmt: skip


def heard_from(span: Span | None = None) -> Section:
    return Section("heard", "What we heard", "What did we hear?", (
        Item((), partial(findings.heard, span=span), FINDINGS),
    ))  # fmt: skip


def what_changed(span: Span | None = None) -> Section:
    return Section("changed", "You said, what changed", "You said: what changed?", (
        Item((), partial(findings.changed, span=span), FINDINGS),
    ))  # fmt: skip


# The pack shows this part of the page, for the cycle to date and compared with Lewisham's residents.
REACH = Section("reach", "Reach", "Whom have we reached?", (
    *who().items[:3],
    *against_whom().items[:2],
    what_was_held().items[0],
    *what_followed().items[::2],
    *CHAMPIONS_OF.items,
))  # fmt: skip
