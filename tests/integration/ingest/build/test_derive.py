"""Where a PCN's patients live, and what follows from it, worked out by hand on three LSOAs."""

from typing import Any

import pytest

from tests.support.small_bundle import SmallData, rows_of

NORTH, LEWISHAM = "pcn:north-lewisham", "E09000023"
BROCKLEY, BROCKLEY_TOO, LADYWELL = "E01003207", "E01003209", "E01003274"  # Neighbourhoods 1, 1 and 2
HOMES = {
    "indicator_id": "patients_by_lsoa", "breakdown": "lsoa21", "period_start": "2022-07-01", "period_end": "2022-07-01",
}  # fmt: skip
CENSUS = {
    "indicator_id": "residents_ethnic_group", "breakdown": "ethnicity_census5",
    "period_start": "2021-03-21", "period_end": "2021-03-21",
}  # fmt: skip
IMD = {"indicator_id": "imd2025_decile", "period_start": "2025-01-01", "period_end": "2025-12-31"}
PATIENTS = f"""
    area_code  group_id           numerator
    G85085     {BROCKLEY}          60
    G85085     {LADYWELL}          20
    G85085     outside_borough   20
    G85698     {BROCKLEY_TOO}      100
    G85032     outside_borough   40
    """


@pytest.fixture
def homes(small: SmallData) -> SmallData:
    """Two practices of North Lewisham, and one of Sevenfields whose patients all live elsewhere."""
    small.observe("patients_by_lsoa/2022-07", PATIENTS, **HOMES)
    small.observe(
        "census2021/ts021",
        f"""
        area_code       group_id  numerator  denominator
        {BROCKLEY}       black     500        1000
        {BROCKLEY}       white     500        1000
        {LADYWELL}       black     200        1000
        {LADYWELL}       white     800        1000
        {BROCKLEY_TOO}   black     100        1000
        {BROCKLEY_TOO}   white     900        1000
        """,
        **CENSUS,
    )
    small.observe("imd2025/2025", f"area_code value\n{BROCKLEY} 1\n{LADYWELL} 4\n{BROCKLEY_TOO} 2", **IMD)
    return small


def shares(small: SmallData, area: str, indicator: str) -> dict[str, tuple[Any, ...]]:
    found = (r for r in rows_of(small.current, "figure") if (r["area_code"], r["indicator_id"]) == (area, indicator))
    return {row["group_id"]: (row["numerator"], row["denominator"], row["value"]) for row in found}


def test_the_share_living_in_lewisham_is_of_all_patients(homes: SmallData) -> None:
    homes.build()
    assert shares(homes, "G85085", "patients_living_in_borough") == {"all": (80, 100, 80)}
    assert shares(homes, NORTH, "patients_living_in_borough") == {"all": (180, 200, 90)}


def test_nobody_living_in_lewisham_is_zero_and_not_a_secret(homes: SmallData) -> None:
    homes.build()
    assert shares(homes, "pcn:sevenfields", "patients_living_in_borough") == {"all": (0, 40, 0)}


def test_neighbourhoods_share_the_patients_who_live_in_lewisham_and_none_is_left_out(homes: SmallData) -> None:
    homes.build()
    assert shares(homes, "G85085", "patients_by_neighbourhood") == {
        "nbh:1": (60, 80, 75),
        "nbh:2": (20, 80, 25),
        "nbh:3": (0, 80, 0),
        "nbh:4": (0, 80, 0),
    }
    assert shares(homes, NORTH, "patients_by_neighbourhood")["nbh:1"] == (160, 180, pytest.approx(100 * 160 / 180))


def test_fifths_of_deprivation_come_from_deciles_two_by_two(homes: SmallData) -> None:
    homes.build()
    found = shares(homes, NORTH, "patients_by_deprivation")
    assert {group: cells[:2] for group, cells in found.items()} == {
        "1": (160, 180),
        "2": (20, 180),
        "3": (0, 180),
        "4": (0, 180),
        "5": (0, 180),
    }


def test_the_ethnic_mix_weighs_each_lsoa_by_its_patients(homes: SmallData) -> None:
    homes.build()
    practice = shares(homes, "G85085", "ethnic_mix_estimate")
    assert practice["black"][2] == pytest.approx((60 * 50 + 20 * 20) / 80)
    assert practice["white"][2] == pytest.approx((60 * 50 + 20 * 80) / 80)
    north = shares(homes, NORTH, "ethnic_mix_estimate")
    assert north["black"][2] == pytest.approx((60 * 50 + 20 * 20 + 100 * 10) / 180)


def test_an_estimate_has_no_counts_no_interval_and_names_both_its_sources(homes: SmallData) -> None:
    homes.build()
    figure = homes.figure(NORTH, "ethnic_mix_estimate", group_id="black")
    assert figure is not None
    assert (figure["numerator"], figure["denominator"], figure["lower"]) == (None, None, None)
    assert (figure["qualifier"], figure["nature"], figure["interval_kind"]) == ("modelled", "derived", "none")
    lineage = [row for row in rows_of(homes.current, "lineage") if row["lineage_id"] == figure["lineage_id"]]
    assert [(row["source_id"], row["rule"][:20]) for row in lineage] == [
        ("census2021", "As published."),
        ("patients_by_lsoa", "Patients placed by t"),
    ]


def test_an_ods_pcn_gets_no_ethnic_mix_of_its_own(homes: SmallData) -> None:
    homes.build()
    assert shares(homes, "U53896", "ethnic_mix_estimate") == {}
    assert shares(homes, "U53896", "patients_living_in_borough")


@pytest.mark.parametrize("indicator", ["patients_living_in_borough", "patients_by_neighbourhood"])
def test_one_hidden_lsoa_hides_what_is_made_from_it(homes: SmallData, indicator: str) -> None:
    homes.observe("patients_by_lsoa/2022-07", PATIENTS.replace(" 60\n", " .\n"), **HOMES)
    homes.build()
    for area in ("G85085", NORTH, LEWISHAM):
        assert set(shares(homes, area, indicator).values()) == {(None, None, None)}
    found = {row["status"] for row in rows_of(homes.current, "figure") if row["area_code"] == "G85085"}
    assert "suppressed_at_source" in found


def test_without_homes_or_without_the_census_there_is_no_mix_and_no_error(small: SmallData) -> None:
    small.build()
    small.observe("patients_by_lsoa/2022-07", PATIENTS, **HOMES)
    small.build()
    assert shares(small, NORTH, "ethnic_mix_estimate") == {}
    assert shares(small, NORTH, "patients_by_deprivation") == {}
    assert shares(small, NORTH, "patients_living_in_borough") == {"all": (180, 200, 90)}


def test_only_the_latest_edition_of_homes_and_fractions_of_people_add_up(small: SmallData) -> None:
    # An LSOA of 2011 that was split in three shares its patients equally.
    thirds = "area_code group_id numerator\n" + "\n".join(
        f"G85085 {lsoa} {10 / 3!r}" for lsoa in (BROCKLEY, BROCKLEY_TOO, LADYWELL)
    )
    small.observe("patients_by_lsoa/2022-07", thirds, **HOMES)
    small.build()
    assert shares(small, NORTH, "patients_living_in_borough") == {"all": (10, 10, 100)}
