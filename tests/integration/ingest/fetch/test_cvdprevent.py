"""CVDPREVENT's API: which period, which levels and indicators, and one file of them all."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from het_dash.catalogue.source import Fetch
from het_dash.ingest.csv_table import read_raw
from het_dash.ingest.fetch.cvdprevent import fetch_cvdprevent, standard
from het_dash.ingest.fetch.fetched import Wanted
from het_dash.ingest.fetch.problems import FetchProblem, NotReceived
from het_dash.ingest.fetch.workspace import Bench
from tests.integration.ingest.fetch.conftest import Noting
from tests.support.cvdprevent_api import COLUMNS, LEVELS, PERIODS, TABLE, Api
from tests.support.publisher import PAGE, Answer, Publisher, as_json, text
from tests.support.small_bundle import SmallData

Want = Callable[[dict[str, Any]], Wanted]


@pytest.fixture
def want(small: SmallData, bench: Bench) -> Want:
    def one(fetch: dict[str, Any]) -> Wanted:
        catalogue = small.catalogue
        return Wanted(catalogue, catalogue.sources["cvdprevent"], Fetch.model_validate(fetch), bench)

    return one


def period(number: int, end: str, kind: str = "Standard") -> dict[str, Any]:
    return {"TimePeriodID": number, "TimePeriodName": f"To {end}", "EndDate": end, "IndicatorTypeName": kind}


def test_the_newest_period_is_standard_and_ends_last_whatever_its_number() -> None:
    found = standard(PERIODS)[0]
    assert (found.id, found.name, found.end) == ("33", "To March 2026", date(2026, 3, 31))


@pytest.mark.parametrize("end", ["2026-06-30", "2026-06-30T00:00:00", "Tue, 30 Jun 2026 00:00:00 GMT"])
def test_the_end_of_a_period_may_be_written_in_several_ways(end: str) -> None:
    assert standard([*PERIODS, period(2, end, " standard ")])[0].end == date(2026, 6, 30)


@pytest.mark.parametrize(
    ("periods", "said"),
    [
        ([period(40, "2026-06-30", "Outcomes")], "no period of type Standard; its types are Outcomes"),
        ([], "its types are none"),
        ([period(40, "30 June, late")], "The EndDate '30 June, late' of the period 'To 30 June, late' is not a date"),
    ],
)
def test_a_period_that_cannot_be_told_is_not_guessed(periods: list[dict[str, Any]], said: str) -> None:
    with pytest.raises(FetchProblem, match=said):
        standard(periods)


def test_all_levels_come_in_one_file_cut_down_to_our_areas(publisher: Publisher, want: Want, noting: Noting) -> None:
    found = fetch_cvdprevent(want(Api(publisher).serve()))
    cells = read_raw(found.file).cells
    assert (found.edition, found.file.name) == ("2026-03", "cvdprevent_2026-03.csv")
    assert list(cells.columns) == COLUMNS
    assert list(dict.fromkeys(cells["AreaCode"])) == [
        "E92000001", "E40000003", "E54000030", "U53896", "U58020", "U42936", "G85085",
    ]  # fmt: skip
    assert len(cells) == len(TABLE.strip().splitlines()) - 2
    assert noting.counts == [len(LEVELS)]


def test_only_indicators_of_the_catalogue_are_asked_for(publisher: Publisher, want: Want) -> None:
    fetch_cvdprevent(want(Api(publisher).serve()))
    asked = [a for a in publisher.asked if a.path.startswith("/indicator/") and a.path != "/indicator/list"]
    assert {a.path for a in asked} == {"/indicator/32/rawDataCSV"}
    assert [a.query for a in asked] == [{"timePeriodID": "33", "systemLevelID": str(n)} for n in LEVELS.values()]


def test_raw_data_in_json_gives_the_same_rows(publisher: Publisher, want: Want) -> None:
    as_csv = read_raw(fetch_cvdprevent(want(Api(publisher).serve())).file).cells
    again = read_raw(fetch_cvdprevent(want(Api(publisher, raw="rawDataJSON").serve())).file).cells
    assert again.equals(as_csv)


def test_larger_areas_that_the_audit_does_not_list_are_named(publisher: Publisher, want: Want) -> None:
    without = "\n".join(line for line in TABLE.splitlines() if "U42936" not in line)
    remark = fetch_cvdprevent(want(Api(publisher, without).serve())).remark
    assert remark.startswith("CVDPREVENT does not list ")
    assert "Ravensbourne PCN Ltd" in remark
    assert "North Lewisham PCN" not in remark


def test_a_level_without_any_of_our_areas_is_not_downloaded(publisher: Publisher, want: Want) -> None:
    without = (
        "\n".join(line for line in TABLE.splitlines() if not line.startswith("practice"))
        + "\npractice A81001 Persons 1 2"
    )
    fetch_cvdprevent(want(Api(publisher, without).serve()))
    assert [a.query["systemLevelID"] for a in publisher.asked if "rawData" in a.path] == ["1", "6", "7", "4"]


def test_an_indicator_list_may_leave_a_letter_out_of_a_code(publisher: Publisher, want: Want) -> None:
    fetch = Api(publisher).serve()
    publisher.on("/indicator/list", as_json({"indicatorList": [{"IndicatorID": 32, "IndicatorCode": "CVD007HYP"}]}))
    assert len(read_raw(fetch_cvdprevent(want(fetch)).file).cells)


def test_lists_under_other_keys_are_found(publisher: Publisher, want: Want) -> None:
    fetch = Api(publisher).serve()
    publisher.on("/timePeriod", as_json({"timePeriods": PERIODS}))
    assert fetch_cvdprevent(want(fetch)).edition == "2026-03"


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        (Answer(PAGE, kind="text/html"), r"2026-03_nation_CVDP007HYP\.csv is a web page"),
        (as_json({"error": "Internal error"}), "an error in place of data; it says: 'Internal error'"),
    ],
)
def test_an_excuse_in_place_of_raw_data_is_refused(publisher: Publisher, want: Want, answer: Answer, said: str) -> None:
    fetch = Api(publisher).serve()
    publisher.on("/indicator/32/rawDataCSV", answer)
    with pytest.raises(NotReceived, match=said):
        fetch_cvdprevent(want(fetch))


@pytest.mark.parametrize(
    ("body", "said"),
    [
        ("AreaCode,Value\nE92000001\n", r"2026-03_nation_CVDP007HYP\.csv, row 2, has too few or too many cells"),
        ('AreaCode,Value\nE92000001,"74\n', "cannot be read"),
        ("Code,Value\nE92000001,74\n", "has no column AreaCode; it has Code, Value"),
        ("AreaCode,Value\nE54000039,74\n", "gives nothing for our areas and indicators in the period 'To March 2026'"),
    ],
)
def test_raw_data_that_cannot_be_used_is_refused(publisher: Publisher, want: Want, body: str, said: str) -> None:
    fetch = Api(publisher).serve()
    publisher.on("/indicator/32/rawDataCSV", text(body))
    with pytest.raises(FetchProblem, match=said):
        fetch_cvdprevent(want(fetch))


def test_answers_of_different_columns_are_not_put_together(publisher: Publisher, want: Want) -> None:
    fetch = Api(publisher).serve()
    answers = [text(f"AreaCode,{name}\n{code},1\n") for name, code in (("Value", "E92000001"), ("Rate", "E40000003"))]
    publisher.on("/indicator/32/rawDataCSV", *answers)
    with pytest.raises(FetchProblem, match="differs from the other answers in the columns Rate, Value"):
        fetch_cvdprevent(want(fetch))


def test_a_fetch_that_broke_off_asks_only_for_what_is_missing(publisher: Publisher, want: Want) -> None:
    api = Api(publisher)
    fetch = api.serve()
    fine = publisher.answers["/indicator/32/rawDataCSV"][0]
    publisher.on("/indicator/32/rawDataCSV", fine, fine, Answer(status=404))
    with pytest.raises(NotReceived):
        fetch_cvdprevent(want(fetch))
    before = len(publisher.asked)
    publisher.on("/indicator/32/rawDataCSV", fine)
    assert fetch_cvdprevent(want(fetch)).edition == "2026-03"
    assert [a.query["systemLevelID"] for a in publisher.asked[before:]] == ["7", "4", "5"]
