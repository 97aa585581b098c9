"""Editions of one file: its name, its member, the practice map beside it."""

from collections.abc import Callable
from typing import Any

import pytest

from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch import files
from het_dash.ingest.fetch.fetched import Wanted
from het_dash.ingest.fetch.files import fetch_file
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import Bench
from tests.support.publisher import CSV, Answer, Asked, Publisher, text, zipped
from tests.support.small_bundle import SmallData

Want = Callable[..., Wanted]
ZIP = zipped(PREVALENCE=CSV)


@pytest.fixture
def want(small: SmallData, bench: Bench) -> Want:
    def one(edition: str, url: str, source: str = "qof", **more: Any) -> Wanted:
        fetch = Fetch(kind="file", format=source, urls={edition: url}, **more)
        return Wanted(small.catalogue, small.catalogue.sources[source], fetch, bench, edition)

    return one


def test_a_zip_is_handed_on_whole_under_its_publishers_name(publisher: Publisher, want: Want) -> None:
    found = fetch_file(want("2026-07", publisher.on("/98/8142DB/gp-reg-pat-prac-map.zip", Answer(ZIP))))
    assert (found.edition, found.file.name, found.practice_map) == ("2026-07", "gp-reg-pat-prac-map.zip", None)
    assert found.file.read_bytes() == ZIP


def test_one_member_of_many_is_unpacked_by_the_editions_years(publisher: Publisher, want: Want) -> None:
    archive = zipped(PREVALENCE_2425=CSV, ACHIEVEMENT_LONDON_2425="x,y\n", MAPPING_INDICATORS_2425="x,y\n")
    url = publisher.on("/QOF2425.zip", Answer(archive))
    found = fetch_file(want("2024-25", url, member="PREVALENCE_{years}.csv"))
    assert (found.file.name, found.file.read_text(encoding="utf-8")) == ("PREVALENCE_2425.csv", CSV)


def test_a_zip_of_another_year_is_not_taken_for_the_edition(publisher: Publisher, want: Want) -> None:
    url = publisher.on("/QOF.zip", Answer(zipped(PREVALENCE_2526=CSV, OTHER="x,y\n")))
    with pytest.raises(FetchProblem) as wrong:
        fetch_file(want("2024-25", url, member="PREVALENCE_{years}.csv"))
    assert str(wrong.value) == (
        "QOF.zip holds 0 files named PREVALENCE_2425.csv, among: PREVALENCE_2526.csv, OTHER.csv. Is it the edition "
        "that its address is under?"
    )


def test_a_damaged_member_is_refused(publisher: Publisher, want: Want) -> None:
    place = ZIP.index(b"PREVALENCE.csv") + len("PREVALENCE.csv")
    damaged = ZIP[:place] + bytes(255 - byte for byte in ZIP[place : place + 8]) + ZIP[place + 8 :]
    with pytest.raises(FetchProblem, match=r"QOF\.zip cannot be unpacked"):
        fetch_file(want("2024-25", publisher.on("/QOF.zip", Answer(damaged)), member="PREVALENCE.csv"))


def test_a_member_that_would_unpack_beyond_all_measure_is_refused(
    publisher: Publisher, want: Want, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "BIGGEST_BYTES", 10)
    with pytest.raises(FetchProblem, match=r"PREVALENCE\.csv in QOF\.zip is larger than 0 MB"):
        fetch_file(want("2024-25", publisher.on("/QOF.zip", Answer(ZIP)), member="PREVALENCE.csv"))


def test_the_practice_map_comes_with_the_editions_that_name_one(publisher: Publisher, want: Want) -> None:
    url, maps = publisher.on("/QOF.zip", Answer(ZIP)), publisher.on("/map.csv", text("PRACTICE_CODE,PCN_CODE\n"))
    with_map = fetch_file(want("2024-25", url, practice_maps={"2024-25": maps}))
    assert with_map.practice_map is not None
    assert with_map.practice_map.name == "map.csv"
    assert fetch_file(want("2023-24", url, practice_maps={"2024-25": maps})).practice_map is None


def test_codes_of_the_catalogues_indicators_fill_the_address(publisher: Publisher, want: Want) -> None:
    def codes(asked: Asked) -> Answer:
        return text(f"Indicator ID,asked\n{asked.query['indicator_ids']},1\n")

    url = publisher.on("/api/by_indicator_id", codes)
    found = fetch_file(want("all-years", f"{url}?indicator_ids={{codes}}&child_area_type_id=502", "fingertips"))
    assert found.file.name == "fingertips_all-years.csv"
    assert found.file.read_text(encoding="utf-8") == "Indicator ID,asked\n40401,1\n"


def test_a_gap_that_nobody_knows_is_named(want: Want) -> None:
    with pytest.raises(FetchProblem, match=r"has a gap that is not known \('indicator'\); known: \{codes\}"):
        fetch_file(want("all-years", "https://publisher.test/{indicator}", "fingertips"))
