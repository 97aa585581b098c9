"""The outcomes framework as data: what it holds, and how a slip in its files is told."""

from pathlib import Path

import pytest

from het_dash.catalogue import CatalogueError, load
from het_dash.catalogue.outcomes_framework import NUMBERS
from tests.support.small_bundle import SmallData

FRAMEWORK = load().framework
# Issue 5: process measures that the second cycle introduced, and what stands beside them.
ASKED_FOR = """
    recruitment_in_step vcso_on_panels memorandum_signed joint_induction coproduction_framework project_toolkit
    trauma_informed_training anti_racist_training trauma_informed_supervision community_organising peer_support
    commissioning_reviewed returns_on_time trust shared_decisions int_meetings link_worker leaders_trained
    leaders_continuing champions_recruited champions_trained champions_active champions_into_work champions_diversity
    vcso_income bids_won largest_contract residents_reached contacts events_held wellbeing_pairs
""".split()
FLOORS = {"residents_reached": 2500, "champions_trained": 70, "champions_into_work": 1}


def test_every_measure_that_was_asked_for_is_there() -> None:
    assert [one for one in ASKED_FOR if one not in FRAMEWORK.measures] == []


def test_the_statement_of_its_standing_is_that_of_the_methods() -> None:
    assert FRAMEWORK.draft == (
        "Draft framework for agreement with HEFs and VCSO partners; the programme's own text has not been published."
    )


def test_all_six_objectives_are_there_and_one_without_a_measure_is_listed_with_none() -> None:
    by_objective = FRAMEWORK.by_objective()
    assert len(by_objective) == 6
    bare = FRAMEWORK.model_copy(update={"domains": ()})
    assert all(measures == () for measures in bare.by_objective().values())


def test_cycle_1_has_published_floors_for_these_alone_each_with_its_source() -> None:
    minimums = {m.id: m.cycle_1.minimum for m in FRAMEWORK.measures.values() if m.cycle_1.minimum is not None}
    assert minimums == FLOORS
    assert all(FRAMEWORK.measures[one].cycle_1.source for one in minimums)


def test_nothing_is_said_to_be_comparable_without_its_reason_and_no_floor_is_fully_comparable() -> None:
    assert all(m.why and m.proposed_by for m in FRAMEWORK.measures.values())
    assert all(FRAMEWORK.measures[one].comparable == "partly" for one in FLOORS)


def test_partnership_is_answered_by_both_partners_apart() -> None:
    asked = FRAMEWORK.asked_on("Partnership")
    assert asked
    assert all(m.asked is not None and m.asked.by == ("hef", "vcso") for m in asked)


def test_every_answer_is_a_number_or_on_a_scale_that_exists() -> None:
    for measure in FRAMEWORK.measures.values():
        if measure.asked and measure.asked.answer not in NUMBERS:
            assert len(FRAMEWORK.scale(measure.asked.answer).answers) >= 2


def test_no_licensed_item_is_asked() -> None:
    assert all("activation measure" not in m.definition.lower() for m in FRAMEWORK.measures.values())


def test_the_six_kinds_of_cycle_1_are_types_of_activity_and_the_groups_of_activities_held() -> None:
    kinds = """health_fair blood_borne_virus_screening mental_health_peer_support group_consultation
        complementary_therapy form_filling_support""".split()
    types = {t.id: t for t in load().activity_types}
    assert all("cycle_1" in types[kind].cycles for kind in kinds)
    groups = load().breakdowns["activity_type"].groups
    assert [g.id for g in groups] == list(types)


def test_each_condition_s_stages_are_the_groups_of_its_indicator_in_order() -> None:
    for pathway in load().pathways:
        breakdown = load().breakdowns[pathway.id]
        assert not breakdown.adds_up
        assert [g.id for g in breakdown.groups] == [s.id for s in pathway.stages]
        assert load().indicators[pathway.id].breakdowns == (pathway.id,)
        assert [s.id for s in pathway.stages][:4] == ["checked", "follow_up", "no_record", "seen"]
        assert {s.id: s.after_months for s in pathway.stages if s.after_months} == {
            "outcome_6_months": 6,
            "outcome_12_months": 12,
        }


SLIPS = [
    ("outcomes/reach.yaml", "objective: access", "objective: acess", "residents_reached, objective: 'acess'"),
    ("outcomes/reach.yaml", "feeds: contacts", "feeds: contact", "contacts, feeds: 'contact'"),
    ("outcomes/reach.yaml", "id: reach\n", "id: reached\n", "is not the file's name"),
    ("outcomes/reach.yaml", "- id: contacts", "- id: trust", "is used in data/outcomes"),
    ("outcomes/reach.yaml", "evidence: published minimum", "evidence: demonstration", "a minimum is given where"),
    ("outcomes/reach.yaml", "polarity: none", "polarity: higher_is_better", "residents_reached, polarity"),
    ("outcomes/partnership.yaml", "answer: agreement", "answer: agrement", "answer: 'agrement'"),
    ("outcomes/partnership.yaml", "by: [hef, vcso]", "by: []", "asked.by"),
    ("outcomes.yaml", "id: agreement", "id: agreed", "is not in the scales of data/outcomes.yaml"),
    ("activity_types.yaml", "id: other", "id: health_fair", "is used twice"),
    ("pathways.yaml", "of: [checked]", "of: [cheked]", "follow_up, of: 'cheked': is not a stage above it"),
    (
        "programme/lewisham/cycles.yaml",
        "first_quarter: 2025-26Q1",
        "first_quarter: 2025-27Q1",
        "is not a financial quarter",
    ),
]


@pytest.mark.parametrize(("file", "old", "new", "said"), SLIPS)
def test_a_slip_is_told_with_its_file_and_field(small: SmallData, file: str, old: str, new: str, said: str) -> None:
    small.change(file, old, new)
    with pytest.raises(CatalogueError) as wrong:
        _ = small.catalogue
    assert said in str(wrong.value)
    assert Path(file).name in str(wrong.value)


def test_a_pathway_without_its_indicator_is_told(small: SmallData) -> None:
    (small.folder / "indicators" / "pathway_hypertension.yaml").unlink()
    with pytest.raises(CatalogueError, match=r"data/pathways.yaml: id: 'pathway_hypertension': has no indicator"):
        _ = small.catalogue
