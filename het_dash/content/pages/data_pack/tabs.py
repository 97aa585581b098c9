"""The tabs of the data pack's page: each a sentence, at most six charts, and a table where it is the better picture."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from itertools import groupby, islice

from het_dash.charts.builders.practices_of_pcn import practices_of_pcn
from het_dash.charts.builders.trend import trend
from het_dash.charts.perspective import View
from het_dash.content.asks import ask, ask_each
from het_dash.content.blocks import Block
from het_dash.content.pages import reach_and_need
from het_dash.content.pages.data_pack import people_lost, unequal_care
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.pages.data_pack.found import Found
from het_dash.content.pages.data_pack.patients import Patients, patients
from het_dash.content.pages.data_pack.practices import Practices
from het_dash.content.rules import (
    activities,
    data_pack_leads,
    data_pack_overview,
    how_much_age,
    pathway_followup,
    residents_reached,
    widest_gaps,
)
from het_dash.content.rules.black_and_white import black_and_white
from het_dash.content.rules.care_by_practice import care_of_condition, members_of, spread_of
from het_dash.content.rules.definitions import diabetes
from het_dash.content.rules.ethnic_groups import chart as own_groups
from het_dash.content.rules.known_inequality import REFERENCE, by_group_at_icb, known_inequality
from het_dash.content.rules.practice_table import practice_table
from het_dash.content.rules.practice_variation import funnel_of, own_against_ages, weight
from het_dash.content.rules.recorded_against_ages import modelled_missing, recorded_and_expected
from het_dash.content.rules.reference_gaps import ByGroup
from het_dash.content.rules.team_summary import team_in
from het_dash.content.sections import Section
from het_dash.figures import Answer
from het_dash.store.questions import ALL_PCNS, PRACTICES

Blocks = Iterator[Block | None]
MOST_TRENDS, MOST_BY_PRACTICE = 4, 2
WIDE = (1,)
OLDER = "Not adjusted for age: an older list records more."


def _patients(asked: Patients, view: View) -> Blocks:
    yield data_pack_leads.patients(ethnic_mix=asked.ethnic_mix, by_deprivation=asked.by_deprivation, view=view)
    yield from patients(asked, view)


class FoundTab(Found, people_lost.PeopleLost):
    pass


def _found(asked: FoundTab, view: View) -> Blocks:
    lost = people_lost.published(asked, view)
    yield data_pack_leads.found(lost)
    yield data_pack_overview.lost(lost)
    yield recorded_and_expected(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    yield modelled_missing(asked.modelled_missing, view)
    for register in islice(asked.registers.values(), MOST_TRENDS):
        drawn = trend(register, view)
        yield replace(drawn, notes=(OLDER, *drawn.notes))


def _care(asked: Care, view: View) -> Blocks:
    yield data_pack_leads.care(people_lost.published(asked, view))
    for condition, answers in groupby(asked.values.values(), key=lambda answer: answer.indicator.condition):
        title = view.catalogue.conditions[condition].label
        yield care_of_condition(title, values=list(answers), registers=asked.registers, view=view)
    for values in islice(asked.values.values(), MOST_BY_PRACTICE):
        register = asked.registers.get(values.indicator.weight or "")
        spread = spread_of(values=values, register=register, view=view)
        yield practices_of_pcn(spread, members_of(values, view), view)
    yield diabetes()


class UnequalCare(unequal_care.UnequalCare):
    headline_own: Answer = ask("headline_care", (ALL_PCNS,), "ethnicity_nhs16", "own")


def _unequal(asked: UnequalCare, view: View) -> Blocks:
    yield data_pack_leads.unequal(asked.headline_groups, view.catalogue.with_role("headline_register"), view)
    yield black_and_white(asked.by_ethnic_group.values(), view)
    if asked.headline_own.of(view.pcn.code).figures:
        given = ByGroup(
            by_group=asked.headline_own.of(view.pcn.code), by_broad=asked.own_broad, everyone=asked.own_everyone,
            area=view.pcn.code, reference="white", view=view, peers=asked.headline_own,
        )  # fmt: skip
        yield own_groups(given, _black_and_white(view))
    yield known_inequality(by_group=asked.headline_groups, everyone=asked.headline_of_everyone, view=view)
    for by_group in (asked.headline_by_age, asked.headline_by_deprivation):
        yield by_group_at_icb(by_group=by_group, everyone=asked.headline_of_everyone, view=view)
    yield from how_much_age.bound_or_own(
        by_group=asked.headline_groups, by_age=asked.headline_by_age, own=unequal_care.by_age(asked, view)
    )
    yield widest_gaps.ours(widest_gaps.Own(by_group=asked.own_by_group, by_broad=asked.own_by_broad, view=view))


def _black_and_white(view: View) -> tuple[str, ...]:
    """Detailed groups of the programme's broad group and of the reference; Inequality has every group."""
    groups = view.catalogue.breakdowns["ethnicity_nhs16"].groups
    broad = {group.parent for group in groups if group.programme} | {REFERENCE}
    return tuple(group.id for group in groups if group.parent in broad)


class PracticesTab(Practices):
    patients: Answer = ask("list_size", (PRACTICES,))
    measures: Mapping[str, Answer] = ask_each(section="care", areas=(PRACTICES,))


def _practices(asked: PracticesTab, view: View) -> Blocks:
    care = list(asked.care.values())
    yield data_pack_leads.practices(care, [weight(one, asked.weights) for one in care], view)
    first, *others = care
    yield funnel_of(first, view, register=weight(first, asked.weights))
    yield practice_table(asked.measures, asked.patients, view)
    yield own_against_ages(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    for answer in others:
        yield funnel_of(answer, view, register=weight(answer, asked.weights))


class ReachTab(reach_and_need.Team, reach_and_need.Against, reach_and_need.Followed):
    champions: Answer = ask("champions_recruited", layer="own")


def _reach(asked: ReachTab, view: View) -> Blocks:
    team = team_in(
        people=asked.people, contacts=asked.contacts, by_group=asked.by_group, events=asked.events, view=view
    )
    yield data_pack_leads.reach(team)
    for rule in (residents_reached.tiles,) if team.people.figures else (residents_reached.said,):
        yield rule(
            people=asked.people, contacts=asked.contacts, by_group=asked.by_group, events=asked.events, view=view
        )
    if not team.people.figures:
        return
    yield from reach_and_need.against(asked, view)
    yield activities.when(asked.people, asked.events, view)
    yield from (pathway_followup.followed(pathway, view) for pathway in asked.pathways.values())


PATIENTS_TAB = Section("patients", "Patients", "", Patients, _patients)
FOUND_TAB = Section("found", "Found and missing", "", FoundTab, _found, layout=(WIDE, WIDE, (3, 2)))
CARE_TAB = Section("care", "Care", "", Care, _care)
UNEQUAL_TAB = Section("unequal", "Unequal care", "", UnequalCare, _unequal, layout=(WIDE, WIDE))
PRACTICES_TAB = Section("practices", "Practices", "", PracticesTab, _practices, layout=(WIDE, WIDE, WIDE))
REACH_TAB = Section("reach", "Reach", "", ReachTab, _reach)
