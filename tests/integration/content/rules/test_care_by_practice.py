"""Practice values and the estimates made of them, worked out again by hand: methods 2."""

from pathlib import Path

import pytest

from het_dash.catalogue import Status
from het_dash.charts import Chart
from het_dash.charts.builders.practice_dots import known
from het_dash.content.blocks import Words
from het_dash.content.pages.data_pack.care import Care
from het_dash.content.rules.care_by_practice import care_of_condition, members_of, spread_of
from het_dash.store import Store
from tests.support.blocks import (
    NORTH,
    PCNS,
    answers_of,
    area,
    asked,
    charts,
    composed,
    emptied,
    plain_rows,
    view_of,
    with_hidden,
)

WEIGHED = {
    "cvdp004hyp": "qof_hypertension", "cvdp007hyp": "qof_hypertension", "cvdp009hyp": "qof_hypertension",
    "cvdp004ckd": "qof_chronic_kidney_disease", "cvdp006ckd": "qof_chronic_kidney_disease",
}  # fmt: skip
VALUES = """
    SELECT value, register, programme_pcn = $pcn AS own FROM (
        SELECT area_code, value FROM figure WHERE indicator_id = $indicator AND breakdown = 'persons'
        AND source_id = 'cvdprevent_practice'
    ) JOIN (
        SELECT area_code, numerator AS register FROM figure
        WHERE indicator_id = $register AND period_end = DATE '2025-03-31'
    ) USING (area_code) JOIN practice_member ON practice_code = area_code AND on_date = DATE '2025-12-31'
"""
SPREAD = """
    SELECT min(value), max(value) FROM figure JOIN practice_member ON practice_code = area_code
    WHERE indicator_id = $indicator AND source_id = 'cvdprevent_practice' AND programme_pcn = $pcn
    AND on_date = DATE '2025-12-31'
"""


@pytest.mark.parametrize("label", PCNS)
@pytest.mark.parametrize(("indicator", "register"), WEIGHED.items())
def test_the_estimate_is_the_register_weighted_mean_of_the_practices(
    indicator: str, register: str, label: str, bundle: Store, bundle_store: Path
) -> None:
    own = area(label).code
    rows = plain_rows(bundle_store, VALUES, indicator=indicator, register=register, pcn=own)
    practices = bundle.catalogue.practices
    view = view_of(bundle, label)
    spread = spread_of(
        values=asked(bundle, indicator, *practices), register=asked(bundle, register, *practices), view=view
    )
    for estimate, kept in ((spread.own, [r for r in rows if r[2]]), (spread.borough, rows)):
        by_hand = sum(value * people for value, people, _ in kept) / sum(people for _, people, _ in kept)
        assert estimate
        assert estimate.estimate == pytest.approx(by_hand)


def test_golden_north_lewishams_blood_pressure_estimate_by_hand(bundle: Store) -> None:
    """Nine practices' values of December 2025, each weighed by its register of 2024/25."""
    chart = next(c for c in charts([composed(bundle, "pathways")]) if "cvdp007hyp" in c.id)
    assert "from 55% to 69% between North Lewisham's practices, about 64% in all, Lewisham about 65%" in chart.sentence


def spreads(store: Store, label: str) -> list[Chart]:
    """Charts of practice values. Where people are lost is a chart of its own."""
    return [one for one in charts([composed(store, "pathways", label)]) if one.id.startswith("spread-")]


@pytest.mark.parametrize("label", PCNS)
def test_lowest_and_highest_on_the_charts_are_the_stores(label: str, bundle: Store, bundle_store: Path) -> None:
    catalogue = bundle.catalogue
    for chart in spreads(bundle, label):
        for indicator in chart.id.removeprefix("spread-").split("-"):
            ((low, high),) = plain_rows(bundle_store, SPREAD, indicator=indicator, pcn=area(label).code)
            short = catalogue.indicators[indicator].short
            dots = [p.value for s in chart.series if s.role == "chosen" for p in s.points if p.at == short]
            assert (min(d for d in dots if d is not None), max(d for d in dots if d is not None)) == (low, high)
            ends = [f"{value:.0f}%" if value >= 10 else f"{value:.1f}%" for value in (low, high)]
            said = f"from {ends[0]} to {ends[1]}" if len(dots) > 1 else ends[0]
            assert f"{short}: {said}" in chart.sentence


def test_only_the_closed_list_of_methods_2_is_estimated(bundle: Store) -> None:
    estimated = {
        str(point.at)
        for chart in spreads(bundle, NORTH)
        for series in chart.series
        if series.role == "benchmark"
        for point in series.points
    }
    assert estimated == {bundle.catalogue.indicators[indicator].short for indicator in WEIGHED}


@pytest.mark.parametrize("label", PCNS)
def test_every_chart_with_an_estimate_carries_methods_2s_words(label: str, bundle: Store) -> None:
    words = "Estimate from practice values, December 2025; not an NHS-published PCN figure."
    for chart in spreads(bundle, label):
        estimated = any(series.role == "benchmark" and series.points for series in chart.series)
        assert estimated == any(words in note for note in chart.notes), chart.id


@pytest.mark.parametrize("missing", [1, 2])
def test_practices_with_a_value_must_hold_nine_tenths_of_the_register(missing: int, bundle: Store) -> None:
    practices, own = bundle.catalogue.practices, area(NORTH).code
    registers = asked(bundle, "qof_hypertension", *practices)
    values = asked(bundle, "cvdp007hyp", *practices)
    members = members_of(values, view_of(bundle))
    largest = sorted(
        (code for code in practices if members.get(code) == own and values.one(code)),
        key=lambda code: -(getattr(registers.latest.one(code), "numerator", 0) or 0),
    )
    held = with_hidden(values, lambda f: f.area_code in largest[:missing], Status.SUPPRESSED_AT_SOURCE)
    assert not known(spread_of(values=held, register=registers, view=view_of(bundle)).own)


def test_without_a_register_nothing_is_estimated(bundle: Store) -> None:
    values = asked(bundle, "cvdp007hyp", *bundle.catalogue.practices)
    registers = asked(bundle, "qof_hypertension", *bundle.catalogue.practices)
    for register in (None, emptied(registers)):
        spread = spread_of(values=values, register=register, view=view_of(bundle))
        assert (spread.own, spread.borough) == (None, None)
        assert spread.weighed() == ""


def test_a_register_weighs_only_the_measures_that_name_it(bundle: Store) -> None:
    view = view_of(bundle)
    care = answers_of(Care, bundle)
    values = [one for one in care.values.values() if one.indicator.condition == "hypertension"]
    chart = care_of_condition("Hypertension", values=values, registers=care.registers, view=view)
    other = {"qof_chronic_kidney_disease": care.registers["qof_chronic_kidney_disease"]}
    unweighed = care_of_condition("Hypertension", values=values, registers=other, view=view)
    assert "in all" in chart.sentence
    assert "in all" not in unweighed.sentence


def test_the_diabetes_measures_say_where_they_are_and_that_they_are_not_loaded(bundle: Store) -> None:
    said = [text for one in composed(bundle, "pathways").blocks if isinstance(one, Words) for text in one.sentences]
    assert "Care for diabetes is in the National Diabetes Audit, which is not loaded yet." in said[0]


def test_members_are_none_where_there_are_no_values(bundle: Store) -> None:
    assert members_of(emptied(asked(bundle, "cvdp007hyp", "G85004")), view_of(bundle)) == {}
