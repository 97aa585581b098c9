"""Deprivation of neighbourhoods: what a file must hold, and what becomes of it."""

import csv
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Literal

import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import RawFile, read_raw
from het_dash.ingest.import_file import FORMATS, take_in
from het_dash.ingest.importers import imd
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

OFFICIAL = Path(__file__).resolve().parents[5] / "shared" / "official" / "deprivation"
official = pytest.mark.skipif(not OFFICIAL.is_dir(), reason="The publishers' files (shared/official) are not here.")
Covers = Literal["known", "england"]

HEADER = "lsoa21_code,IMD_decile,Income_decile,IMD_rank,IMD_score"
FIRST = "E01003189,2.0,1.0,3518.0,44.255"
SECOND = "E01003190,2.0,1.0,4649.0,39.757"
ELSEWHERE = "E01000001,10.0,10.0,33000.0,1.5"
OFFICIAL_HEADER = (
    "LSOA code (2021),LSOA name (2021),Local Authority District code (2024),Local Authority District name (2024),"
    "Index of Multiple Deprivation (IMD) Score,Index of Multiple Deprivation (IMD) Rank (where 1 is most deprived),"
    "Index of Multiple Deprivation (IMD) Decile (where 1 is most deprived 10% of LSOAs),Income Score (rate)"
)


def file(tmp_path: Path, *lines: str, header: str = HEADER, encoding: str = "utf-8") -> RawFile:
    path = tmp_path / "imd2025.csv"
    path.write_bytes("\n".join([header, *lines]).encode(encoding))
    return read_raw(path)


def taken(raw: RawFile, covers: Covers = "known", edition: str = "2025") -> Imported:
    catalogue = load()
    return imd.read(raw, Taking(catalogue, catalogue.sources["imd2025"], edition, covers))


def values(imported: Imported, indicator: str) -> dict[str, float]:
    rows = imported.observations.query("indicator_id == @indicator")
    return dict(zip(rows["area_code"], rows["value"], strict=True))


def refused(tmp_path: Path, *lines: str, header: str = HEADER) -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(file(tmp_path, *lines, header=header))
    return str(wrong.value)


def test_score_and_decile_are_taken_as_published(tmp_path: Path) -> None:
    imported = taken(file(tmp_path, FIRST, SECOND))
    assert values(imported, "imd2025_score") == {"E01003189": 44.255, "E01003190": 39.757}
    assert values(imported, "imd2025_decile") == {"E01003189": 2, "E01003190": 2}
    assert imported.observations[["numerator", "denominator", "lower", "upper"]].isna().all(axis=None)


def test_the_period_is_the_year_of_the_index(tmp_path: Path) -> None:
    rows = taken(file(tmp_path, FIRST)).observations
    assert set(rows["period_start"]) == {date(2025, 1, 1)}
    assert set(rows["period_end"]) == {date(2025, 12, 31)}


def test_the_publisher_s_own_header_is_read(tmp_path: Path) -> None:
    line = "E01003189,Lewisham 034A,E09000023,Lewisham,44.255,3518,2,0.48"
    imported = taken(file(tmp_path, line, header=OFFICIAL_HEADER))
    assert values(imported, "imd2025_score") == {"E01003189": 44.255}
    assert values(imported, "imd2025_decile") == {"E01003189": 2}


def test_an_area_elsewhere_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    assert "row 3, column lsoa21_code: 'E01000001' is not known." in refused(tmp_path, FIRST, ELSEWHERE)
    assert values(taken(file(tmp_path, FIRST, ELSEWHERE), "england"), "imd2025_decile") == {"E01003189": 2}


@pytest.mark.parametrize("edition", ["2019", "2025-10", ""])
def test_another_year_is_another_indicator(tmp_path: Path, edition: str) -> None:
    with pytest.raises(ImportProblem, match="Give it as --edition 2025"):
        taken(file(tmp_path, FIRST), edition=edition)


def test_the_index_of_2019_is_refused_by_its_header(tmp_path: Path) -> None:
    header = HEADER.replace("lsoa21_code", "lsoa11_code")
    assert "row 1, column lsoa21_code: has no such column." in refused(tmp_path, FIRST, header=header)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("E01003189,11,1.0,3518,44.255", "column IMD_decile: '11' is not a decile."),
        ("E01003189,0,1.0,3518,44.255", "column IMD_decile: '0' is not a decile."),
        ("E01003189,2.5,1.0,3518,44.255", "column IMD_decile: '2.5' is not a whole number."),
        ("E01003189,2,1.0,0,44.255", "column IMD_rank: '0' is not a rank."),
        ("E01003189,2,1.0,-5,44.255", "column IMD_rank: '-5' is below zero."),
        ("E01003189,2,1.0,3518,-1", "column IMD_score: '-1' is not between 0 and 100."),
        ("E01003189,2,1.0,3518,", "column IMD_score: '' is blank."),
        ("E01003189,2,1.0,3518,44\u00b7255", "column IMD_score: '44\u00b7255' is not a number."),
        ("W01000003,2,1.0,3518,44.255", "column lsoa21_code: 'W01000003' does not look right."),
    ],
)
def test_a_cell_that_cannot_be_is_refused_with_its_place(tmp_path: Path, line: str, said: str) -> None:
    assert f"imd2025.csv, row 3, {said}" in refused(tmp_path, SECOND, line)


def test_deciles_that_run_the_wrong_way_round_are_refused(tmp_path: Path) -> None:
    said = refused(tmp_path, FIRST, SECOND.replace(",2.0,", ",1.0,", 1))
    assert "row 3, column IMD_decile: '1.0' is a more deprived decile than that of an LSOA with a higher score." in said


def test_a_neighbourhood_given_twice_is_refused(tmp_path: Path) -> None:
    assert "row 3, column lsoa21_code: 'E01003189' repeats an earlier row" in refused(tmp_path, FIRST, FIRST)


@pytest.mark.parametrize("encoding", ["utf-8-sig", "cp1252"])
def test_a_byte_order_mark_and_windows_1252_do_no_harm(tmp_path: Path, encoding: str) -> None:
    line = "E01003189,Léwisham 034A,E09000023,Lewisham,44.255,3518,2,0.48"
    imported = taken(file(tmp_path, line, header=OFFICIAL_HEADER, encoding=encoding))
    assert values(imported, "imd2025_decile") == {"E01003189": 2}


def test_the_format_is_registered() -> None:
    assert FORMATS["imd2025"] is imd.read


def test_whole_numbers_are_written_whole_beside_fractions(tmp_path: Path) -> None:
    raw = file(tmp_path, FIRST, SECOND)
    catalogue = replace(load(), read_from=tmp_path)
    home = take_in("imd2025", tmp_path / raw.name, Taking(catalogue, catalogue.sources["imd2025"], "2025"))
    with (home / "observations.csv").open(newline="") as lines:
        assert [row["value"] for row in csv.DictReader(lines)] == ["2", "2", "44.255", "39.757"]
    assert home.stat().st_mode & 0o055 == home.parent.stat().st_mode & 0o055


@official
def test_lewisham_in_2025_as_published() -> None:
    imported = taken(read_raw(OFFICIAL / "imd2025_england_lsoa21_lewisham.csv"))
    deciles = values(imported, "imd2025_decile")
    assert set(deciles) == {area.code for area in load().of_kind("lsoa")}
    # Three of 175 neighbourhoods are among England's most deprived tenth, 35 among its most deprived fifth.
    assert [sum(d == tenth for d in deciles.values()) for tenth in range(1, 11)] == [3, 32, 39, 41, 19, 23, 10, 7, 1, 0]
    assert max(values(imported, "imd2025_score").values()) == 66.923
