"""Patients on the PCN's list: ages, ethnic mix, deprivation and neighbourhoods, compared with the borough."""

from collections.abc import Iterator

from het_dash.charts.builders.age_sex_pyramid import pyramid
from het_dash.charts.builders.source_comparison import deprivation_scores
from het_dash.charts.perspective import View
from het_dash.content.asks import Asks, ask
from het_dash.content.blocks import Block
from het_dash.content.rules.patients import compared_with_borough, ethnic_mix
from het_dash.figures import Answer
from het_dash.store.questions import BOROUGH, NATION, PRACTICES, THIS_PCN

BESIDE = (THIS_PCN, BOROUGH)


class Patients(Asks):
    by_age: Answer = ask("list_size", (*BESIDE, NATION), "sex_x_age_5yr")
    ethnic_mix: Answer = ask("ethnic_mix", BESIDE, "ethnicity_census19")
    by_deprivation: Answer = ask("homes_by_deprivation", BESIDE, "imd_quintile_england")
    by_neighbourhood: Answer = ask("homes_by_neighbourhood", BESIDE, "neighbourhood")
    covered: Answer = ask("home_coverage", BESIDE)
    score_published: Answer = ask("deprivation_score_published", (PRACTICES,))
    score_calculated: Answer = ask("deprivation_score_calculated", (PRACTICES, *BESIDE))


def patients(asked: Patients, view: View) -> Iterator[Block]:
    yield pyramid(asked.by_age, view)
    yield ethnic_mix(by_group=asked.ethnic_mix, covered=asked.covered, view=view)
    yield compared_with_borough(by_group=asked.by_deprivation, covered=asked.covered, view=view)
    yield compared_with_borough(by_group=asked.by_neighbourhood, covered=asked.covered, view=view)
    yield deprivation_scores(published=asked.score_published, calculated=asked.score_calculated, view=view)
