"""The ethnic mix of a PCN's patients, estimated from where they live."""

import csv
import math
from collections import defaultdict

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from het_dash.figures.ethnic_mix import neighbourhood_mix
from het_dash.figures.intervals import Floats
from tests.support.reference_cases import OFFICIAL, needs_official

SHARES = st.one_of(st.just(math.nan), st.floats(0, 1))


@st.composite
def places(draw: st.DrawFn) -> tuple[list[list[int]], list[list[float]]]:
    pcns, lsoas, groups = draw(st.integers(1, 4)), draw(st.integers(1, 6)), draw(st.integers(1, 3))
    patients = [[draw(st.integers(0, 2000)) for _ in range(lsoas)] for _ in range(pcns)]
    return patients, [[draw(SHARES) for _ in range(groups)] for _ in range(lsoas)]


def twin(patients: list[int], shares: list[list[float]]) -> tuple[list[float], float]:
    known = [(people, mix) for people, mix in zip(patients, shares, strict=True) if not any(map(math.isnan, mix))]
    inside, everyone = sum(people for people, _ in known), sum(patients)
    if not inside:
        return [math.nan] * len(shares[0]), 0.0 if everyone else math.nan
    mixed = [sum(people * mix[group] for people, mix in known) / inside for group in range(len(shares[0]))]
    return mixed, inside / everyone


def test_patients_weigh_the_neighbourhoods_they_live_in() -> None:
    mix, covered = neighbourhood_mix([[300, 100]], [[0.2, 0.8], [0.6, 0.4]])
    assert mix == pytest.approx(np.array([[0.3, 0.7]]))
    assert covered.tolist() == [1.0]


def test_a_neighbourhood_without_shares_lowers_the_covered_share_and_leaves_the_mix() -> None:
    mix, covered = neighbourhood_mix([[300, 100, 100]], [[0.2, 0.8], [0.6, 0.4], [np.nan, np.nan]])
    assert mix == pytest.approx(np.array([[0.3, 0.7]]))
    assert covered == pytest.approx([0.8])


def test_one_missing_group_takes_its_neighbourhood_out_of_all() -> None:
    mix, covered = neighbourhood_mix([[300, 100]], [[0.2, 0.8], [0.6, np.nan]])
    assert mix.tolist() == [[0.2, 0.8]]
    assert covered.tolist() == [0.75]


def test_a_pcn_with_nobody_in_covered_neighbourhoods_has_no_mix() -> None:
    mix, covered = neighbourhood_mix([[0, 50], [0, 0], [10, 0]], [[0.5], [np.nan]])
    assert mix == pytest.approx(np.array([[np.nan], [np.nan], [0.5]]), nan_ok=True)
    assert covered == pytest.approx([0, np.nan, 1], nan_ok=True)


def test_patients_not_known_leave_their_own_pcn_undefined_only() -> None:
    mix, covered = neighbourhood_mix([[np.nan, 50.0], [50.0, 50.0]], [[0.2], [0.4]])
    assert mix == pytest.approx(np.array([[np.nan], [0.3]]), nan_ok=True)
    assert covered == pytest.approx([np.nan, 1], nan_ok=True)


def test_shares_in_per_cent_are_refused_with_the_value() -> None:
    with pytest.raises(ValueError, match=r"share is over 1 .*26\.8 at position 1"):
        neighbourhood_mix([[1, 2]], [[0.3], [26.8]])


def test_fewer_than_no_patients_are_refused_with_the_value() -> None:
    with pytest.raises(ValueError, match=r"patients .*-2\.0"):
        neighbourhood_mix([[1, -2]], [[0.3], [0.4]])


@pytest.mark.parametrize("patients", [np.ones((1, 3)), np.ones(2)])
def test_patients_and_shares_of_different_neighbourhoods_are_refused(patients: Floats) -> None:
    with pytest.raises(ValueError, match="PCN x LSOA"):
        neighbourhood_mix(patients, [[0.3], [0.4]])


@given(places())
def test_mix_agrees_with_its_twin_pcn_by_pcn(place: tuple[list[list[int]], list[list[float]]]) -> None:
    patients, shares = place
    mix, covered = neighbourhood_mix(patients, shares)
    for row, found, share in zip(patients, mix, covered, strict=True):
        expected, expected_share = twin(row, shares)
        assert found == pytest.approx(expected, rel=1e-9, abs=1e-12, nan_ok=True)
        assert share == pytest.approx(expected_share, nan_ok=True)


@needs_official
def test_north_lewishams_covered_share_is_about_82_per_cent() -> None:
    by_lsoa: dict[str, float] = defaultdict(float)
    inside: dict[str, bool] = {}
    with (OFFICIAL / "registrations/gp_registrations_lsoa11_2022-07_lewisham.csv").open(encoding="utf-8-sig") as file:
        for row in csv.DictReader(file):
            if row["pcn_code_2022"] == "U53896":
                by_lsoa[row["LSOA_CODE"]] += float(row["NUMBER_OF_PATIENTS"])
                inside[row["LSOA_CODE"]] = row["lewisham_resident"] == "True"
    shares = [[0.3 if inside[lsoa] else np.nan] for lsoa in by_lsoa]
    mix, covered = neighbourhood_mix([list(by_lsoa.values())], shares)
    assert covered == pytest.approx([71_631 / 87_254])
    assert round(100 * covered[0]) == 82
    assert mix == pytest.approx(np.array([[0.3]]))
