"""Figures of every published year, typed by hand from the publications."""

from datetime import date

from het_dash.catalogue import load
from het_dash.ingest.build import membership_check
from het_dash.store import Question, Store
from tests.golden.test_golden_figures import ENGLAND, LEWISHAM, the, value


# NHS England, Quality and Outcomes Framework, recorded disease prevalence, practice level: HYP and its list.
def test_recorded_hypertension_in_lewisham_and_england(bundle: Store) -> None:
    for area, year, register, patients in (
        (LEWISHAM, 2020, 38_334, 342_845),
        (LEWISHAM, 2023, 39_103, 353_972),
        (ENGLAND, 2020, 8_514_885, 60_407_685),
        (ENGLAND, 2023, 8_996_512, 62_378_057),
    ):
        figure = the(bundle, "qof_hypertension", area, date(year, 3, 31))
        assert (figure.numerator, figure.denominator) == (register, patients), (area, year)


# OHID, Fingertips 40401: under-75 mortality from all cardiovascular diseases, per 100,000; 2025 is provisional.
def test_deaths_under_75_from_cardiovascular_disease(bundle: Store) -> None:
    for area, year, rate in (
        (LEWISHAM, 2001, 176.86),
        (LEWISHAM, 2015, 66.92),
        (LEWISHAM, 2021, 95.90),
        (LEWISHAM, 2024, 105.60),
        (LEWISHAM, 2025, 103.96),
        (ENGLAND, 2001, 145.16),
        (ENGLAND, 2025, 71.53),
    ):
        figure = the(bundle, "under75_cvd_mortality", area, date(year, 12, 31))
        assert value(figure) == rate, (area, year)
        assert figure.qualifier == ("provisional" if year == 2025 else "exact")


def test_every_year_from_2001_to_2025_has_its_deaths(bundle: Store) -> None:
    for area in (LEWISHAM, ENGLAND, "E09000022", "E09000028"):
        for year in range(2001, 2026):
            assert the(bundle, "under75_cvd_mortality", area, date(year, 12, 31)).shown, (area, year)


# NHS Digital, QOF by clinical commissioning group (NHS Lewisham CCG), 2013-14 to 2018-19; England is the sum of CCGs.
def test_registers_before_the_programme(bundle: Store) -> None:
    for year, register, patients in ((2014, 34_166, 303_345), (2015, 35_078, 310_058), (2019, 38_041, 335_832)):
        figure = the(bundle, "qof_hypertension", LEWISHAM, date(year, 3, 31))
        assert (figure.numerator, figure.denominator) == (register, patients), year


def test_blood_pressure_controlled_before_the_programme(bundle: Store) -> None:
    counts = {
        2015: (27_062, 33_765),
        2016: (26_558, 34_284),
        2017: (28_829, 35_459),
        2018: (29_392, 35_908),
        2019: (29_770, 36_875),
    }
    for year, counted in counts.items():
        figure = the(bundle, "qof_bp_control", LEWISHAM, date(year, 3, 31))
        assert (figure.numerator, figure.denominator) == counted, year
    assert value(the(bundle, "qof_bp_control", LEWISHAM, date(2015, 3, 31))) == 80.15


def test_anticoagulation_before_the_programme(bundle: Store) -> None:
    counts = {2016: (1_445, 1_799), 2017: (1_666, 2_039), 2018: (1_851, 2_117), 2019: (2_006, 2_337)}
    for year, counted in counts.items():
        figure = the(bundle, "qof_af_anticoagulation", LEWISHAM, date(year, 3, 31))
        assert (figure.numerator, figure.denominator) == counted, year


def test_those_left_out_of_blood_pressure_control(bundle: Store) -> None:
    figure = the(bundle, "qof_bp_control_left_out", LEWISHAM, date(2015, 3, 31))
    assert (figure.numerator, figure.denominator) == (1_313, 35_078)


def test_kidney_registers_of_2013_14_which_their_publisher_advises_against_are_left_out(bundle: Store) -> None:
    ends = {f.period_end for f in bundle.ask(Question("qof_chronic_kidney_disease", (LEWISHAM,))).figures}
    assert min(ends) == date(2015, 3, 31)


def test_membership_agrees_with_the_practice_maps_of_2020_2022_and_2026() -> None:
    catalogue = load()
    maps = [e.edition for e in catalogue.editions if e.source_id == "practice_map"]
    assert maps == ["2020-09", "2022-01", "2026-07"]
    membership_check.check(catalogue)
