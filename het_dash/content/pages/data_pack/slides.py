"""The data pack as slides: one section a slide, at most twelve, with the charts and numbers of the page.

The ids are those of the pack's sections, so that a reader's choice of sections holds for slides too.
"""

from collections.abc import Iterator
from dataclasses import replace

from het_dash.charts import Chart
from het_dash.charts.builders.age_sex_pyramid import pyramid
from het_dash.charts.perspective import View
from het_dash.content.asks import ask
from het_dash.content.blocks import Block, Tiles
from het_dash.content.pages import reach_and_need
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.pages.data_pack.overview import Overview, first_screen
from het_dash.content.pages.data_pack.patients import Patients
from het_dash.content.pages.data_pack.tabs import UnequalCare, own_groups_of_programme, plainly, relabelled
from het_dash.content.pages.data_pack.where import Where
from het_dash.content.rules import (
    data_pack_leads,
    data_pack_overview,
    findings,
    pathway_followup,
    reach_overview,
    slides,
)
from het_dash.content.rules.care_by_practice import care_of_condition
from het_dash.content.rules.known_inequality import known_inequality
from het_dash.content.rules.patients import ethnic_mix, mix_in_short
from het_dash.content.rules.recorded_against_ages import recorded_and_expected
from het_dash.content.rules.where_patients_live import Homes, numbered
from het_dash.content.sections import AnySection, Section
from het_dash.figures import Answer
from het_dash.store.questions import ICB, THIS_PCN

Blocks = Iterator[Block | None]
MOST_PATHWAYS = 2


def _answer(asked: Overview, view: View) -> Blocks:
    first = first_screen(asked, view)
    drawn = slides.answer(first.lost)
    yield drawn or data_pack_overview.lead(first)
    yield slides.losses(first.lost) if drawn else None
    yield data_pack_overview.foot(first)


class OurPatients(Patients):
    patients: Answer = ask("list_size", (THIS_PCN,))


def _patients(asked: OurPatients, view: View) -> Blocks:
    mix = ethnic_mix(by_group=asked.ethnic_mix, covered=asked.covered, view=view)
    yield mix_in_short(mix, asked.ethnic_mix, view)
    yield slides.ages(pyramid(asked.by_age, view), view)
    said = data_pack_leads.patients(ethnic_mix=asked.ethnic_mix, by_deprivation=asked.by_deprivation, view=view)
    yield slides.in_notes(said)


def _where(asked: Where, view: View) -> Blocks:
    homes = Homes(by_ward=asked.by_ward, covered=asked.covered, view=view)
    drawn = numbered(homes, asked.ground)
    yield drawn
    yield slides.wards(homes, drawn) if drawn else None


def _found(asked: Overview, view: View) -> Blocks:
    first = first_screen(asked, view)
    drawn = recorded_and_expected(register=asked.register, patients=asked.ages, rates=asked.rates_by_age, view=view)
    yield slides.as_bars(plainly(drawn, asked.register.indicator))
    yield slides.tile(first, slides.FOUND)


class EveryMeasure(Overview, Care):
    pass


def _care(asked: EveryMeasure, view: View) -> Blocks:
    first = first_screen(asked, view)
    drawn = data_pack_overview.practices(first)
    yield _every_measure(asked, drawn.title, view) if first.single else slides.as_bars(drawn)
    yield slides.tile(first, slides.CONTROLLED)


def _every_measure(asked: EveryMeasure, title: str, view: View) -> Chart:
    """Of one practice: its measures of the condition, because it has no practices to show."""
    condition = asked.care.indicator.condition
    values = [one for one in asked.values.values() if one.indicator.condition == condition]
    label = view.catalogue.conditions[condition].label
    drawn = care_of_condition(label, values=values, registers=asked.registers, view=view)
    return slides.own_and_borough(relabelled(drawn, [one.indicator for one in values]), title, view)


class Gap(Overview):
    care_of_everyone: Answer = ask("headline_care", (THIS_PCN, ICB))


def _gap(asked: Gap, view: View) -> Blocks:
    first = first_screen(asked, view)
    yield data_pack_leads.unequal(asked.care_by_ethnic_group, asked.register.indicator, view)
    drawn = known_inequality(by_group=asked.care_by_ethnic_group, everyone=asked.care_of_everyone, view=view)
    drawn = slides.known_groups(drawn, asked.care_by_ethnic_group, view)
    yield replace(drawn, notes=(slides.not_adjusted(asked.care_by_ethnic_group.indicator, view), *drawn.notes))
    yield slides.gap(first)


def _own_gap(asked: UnequalCare, view: View) -> Blocks:
    drawn = own_groups_of_programme(asked, view)
    yield slides.as_bars(drawn) if drawn else None


def _reached(asked: reach_and_need.Glance, view: View) -> Blocks:
    reach = reach_and_need.reach_of(asked, view, reach_and_need.Choice())
    if not reach.collected:
        return
    yield reach_overview.pair_of_bars(reach)
    yield slides.without(reach_overview.tiles(reach), reach_overview.follow_up(reach))
    yield slides.in_notes(reach_overview.lead(reach))


def _followed(asked: reach_and_need.Glance, view: View) -> Blocks:
    collected = [one for one in asked.pathways.values() if one.collected.figures]
    drawn = [chart for one in collected if (chart := pathway_followup.followed(one, view))]
    yield from drawn[:MOST_PATHWAYS]
    found = reach_overview.follow_up(reach_and_need.reach_of(asked, view, reach_and_need.Choice()))
    yield Tiles((found,)) if found else None


def _heard(asked: reach_and_need.Findings, view: View) -> Blocks:
    drawn = findings.squares(asked.findings, view)
    if drawn is None:
        return
    yield drawn
    yield findings.heard(asked.findings, view)
    yield findings.changed(asked.findings, view)


def _ask(asked: Overview, view: View) -> Blocks:
    yield data_pack_overview.questions(first_screen(asked, view))


SLIDES: tuple[AnySection, ...] = (
    Section("on-a-page", "Answer", "What is the answer?", Overview, _answer),
    Section("who-we-are", "Our patients", "Who are our patients?", OurPatients, _patients, layout=((1, 1),)),
    Section("where", "Map", "Where do our patients live?", Where, _where, layout=((1, 1),)),
    Section("need", "Found and missing", "Who has been found, and who may be missing?", Overview, _found),
    Section("pathways", "Care", "How far does care reach people?", EveryMeasure, _care),
    Section("inequality", "The gap", "Where is care unequal?", Gap, _gap),
    Section("inequality", "The gap here", "What do our own records show?", UnequalCare, _own_gap),
    Section("reach", "Who we reached", "Who have we reached?", reach_and_need.Glance, _reached),
    Section("reach", "What followed", "What followed?", reach_and_need.Glance, _followed),
    Section("heard", "What we heard", "What did we hear?", reach_and_need.Findings, _heard),
    Section("on-a-page", "Questions", "What do we ask at the meeting?", Overview, _ask),
)
