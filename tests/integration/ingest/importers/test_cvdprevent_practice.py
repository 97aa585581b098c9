"""CVDPREVENT by practice: the wide table of values."""

from pathlib import Path
from typing import Literal

import pandas as pd
import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.importers import cvdprevent_practice
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.problems import ImportProblem

# Typed from the file as found: period to December 2025.
FILE = """\
gp_code,practice_name,CVDP007HYP,CVDP006HYP,CVDP003DM
G85004,Modality Lewisham (Ml),65.29,0.69,0.03
G85015,The Qrp Surgery,64.01,,0.0
"""


def taken(
    folder: Path, text: str, edition: str = "2025-12", covers: Literal["known", "england"] = "known"
) -> pd.DataFrame:
    file, catalogue = folder / "practices.csv", load()
    file.write_text(text, encoding="utf-8")
    source = catalogue.sources["cvdprevent_practice"]
    return cvdprevent_practice.read(read_raw(file), Taking(catalogue, source, edition, covers)).observations


def test_every_cell_becomes_an_observation_of_the_year_to_december(tmp_path: Path) -> None:
    found = taken(tmp_path, FILE)
    assert len(found) == 6
    values = found.set_index(["area_code", "indicator_id"])["value"]
    assert values["G85004", "cvdp007hyp"] == 65.29
    assert values["G85015", "cvdp007hyp"] == 64.01
    assert {(str(a), str(b)) for a, b in zip(found["period_start"], found["period_end"], strict=True)} == {
        ("2025-01-01", "2025-12-31")
    }


def test_blank_cell_has_no_figures_and_says_why(tmp_path: Path) -> None:
    found = taken(tmp_path, FILE).set_index(["area_code", "indicator_id"])
    assert found["value"].isna()["G85015", "cvdp006hyp"]
    assert found["note"]["G85015", "cvdp006hyp"] == "Blank in the published file: suppressed or not shown."
    assert found["note"]["G85004", "cvdp006hyp"] == ""


def test_true_zero_stays_a_zero(tmp_path: Path) -> None:
    found = taken(tmp_path, FILE).set_index(["area_code", "indicator_id"])
    assert found["value"]["G85015", "cvdp003dm"] == 0


def test_no_counts_and_no_limits_are_made_up(tmp_path: Path) -> None:
    assert taken(tmp_path, FILE)[["numerator", "denominator", "lower", "upper"]].isna().all(axis=None)


def test_indicator_that_the_catalogue_lacks_is_refused_so_that_an_analyst_hears_of_it(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="column CVDP010HYP: is not an indicator that the catalogue has"):
        taken(tmp_path, FILE.replace("CVDP003DM", "CVDP010HYP"))


def test_unknown_practice_is_refused_unless_the_file_covers_england(tmp_path: Path) -> None:
    elsewhere = FILE + "A81001,The Densham Surgery,70.0,,\n"
    with pytest.raises(ImportProblem, match="row 4, column gp_code: 'A81001' is not known"):
        taken(tmp_path, elsewhere)
    assert set(taken(tmp_path, elsewhere, covers="england")["area_code"]) == {"G85004", "G85015"}


@pytest.mark.parametrize(
    ("old", "new", "words"),
    [
        ("65.29", "165.29", "row 2, column CVDP007HYP: '165.29' is above 100"),
        ("65.29", "-1", "row 2, column CVDP007HYP: '-1' is below zero"),
        ("65.29", "n/a", "row 2, column CVDP007HYP: 'n/a' is not a number"),
        ("G85015", "G85004", "row 3, column gp_code: 'G85004' repeats an earlier row"),
        ("G85015", "Qrp", "row 3, column gp_code: 'Qrp' does not look right"),
    ],
)
def test_cells_that_cannot_be_are_refused_with_row_column_and_value(
    tmp_path: Path, old: str, new: str, words: str
) -> None:
    with pytest.raises(ImportProblem, match=words):
        taken(tmp_path, FILE.replace(old, new))


def test_edition_that_is_not_a_month_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="The edition '2025' is not a month"):
        taken(tmp_path, FILE, edition="2025")
