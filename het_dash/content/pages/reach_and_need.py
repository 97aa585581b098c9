"""Reach and need: sections for a place, period and population."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from het_dash.catalogue import Area, Catalogue
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.asks import Asks, ask, ask_by, ask_ground, rows
from het_dash.content.blocks import Block
from het_dash.content.rules import activities, champions, findings, pathway_followup, representation, residents_reached
from het_dash.content.rules.per_1000 import per_1000
from het_dash.content.rules.representation import CountedPeople
from het_dash.content.rules.team_summary import quarters_to_date
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer, Span
from het_dash.figures.records import Event, Finding, Listing
from het_dash.store import Asks as Store
from het_dash.store import Question
from het_dash.store.questions import BOROUGH, THIS_PCN

SIX = (THIS_PCN, BOROUGH)
TO_DATE = "Cycle to date"
Blocks = Iterator[Block | None]


class Held(Asks):
    people: Answer = ask("people_reached", layer="own")
    events: Listing[Event] = rows("event")


class HeldWhere(Held):
    wards: Ground = ask_ground("ward")


class Team(Held):
    contacts: Answer = ask("contacts", layer="own")
    by_group: Answer = ask("people_reached", by="ethnicity_nhs16", layer="own")


class Who(Team):
    by_age: Answer = ask("people_reached", by="age_reach", layer="own")
    registered: Answer = ask("reached_registered", by="yes_no_not_known", layer="own")
    living_here: Answer = ask("reached_living_here", by="yes_no_not_known", layer="own")


class Against(Asks):
    people: Answer = ask("people_reached", layer="own")
    by_group: Answer = ask("people_reached", by="ethnicity_nhs16", layer="own")
    by_broad: Answer = ask("people_reached", by="ethnicity_broad", layer="own")
    populations: Mapping[str, Answer] = ask_by(representation.by_group_of_each, defined=False)
    everyone: Mapping[str, Answer] = ask_by(representation.everyone_of_each, defined=False)


class AgainstAndPer1000(Against):
    residents: Answer = ask("residents_by_ethnic_group", (BOROUGH,), "ethnicity_census19")
    registered: Answer = ask("list_size")


class Followed(Asks):
    pathways: Mapping[str, Answer] = ask_by(pathway_followup.pathways_in(THIS_PCN))


class Champions(Asks):
    recruited_here: Answer = ask("champions_recruited", layer="own")
    trained: Answer = ask("champions_trained", layer="own")
    active: Answer = ask("champions_active", layer="own")
    into_work: Answer = ask("champions_into_work", layer="own")
    recruited: Answer = ask("champions_recruited", SIX, layer="own")
    recruited_by_group: Answer = ask("champions_recruited", SIX, "ethnicity_nhs16", "own")
    recruited_by_broad: Answer = ask("champions_recruited", SIX, "ethnicity_broad", "own")
    residents: Answer = ask("residents_by_ethnic_group", (BOROUGH,), "ethnicity_census19")


class Reach(Team, Against, Followed, Champions):
    """All that the pack shows of the page."""


class Findings(Asks):
    findings: Listing[Finding] = rows("finding")


@dataclass(frozen=True)
class Choice:
    """Choice of a period (None for the cycle to date) and a population's id."""

    span: Span | None = None
    population: str = representation.RESIDENTS


def periods(place: Area, store: Store) -> dict[str, Span | None]:
    """Choices of period: the cycle to date, then its quarters, newest first. Empty without a return."""
    people = store.catalogue.with_role("people_reached").id
    answer = store.ask(Question(people, (place.code,), layer="own")).collected
    if not answer.figures:
        return {}
    return {TO_DATE: None, **{wording.period(*q, "months"): q for q in reversed(quarters_to_date(answer))}}


def populations(catalogue: Catalogue) -> dict[str, str]:
    """Ids by label of the populations to compare with."""
    return {one.label: one.id for one in catalogue.representation.populations}


def sections(choice: Choice | None) -> tuple[AnySection, ...]:
    """Sections in the order of the page. Without a return: what is missing, why, and who will supply it."""
    if choice is None:
        return (who(),)
    return (
        who(choice.span),
        against_whom(choice.population, choice.span),
        what_was_held(choice.span),
        what_followed(choice.span),
        CHAMPIONS_OF,
        heard_from(choice.span),
        what_changed(choice.span),
    )


def page(choice: Choice | None) -> Page:
    """The page for a period and a population. Without a return: what is missing, why, and who will supply it."""
    if choice is None:
        return Page(first=(who(),), chosen=True)
    span = choice.span
    return Page(
        tabs=(
            Tab("who", "Who", (who(span), against_whom(choice.population, span))),
            Tab("where", "Where and when", (what_was_held(span),)),
            Tab("followed", "What followed", (what_followed(span),)),
            Tab("champions", "Champions", (CHAMPIONS_OF,)),
            Tab("heard", "What we heard and changed", (heard_from(span), what_changed(span))),
        ),
        chosen=True,
    )


def who(span: Span | None = None) -> Section[Who]:
    return Section("who", "Who was reached", "Who was reached?", Who, lambda asked, view: _who(asked, view, span))


def against_whom(population: str = representation.RESIDENTS, span: Span | None = None) -> Section[AgainstAndPer1000]:
    heading = "Are they the people whom the programme is for?"

    def rule(asked: AgainstAndPer1000, view: View) -> Blocks:
        yield from against(asked, view, population, span)
        yield per_1000(
            people=_people(asked), residents=asked.residents, registered=asked.registered, view=view, span=span
        )

    return Section("against", "Against whom", heading, AgainstAndPer1000, rule)


def what_was_held(span: Span | None = None) -> Section[HeldWhere]:
    def rule(asked: HeldWhere, view: View) -> Blocks:
        yield activities.when(asked.people, asked.events, view, span)
        yield activities.on_the_map(asked.people, asked.events, view, asked.wards, span)

    return Section("held", "Activities", "What was held, when and where?", HeldWhere, rule)


def what_followed(span: Span | None = None) -> Section[Followed]:
    def rule(asked: Followed, view: View) -> Blocks:
        for pathway in asked.pathways.values():
            yield pathway_followup.followed(pathway, view, span)
            yield pathway_followup.cohorts(pathway, view, span)

    return Section("followed", "What followed", "What followed after a check?", Followed, rule)


def heard_from(span: Span | None = None) -> Section[Findings]:
    def rule(asked: Findings, view: View) -> Blocks:
        yield findings.heard(asked.findings, view, span)

    return Section("heard", "What we heard", "What did we hear?", Findings, rule)


def what_changed(span: Span | None = None) -> Section[Findings]:
    def rule(asked: Findings, view: View) -> Blocks:
        yield findings.changed(asked.findings, view, span)

    return Section("changed", "You said, what changed", "You said: what changed?", Findings, rule)


def _who(asked: Who, view: View, span: Span | None) -> Blocks:
    yield from _team(asked, view, span)
    yield residents_reached.by_group(asked.by_age, view, span)
    yield residents_reached.by_quarter(asked.people, view)
    yield residents_reached.by_quarter(asked.contacts, view)
    yield residents_reached.where_from(registered=asked.registered, living_here=asked.living_here, view=view, span=span)


def _team(asked: Team, view: View, span: Span | None = None) -> Blocks:
    for rule in (residents_reached.said, residents_reached.tiles):
        yield rule(
            people=asked.people, contacts=asked.contacts, by_group=asked.by_group, events=asked.events, view=view,
            span=span,
        )  # fmt: skip
    yield residents_reached.by_group(asked.by_group, view, span)


def against(asked: Against, view: View, population: str = representation.RESIDENTS, span: Span | None = None) -> Blocks:
    people = _people(asked)
    theirs = representation.each_of(by_group=asked.populations, everyone=asked.everyone)
    yield representation.against(people=people, theirs=theirs[population], view=view, population=population, span=span)
    yield representation.each(people=people, populations=theirs, view=view, span=span)


def _people(asked: Against) -> CountedPeople:
    return CountedPeople(everyone=asked.people, by_group=asked.by_group, by_broad=asked.by_broad)


def _champions(asked: Champions, view: View) -> Blocks:
    yield champions.counted(
        recruited=asked.recruited_here, trained=asked.trained, active=asked.active, into_work=asked.into_work, view=view
    )
    recruited = CountedPeople(
        everyone=asked.recruited, by_group=asked.recruited_by_group, by_broad=asked.recruited_by_broad
    )
    yield champions.mix(recruited=recruited, residents=asked.residents, view=view)


def _reach(asked: Reach, view: View) -> Blocks:
    """The part of the page that the pack shows, for the cycle to date and compared with the borough's residents."""
    yield from _team(asked, view)
    yield from against(asked, view)
    yield activities.when(asked.people, asked.events, view)
    yield from (pathway_followup.followed(pathway, view) for pathway in asked.pathways.values())
    yield from _champions(asked, view)


CHAMPIONS_OF = Section("champions", "Champions", "Who are the community champions?", Champions, _champions)
REACH = Section("reach", "Reach", "Whom have we reached?", Reach, _reach)
