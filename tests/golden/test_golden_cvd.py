"""Figures typed by hand from the publications, against what is bundled."""

import pandas as pd
import pytest

from het_dash.catalogue import load

ENGLAND, LONDON, SEL, LEWISHAM = "E92000001", "E40000003", "E54000030", "E09000023"
BLACK, WHITE = "ethnicity_cvdprevent black", "ethnicity_cvdprevent white"
EVERYONE = "persons all"


def bundled(source: str) -> pd.DataFrame:
    files = sorted((load().folder / "observations" / source).glob("*/observations.csv"))
    return pd.concat([pd.read_csv(file, dtype={"group_id": str}) for file in files], ignore_index=True)


def the_one(source: str, indicator: str, area: str, end: str, who: str = EVERYONE) -> pd.Series:
    breakdown, group = who.split()
    rows = bundled(source)
    key = {"indicator_id": indicator, "area_code": area, "period_end": end, "breakdown": breakdown, "group_id": group}
    found = rows[(rows[list(key)] == pd.Series(key)).all(axis=1)]
    assert len(found) == 1
    return found.iloc[0]


@pytest.mark.parametrize(
    ("indicator", "area", "who", "value"),
    [
        ("cvdp007hyp", SEL, EVERYONE, 73.54),
        ("cvdp007hyp", SEL, BLACK, 67.26),
        ("cvdp007hyp", SEL, WHITE, 77.26),
        ("cvdp007hyp", ENGLAND, BLACK, 66.49),
        ("cvdp007hyp", ENGLAND, WHITE, 74.99),
        ("cvdp007hyp", LONDON, BLACK, 70.81),
        ("cvdp007hyp", LONDON, WHITE, 77.40),
        ("cvdp007hyp", SEL, "imd_quintile_england 1", 70.35),
        ("cvdp007hyp", SEL, "imd_quintile_england 5", 79.36),
        ("cvdp002af", SEL, BLACK, 86.31),
        ("cvdp002af", SEL, WHITE, 90.31),
        ("cvdp009chol", SEL, BLACK, 81.60),
        ("cvdp009chol", SEL, WHITE, 85.99),
    ],
)
def test_cvdprevent_to_march_2026(indicator: str, area: str, who: str, value: float) -> None:
    assert the_one("cvdprevent", indicator, area, "2026-03-31", who)["value"] == value


def test_counts_and_limits_behind_the_known_inequality() -> None:
    black = the_one("cvdprevent", "cvdp007hyp", SEL, "2026-03-31", BLACK)
    white = the_one("cvdprevent", "cvdp007hyp", SEL, "2026-03-31", WHITE)
    figures = ["numerator", "denominator", "lower", "upper"]
    assert list(black[figures]) == [46350, 68915, 66.91, 67.61]
    assert list(white[figures]) == [103820, 134385, 77.03, 77.48]


@pytest.mark.parametrize(
    ("practice", "indicator", "value"),
    [("G85004", "cvdp007hyp", 65.29), ("G85038", "cvdp004ckd", 66.76), ("G85736", "cvdp001bmi", 53.45)],
)
def test_cvdprevent_by_practice_to_december_2025(practice: str, indicator: str, value: float) -> None:
    assert the_one("cvdprevent_practice", indicator, practice, "2025-12-31")["value"] == value


@pytest.mark.parametrize(
    ("area", "year", "value", "lower", "upper", "deaths"),
    [
        (LEWISHAM, 2025, 103.96, 89.62, 119.87, 203),
        (ENGLAND, 2025, 71.53, 70.79, 72.28, 35_820),
        (LEWISHAM, 2024, 105.60, 90.85, 121.98, 200),
        (LEWISHAM, 2022, 94.03, 79.90, 109.86, 172),
    ],
)
def test_under_75_cvd_mortality(area: str, year: int, value: float, lower: float, upper: float, deaths: int) -> None:
    row = the_one("fingertips", "under75_cvd_mortality", area, f"{year}-12-31")
    assert [round(row[name], 2) for name in ("value", "lower", "upper")] == [value, lower, upper]
    assert row["numerator"] == deaths
    assert row["qualifier"] == ("provisional" if year == 2025 else "exact")


def test_lewisham_is_second_highest_of_32_london_boroughs_with_a_value() -> None:
    rows = bundled("fingertips").query("indicator_id == 'under75_cvd_mortality' and period_end == '2025-12-31'")
    boroughs = rows[rows["area_code"].str.startswith("E09") & rows["value"].notna()].sort_values("value")
    assert len(boroughs) == 32
    assert boroughs["area_code"].iloc[-2] == LEWISHAM


def test_estimated_undiagnosed_hypertension() -> None:
    row = the_one("fingertips", "undiagnosed_hypertension", LEWISHAM, "2021-12-31")
    assert (row["value"], row["qualifier"]) == (7.79, "modelled")


def test_qof_hypertension_2024_25_in_lewisham_and_england() -> None:
    rows = bundled("qof").query("indicator_id == 'qof_hypertension' and period_end == '2025-03-31'")
    practices = rows[~rows["area_code"].str.startswith("E")]
    assert (practices["numerator"].sum(), practices["denominator"].sum()) == (41_091, 358_551)
    england = the_one("qof", "qof_hypertension", ENGLAND, "2025-03-31")
    assert round(100 * england["numerator"] / england["denominator"], 2) == 15.23


@pytest.mark.parametrize(
    ("indicator", "register", "of"),
    [
        ("qof_atrial_fibrillation", 1_427_589, 63_766_671),
        ("qof_chronic_kidney_disease", 2_378_168, 51_293_187),
        ("qof_diabetes", 4_109_134, 52_049_752),
    ],
)
def test_qof_england_totals_2024_25_use_the_list_of_the_registers_ages(indicator: str, register: int, of: int) -> None:
    england = the_one("qof", indicator, ENGLAND, "2025-03-31")
    assert (england["numerator"], england["denominator"]) == (register, of)
