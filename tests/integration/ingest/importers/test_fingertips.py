"""Fingertips' all_data CSV, with the quirks of the live file."""

from pathlib import Path
from typing import Literal

import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.importers import fingertips
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem

HEADER = (
    "Indicator ID,Indicator Name,Parent Code,Parent Name,Area Code,Area Name,Area Type,Sex,Age,Category Type,Category,"
    "Time period,Value,Lower CI 95.0 limit,Upper CI 95.0 limit,Lower CI 99.8 limit,Upper CI 99.8 limit,Count,"
    "Denominator,Value note,Recent Trend,Compared to England value or percentiles,Compared to percentiles,"
    "Time period Sortable,New data,Compared to goal,Time period range"
)
NAME = "40401,Under 75 mortality rate from cardiovascular disease"
TAIL = ",,Not compared,Not compared,20220000,,,1y"
ENGLAND = (
    "E92000001,England,England,Persons,<75 yrs,,,2022,77.758060605972,76.9798502143457,78.5421709983497,,,"
    "38259.0,51997664.0,"
)
LEWISHAM = (
    f"{NAME},E92000001,England,E09000023,Lewisham,Counties & UAs (from Apr 2023),Persons,<75 yrs,,,"
    "2022,94.0293122457745,79.8974191444051,109.85599869455,,,172.0,286192.0,"
)
TOO_SMALL = (
    f"{NAME},E92000001,England,E09000001,City of London,Counties & UAs (from Apr 2023),Female,<75 yrs,,,"
    "2022,,,,,,7.0,4123.0,Value cannot be calculated as number of cases is too small"
)
FIGURES = ["numerator", "denominator", "value", "lower", "upper"]


def taken(
    folder: Path, *rows: str, header: str = HEADER, covers: Literal["known", "england"] = "known"
) -> pd.DataFrame:
    file, catalogue = folder / "all_data.csv", load()
    file.write_text("\n".join([header, *(row + TAIL for row in rows), ""]), encoding="utf-8")
    taking = Taking(catalogue, catalogue.sources["fingertips"], "2026-11", covers)
    return fingertips.read(read_raw(file), taking).observations


def refusal(folder: Path, *rows: str) -> str:
    with pytest.raises(ImportProblem) as wrong:
        taken(folder, *rows)
    return str(wrong.value)


def test_value_limits_count_and_denominator_are_kept_as_published(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, LEWISHAM).to_dict("records")
    assert [row[name] for name in FIGURES] == [172, 286192, 94.0293122457745, 79.8974191444051, 109.85599869455]
    assert (row["indicator_id"], row["area_code"]) == ("under75_cvd_mortality", "E09000023")
    assert (row["breakdown"], row["group_id"], row["qualifier"]) == ("persons", "all", "exact")
    assert (str(row["period_start"]), str(row["period_end"])) == ("2022-01-01", "2022-12-31")


def test_england_stands_twice_and_is_kept_once(tmp_path: Path) -> None:
    found = taken(tmp_path, f"{NAME},,,{ENGLAND}", f"{NAME},E92000001,England,{ENGLAND}", LEWISHAM)
    assert sorted(found["area_code"]) == ["E09000023", "E92000001"]


def test_of_england_twice_the_more_precise_row_is_taken(tmp_path: Path) -> None:
    coarse = ENGLAND.replace("77.758060605972", "77.8")
    for rows in ((ENGLAND, coarse), (coarse, ENGLAND)):
        found = taken(tmp_path, f"{NAME},,,{rows[0]}", f"{NAME},E92000001,England,{rows[1]}")
        assert list(found["value"]) == [77.758060605972]


def test_england_twice_with_different_values_is_refused(tmp_path: Path) -> None:
    other = ENGLAND.replace("77.758060605972", "77.9")
    told = refusal(tmp_path, f"{NAME},,,{ENGLAND}", f"{NAME},E92000001,England,{other}")
    assert "row 3, column Area Code: 'E92000001' repeats an earlier row" in told


def test_any_other_area_given_twice_is_refused(tmp_path: Path) -> None:
    assert "row 3, column Area Code: 'E09000023' repeats an earlier row" in refusal(tmp_path, LEWISHAM, LEWISHAM)


def test_rows_of_deprivation_deciles_are_left_out(tmp_path: Path) -> None:
    decile = ENGLAND.replace("<75 yrs,,,", '<75 yrs,"Deprivation deciles (IMD2019, 4/21)",Most deprived decile,')
    found = taken(tmp_path, f"{NAME},,,{ENGLAND}", f"{NAME},,,{decile}")
    assert len(found) == 1


def test_blank_value_with_a_count_is_too_small_and_carries_no_count(tmp_path: Path) -> None:
    row, _ = taken(tmp_path, TOO_SMALL, TOO_SMALL.replace("Female", "Male")).to_dict("records")
    assert all(pd.isna(row[name]) for name in FIGURES)
    assert row["note"] == "Value cannot be calculated as number of cases is too small"
    assert (row["breakdown"], row["group_id"]) == ("sex", "female")


def test_blank_value_without_a_note_gets_one(tmp_path: Path) -> None:
    bare = TOO_SMALL.replace("Value cannot be calculated as number of cases is too small", "")
    assert set(taken(tmp_path, bare, bare.replace("Female", "Male"))["note"]) == {"Blank in the published file."}


def test_one_sex_without_the_other_is_left_out(tmp_path: Path) -> None:
    women = LEWISHAM.replace("Persons", "Female")
    assert list(taken(tmp_path, LEWISHAM, women)["breakdown"]) == ["persons"]
    assert len(taken(tmp_path, LEWISHAM, women, women.replace("Female", "Male"))) == 3


def test_provisional_value_is_qualified_so(tmp_path: Path) -> None:
    note = "Value based on provisional mortality and population data"
    (row,) = taken(tmp_path, LEWISHAM + note).to_dict("records")
    assert (row["qualifier"], row["note"]) == ("provisional", note)


def test_columns_are_found_by_name_whatever_the_parent_type_calls_them(tmp_path: Path) -> None:
    renamed = HEADER.replace("Compared to percentiles", "Compared to Statistical region value or percentiles")
    moved = renamed.replace("Recent Trend", "Recent trend in data")
    assert len(taken(tmp_path, LEWISHAM, header=moved)) == 1


def test_other_indicators_are_left_out(tmp_path: Path) -> None:
    assert len(taken(tmp_path, LEWISHAM, LEWISHAM.replace("40401,", "241,"))) == 1


def test_unknown_area_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    hartlepool = LEWISHAM.replace("E09000023,Lewisham", "E06000001,Hartlepool")
    assert "column Area Code: 'E06000001' is not known" in refusal(tmp_path, LEWISHAM, hartlepool)
    assert list(taken(tmp_path, LEWISHAM, hartlepool, covers="england")["area_code"]) == ["E09000023"]


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("Persons,<75", "Unknown,<75", "column Sex: 'Unknown' is not known. Expected Persons, Male or Female."),
        (",2022,", ",2022 Q1,", "column Time period: '2022 Q1' is not known. Expected a year"),
        ("79.8974191444051", "", "column Lower CI 95.0 limit: '' is blank although the other limit is filled."),
        ("79.8974191444051", "95", "column Value: '94.0293122457745' lies outside its limits."),
        ("172.0", "-1", "column Count: '-1' is below zero."),
        ("172.0", "many", "column Count: 'many' is not a number."),
    ],
)
def test_cells_that_cannot_be_are_refused_with_row_column_and_value(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    assert f"all_data.csv, row 2, {words}" in refusal(tmp_path, LEWISHAM.replace(old, new))
