"""CVDPREVENT's rawDataJSON reads as its rawDataCSV does."""

import json
from pathlib import Path

import pytest

from het_dash.catalogue import load
from het_dash.ingest.importers import cvdprevent
from het_dash.ingest.importers.context import Taking
from het_dash.ingest.importers.cvdprevent_json import read_raw_json
from het_dash.ingest.problems import ImportProblem

WHITE = {
    "AreaCode": "E54000030",
    "AreaName": "NHS South East London\u00a0Integrated Care Board",
    "CategoryAttribute": "Persons",
    "Denominator": 134385,
    "Factor": None,
    "HighestPriorityNotificationType": None,
    "IndicatorCode": "CVDP007HYP",
    "LowerConfidenceLimit": 77.03,
    "MetricCategoryName": "White\u00a0",
    "MetricCategoryTypeName": "Ethnicity",
    "NotificationCount": 0,
    "Numerator": 103820.0,
    "TimePeriodName": "To March 2026",
    "UpperConfidenceLimit": 77.48,
    "Value": 77.26,
    "ValueNote": None,
}


def file(folder: Path, content: object) -> Path:
    path = folder / "rawDataJSON.json"
    path.write_text(json.dumps(content), encoding="utf-8")
    return path


def test_json_gives_the_observations_that_the_csv_gives(tmp_path: Path) -> None:
    catalogue = load()
    raw = read_raw_json(file(tmp_path, {"indicatorRawData": [WHITE]}))
    found = cvdprevent.read(raw, Taking(catalogue, catalogue.sources["cvdprevent"], "2026-03"))
    (row,) = found.observations.to_dict("records")
    assert (row["group_id"], row["numerator"], row["denominator"], row["value"]) == ("white", 103820, 134385, 77.26)


def test_numbers_keep_the_digits_that_they_are_written_with_and_null_is_blank(tmp_path: Path) -> None:
    (row,) = read_raw_json(file(tmp_path, {"indicatorRawData": [WHITE]})).cells.to_dict("records")
    assert (row["Numerator"], row["Value"], row["ValueNote"]) == ("103820.0", "77.26", "")
    assert row["AreaName"] == "NHS South East London Integrated Care Board"


def test_first_entry_is_row_2_as_in_a_spreadsheet(tmp_path: Path) -> None:
    catalogue = load()
    raw = read_raw_json(file(tmp_path, {"indicatorRawData": [WHITE, WHITE | {"Numerator": "x"}]}))
    with pytest.raises(ImportProblem, match="row 3, column Numerator: 'x' is not a number"):
        cvdprevent.read(raw, Taking(catalogue, catalogue.sources["cvdprevent"], "2026-03"))


@pytest.mark.parametrize("content", [[WHITE], {"indicatorList": []}, {"indicatorRawData": "none"}])
def test_other_answers_of_the_api_are_refused_by_name(tmp_path: Path, content: object) -> None:
    with pytest.raises(ImportProblem, match=r"rawDataJSON\.json: has no list under 'indicatorRawData'"):
        read_raw_json(file(tmp_path, content))


def test_answer_without_entries_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="Choose a period and a level that the audit publishes"):
        read_raw_json(file(tmp_path, {"indicatorRawData": []}))


def test_web_page_is_refused_as_not_json(tmp_path: Path) -> None:
    page = tmp_path / "error.json"
    page.write_text("<html>", encoding="utf-8")
    with pytest.raises(ImportProblem, match="is not JSON"):
        read_raw_json(page)


def test_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(ImportProblem, match="There is no such file"):
        read_raw_json(tmp_path / "nowhere.json")
