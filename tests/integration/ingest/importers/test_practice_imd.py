"""The published deprivation score of general practices, as found."""

from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.importers import practice_imd
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.observations import Imported
from het_dash.ingest.problems import ImportProblem

HEADER = "PRACTICE_CODE,PRACTICE_NAME,IMD_YEAR,IMD_SCORE"


def taken(tmp_path: Path, *lines: str, edition: str = "2025") -> Imported:
    path = tmp_path / "imd.csv"
    path.write_text("\n".join((HEADER, *lines)), encoding="utf-8")
    catalogue = load()
    return practice_imd.read(read_raw(path), Taking(catalogue, catalogue.sources["practice_imd"], edition))


def test_a_score_is_kept_as_published(tmp_path: Path) -> None:
    (row,) = taken(tmp_path, "G85004,Modality Lewisham,2025,28.725").observations.to_dict("records")
    assert (row["indicator_id"], row["area_code"], row["value"]) == ("practice_imd_score", "G85004", 28.725)


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("G99999,Nobody,2025,20", "row 2, column PRACTICE_CODE: 'G99999' is not known."),
        ("G85004,Modality,2019,20", "row 2, column IMD_YEAR: '2019' is not known."),
        ("G85004,Modality,2025,", "row 2, column IMD_SCORE: '' is blank."),
        ("G85004,Modality,2025,101", "row 2, column IMD_SCORE: '101' is not between 0 and 100."),
    ],
)
def test_what_cannot_be_is_refused_by_row_and_column(tmp_path: Path, line: str, said: str) -> None:
    with pytest.raises(ImportProblem, match=r"imd\.csv") as wrong:
        taken(tmp_path, line)
    assert said in str(wrong.value)


def test_an_edition_that_is_not_a_year_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="is not a year"):
        taken(tmp_path, "G85004,Modality,2025,20", edition="latest")
