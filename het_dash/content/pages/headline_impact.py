"""Headline impact: the board's page, on screen and as one page."""

from collections.abc import Iterator, Mapping

from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, NoQuestions, ask, ask_by, ask_each, rows
from het_dash.content.blocks import Block
from het_dash.content.pages.cycle_1_and_cycle_2 import Clinical, context_of
from het_dash.content.rules import (
    care_gaps,
    cycle_2_summary,
    early_deaths,
    headline_tiles,
    quarter_change,
    team_checks,
    team_strip,
    timeline_and_lessons,
)
from het_dash.content.rules.pathway_followup import pathways_in
from het_dash.content.rules.returns_status import received
from het_dash.content.sections import AnySection, Page, Section, Tab
from het_dash.figures import Answer
from het_dash.figures.records import Listing
from het_dash.figures.returns_records import Declared, Receipt
from het_dash.store.questions import ALL_PCNS, BOROUGH, ICB, NATION

WHOLE, EACH = (BOROUGH,), (ALL_PCNS,)
Blocks = Iterator[Block | None]


class Why(Asks):
    deaths: Answer = ask("early_deaths", (BOROUGH, NATION))
    care: Mapping[str, Answer] = ask_each(section="unequal_care", areas=(ICB,), by="ethnicity_cvdprevent")


class Achieved(Clinical):
    by_group: Answer = ask("headline_care", (ICB,), "ethnicity_cvdprevent")
    trained: Answer = ask("champions_trained", WHOLE, layer="own")
    receipts: Listing[Receipt] = rows("return_receipt")
    reached: Answer = ask("cycle_1_people_reached", WHOLE)
    champions: Answer = ask("cycle_1_champions", WHOLE)
    into_work: Answer = ask("cycle_1_champions_into_work", WHOLE)
    people: Answer = ask("people_reached", WHOLE, layer="own")


class SoFar(Asks):
    people: Answer = ask("people_reached", WHOLE, layer="own")
    by_group: Answer = ask("people_reached", WHOLE, "ethnicity_nhs16", "own")
    by_broad: Answer = ask("people_reached", WHOLE, "ethnicity_broad", "own")
    trained: Answer = ask("champions_trained", WHOLE, layer="own")
    active: Answer = ask("champions_active", WHOLE, layer="own")
    into_work: Answer = ask("champions_into_work", WHOLE, layer="own")
    residents: Answer = ask("residents_by_ethnic_group", WHOLE, "ethnicity_census19")
    pathways: Mapping[str, Answer] = ask_by(pathways_in(*WHOLE))
    receipts: Listing[Receipt] = rows("return_receipt")
    people_by_team: Answer = ask("people_reached", EACH, layer="own")
    contacts_by_team: Answer = ask("contacts", EACH, layer="own")
    activities_by_team: Answer = ask("activities_held", EACH, layer="own")
    recruited_by_team: Answer = ask("champions_recruited", EACH, layer="own")
    pathways_by_team: Mapping[str, Answer] = ask_by(pathways_in(*EACH))


class Strip(Asks):
    people: Answer = ask("people_reached", EACH, layer="own")
    patients: Answer = ask("list_size", EACH)
    teams: Listing[Declared] = rows("team")
    receipts: Listing[Receipt] = rows("return_receipt")


def achieved(asked: Achieved, view: View) -> Blocks:
    first = headline_tiles.Achieved(
        reached=asked.reached, champions=asked.champions, into_work=asked.into_work, by_group=asked.by_group,
        people=asked.people, trained=asked.trained, clinical=context_of(asked, view),
        received=received(asked.receipts, view), view=view,
    )  # fmt: skip
    yield headline_tiles.lead(first)
    yield headline_tiles.tiles(first)


def so_far(asked: SoFar, view: View) -> Blocks:
    yield cycle_2_summary.returns(
        cycle_2_summary.SoFar(
            people=asked.people, by_group=asked.by_group, by_broad=asked.by_broad, trained=asked.trained,
            active=asked.active, into_work=asked.into_work, residents=asked.residents,
            pathways=tuple(asked.pathways.values()), receipts=asked.receipts, view=view,
        )
    )  # fmt: skip
    yield team_checks.by_team(asked.pathways_by_team.values(), view)
    flows = (asked.people_by_team, asked.contacts_by_team, asked.activities_by_team, asked.recruited_by_team)
    yield quarter_change.since_last(flows, view)


def strip(asked: Strip, view: View) -> Blocks:
    yield team_strip.strip(
        people=asked.people, patients=asked.patients, teams=asked.teams, receipts=asked.receipts, view=view
    )


def why(asked: Why, view: View) -> Blocks:
    yield early_deaths.early_deaths(asked.deaths, view)
    yield care_gaps.care_gaps(asked.care, view)


def story(asked: NoQuestions, view: View) -> Blocks:  # noqa: ARG001 (every rule is given what was asked)
    yield timeline_and_lessons.timeline(view)


def learned(asked: NoQuestions, view: View) -> Blocks:  # noqa: ARG001 (every rule is given both)
    yield timeline_and_lessons.lessons(view)


def limits(asked: NoQuestions, view: View) -> Blocks:  # noqa: ARG001 (every rule is given both)
    yield timeline_and_lessons.cannot_say(view)


ACHIEVED = Section("achieved", "Achieved", "", Achieved, achieved)
WHY = Section("why", "Why", "", Why, why)
STRIP = Section("strip", "The teams", "", Strip, strip)
STORY = Section("story", "How it began", "", NoQuestions, story)
LEARNED = Section("learned", "What we learned", "", NoQuestions, learned)
LIMITS = Section("limits", "What we cannot say yet", "", NoQuestions, limits)
SO_FAR = Section("so-far", "Cycle 2 so far", "", SoFar, so_far)

ONE_PAGE: tuple[AnySection, ...] = (ACHIEVED, WHY, STRIP, LIMITS)
PAGE = Page(
    first=(ACHIEVED, WHY, STRIP),
    tabs=(
        Tab("began", "How it began", (STORY,)),
        Tab("learned", "What we learned", (LEARNED,)),
        Tab("limits", "What we cannot say yet", (LIMITS,)),
        Tab("so-far", "Cycle 2 so far", (SO_FAR,)),
    ),
)
HEADLINE: tuple[AnySection, ...] = (*PAGE.first, *(section for tab in PAGE.tabs for section in tab.sections))
