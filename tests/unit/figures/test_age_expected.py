"""Recorded hypertension against what a list's ages alone would give at England's rates."""

import csv
import math
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from scipy import stats

from het_dash.catalogue import load
from het_dash.figures.age_expected import (
    ADULT_PART_IN_WORDS,
    DATES_IN_WORDS,
    FIVE_YEAR_BANDS,
    bands_of_four,
    expected_register,
    recorded_against_expected,
)
from het_dash.figures.benchmark import compare
from tests.support.reference_cases import OFFICIAL, needs_official

MEMBERSHIP = Path(__file__).resolve().parents[3] / "data/areas/membership.csv"
AGES = [*(f"{age}_{age + 4}" for age in range(0, 95, 5)), "95_plus"]

# Typed from the publications. England: CVDP001HYP by age, persons, to March 2026 (numerator and denominator).
ENGLAND = {
    "18-39": (244_251, 19_079_003),
    "40-59": (2_311_816, 16_316_597),
    "60-79": (4_954_318, 12_161_702),
    "80+": (1_956_906, 3_175_697),
}
ENGLAND_RATES = [people / registered for people, registered in ENGLAND.values()]

# Registered patients, 1 July 2026, in five-year bands from 0-4 to 95 and over.
NORTH_LEWISHAM = "3538 3298 3714 3946 6848 11844 11952 10147 7663 5807 4857 4429 4144 2711 1766 1047 738 491 236 97"
SEVENFIELDS = "3734 4259 4376 4449 4196 4956 5679 6043 5860 5189 4393 4454 4236 3133 1979 1455 998 648 309 92"


def by_age(patients: str) -> dict[str, float]:
    return dict(zip(AGES, map(float, patients.split()), strict=True))


def test_north_lewisham_records_about_9_2_per_cent_of_about_9_7_expected() -> None:
    patients = by_age(NORTH_LEWISHAM)
    assert bands_of_four(patients).tolist() == pytest.approx([42_369.4, 22_756, 9_668, 1_562])
    expected = expected_register(ENGLAND_RATES, bands_of_four(patients))
    assert expected == pytest.approx(8_667.6, abs=0.1)
    found = recorded_against_expected(8_445, 91_707, expected, sum(patients.values()))
    assert found.recorded_percent == pytest.approx(9.2, abs=0.05)
    assert found.expected_percent == pytest.approx(9.7, abs=0.05)
    assert (found.ratio, found.lower, found.upper) == pytest.approx((0.9485, 0.9283, 0.9689), abs=5e-5)
    assert compare(found.ratio, found.lower, found.upper, 1) == "lower"


def test_sevenfields_with_ravensbourne_records_about_13_4_per_cent_of_about_12_5_expected() -> None:
    # methods 1 says about 12.1 expected: that is U58020 alone, while its 13.4 recorded counts Ravensbourne too.
    patients = by_age(SEVENFIELDS)
    expected = expected_register(ENGLAND_RATES, bands_of_four(patients))
    found = recorded_against_expected(9_736, 72_603, expected, sum(patients.values()))
    assert found.recorded_percent == pytest.approx(13.4, abs=0.05)
    assert found.expected_percent == pytest.approx(12.45, abs=0.05)
    assert (found.ratio, found.lower, found.upper) == pytest.approx((1.0769, 1.0556, 1.0985), abs=5e-5)
    assert compare(found.ratio, found.lower, found.upper, 1) == "higher"


def read(path: Path) -> Iterator[dict[str, str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        yield from csv.DictReader(file)


def official_patients(*pcns: str) -> dict[str, float]:
    patients: Counter[str] = Counter()
    for row in read(OFFICIAL / "registrations/gp-reg-pat-prac-quin-age_2026-07_lewisham_official_shape.csv"):
        if row["ORG_TYPE"] == "PCN" and row["ORG_CODE"] in pcns and row["SEX"] != "ALL" and row["AGE_GROUP_5"] != "ALL":
            patients[row["AGE_GROUP_5"].replace("95+", "95_plus")] += int(row["NUMBER_OF_PATIENTS"])
    return dict.fromkeys(AGES, 0.0) | dict(patients)


def official_register(*pcns: str) -> tuple[float, float]:
    """Register and list of the practices that were members at the end of March 2025, each practice once."""
    last_day = "2025-03-31"
    members = {
        row["practice_code"]
        for row in read(MEMBERSHIP)
        if row["pcn_code"] in pcns and row["start"] <= last_day and (row["end"] or last_day) >= last_day
    }
    rows = read(OFFICIAL / "qof/QOF_PREVALENCE_2024-25_lewisham_official_shape.csv")
    registers = [row for row in rows if row["GROUP_CODE"] == "HYP" and row["PRACTICE_CODE"] in members]
    return sum(float(row["REGISTER"]) for row in registers), sum(float(row["PRACTICE_LIST_SIZE"]) for row in registers)


@needs_official
def test_the_typed_figures_are_the_publishers() -> None:
    assert official_patients("U53896") == by_age(NORTH_LEWISHAM)
    assert official_patients("U58020", "U42936") == by_age(SEVENFIELDS)
    assert official_register("U53896") == (8_445, 91_707)
    assert official_register("U58020", "U42936") == (9_736, 72_603)
    rates = {
        row["MetricCategoryName"]: (float(row["Numerator"]), float(row["Denominator"]))
        for row in read(OFFICIAL / "cvdprevent/cvdprevent_to2026-03_england_london_sel_official_shape.csv")
        if (row["IndicatorCode"], row["AreaCode"]) == ("CVDP001HYP", "E92000001")
        and (row["MetricCategoryTypeName"], row["CategoryAttribute"]) == ("Age group", "Persons")
    }
    assert rates == ENGLAND


@needs_official
def test_sevenfields_without_ravensbourne_is_the_12_1_per_cent_of_methods() -> None:
    patients = official_patients("U58020")
    expected = expected_register(ENGLAND_RATES, bands_of_four(patients))
    assert 100 * expected / sum(patients.values()) == pytest.approx(12.1, abs=0.05)


def test_bands_are_those_of_the_catalogue() -> None:
    groups = {group.id for group in load().breakdowns["age_5yr"].groups}
    assert groups == FIVE_YEAR_BANDS


def test_two_fifths_of_the_people_aged_15_to_19_are_adults() -> None:
    assert bands_of_four(dict.fromkeys(AGES, 0.0) | {"15_19": 1000}).tolist() == [400, 0, 0, 0]
    assert "two fifths" in ADULT_PART_IN_WORDS


def test_children_are_expected_to_have_none() -> None:
    children = {"0_4": 10.0, "5_9": 10.0, "10_14": 10.0}
    assert bands_of_four(dict.fromkeys(AGES, 0.0) | children).tolist() == [0, 0, 0, 0]


def test_oldest_band_counts() -> None:
    assert bands_of_four(dict.fromkeys(AGES, 0.0) | {"95_plus": 7}).tolist() == [0, 0, 0, 7]


def test_a_missing_age_band_is_refused_by_name() -> None:
    with pytest.raises(ValueError, match="60_64"):
        bands_of_four({age: 1.0 for age in AGES if age != "60_64"})


def test_the_publishers_own_name_of_a_band_is_refused() -> None:
    with pytest.raises(ValueError, match=r"95\+"):
        bands_of_four(dict.fromkeys(AGES, 1.0) | {"95+": 1.0})


def test_fewer_than_no_patients_are_refused_with_the_band() -> None:
    with pytest.raises(ValueError, match=r"patients aged 40_44 .*-3\.0"):
        bands_of_four(dict.fromkeys(AGES, 1.0) | {"40_44": -3})


def test_rates_in_per_cent_are_refused() -> None:
    with pytest.raises(ValueError, match=r"rate is over 1 .*1\.28"):
        expected_register([1.28, 14.17, 40.74, 61.62], [1, 1, 1, 1])


@pytest.mark.parametrize(("rates", "patients"), [([0.1] * 3, [1] * 4), ([0.1] * 4, [1] * 5)])
def test_one_rate_and_one_count_for_each_band(rates: list[float], patients: list[float]) -> None:
    with pytest.raises(ValueError, match="18_39, 40_59, 60_79, 80_plus"):
        expected_register(rates, patients)


def test_ages_not_known_leave_nothing_expected() -> None:
    unknown = bands_of_four(dict.fromkeys(AGES, 1.0) | {"40_44": math.nan})
    found = recorded_against_expected(10, 100, expected_register([0.1] * 4, unknown), 20)
    assert np.isnan([found.ratio, found.lower, found.upper, found.expected_percent]).all()
    assert found.recorded_percent == 10


@pytest.mark.parametrize(
    ("register", "list_size", "expected", "expected_list"), [(0, 0, 5, 50), (5, 50, 0, 0), (5, 50, 0, 9)]
)
def test_an_empty_list_or_nobody_expected_leaves_no_ratio(
    register: float, list_size: float, expected: float, expected_list: float
) -> None:
    found = recorded_against_expected(register, list_size, expected, expected_list)
    assert np.isnan([found.ratio, found.lower, found.upper]).all()


def test_nobody_recorded_is_a_ratio_of_nought_with_an_upper_limit() -> None:
    found = recorded_against_expected(0, 100, 10, 100)
    assert (found.ratio, found.lower) == (0, 0)
    assert found.upper == pytest.approx(3.68887945411394 / 10)


def test_a_register_over_its_list_is_refused() -> None:
    with pytest.raises(ValueError, match=r"101\.0"):
        recorded_against_expected(101, 100, 10, 100)


def test_a_list_that_grew_since_does_not_read_as_people_missed() -> None:
    assert recorded_against_expected(100, 1000, 200, 2000).ratio == pytest.approx(1)


def test_both_periods_are_named() -> None:
    words = DATES_IN_WORDS.format(register_period="2024/25", ages_period="1 July 2026")
    assert "register of 2024/25" in words
    assert "registered at 1 July 2026" in words


@given(st.integers(10, 5000), st.integers(5000, 9000), st.floats(1, 5000), st.integers(5000, 9000))
def test_ratio_agrees_with_its_twin(register: int, list_size: int, expected: float, expected_list: int) -> None:
    found = recorded_against_expected(register, list_size, expected, expected_list)
    z = float(stats.norm.ppf(0.975))
    lower = register * (1 - 1 / (9 * register) - z / (3 * math.sqrt(register))) ** 3
    per_person = expected_list / (list_size * expected)
    assert found.ratio == pytest.approx(register * per_person)
    assert found.lower == pytest.approx(lower * per_person)
    assert found.lower < found.ratio < found.upper


@given(st.lists(st.integers(0, 9000), min_size=20, max_size=20))
def test_bands_agree_with_counting_people_one_age_at_a_time(patients: list[int]) -> None:
    counted = [0.0] * 4
    for age in range(18, 100):
        band = 3 if age >= 80 else (age - 20) // 20 if age >= 40 else 0
        counted[band] += patients[age // 5] / 5
    assert bands_of_four(dict(zip(AGES, patients, strict=True))).tolist() == pytest.approx(counted)
