"""All sources, one after the other: what came of each, whatever came of the others."""

from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from het_dash.ingest.fetch import Client, FetchProblem, Offline, fetch, fetchable
from het_dash.ingest.fetch.workspace import KEPT_SECONDS
from tests.integration.ingest.fetch.conftest import Noting
from tests.support.cvdprevent_api import Api
from tests.support.publisher import PAGE, Answer, Asked, Publisher, nobody_there, text, zipped
from tests.support.publishers_files import FINGERTIPS, MAP, QOF_ZIP, file, qof
from tests.support.qof_files import GROVE, VALE, csv
from tests.support.small_bundle import SmallData


def lines(small: SmallData, client: Client, *wanted: str, dry_run: bool = False) -> list[str]:
    return [str(outcome) for outcome in fetch(small.catalogue, wanted, dry_run, client)]


def contents(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in folder.rglob("*") if p.is_file()}


Declare = Callable[..., None]


@pytest.fixture
def everything(publisher: Publisher, declare: Declare) -> None:
    """Every kind of source but boundaries, each in its publisher's shape."""
    maps = publisher.on("/98/map.zip", Answer(zipped(map=MAP)))
    england = {"covers": "england", "practice_maps": {"2024-25": maps}}
    declare(
        qof=qof(publisher.on("/95/QOF2425.zip", Answer(QOF_ZIP)), **england),
        practice_map=file("practice-map", **{"2026_07": maps}),
        fingertips=file(
            "fingertips", all_years=publisher.on("/api/by_indicator_id", text(FINGERTIPS)) + "?indicator_ids={codes}"
        ),
        cvdprevent=Api(publisher).serve(),
    )


@pytest.mark.usefixtures("everything")
def test_each_source_has_one_line_and_the_next_time_it_is_unchanged(
    small: SmallData, client: Client, noting: Noting
) -> None:
    assert lines(small, client) == [
        "cvdprevent: new 2026-03: CVDPREVENT does not list Aplos Health PCN, Lewisham Care Partnership PCN, Lewisham "
        "Alliance PCN, Modality Lewisham PCN.",
        "fingertips: new all-years",
        "practice_map: new 2026-07",
        "qof: new 2024-25",
    ]
    assert [line.split(" ")[1] for line in lines(small, client)] == ["unchanged"] * 4
    assert noting.sources[:2] == ["cvdprevent 1/4", "fingertips 2/4"]
    small.build()


@pytest.mark.usefixtures("everything")
def test_south_east_london_is_totalled_by_the_practice_map_that_comes_along(small: SmallData, client: Client) -> None:
    lines(small, client, "qof")
    rows = contents(small.folder / "observations")["qof/2024-25/observations.csv"].decode().splitlines()
    assert [row.split(",")[1] for row in rows[1:]] == ["E54000030", "E92000001", "G85085", "G85696"]


@pytest.mark.usefixtures("everything")
def test_only_the_sources_asked_for_are_fetched(publisher: Publisher, small: SmallData, client: Client) -> None:
    assert [line.split(":")[0] for line in lines(small, client, "fingertips")] == ["fingertips"]
    assert publisher.paths() == ["/api/by_indicator_id"]


@pytest.mark.usefixtures("everything")
def test_a_dry_run_says_what_would_be_new_and_the_real_one_does_not_fetch_it_again(
    publisher: Publisher, small: SmallData, client: Client
) -> None:
    before = contents(small.folder)
    assert lines(small, client, "qof", dry_run=True) == ["qof: new, not taken in (dry run) 2024-25"]
    assert contents(small.folder) == before
    asked = len(publisher.asked)
    assert lines(small, client, "qof") == ["qof: new 2024-25"]
    assert len(publisher.asked) == asked
    assert not (small.state / "work" / "fetch" / "qof").exists()


@pytest.mark.usefixtures("everything")
def test_one_failure_leaves_its_source_as_it_was_and_the_others_go_on(
    publisher: Publisher, small: SmallData, client: Client
) -> None:
    publisher.on("/95/QOF2425.zip", Answer(PAGE, kind="text/html"))
    said = lines(small, client, "qof", "fingertips", "practice_map")
    assert said[0] == "fingertips: new all-years"
    assert said[1] == "practice_map: new 2026-07"
    assert said[2].startswith("qof: failed 2024-25: QOF2425.zip is a web page, not data.")
    assert not (small.folder / "observations" / "qof").exists()


def test_what_an_importer_refuses_fails_in_one_line_and_is_fetched_anew(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare
) -> None:
    bad = csv(GROVE.replace("113", "-113"), VALE.replace("87", "-87"))
    url = publisher.on("/QOF.zip", Answer(zipped(PREVALENCE_2425=bad)), Answer(QOF_ZIP))
    declare(qof=qof(url))
    assert lines(small, client) == [
        "qof: failed 2024-25: PREVALENCE_2425.csv, row 2, column REGISTER: '-113' is below zero. A count cannot be; "
        "check the file with its publisher. (And 1 more lines like it.)"
    ]
    assert lines(small, client) == ["qof: new 2024-25"]


def test_editions_of_a_source_fail_one_by_one(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare
) -> None:
    both = {"2024-25": publisher.on("/QOF2425.zip", Answer(QOF_ZIP)), "2025-26": publisher.url("/QOF2526.zip")}
    declare(qof=qof("https://publisher.test") | {"urls": both})
    (outcome,) = fetch(small.catalogue, client=client)
    assert (outcome.what, outcome.taken_in) == ("failed", True)
    assert str(outcome).startswith("qof: new 2024-25; failed 2025-26: 127.0.0.1/QOF2526.zip answered 404 Not Found.")


def test_nobody_there_is_one_sentence_and_changes_nothing(
    small: SmallData, client: Client, declare: Declare, noting: Noting
) -> None:
    url = nobody_there()
    declare(
        qof=qof(f"{url}/QOF.zip"),
        fingertips=file("fingertips", all_years=f"{url}/f.csv"),
        boundaries={"kind": "boundaries", "urls": dict.fromkeys(("lsoa", "ward", "borough"), f"{url}/query")},
    )
    before = contents(small.folder)
    with pytest.raises(Offline) as wrong:
        fetch(small.catalogue, client=client)
    assert str(wrong.value) == (
        "No publisher could be reached (127.0.0.1), so nothing was changed: check that this machine may use the "
        "internet, then run it again."
    )
    assert contents(small.folder) == before
    assert sorted(contents(small.state)) == ["work/fetch.lock"]
    assert len(noting.waits) == 3


def test_a_publisher_that_is_away_is_no_reason_to_call_the_machine_offline(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare
) -> None:
    declare(
        fingertips=file("fingertips", all_years=publisher.on("/f.csv", text(FINGERTIPS))),
        qof=qof(f"{nobody_there()}/QOF.zip"),
    )
    assert lines(small, client) == ["fingertips: new all-years", "qof: failed 2024-25: 127.0.0.1 could not be reached."]


def test_what_was_left_a_day_ago_is_fetched_anew(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare, monkeypatch: pytest.MonkeyPatch
) -> None:
    declare(qof=qof(publisher.on("/QOF.zip", Answer(QOF_ZIP))))
    lines(small, client, dry_run=True)
    monkeypatch.setattr("het_dash.ingest.fetch.workspace.KEPT_SECONDS", -1)
    lines(small, client, dry_run=True)
    assert publisher.paths() == ["/QOF.zip"] * 2
    assert KEPT_SECONDS == 86_400


def test_two_fetches_do_not_run_at_once(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare
) -> None:
    declare(qof=qof(publisher.on("/QOF.zip", Answer(QOF_ZIP))))
    (small.state / "work").mkdir(parents=True)
    with FileLock(small.state / "work" / "fetch.lock"), pytest.raises(FetchProblem, match="Another fetch is running"):
        fetch(small.catalogue, client=client)
    assert publisher.paths() == []


def test_the_product_declares_every_source_whose_address_is_known(small: SmallData) -> None:
    declared = {name: source.fetch and source.fetch.kind for name, source in fetchable(small.catalogue).items()}
    known = ("fingertips", "practice_map", "qof", "registered_age")
    expected = {"boundaries": "boundaries", "cvdprevent": "cvdprevent", **dict.fromkeys(known, "file")}
    assert expected.items() <= declared.items()


def test_fingertips_is_asked_for_the_catalogues_indicators(
    publisher: Publisher, small: SmallData, client: Client, declare: Declare
) -> None:
    def only(asked: Asked) -> Answer:
        assert asked.query["indicator_ids"] == "40401"
        return text(FINGERTIPS)

    declare(fingertips=file("fingertips", all_years=publisher.on("/f", only) + "?indicator_ids={codes}"))
    assert lines(small, client) == ["fingertips: new all-years"]
