"""Questions: words in place of areas, one .sql each, and an answer whole from one source in the catalogue's order."""

import re
from datetime import date
from pathlib import Path

import pytest

from het_dash.catalogue import Status, load
from het_dash.store import Listed, Question, Store
from het_dash.store import questions as module
from het_dash.store.questions import ALL_PCNS, BOROUGH, ICB, NATION, PRACTICES, THIS_PCN, sql
from tests.support.small_bundle import SmallData

ALL_SQL = sorted(path.stem for path in Path(module.__file__).parent.glob("*.sql"))
HYPERTENSION = {"indicator_id": "cvdp007hyp", "period_start": "2025-04-01", "period_end": "2026-03-31"}


def test_words_become_areas_in_the_order_asked() -> None:
    catalogue = load()
    asked = Question("qof_hypertension", (NATION, THIS_PCN, BOROUGH, ICB, "G85085"))
    assert asked.at("pcn:sevenfields", catalogue).areas == (
        "E92000001", "pcn:sevenfields", "E09000023", "E54000030", "G85085",
    )  # fmt: skip
    assert len(Question("x", (ALL_PCNS,)).at("", catalogue).areas) == 6
    assert Question("x", (PRACTICES,)).at("", catalogue).areas == tuple(catalogue.practices)


def test_a_question_keeps_its_breakdown_and_can_be_asked_again_elsewhere() -> None:
    asked = Question("registered_patients", (THIS_PCN,), "sex")
    assert asked.at("pcn:sevenfields", load()).breakdown == "sex"
    assert asked.areas == (THIS_PCN,)
    assert hash(asked) == hash(Question("registered_patients", (THIS_PCN,), "sex"))


@pytest.mark.parametrize("name", ALL_SQL)
def test_every_question_says_what_one_row_is_and_is_one_statement(name: str) -> None:
    text = sql(name)
    assert text.startswith("-- One row: ")
    assert ";" not in re.sub(r"--.*", "", text)
    assert not re.search(r"\{|%s|\?", text)


def test_an_indicator_that_nobody_declared_is_a_key_error(bundle: Store) -> None:
    with pytest.raises(KeyError, match="qof_asthma"):
        bundle.ask(Question("qof_asthma", ("E92000001",)))
    with pytest.raises(KeyError, match="height"):
        bundle.ask(Question("qof_hypertension", ("E92000001",), "height"))


def test_a_place_without_figures_is_an_empty_answer(bundle: Store) -> None:
    answer = bundle.ask(Question("qof_hypertension", ("E05013716", "nowhere")))
    assert (answer.figures, answer.lineage) == ((), ())


def test_areas_come_in_the_order_asked_and_periods_from_old_to_new(bundle: Store) -> None:
    areas = ("pcn:sevenfields", "E92000001", "pcn:aplos-health")
    figures = bundle.ask(Question("qof_hypertension", areas)).figures
    of_pcns, of_england = (2020, 2021, 2022, 2023, 2025), (*range(2014, 2024), 2025)
    years = dict(zip(areas, (of_pcns, of_england, of_pcns), strict=True))
    ends = [(area, date(year, 3, 31)) for area in areas for year in years[area]]
    assert [(f.area_code, f.period_end) for f in figures] == ends


def test_groups_come_in_the_catalogues_order_and_not_the_alphabets(bundle: Store) -> None:
    figures = bundle.ask(Question("registered_patients", ("pcn:sevenfields",), "age_5yr")).latest.figures
    declared = [group.id for group in bundle.catalogue.breakdowns["age_5yr"].groups]
    assert [f.group_id for f in figures] == declared
    assert declared != sorted(declared)


def test_an_answer_carries_the_sources_of_its_figures_and_no_others(bundle: Store) -> None:
    answer = bundle.ask(Question("qof_hypertension", ("pcn:sevenfields", "E92000001"))).latest
    assert {f.lineage_id for f in answer.figures} == {x.lineage_id for x in answer.lineage}
    assert {(x.source_id, x.edition) for x in answer.lineage} == {("qof", "2024-25")}
    assert all(x.statement and x.rule and len(x.sha256) == 64 for x in answer.lineage)


def test_the_first_source_that_has_the_question_answers_it_whole(small: SmallData) -> None:
    small.observe("cvdprevent/2026-03", "area_code value\nE54000030 73.5", **HYPERTENSION)
    small.observe("cvdprevent_practice/2025-12", "area_code value\nE54000030 70\nG85085 60\nG85698 61", **HYPERTENSION)
    store = Store(small.build().path)
    both = store.ask(Question("cvdp007hyp", ("E54000030", "G85085", "G85698")))
    assert [(f.area_code, f.value, f.source_id) for f in both.figures] == [("E54000030", 73.5, "cvdprevent")]
    practices = store.ask(Question("cvdp007hyp", ("G85698", "G85085")))
    assert [(f.value, f.source_id) for f in practices.figures] == [
        (61, "cvdprevent_practice"),
        (60, "cvdprevent_practice"),
    ]


def test_a_store_answers_by_the_catalogue_that_it_was_built_with(small: SmallData) -> None:
    small.observe("cvdprevent_practice/2025-12", "area_code value\nG85085 60", **HYPERTENSION)
    path = small.build().path
    small.change("indicators/cvdp007hyp.yaml", "sources: [cvdprevent, cvdprevent_practice, ", "sources: [cvdprevent, ")
    small.change("indicators/cvdp007hyp.yaml", "cvdprevent_practice: CVDP007HYP", "")
    assert "cvdprevent_practice" not in small.catalogue.indicators["cvdp007hyp"].sources
    assert [f.value for f in Store(path).ask(Question("cvdp007hyp", ("G85085",))).figures] == [60]


def test_members_are_those_of_the_last_date_up_to_the_one_asked(bundle: Store) -> None:
    assert bundle.members(date(2022, 12, 31)) == bundle.members(date(2022, 7, 1))
    assert bundle.members(date(2022, 12, 31))["G85027"] == "pcn:lewisham-alliance"
    assert "G85027" not in bundle.members(date(2026, 11, 1))
    assert bundle.members(date(2026, 11, 1))["G85104"] == "pcn:sevenfields"
    assert bundle.members(date(2019, 1, 1)) == {}


def test_holdings_say_what_there_is_of_an_indicator(bundle: Store) -> None:
    held = {(kind, by, source) for kind, by, source, _ in bundle.holdings("qof_hypertension")}
    assert {kind for kind, _, _ in held} == {"practice", "ods_pcn", "pcn", "borough", "icb", "nation"}
    assert {(by, source) for _, by, source in held} == {("persons", "qof")}
    assert {end for *_, end in bundle.holdings("qof_hypertension")} == {date(2025, 3, 31)}


def test_areas_with_figures_come_in_the_catalogues_order(bundle: Store) -> None:
    found = bundle.areas_with("qof_hypertension", "persons")
    known = [code for code in bundle.catalogue.areas if code in set(found)]
    assert list(found) == known
    assert {"pcn:sevenfields", "E92000001"} <= set(found)
    assert bundle.areas_with("qof_hypertension", "sex") == ()


def test_every_edition_behind_the_figures_is_listed_once(bundle: Store) -> None:
    listed = [(row[0], row[1]) for row in bundle.editions]
    assert len(listed) == len(set(listed))
    sources = bundle.catalogue.sources
    with_figures = {
        (e.source_id, e.edition)
        for e in bundle.catalogue.editions
        if e.format != "practice-map" and not sources[e.source_id].reference_for
    }
    assert {(source, name) for source, name in listed if sources[source].layer == "published"} == with_figures
    assert all(row[-1] > 0 for row in bundle.editions)


def test_activities_and_findings_of_one_team_or_of_all_six(bundle: Store) -> None:
    catalogue = bundle.catalogue
    events, findings = Listed("event"), Listed("finding")
    one = bundle.listing(events.at("pcn:sevenfields", catalogue))
    every = bundle.listing(events.at(catalogue.borough.code, catalogue))
    assert {event.pcn for event in one.rows} == {"pcn:sevenfields"}
    assert {event.pcn for event in every.rows} == {pcn.code for pcn in catalogue.pcns}
    assert [event.on for event in every.rows] == sorted(event.on for event in every.rows)
    assert all((event.people is not None) == (event.status is Status.SHOWN) for event in every.rows)
    heard = bundle.listing(findings.at("pcn:sevenfields", catalogue))
    assert heard.rows
    assert all(finding.heard.startswith("[example") for finding in heard.rows)
