"""What arrives must be data: web pages, excuses and torn files are told apart from it."""

from pathlib import Path

import pytest

from het_dash.ingest.fetch.checks import check_json, check_rows, check_table, listed
from het_dash.ingest.fetch.problems import FetchProblem, NotReceived
from het_dash.ingest.fetch.workspace import Bench
from tests.support.publisher import CSV, PAGE, Answer, Publisher, as_json, text, zipped

ZIP = zipped(PREVALENCE=CSV)


def file(folder: Path, content: bytes, name: str = "file.csv") -> Path:
    path = folder / name
    path.write_bytes(content)
    return path


@pytest.mark.parametrize("content", [CSV.encode(), b"\xef\xbb\xbf" + CSV.encode(), CSV.encode("utf-16"), ZIP])
def test_tables_and_zips_of_them_are_kept(tmp_path: Path, content: bytes) -> None:
    check_table(file(tmp_path, content))


@pytest.mark.parametrize(
    ("content", "name", "said"),
    [
        (PAGE, "file.csv", r"file\.csv is a web page, not data\. Open the address in a browser; if it has moved"),
        (b"\xef\xbb\xbf\r\n <html>", "file.csv", "is a web page"),
        (PAGE, "file.zip", "is a web page"),
        (b"", "file.csv", "is empty"),
        (b" \n", "file.csv", "is empty"),
        (ZIP[: len(ZIP) // 2], "file.zip", r"is a zip file that does not open \(File is not a zip file\)"),
        (CSV.encode(), "file.zip", "is not a zip file: it begins with b'PRACTICE_CODE"),
        (b"Service unavailable", "file.csv", "is not a CSV file: it begins with b'Service unavailable'"),
        (b'{"error": "no such indicator"}', "file.csv", "is JSON, not a CSV file; it says: 'no such indicator'"),
        (b'{"error": {"code": 400, "message": "Invalid URL"}}', "file.csv", "it says: 'Invalid URL'"),
        (b"[1, 2", "file.csv", "is not whole JSON"),
    ],
)
def test_anything_else_in_place_of_a_table_is_refused(tmp_path: Path, content: bytes, name: str, said: str) -> None:
    with pytest.raises(NotReceived, match=said):
        check_table(file(tmp_path, content, name))


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (PAGE, "is a web page"),
        (b'{"features": [', "is not whole JSON"),
        (b'{"error": {"code": 400, "message": "Cannot perform query"}}', "an error in place of data; it says: 'Cannot"),
        (b'{"error": "timePeriodID is required", "copyright": "NHS England"}', "it says: 'timePeriodID is required'"),
    ],
)
def test_an_error_in_place_of_json_data_is_refused(tmp_path: Path, content: bytes, said: str) -> None:
    with pytest.raises(NotReceived, match=said):
        check_json(file(tmp_path, content, "answer.json"))


@pytest.mark.parametrize("content", [CSV.encode(), b'{"indicatorRawData": []}'])
def test_rows_may_come_as_csv_or_as_json(tmp_path: Path, content: bytes) -> None:
    check_rows(file(tmp_path, content))


@pytest.mark.parametrize(
    "answer",
    [
        {"copyright": "NHS England", "timePeriodList": [{"TimePeriodID": "33"}], "notes": []},
        {"copyright": "NHS England", "periods": [{"TimePeriodID": "33"}]},
        [{"TimePeriodID": "33"}],
    ],
)
def test_a_list_is_found_under_its_key_or_as_the_only_one(answer: object) -> None:
    assert listed(answer, "timePeriodList", "The list of periods") == [{"TimePeriodID": "33"}]


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"a": [{"x": 1}], "b": [{"x": 2}]}, "The list of areas has no list 'areaList'"),
        ({"message": "Unknown level"}, "has no list 'areaList'; it says: 'Unknown level'"),
        ("nothing", "has no list 'areaList'"),
    ],
)
def test_a_list_that_cannot_be_told_is_not_guessed(answer: object, said: str) -> None:
    with pytest.raises(FetchProblem, match=said):
        listed(answer, "areaList", "The list of areas")


def test_what_fails_its_check_is_not_kept_and_is_asked_for_anew(publisher: Publisher, bench: Bench) -> None:
    url = publisher.on("/a.csv", Answer(PAGE, kind="text/html"), text(CSV))
    with pytest.raises(NotReceived, match="web page"):
        bench.get(url, "a.csv", check_table)
    assert bench.get(url, "a.csv", check_table).read_text(encoding="utf-8") == CSV


def test_what_is_finished_is_not_asked_for_twice_but_another_address_is(publisher: Publisher, bench: Bench) -> None:
    first, second = publisher.on("/a.csv", text(CSV)), publisher.on("/b.csv", text(CSV + "G85032,1\n"))
    assert bench.get(first, "a.csv", check_table) == bench.get(first, "a.csv", check_table)
    assert bench.get(second, "a.csv", check_table).read_text(encoding="utf-8").endswith("G85032,1\n")
    assert publisher.paths() == ["/a.csv", "/b.csv"]


def test_an_answer_in_json_is_as_good_as_its_text(publisher: Publisher, bench: Bench) -> None:
    url = publisher.on("/list", as_json({"areaList": []}))
    assert bench.get(url, "list.json", check_json).is_file()
