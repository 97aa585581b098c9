"""QOF's workbooks of clinical commissioning groups: sheets whose header rows differ from year to year."""

from pathlib import Path

import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.importers import qof_ccg
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.qof_ccg_workbook import read_raw_ccg
from het_dash.ingest.problems import ImportProblem
from tests.support.official_files import OFFICIAL, needs_official
from tests.support.qof_ccg_files import of_2014_15, of_2019_20

NATION, BOROUGH = "E92000001", "E09000023"
Counts = dict[tuple[str, str], tuple[float, float]]


def taken(path: Path, edition: str, source: str) -> Counts:
    catalogue = load()
    taking = Taking(catalogue, catalogue.sources[source], edition)
    rows = qof_ccg.read(read_raw_ccg(path), taking).observations
    return {(r.indicator_id, r.area_code): (r.numerator, r.denominator) for r in rows.itertuples()}  # type: ignore[misc]


def test_registers_of_both_years_are_taken_by_edition(tmp_path: Path) -> None:
    path = of_2014_15(tmp_path)
    assert taken(path, "2013-14", "qof") == {
        ("qof_hypertension", BOROUGH): (34166, 303345),
        ("qof_hypertension", NATION): (64166, 533345),
    }
    assert taken(path, "2014-15", "qof")["qof_hypertension", BOROUGH] == (35078, 310058)


def test_a_register_of_an_age_group_has_the_list_of_these_ages(tmp_path: Path) -> None:
    found = taken(of_2014_15(tmp_path), "2014-15", "qof")
    assert found["qof_chronic_kidney_disease", BOROUGH] == (4888, 241730)


def test_a_year_that_the_publisher_advises_against_is_left_out(tmp_path: Path) -> None:
    found = taken(of_2014_15(tmp_path), "2013-14", "qof")
    assert ("qof_chronic_kidney_disease", BOROUGH) not in found


def test_achievement_has_its_counts_and_those_left_out(tmp_path: Path) -> None:
    found = taken(of_2014_15(tmp_path), "2014-15", "qof_achievement")
    assert found["qof_bp_control", BOROUGH] == (27062, 33765)
    assert found["qof_bp_control_left_out", BOROUGH] == (1313, 33765 + 1313)
    assert found["qof_bp_control", NATION] == (52062, 63765)


def test_two_age_groups_are_added_up(tmp_path: Path) -> None:
    found = taken(of_2019_20(tmp_path), "2019-20", "qof_achievement")
    assert found["qof_bp_control", BOROUGH] == (78, 100)
    assert found["qof_bp_control_left_out", BOROUGH] == (8, 108)
    assert found["qof_bp_control", NATION] == (268, 400)


def test_an_area_that_was_merged_away_has_no_figure(tmp_path: Path) -> None:
    found = taken(of_2019_20(tmp_path, code="72Q"), "2019-20", "qof_achievement")
    assert {area for _, area in found} == {NATION}


def test_another_year_is_refused_with_the_years_of_the_file(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match=r"has no figures of 2016-17\. Its years are 2013-14, 2014-15"):
        taken(of_2014_15(tmp_path), "2016-17", "qof")


def test_a_numerator_over_its_denominator_is_refused_with_its_sheet(tmp_path: Path) -> None:
    raw = read_raw_ccg(of_2014_15(tmp_path))
    cells = raw.cells.assign(NUMERATOR=raw.cells["NUMERATOR"].replace("27062", "37062"))
    catalogue = load()
    taking = Taking(catalogue, catalogue.sources["qof_achievement"], "2014-15")
    with pytest.raises(ImportProblem, match=r"HYP.*row 5.*'37062' is more than its denominator"):
        qof_ccg.read(type(raw)(raw.name, raw.sha256, cells), taking)


def test_a_workbook_of_something_else_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.xlsx"
    pd.DataFrame({"a": [1]}).to_excel(path, index=False)
    with pytest.raises(ImportProblem, match="holds no sheet with CCG codes above registers"):
        read_raw_ccg(path)


@needs_official
def test_every_published_workbook_has_the_registers_of_every_condition() -> None:
    for name, edition in (
        ("qof-1516-prev-ach-exc-ccg-v2", "2015-16"),
        ("qof-1819-prev-ach-exc-ccg", "2018-19"),
    ):
        found = taken(OFFICIAL / "qof" / "ccg" / f"{name}.xlsx", edition, "qof")
        assert len({indicator for indicator, area in found if area == BOROUGH}) == 9, name
