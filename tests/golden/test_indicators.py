"""The indicators that are declared, and the observations bundled with them, agree with each other."""

from collections.abc import Iterator

import pandas as pd
import pytest

from het_dash.catalogue import Catalogue, Edition, Indicator, load

CATALOGUE = load()
INDICATORS = [pytest.param(one, id=one.id) for one in CATALOGUE.indicators.values()]
KEY = ["indicator_id", "area_code", "period_start", "period_end", "breakdown", "group_id"]
# methods 2: practice values are weighed by these registers and no others.
WEIGHTS = {
    "cvdp004hyp": "qof_hypertension",
    "cvdp007hyp": "qof_hypertension",
    "cvdp009hyp": "qof_hypertension",
    "cvdp004ckd": "qof_chronic_kidney_disease",
    "cvdp006ckd": "qof_chronic_kidney_disease",
    "cvdp002chd": "qof_coronary_heart_disease",
    "cvdp002strk": "qof_stroke_tia",
}
# methods 8: all blood-pressure indicators, and prevalence. cvdp009hyp counts urine tests, but of recorded hypertension.
BROKEN_IN_JUNE_2024 = {
    *(f"cvdp{number}hyp" for number in ("001", "002", "003", "004", "005", "006", "007", "009")),
    *("cvdp001hyp_standardised", "cvdp007ckd", "cvdp002chd", "cvdp002strk"),
}
PRACTICE_CODES = """
    CVDP004HYP CVDP002HYP CVDP003HYP CVDP007HYP CVDP006HYP CVDP009HYP CVDP005HYP CVDP002AF CVDP005AF CVDP004AF
    CVDP009CHOL CVDP011CHOL CVDP012CHOL CVDP003CHOL CVDP006CHOL CVDP008CHOL CVDP010CHOL CVDP004CKD CVDP006CKD
    CVDP005CKD CVDP007CKD CVDP003CKD CVDP002CKD CVDP003DM CVDP005DM CVDP002NDH CVDP002CHD CVDP002STRK CVDP002HF
    CVDP001SMOK CVDP002SMOK CVDP001BMI
""".split()
QOF_CODES = "HYP AF CKD DM CHD STIA HF PAD OB NDH".split()


def _bundled(catalogue: Catalogue) -> Iterator[tuple[Edition, pd.DataFrame]]:
    for edition in catalogue.editions:
        file = catalogue.folder_of(edition) / "observations.csv"
        if file.is_file():
            yield edition, pd.read_csv(file, dtype={"group_id": str}, keep_default_na=False, na_values={"value": [""]})


BUNDLED = [
    pytest.param(edition, rows, id=f"{edition.source_id} {edition.edition}") for edition, rows in _bundled(CATALOGUE)
]


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_every_bundled_observation_is_of_an_indicator_that_names_its_source(
    edition: Edition, rows: pd.DataFrame
) -> None:
    unknown = set(rows["indicator_id"]) - set(CATALOGUE.indicators)
    assert not unknown
    for indicator_id in set(rows["indicator_id"]):
        assert edition.source_id in CATALOGUE.indicators[indicator_id].sources


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_every_bundled_observations_breakdown_is_declared_by_its_indicator(
    edition: Edition, rows: pd.DataFrame
) -> None:
    for indicator_id, breakdown in set(zip(rows["indicator_id"], rows["breakdown"], strict=True)):
        assert breakdown in CATALOGUE.indicators[indicator_id].breakdowns, (indicator_id, breakdown)


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_every_bundled_observations_group_belongs_to_its_breakdown(edition: Edition, rows: pd.DataFrame) -> None:
    groups = {id_: {group.id for group in one.groups} for id_, one in CATALOGUE.breakdowns.items()}
    for breakdown, group in set(zip(rows["breakdown"], rows["group_id"], strict=True)):
        assert group in groups[breakdown], (breakdown, group)


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_every_bundled_observations_kind_of_area_is_a_grain_of_its_indicator(
    edition: Edition, rows: pd.DataFrame
) -> None:
    for indicator_id, area in set(zip(rows["indicator_id"], rows["area_code"], strict=True)):
        assert CATALOGUE.areas[area].kind in CATALOGUE.indicators[indicator_id].grains, (indicator_id, area)


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_bundled_rows_and_periods_are_those_that_the_edition_tells(edition: Edition, rows: pd.DataFrame) -> None:
    assert len(rows) == edition.rows
    assert rows["period_start"].min() == str(edition.period_start)
    assert rows["period_end"].max() == str(edition.period_end)


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_an_observation_without_a_value_has_counts_or_says_why_it_has_nothing(
    edition: Edition, rows: pd.DataFrame
) -> None:
    nothing = rows["value"].isna() & (rows["numerator"].astype(str) == "")
    assert (rows.loc[nothing, "note"] != "").all()


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_published_values_are_only_of_indicators_that_we_do_not_work_out(edition: Edition, rows: pd.DataFrame) -> None:
    for indicator_id in set(rows.loc[rows["value"].notna(), "indicator_id"]):
        assert CATALOGUE.indicators[indicator_id].interval in ("published", "none"), indicator_id
        assert CATALOGUE.indicators[indicator_id].built_from == "none", indicator_id


@pytest.mark.parametrize(("edition", "rows"), BUNDLED)
def test_percentages_lie_between_0_and_100(edition: Edition, rows: pd.DataFrame) -> None:
    percent = rows["indicator_id"].map(lambda id_: CATALOGUE.indicators[id_].unit == "percent")
    assert rows.loc[percent & rows["value"].notna(), "value"].between(0, 100).all()


def test_no_source_says_a_figure_in_two_editions() -> None:
    frames = [rows.assign(source_id=edition.source_id) for edition, rows in _bundled(CATALOGUE)]
    everything = pd.concat(frames, ignore_index=True)
    twice = everything[everything.duplicated(subset=["source_id", *KEY])]
    assert twice.empty, twice[KEY].head().to_dict("records")


@pytest.mark.parametrize("indicator", INDICATORS)
def test_every_code_is_for_one_of_the_indicators_sources(indicator: Indicator) -> None:
    assert set(indicator.codes) <= set(indicator.sources)


def test_no_source_uses_a_code_for_two_indicators() -> None:
    named = [(source, code) for one in CATALOGUE.indicators.values() for source, code in one.codes.items()]
    assert len(named) == len(set(named))


def test_practice_values_are_weighed_by_the_registers_of_the_closed_list_only() -> None:
    assert {one.id: one.weight for one in CATALOGUE.indicators.values() if one.weight} == WEIGHTS


def test_weighted_indicators_are_given_for_pcns_and_lewisham() -> None:
    for id_ in WEIGHTS:
        assert {"practice", "pcn", "borough"} <= set(CATALOGUE.indicators[id_].grains)


def test_breaks_of_june_2024_are_declared_where_blood_pressure_or_prevalence_is_measured() -> None:
    broken = {one.id for one in CATALOGUE.indicators.values() for b in one.breaks if str(b.on) == "2024-06-01"}
    assert broken == BROKEN_IN_JUNE_2024


def test_recorded_prevalence_has_no_better_or_worse() -> None:
    found = [one for one in CATALOGUE.indicators.values() if one.stage in ("found", "population", "risk")]
    assert {one.polarity for one in found} == {"none"}


def test_detection_gaps_and_overtreatment_are_better_lower_and_care_is_better_higher() -> None:
    for code in PRACTICE_CODES:
        one = CATALOGUE.indicators[code.lower()]
        gap = one.stage == "not_yet_found" or code == "CVDP006HYP"
        assert one.polarity == ("lower_is_better" if gap else "higher_is_better"), code
        assert gap == (code in "CVDP005HYP CVDP006HYP CVDP002CKD CVDP003CKD CVDP003DM CVDP005DM CVDP002NDH".split())


def test_all_32_practice_indicators_are_declared_for_both_of_the_audits_sources() -> None:
    assert len(PRACTICE_CODES) == 32
    for code in PRACTICE_CODES:
        one = CATALOGUE.indicators[code.lower()]
        assert one.sources[:2] == ("cvdprevent", "cvdprevent_practice")
        assert one.sources[2:] in ((), ("gp_extract", "demo_gp_extract"))
        assert one.codes == {"cvdprevent": code, "cvdprevent_practice": code}


def test_every_indicator_of_the_audit_says_to_compare_march_with_march_or_that_it_follows_age() -> None:
    for one in CATALOGUE.indicators.values():
        if "cvdprevent_practice" in one.sources:
            assert one.comparability.startswith("Compare March with March only"), one.id


def test_all_ten_qof_registers_are_summed_from_practices() -> None:
    registers = {one.codes["qof"]: one for one in CATALOGUE.indicators.values() if "qof" in one.codes}
    assert set(registers) == set(QOF_CODES)
    assert {(one.built_from, one.interval, one.polarity) for one in registers.values()} == {
        ("practice", "wilson", "none")
    }
