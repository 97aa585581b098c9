"""Reach and need: sections for a place, period and population."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from het_dash.catalogue import Area, Catalogue
from het_dash.charts import Chart
from het_dash.charts.ground import Ground
from het_dash.charts.perspective import View
from het_dash.charts.text import wording
from het_dash.content.asks import Asks, ask, ask_by, ask_ground, rows
from het_dash.content.blocks import Block
from het_dash.content.rules import (
    activities,
    champions,
    findings,
    pathway_followup,
    reach_overview,
    representation,
    residents_reached,
)
from het_dash.content.rules.per_1000 import per_1000
from het_dash.content.rules.representation import CountedPeople
from het_dash.content.rules.team_summary import at, quarters_to_date
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer, Span
from het_dash.figures.records import Event, Finding, Listing
from het_dash.store import Asks as Store
from het_dash.store import Question
from het_dash.store.questions import ALL_PCNS, BOROUGH, THIS_PCN

SIX = (THIS_PCN, BOROUGH)
TO_DATE = "Cycle to date"
Blocks = Iterator[Block | None]


class Held(Asks):
    people: Answer = ask("people_reached", layer="own")
    events: Listing[Event] = rows("event")


class HeldWhere(Held):
    contacts: Answer = ask("contacts", layer="own")
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


class WhoAndNeed(Who, Against):
    residents: Answer = ask("residents_by_ethnic_group", (BOROUGH,), "ethnicity_census19")
    list_size: Answer = ask("list_size")


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


class Glance(Held, Against, Followed):
    contacts: Answer = ask("contacts", layer="own")
    trained: Answer = ask("champions_trained", layer="own")
    active: Answer = ask("champions_active", layer="own")
    of_each_team: Answer = ask("people_reached", (ALL_PCNS,), layer="own")


class Overview(Glance, HeldWhere):
    """The first tab."""


class Reach(Team, Against, Followed, Champions):
    """All that the pack shows of the page."""


class Findings(Asks):
    findings: Listing[Finding] = rows("finding")


@dataclass(frozen=True)
class Choice:
    """Choice of a period (None for the cycle to date) and a population's id. `returned`: some return has data."""

    span: Span | None = None
    population: str = representation.RESIDENTS
    returned: bool = True


def periods(place: Area, store: Store) -> dict[str, Span | None]:
    """Choices of period: the cycle to date, then its quarters, newest first. Empty without a return."""
    people = store.catalogue.with_role("people_reached").id
    answer = store.ask(Question(people, (place.code,), layer="own")).collected
    if not answer.figures:
        return {}
    return {TO_DATE: None, **{wording.period(*q, "months"): q for q in reversed(quarters_to_date(answer))}}


def returned(place: Area, span: Span | None, store: Store) -> bool:
    """Whether a return has people reached at a place, in a period or in the cycle to date."""
    people = store.catalogue.with_role("people_reached").id
    return bool(at(store.ask(Question(people, (place.code,), layer="own")), span).figures)


def populations(catalogue: Catalogue) -> dict[str, str]:
    """Ids by label of the populations to compare with."""
    return {one.label: one.id for one in catalogue.representation.populations}


def sections(choice: Choice | None) -> tuple[AnySection, ...]:
    """Sections in the order of the page. Without a return: need, what is missing and who will supply it."""
    shown = page(choice)
    return (*shown.first, *(section for tab in shown.tabs for section in tab.sections))


def page(choice: Choice | None) -> Page:
    """The page for a period and a population. Without a return: need, what is missing and who will supply it."""
    chosen = choice or Choice()
    span, first = chosen.span, at_a_glance(chosen)
    if choice is None or not choice.returned:
        return Page(first=(first, need(chosen)), chosen=True)
    return Page(
        first=(first,),
        tabs=(
            Tab("overview", "Overview", (overview(chosen),)),
            Tab("who", "Who", (who(chosen.population, span),)),
            Tab("where", "Where and when", (what_was_held(span),)),
            Tab("followed", "What followed", (what_followed(span),)),
            Tab("champions", "Champions", (CHAMPIONS_OF,)),
            Tab("heard", "What we heard and changed", (heard_from(span), what_changed(span))),
        ),
        chosen=True,
    )


def at_a_glance(choice: Choice) -> Section[Glance]:
    """The sentence above the tabs."""

    def rule(asked: Glance, view: View) -> Blocks:
        yield reach_overview.lead(reach_of(asked, view, choice))

    return Section("glance", "At a glance", "", Glance, rule)


def overview(choice: Choice) -> Section[Overview]:
    """Numbers, the programme's groups, quarters and the map. With one quarter only, the list of wards comes earlier."""

    def rule(asked: Overview, view: View) -> Blocks:
        reach = reach_of(asked, view, choice)
        yield reach_overview.tiles(reach)
        yield reach_overview.pair_of_bars(reach)
        quarters = residents_reached.by_quarter(asked.people, view)
        places = activities.on_the_map(asked.people, asked.events, view, asked.wards, choice.span)
        listed = activities.by_ward(asked.people, asked.events, view, choice.span)
        yield from (quarters, places, listed) if quarters else (listed, places)

    return Section("overview", "Reach and need", "", Overview, rule, layout=((1,), (12, 10), (12, 10)))


def need(choice: Choice) -> Section[Glance]:
    """Before the first return: the population's groups, and what is missing."""

    def rule(asked: Glance, view: View) -> Blocks:
        reach = reach_of(asked, view, choice)
        yield reach_overview.pair_of_bars(reach)
        yield reach_overview.missing(reach)

    return Section("need", "Need", "", Glance, rule)


def reach_of(asked: Glance, view: View, choice: Choice) -> reach_overview.Reach:
    """The answers that the first screen is made of."""
    theirs = representation.each_of(by_group=asked.populations, everyone=asked.everyone)
    return reach_overview.Reach(
        people=_people(asked), contacts=asked.contacts, events=asked.events, theirs=theirs[choice.population],
        pathways=asked.pathways, trained=asked.trained, active=asked.active, of_each_team=asked.of_each_team,
        population=choice.population, span=choice.span, view=view,
    )  # fmt: skip


def who(population: str = representation.RESIDENTS, span: Span | None = None) -> Section[WhoAndNeed]:
    def rule(asked: WhoAndNeed, view: View) -> Blocks:
        yield from _who(asked, view, population, span)

    return Section("who", "Who", "", WhoAndNeed, rule, layout=((1, 1), (1, 1), (1, 1)))


def what_was_held(span: Span | None = None) -> Section[HeldWhere]:
    def rule(asked: HeldWhere, view: View) -> Blocks:
        yield activities.when(asked.people, asked.events, view, span)
        yield activities.on_the_map(asked.people, asked.events, view, asked.wards, span)
        yield residents_reached.by_quarter(asked.contacts, view)

    return Section("held", "Activities", "", HeldWhere, rule, layout=((1, 1),))


def what_followed(span: Span | None = None) -> Section[Followed]:
    def rule(asked: Followed, view: View) -> Blocks:
        collected = [pathway for pathway in asked.pathways.values() if pathway.collected.figures]
        yield from (pathway_followup.followed(pathway, view, span) for pathway in collected)
        if len(collected) == 1:  # tables of several conditions are on each team's own page
            yield pathway_followup.cohorts(collected[0], view, span)

    return Section("followed", "What followed", "", Followed, rule)


def heard_from(span: Span | None = None) -> Section[Findings]:
    def rule(asked: Findings, view: View) -> Blocks:
        yield findings.heard(asked.findings, view, span)

    return Section("heard", "What we heard", "What we heard", Findings, rule)


def what_changed(span: Span | None = None) -> Section[Findings]:
    def rule(asked: Findings, view: View) -> Blocks:
        yield findings.changed(asked.findings, view, span)

    return Section("changed", "What changed", "What changed", Findings, rule)


def _who(asked: WhoAndNeed, view: View, population: str, span: Span | None) -> Blocks:
    """Where residents were counted by group, the rate per 1,000 takes the place of the number: its table has both."""
    ratios, populations = against(asked, view, population, span)
    rate = per_1000(people=_people(asked), residents=asked.residents, registered=asked.list_size, view=view, span=span)
    counted_by_group = isinstance(rate, Chart)
    yield rate if counted_by_group else residents_reached.by_group(asked.by_group, view, span)
    yield ratios
    yield residents_reached.by_group(asked.by_age, view, span)
    yield populations
    yield residents_reached.where_from(registered=asked.registered, living_here=asked.living_here, view=view, span=span)
    yield None if counted_by_group else rate


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


CHAMPIONS_OF = Section("champions", "Champions", "", Champions, _champions)
REACH = Section("reach", "Reach", "Who have we reached?", Reach, _reach)
