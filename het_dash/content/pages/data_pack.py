"""The pack's section list: which questions, which rule makes what of the answers, in the reader's order."""

from het_dash.charts.builders.age_sex_pyramid import pyramid
from het_dash.charts.builders.source_comparison import deprivation_scores
from het_dash.charts.builders.trend import trend
from het_dash.content.pages import blachir, cycle_1_and_cycle_2, reach_and_need
from het_dash.content.rules import (
    data_pack_summary,
    data_pack_tiles,
    definitions,
    known_inequality,
    patients,
    practice_variation,
    recorded_against_ages,
    sources_used,
    widest_gaps,
)
from het_dash.content.rules.care_by_practice import CARE, pathway
from het_dash.content.sections import Item, Section
from het_dash.store.questions import ALL_PCNS, ENGLAND, LEWISHAM, PRACTICES, SEL, THIS_PCN, Question

BESIDE = (THIS_PCN, LEWISHAM)
AGAINST = (THIS_PCN, LEWISHAM, ENGLAND)

HYPERTENSION = Question("qof_hypertension", (ALL_PCNS,))
AGES = Question("registered_patients", (ALL_PCNS,), "age_5yr")
ENGLAND_RATES = Question("cvdp001hyp", (ENGLAND,), "age_cvdprevent")
COVERED = Question("patients_living_in_lewisham", BESIDE)

FIRST_SCREEN = (
    Question("registered_patients", (THIS_PCN, PRACTICES)),
    Question("patients_by_neighbourhood", BESIDE, "neighbourhood"),
    HYPERTENSION,
    AGES,
    ENGLAND_RATES,
    Question("cvdp007hyp", (PRACTICES,)),
    Question("qof_hypertension", (PRACTICES,)),
    Question("cvdp007hyp", (THIS_PCN, SEL), "ethnicity_cvdprevent"),
    Question("cvdp007hyp", (THIS_PCN,)),
    reach_and_need.PEOPLE,
    reach_and_need.BY_GROUP,
)


def over_time(indicator: str) -> Item:
    return Item((Question(indicator, AGAINST),), trend)


def practices(*indicators: str) -> tuple[Question, ...]:
    return tuple(Question(indicator, (PRACTICES,)) for indicator in indicators)


def nearest(indicator: str, breakdown: str) -> tuple[Question, ...]:
    return (Question(indicator, (THIS_PCN, SEL), breakdown), Question(indicator, (THIS_PCN, SEL)))


def at_sel(indicator: str, breakdown: str) -> tuple[Question, ...]:
    return (Question(indicator, (SEL,), breakdown), Question(indicator, (SEL,)))


PUBLISHED_BY_ETHNIC_GROUP = ("cvdp007hyp", "cvdp002af", "cvdp009chol")
ON_A_PAGE = Section("on-a-page", "On a page", "On a page", (
    Item(FIRST_SCREEN, data_pack_summary.on_a_page),
    Item(FIRST_SCREEN, data_pack_tiles.tiles),
    Item(FIRST_SCREEN, data_pack_summary.for_the_meeting),
    Item((), data_pack_summary.from_local_records, also=widest_gaps.asked),
    Item(FIRST_SCREEN, data_pack_summary.once_returns_arrive, also=widest_gaps.asked),
))  # fmt: skip

WHO_WE_ARE = Section("who-we-are", "Who we are", "Who are our patients?", (
    Item((Question("registered_patients", AGAINST, "sex_x_age_5yr"),), pyramid),
    Item((Question("ethnic_mix_estimate", BESIDE, "ethnicity_census19"), COVERED), patients.ethnic_mix),
    Item((Question("patients_by_deprivation", BESIDE, "imd_quintile_england"), COVERED), patients.against_lewisham),
    Item((Question("patients_by_neighbourhood", BESIDE, "neighbourhood"), COVERED), patients.against_lewisham),
    Item(
        (Question("practice_imd_score", (PRACTICES,)), Question("patients_imd_score", (PRACTICES, *BESIDE))),
        deprivation_scores,
    ),
))  # fmt: skip

NEED = Section("need", "Need", "Who has been found, and who may be missing?", (
    Item((HYPERTENSION, AGES, ENGLAND_RATES), recorded_against_ages.recorded_and_expected),
    over_time("qof_hypertension"),
    over_time("qof_atrial_fibrillation"),
    over_time("qof_chronic_kidney_disease"),
    over_time("qof_diabetes"),
    over_time("qof_stroke_tia"),
    Item((Question("under75_cvd_mortality", (LEWISHAM, ENGLAND)),), trend),
    Item((Question("undiagnosed_hypertension", (LEWISHAM,)),), recorded_against_ages.modelled_missing),
))  # fmt: skip

PATHWAYS = Section("pathways", "Pathways", "How far does care reach people, condition by condition?", (
    Item(practices(*CARE["hypertension"], "qof_hypertension"), pathway("Hypertension")),
    Item(practices(*CARE["atrial_fibrillation"]), pathway("Atrial fibrillation")),
    Item(
        practices(*CARE["chronic_kidney_disease"], "qof_chronic_kidney_disease"),
        pathway("Chronic kidney disease"),
    ),
    Item(practices(*CARE["cholesterol"]), pathway("Cholesterol")),
    Item((), definitions.diabetes),
))  # fmt: skip

INEQUALITY = Section("inequality", "Inequality", "Inequality and priorities: where is care unequal, for whom?", (
    Item(
        tuple(Question(one, (THIS_PCN, SEL), "ethnicity_cvdprevent") for one in PUBLISHED_BY_ETHNIC_GROUP),
        widest_gaps.published,
    ),
    *(
        Item(nearest(one, "ethnicity_cvdprevent"), known_inequality.known_inequality)
        for one in PUBLISHED_BY_ETHNIC_GROUP
    ),
    Item(at_sel("cvdp007hyp", "age_cvdprevent"), known_inequality.by_group_at_sel),
    Item(at_sel("cvdp007hyp", "imd_quintile_england"), known_inequality.by_group_at_sel),
    Item((), widest_gaps.ours, also=widest_gaps.asked),
    Item((), widest_gaps.our_table, also=widest_gaps.asked),
))  # fmt: skip

# One measure of care for each condition: whether practices differ by more than chance.
SET_AGAINST_CHANCE = ("cvdp007hyp", "cvdp002af", "cvdp004ckd", "cvdp003dm")


def by_practice(register: str) -> Item:
    return Item((Question(register, (PRACTICES, LEWISHAM)),), practice_variation.own_practices)


# Care's practice values stand under Pathways; here what was recorded, with intervals, and what counts can tell.
PRACTICES_DIFFER = Section("practices", "Practices", "How much do our practices differ?", (
    by_practice("qof_hypertension"),
    Item(
        (*practices("qof_hypertension"), Question("registered_patients", (PRACTICES,), "age_5yr"), ENGLAND_RATES),
        practice_variation.own_against_ages,
    ),
    by_practice("qof_atrial_fibrillation"),
    by_practice("qof_chronic_kidney_disease"),
    by_practice("qof_diabetes"),
    *(Item(practices(one), practice_variation.funnel_of) for one in SET_AGAINST_CHANCE),
    Item(practices(*SET_AGAINST_CHANCE), practice_variation.counts_missing),
))  # fmt: skip

FIGURED = (
    ON_A_PAGE, WHO_WE_ARE, NEED, PATHWAYS, INEQUALITY, PRACTICES_DIFFER, reach_and_need.REACH,
    reach_and_need.heard_from(), reach_and_need.what_changed(), cycle_1_and_cycle_2.in_the_pack(),
    blachir.in_the_pack(),
)  # fmt: skip

DEFINITIONS = Section("definitions", "Definitions", "What do these figures mean?", (
    Item(tuple(dict.fromkeys(q for s in FIGURED for i in s.items for q in i.questions)), definitions.definitions),
))  # fmt: skip

SOURCES = Section("sources", "Sources", "Where do these figures come from, and how were they worked out?", (
    Item(DEFINITIONS.items[0].questions, sources_used.editions),
    Item((), sources_used.methods),
))  # fmt: skip

PCN_PACK: tuple[Section, ...] = (*FIGURED, DEFINITIONS, SOURCES)
