"""Figures typed by hand from the publications, against what the built store answers."""

import csv
from collections import defaultdict
from datetime import date

import pytest

from het_dash.catalogue import Membership, load
from het_dash.figures import Figure
from het_dash.store import Question, Store

ENGLAND, LONDON, SEL, LEWISHAM = "E92000001", "E40000003", "E54000030", "E09000023"
NORTH, SEVENFIELDS = "pcn:north-lewisham", "pcn:sevenfields"
ODS_PCNS = ("U53896", "U23546", "U11059", "U21222", "U58020", "U42936", "U22506")
MARCH_2021, MARCH_2025, MARCH_2026 = date(2021, 3, 31), date(2025, 3, 31), date(2026, 3, 31)


def the(bundle: Store, indicator: str, area: str, end: date, group: str = "all", breakdown: str = "persons") -> Figure:
    """The one figure that the store has of it."""
    answer = bundle.ask(Question(indicator, (area,), breakdown))
    (figure,) = (f for f in answer.figures if (f.period_end, f.group_id) == (end, group))
    assert figure.lineage_id in {x.lineage_id for x in answer.lineage}
    return figure


def value(figure: Figure, digits: int = 2) -> float:
    assert figure.value is not None
    return round(figure.value, digits)


def limits(figure: Figure) -> tuple[float, float]:
    assert figure.lower is not None
    assert figure.upper is not None
    return round(figure.lower, 2), round(figure.upper, 2)


# NHS England, Quality and Outcomes Framework 2024-25, recorded disease prevalence, practice level: HYP, sum of the
# 26 practices of Lewisham; England as published in the summary (15.23%).
def test_recorded_hypertension_in_2024_25(bundle: Store) -> None:
    lewisham = the(bundle, "qof_hypertension", LEWISHAM, MARCH_2025)
    assert (lewisham.numerator, lewisham.denominator) == (41_091, 358_551)
    assert value(lewisham) == 11.46
    assert lewisham.nature == "derived"
    assert value(the(bundle, "qof_hypertension", ENGLAND, MARCH_2025)) == 15.23


# NHS England, Quality and Outcomes Framework 2020-21: hypertension in England, 13.93%.
def test_recorded_hypertension_in_england_in_2020_21(bundle: Store) -> None:
    assert value(the(bundle, "qof_hypertension", ENGLAND, MARCH_2021)) == 13.93


# The same edition, summed over Sevenfields' and Ravensbourne's practices: 13.4%.
def test_recorded_hypertension_in_sevenfields_counts_ravensbourne_in(bundle: Store) -> None:
    figure = the(bundle, "qof_hypertension", SEVENFIELDS, MARCH_2025)
    assert value(figure, 1) == 13.4
    assert figure.interval_kind == "wilson"


def test_every_register_of_every_pcn_is_what_a_reader_with_a_pencil_gets(bundle: Store) -> None:
    services = {one.code for one in bundle.catalogue.practices.values() if one.kind == "service"}
    home = {ods: pcn.code for pcn in bundle.catalogue.pcns for ods in pcn.ods_pcns}
    sums: defaultdict[tuple[str, str, str], list[float]] = defaultdict(lambda: [0, 0])
    for file in sorted(load().folder.glob("observations/qof/*/observations.csv")):
        for row in csv.DictReader(file.read_text(encoding="utf-8").splitlines()):
            day = date.fromisoformat(row["period_end"])
            if row["area_code"] in services:
                continue
            for pcn in {home[m.pcn_code] for m in bundle.catalogue.membership if _there(m, row["area_code"], day)}:
                sums[row["indicator_id"], pcn, row["period_end"]][0] += float(row["numerator"])
                sums[row["indicator_id"], pcn, row["period_end"]][1] += float(row["denominator"])
    assert len(sums) > 100
    for (indicator, pcn, end), counted in sums.items():
        figure = the(bundle, indicator, pcn, date.fromisoformat(end))
        assert [figure.numerator, figure.denominator] == counted, (indicator, pcn, end)


def _there(member: Membership, practice: str, day: date) -> bool:
    began = member.start is None or member.start <= day
    return member.practice_code == practice and began and (member.end is None or member.end >= day)


# The same edition: One Care Lewisham, 170 of 300; the Special Allocation Practice, 24 of 203.
def test_the_six_pcns_and_the_two_services_add_up_to_lewisham(bundle: Store) -> None:
    parts = [the(bundle, "qof_hypertension", pcn.code, MARCH_2025) for pcn in bundle.catalogue.pcns]
    assert sum(part.numerator or 0 for part in parts) + 170 + 24 == 41_091
    assert sum(part.denominator or 0 for part in parts) + 300 + 203 == 358_551


# NHS England, Patients Registered at a GP Practice, 1 July 2026: the borough's seven ODS PCNs.
def test_registered_patients_on_1_july_2026(bundle: Store) -> None:
    day = date(2026, 7, 1)
    pcns = [the(bundle, "registered_patients", code, day) for code in ODS_PCNS]
    assert sum(pcn.numerator or 0 for pcn in pcns) == 351_702
    assert the(bundle, "registered_patients", LEWISHAM, day).numerator == 351_702
    assert the(bundle, "registered_patients", NORTH, day).numerator == 89_273
    six = [the(bundle, "registered_patients", pcn.code, day).numerator or 0 for pcn in bundle.catalogue.pcns]
    assert sum(six) == 351_702


# ONS, Census 2021, TS021 (ethnic group): Lewisham.
@pytest.mark.parametrize(
    ("scheme", "group", "percent"),
    [
        ("ethnicity_census5", "black", 26.77),
        ("ethnicity_census19", "black_african", 12.58),
        ("ethnicity_census19", "black_caribbean", 10.61),
    ],
)
def test_ethnic_groups_of_lewishams_residents(bundle: Store, scheme: str, group: str, percent: float) -> None:
    figure = the(bundle, "residents_ethnic_group", LEWISHAM, date(2021, 3, 21), group, scheme)
    assert value(figure) == percent
    assert figure.denominator == 300_568


# ONS, Census 2021: usual residents of Lewisham.
def test_residents_of_lewisham(bundle: Store) -> None:
    assert the(bundle, "residents", LEWISHAM, date(2021, 3, 21)).numerator == 300_568


# NHS England, CVDPREVENT, to March 2026: CVDP007HYP, South East London.
def test_blood_pressure_treated_to_threshold_in_south_east_london(bundle: Store) -> None:
    def of(group: str) -> Figure:
        return the(bundle, "cvdp007hyp", SEL, MARCH_2026, group, "ethnicity_cvdprevent")

    assert value(the(bundle, "cvdp007hyp", SEL, MARCH_2026)) == 73.54
    black, white = of("black"), of("white")
    assert (value(black), limits(black)) == (67.26, (66.91, 67.61))
    assert (black.numerator, black.denominator) == (46_350, 68_915)
    assert (value(white), limits(white)) == (77.26, (77.03, 77.48))
    assert (white.numerator, white.denominator) == (103_820, 134_385)
    assert {figure.interval_kind for figure in (black, white)} == {"published"}
    assert {figure.nature for figure in (black, white)} == {"published"}


# OHID, Fingertips 40401: under-75 mortality from all cardiovascular diseases, 2025 (provisional), per 100,000.
def test_under_75_mortality_from_cardiovascular_disease_in_2025(bundle: Store) -> None:
    lewisham = the(bundle, "under75_cvd_mortality", LEWISHAM, date(2025, 12, 31))
    assert (value(lewisham), limits(lewisham)) == (103.96, (89.62, 119.87))
    assert lewisham.qualifier == "provisional"
    assert value(the(bundle, "under75_cvd_mortality", ENGLAND, date(2025, 12, 31))) == 71.53


# OHID, Fingertips: estimated undiagnosed hypertension in adults, 2021, Lewisham.
def test_estimated_undiagnosed_hypertension(bundle: Store) -> None:
    figure = the(bundle, "undiagnosed_hypertension", LEWISHAM, date(2021, 12, 31))
    assert (value(figure), figure.qualifier) == (7.79, "modelled")


# NHS England, Patients Registered at a GP Practice, July 2022, by LSOA: North Lewisham PCN (U53896).
def test_where_north_lewishams_patients_live(bundle: Store) -> None:
    day = date(2022, 7, 1)
    living = the(bundle, "patients_living_in_borough", NORTH, day)
    assert (living.numerator, living.denominator) == (71_631, 87_254)
    assert value(living, 0) == 82
    assert value(the(bundle, "patients_by_neighbourhood", NORTH, day, "nbh:1", "neighbourhood"), 0) == 92
    assert living.qualifier == "modelled"
