"""Recorded against expected, worked out again by hand; and the modelled missing."""

from dataclasses import replace
from pathlib import Path

import pytest

from het_dash.content.pages.data_pack.found import Found
from het_dash.content.rules.recorded_against_ages import against_expected, modelled_missing, recorded_and_expected
from het_dash.figures import Answer
from het_dash.store import Store
from tests.support.blocks import (
    LEWISHAM,
    NORTH,
    PCNS,
    answers_of,
    area,
    asked,
    emptied,
    plain_rows,
    view_of,
    with_hidden,
)

BAND = """
    CASE WHEN group_id IN ('20_24', '25_29', '30_34', '35_39', '15_19') THEN '18_39'
         WHEN group_id IN ('40_44', '45_49', '50_54', '55_59') THEN '40_59'
         WHEN group_id IN ('60_64', '65_69', '70_74', '75_79') THEN '60_79'
         WHEN group_id IN ('80_84', '85_89', '90_94', '95_plus') THEN '80_plus' END
"""
EXPECTED = f"""
    WITH ages AS (
        SELECT {BAND} AS band, sum(CASE WHEN group_id = '15_19' THEN 0.4 ELSE 1 END * numerator) AS people
        FROM figure WHERE indicator_id = 'registered_patients' AND breakdown = 'age_5yr' AND area_code = $area
        GROUP BY ALL
    ), rates AS (
        SELECT group_id AS band, numerator / denominator AS rate FROM figure
        WHERE indicator_id = 'cvdp001hyp' AND breakdown = 'age_cvdprevent' AND area_code = 'E92000001'
    )
    SELECT sum(people * rate), (
        SELECT sum(numerator) FROM figure
        WHERE indicator_id = 'registered_patients' AND breakdown = 'age_5yr' AND area_code = $area
    ) FROM ages JOIN rates USING (band)
"""
RECORDED = """
    SELECT numerator, denominator FROM figure
    WHERE indicator_id = 'qof_hypertension' AND area_code = $area AND period_end = DATE '2025-03-31'
        AND membership <> 'constant'
"""


def parts(store: Store) -> dict[str, Answer]:
    asked = answers_of(Found, store)
    return {"register": asked.register, "patients": asked.ages, "rates": asked.rates_by_age}


@pytest.mark.parametrize("label", PCNS)
def test_the_ratio_is_that_of_register_and_expected_as_plain_sql_has_them(
    label: str, bundle: Store, bundle_store: Path
) -> None:
    own = area(label).code
    ((expected, patients),) = plain_rows(bundle_store, EXPECTED, area=own)
    ((register, listed),) = plain_rows(bundle_store, RECORDED, area=own)
    found = against_expected(own, **parts(bundle))
    assert found
    assert found.expected_percent == pytest.approx(100 * expected / patients)
    assert found.recorded_percent == pytest.approx(100 * register / listed)
    assert found.ratio == pytest.approx((register / listed) / (expected / patients))
    assert found.lower < found.ratio < found.upper


def test_golden_north_lewisham_records_9_1_and_its_ages_alone_predict_9_7(bundle: Store) -> None:
    found = against_expected(area(NORTH).code, **parts(bundle))
    assert found
    assert (round(found.recorded_percent, 1), round(found.expected_percent, 1)) == (9.1, 9.7)


def test_the_chart_has_all_six_pcns_in_the_catalogues_order(bundle: Store) -> None:
    register, ages, rates = parts(bundle).values()
    chart = recorded_and_expected(register=register, patients=ages, rates=rates, view=view_of(bundle))
    assert chart.categories == PCNS


@pytest.mark.parametrize("part", ["register", "patients", "rates"])
def test_with_a_part_missing_or_hidden_there_is_no_comparison(part: str, bundle: Store) -> None:
    own = area(NORTH).code
    for change in (emptied, lambda a: with_hidden(a, lambda _: True)):
        answers = parts(bundle)
        answers[part] = change(answers[part])
        assert against_expected(own, **answers) is None


def test_one_hidden_age_band_is_not_taken_for_nobody(bundle: Store) -> None:
    register, ages, rates = parts(bundle).values()
    hidden = with_hidden(ages, lambda f: f.group_id == "95_plus")
    assert against_expected(area(NORTH).code, register=register, patients=hidden, rates=rates) is None


def test_one_of_englands_rates_missing_is_not_taken_for_nobody(bundle: Store) -> None:
    register, ages, rates = parts(bundle).values()
    fewer = rates.only(f for f in rates.figures if f.group_id != "80_plus")
    assert against_expected(area(NORTH).code, register=register, patients=ages, rates=fewer) is None


def test_an_empty_list_is_not_compared(bundle: Store) -> None:
    register, ages, rates = parts(bundle).values()
    nobody = replace(ages, figures=tuple(replace(f, value=0.0, numerator=0.0) for f in ages.figures))
    assert against_expected(area(NORTH).code, register=register, patients=nobody, rates=rates) is None


def test_the_modelled_missing_are_lewishams_and_said_to_be_a_model(bundle: Store) -> None:
    said = modelled_missing(asked(bundle, "undiagnosed_hypertension", LEWISHAM), view_of(bundle))
    assert said.sentences[0].startswith("A model estimates that 7.8% of adults in Lewisham, about 18,900 people,")
    assert said.sentences[0].endswith("(2021).")
    assert said.sentences[1] == "The model has no figure for PCNs."
    assert "Holds modelled figures." in said.source


def test_without_the_model_it_says_so(bundle: Store) -> None:
    modelled = asked(bundle, "undiagnosed_hypertension", LEWISHAM)
    for missing in (emptied(modelled), with_hidden(modelled, lambda _: True)):
        said = modelled_missing(missing, view_of(bundle))
        assert said.sentences == ("Estimated undiagnosed hypertension: we have no figure for Lewisham.",)
