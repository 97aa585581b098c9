"""PCN catchments: who is given which LSOA, and the shapes made of them."""

import csv
import itertools

import pytest
import shapely

from het_dash.catalogue import load
from het_dash.geo.catchments import OUTSIDE, Catchments, catchments
from het_dash.geo.measure import areas_km2
from het_dash.geo.shapes import shapes
from tests.support import registrations
from tests.support.bundled_boundaries import layer
from tests.support.official_files import OFFICIAL, needs_official

HERE, THERE, NEAR = "E01003189", "E01003190", "E01003191"
ODS = {
    "U11059": "pcn:lewisham-care-partnership",
    "U21222": "pcn:lewisham-alliance",
    "U22506": "pcn:modality-lewisham",
    "U23546": "pcn:aplos-health",
    "U53896": "pcn:north-lewisham",
    "U58020": "pcn:sevenfields",
}
MOSTLY_ELSEWHERE = {"E01003235", "E01003245", "E01003254", "E01003260", "E01003261"}


@pytest.fixture(scope="module")
def bundled() -> Catchments:
    return catchments(layer("lsoa"), registrations.patients(), registrations.registered())


def test_an_lsoa_goes_to_the_pcn_with_the_most_patients_even_without_a_majority() -> None:
    home = catchments(layer("lsoa"), {(HERE, "a"): 30, (HERE, "b"): 40, (HERE, "c"): 30}).homes[HERE]
    assert (home.code, home.share) == ("b", 0.4)


def test_of_equals_the_first_by_code_has_it() -> None:
    assert catchments(layer("lsoa"), {(HERE, "b"): 5, (HERE, "a"): 5}).homes[HERE].code == "a"


def test_where_more_than_half_are_registered_elsewhere_it_is_outside() -> None:
    home = catchments(layer("lsoa"), {(HERE, "a"): 49}, dict.fromkeys(every_lsoa(), 100.0)).homes[HERE]
    assert (home.code, home.share) == (OUTSIDE, 0.51)


def test_where_exactly_half_are_registered_elsewhere_it_stays() -> None:
    home = catchments(layer("lsoa"), {(HERE, "a"): 50}, dict.fromkeys(every_lsoa(), 100.0)).homes[HERE]
    assert (home.code, home.share) == ("a", 0.5)


def test_an_lsoa_without_any_patient_is_outside_and_has_no_share() -> None:
    home = catchments(layer("lsoa"), {(HERE, "a"): 1}).homes[THERE]
    assert (home.code, home.share) == (OUTSIDE, None)


def test_shares_are_of_residents_of_the_shape_and_of_patients_of_the_pcn() -> None:
    counted = {(HERE, "a"): 60, (THERE, "a"): 20, (NEAR, "a"): 20, (NEAR, "b"): 30}
    area = catchments(
        layer("lsoa"), counted, {**dict.fromkeys(every_lsoa(), 0.0), HERE: 100, THERE: 40, NEAR: 50}
    ).areas["a"]
    assert area.lsoas == (HERE, THERE)
    assert area.share_of_residents == 80 / 140
    assert area.share_of_patients == 80 / 100


def test_a_total_below_its_parts_is_refused() -> None:
    with pytest.raises(ValueError, match="E01003189: 99 registered residents are fewer than the 100 of its PCNs"):
        catchments(layer("lsoa"), {(HERE, "a"): 100}, dict.fromkeys(every_lsoa(), 99.0))


def test_an_lsoa_of_2011_is_refused() -> None:
    with pytest.raises(ValueError, match="'E01003250' is not an LSOA"):
        catchments(layer("lsoa"), {("E01003250", "a"): 100})


def test_catchments_are_derived() -> None:
    assert catchments(layer("lsoa"), {(HERE, "a"): 1}).nature == "derived"


def test_six_catchments_and_outside_cover_every_lsoa_once(bundled: Catchments) -> None:
    given = [lsoa for area in bundled.areas.values() for lsoa in area.lsoas]
    assert sorted(given) == sorted(a.code for a in load().of_kind("lsoa"))
    assert set(bundled.areas) == {pcn.code for pcn in load().pcns} | {OUTSIDE}
    assert all(lsoa in bundled.areas[home.code].lsoas for lsoa, home in bundled.homes.items())


def test_the_number_of_lsoas_of_each_catchment_in_july_2022(bundled: Catchments) -> None:
    assert {code: len(area.lsoas) for code, area in bundled.areas.items()} == {
        "pcn:aplos-health": 28,
        "pcn:lewisham-alliance": 24,
        "pcn:lewisham-care-partnership": 31,
        "pcn:modality-lewisham": 17,
        "pcn:north-lewisham": 32,
        "pcn:sevenfields": 38,
        OUTSIDE: 5,
    }


def test_five_lsoas_have_most_residents_registered_elsewhere(bundled: Catchments) -> None:
    assert set(bundled.areas[OUTSIDE].lsoas) == MOSTLY_ELSEWHERE
    assert bundled.homes["E01003260"].share == pytest.approx(1610 / 1874)


def test_a_shape_is_not_the_list_of_patients(bundled: Catchments) -> None:
    area = bundled.areas["pcn:modality-lewisham"]
    assert area.share_of_patients == pytest.approx(0.626, abs=0.001)
    assert area.share_of_residents == pytest.approx(0.701, abs=0.001)


def test_areas_of_catchments_sum_to_the_boroughs_within_half_a_per_cent(bundled: Catchments) -> None:
    borough = sum(areas_km2(layer("borough")).values())
    assert sum(areas_km2(bundled.geojson).values()) == pytest.approx(borough, rel=0.005)


def test_catchments_are_whole_and_neither_overlap_nor_leave_slivers(bundled: Catchments) -> None:
    drawn = shapes(bundled.geojson)
    assert set(drawn) == set(bundled.areas)
    assert all(shape.is_valid and not shape.is_empty for shape in drawn.values())
    assert shapely.coverage_is_valid(list(drawn.values()))
    assert all(shapely.area(shapely.intersection(a, b)) == 0 for a, b in itertools.combinations(drawn.values(), 2))
    assert not any(part.interiors for part in shapely.get_parts(shapely.union_all(list(drawn.values()))))


def test_outer_rings_of_catchments_run_clockwise(bundled: Catchments) -> None:
    parts = [part for shape in shapes(bundled.geojson).values() for part in shapely.get_parts(shape)]
    assert not any(part.exterior.is_ccw for part in parts)


@needs_official
def test_without_totals_every_lsoa_agrees_with_the_derived_file() -> None:
    homes = catchments(layer("lsoa"), registrations.patients()).homes
    assert [code for code, row in derived().items() if ODS[row["dominant_pcn"]] != homes[code].code] == []


@needs_official
def test_with_totals_only_the_five_mostly_registered_elsewhere_differ(bundled: Catchments) -> None:
    differ = {code for code, row in derived().items() if ODS[row["dominant_pcn"]] != bundled.homes[code].code}
    assert differ == MOSTLY_ELSEWHERE
    for code, row in derived().items():
        if code not in differ:
            share = bundled.homes[code].share
            assert share == pytest.approx(float(row["dominant_share_of_all_registered"]), abs=0.0006)


def derived() -> dict[str, dict[str, str]]:
    path = OFFICIAL / "registrations" / "lsoa21_by_pcn_patients_2022-07_derived.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        return {row["LSOA21CD"]: row for row in csv.DictReader(lines)}


def every_lsoa() -> list[str]:
    return [a.code for a in load().of_kind("lsoa")]
