"""Figures of every published year, typed by hand from the publications."""

from datetime import date

from het_dash.store import Store
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
