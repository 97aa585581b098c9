"""The wide file of London boroughs' latest values, which names no periods."""

from pathlib import Path
from typing import Any

import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.importers import fingertips_boroughs
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

FILE = """\
area_code,area_name,excess_weight,smoking,under75_cvd_mortality,under75_cvd_mortality_lci,under75_cvd_mortality_uci,\
under75_cvd_mortality_count,under75_cvd_mortality_denominator,hypertension_undiagnosed,undiagnosed_hypertension_pct,\
estimated_undiagnosed,undiagnosed_adult_population
E09000001,City of London,51.07349,,,,,,,7.94,7.94,644.0,8108.0
E09000023,Lewisham,58.64016,8.82842,103.957816096256,89.623611317607,119.866425028126,203.0,294412.242,7.79,7.79,\
18873.0,242195.0
"""
FIGURES = ["numerator", "denominator", "value", "lower", "upper"]


def taken(folder: Path, edition: str, text: str = FILE) -> Imported:
    file, catalogue = folder / "boroughs.csv", load()
    file.write_text(text, encoding="utf-8")
    return fingertips_boroughs.read(read_raw(file), Taking(catalogue, catalogue.sources["fingertips"], edition))


def lewisham(imported: Imported) -> dict[str, Any]:
    (row,) = imported.observations.query("area_code == 'E09000023'").to_dict("records")
    return {str(name): value for name, value in row.items()}


def test_under_75_mortality_of_2025_is_provisional_and_comes_with_limits_and_deaths(tmp_path: Path) -> None:
    row = lewisham(taken(tmp_path, "2025"))
    assert [row[name] for name in FIGURES] == [203, 294412.242, 103.957816096256, 89.623611317607, 119.866425028126]
    assert (row["indicator_id"], row["qualifier"]) == ("under75_cvd_mortality", "provisional")
    assert (str(row["period_start"]), str(row["period_end"])) == ("2025-01-01", "2025-12-31")


def test_undiagnosed_hypertension_of_2021_is_modelled_and_has_no_limits(tmp_path: Path) -> None:
    imported = taken(tmp_path, "2021")
    row = lewisham(imported)
    assert [row[name] for name in FIGURES[:3]] == [18873, 242195, 7.79]
    assert pd.isna(row["lower"])
    assert pd.isna(row["upper"])
    assert (row["indicator_id"], row["qualifier"]) == ("undiagnosed_hypertension", "modelled")
    assert imported.note == "The file names no year; these are the estimates of the 2021 model."


def test_undiagnosed_hypertension_is_found_under_its_other_name_too(tmp_path: Path) -> None:
    older = FILE.replace("undiagnosed_hypertension_pct", "something_else")
    assert lewisham(taken(tmp_path, "2021", older))["value"] == 7.79


def test_blank_value_has_no_figures_and_says_why(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, "2025").observations.query("area_code == 'E09000001'").to_dict("records")
    assert all(pd.isna(row[name]) for name in FIGURES)
    assert row["note"] == "Blank in the published file."


@pytest.mark.parametrize("edition", ["2024", "2026", "latest"])
def test_edition_that_no_evidence_dates_is_refused(tmp_path: Path, edition: str) -> None:
    with pytest.raises(ImportProblem, match=f"nothing in it is known to be of '{edition}'"):
        taken(tmp_path, edition)


def test_smoking_and_excess_weight_are_never_taken(tmp_path: Path) -> None:
    for edition in fingertips_boroughs.DATED:
        assert taken(tmp_path, edition).observations["indicator_id"].nunique() == 1


@pytest.mark.parametrize(
    ("edition", "old", "new", "words"),
    [
        (
            "2025",
            "89.623611317607",
            "",
            "column under75_cvd_mortality_lci: '' is blank although the other limit is filled",
        ),
        ("2025", "89.623611317607", "104", "column under75_cvd_mortality: '103.957816096256' lies outside its limits"),
        ("2021", "7.79,7.79", "7.79,779", "column undiagnosed_hypertension: '779' is above 100"),
        ("2021", "18873.0", "28873.0", "column undiagnosed_hypertension: '7.79' is not the share that its count and"),
        ("2025", "Lewisham", "Bexley", "column area_name: 'Bexley' is not the name of the area with this code"),
        ("2025", "E09000023", "E06000001", "column area_code: 'E06000001' is not known"),
        ("2025", "E09000023", "E09000001", "column area_code: 'E09000001' repeats an earlier row"),
    ],
)
def test_cells_that_cannot_be_are_refused_with_row_column_and_value(
    tmp_path: Path, edition: str, old: str, new: str, words: str
) -> None:
    with pytest.raises(ImportProblem, match=f"row 3, {words}"):
        taken(tmp_path, edition, FILE.replace(old, new))


def test_lewishams_row_is_that_of_2025_in_the_years_seen() -> None:
    """The evidence for the year: both files, as they lie in the shared folder."""
    folder = Path(__file__).resolve().parents[5] / "shared" / "official" / "fingertips"
    wide, seen = (
        folder / "london_boroughs_latest.csv",
        folder / "under75_cvd_mortality_40401_sel_england_years_seen.csv",
    )
    if not (wide.is_file() and seen.is_file()):
        pytest.skip(f"the publishers' files are not at {folder}")
    ours = pd.read_csv(wide).query("area_code == 'E09000023'").iloc[0]
    theirs = pd.read_csv(seen).query("area_code == 'E09000023' and year == 2025").iloc[0]
    for ending, name in (("", "value"), ("_lci", "lci"), ("_uci", "uci"), ("_count", "count")):
        assert ours[f"under75_cvd_mortality{ending}"] == theirs[name]
