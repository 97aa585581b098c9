"""Asking a publisher: again when that may help, from where it broke off, and never for ever."""

import gzip
from datetime import UTC, datetime, timedelta
from email.utils import format_datetime
from pathlib import Path

import pytest
from requests import Response, Session, exceptions

from het_dash.ingest.fetch import Client
from het_dash.ingest.fetch.problems import NotReceived, Unreachable
from het_dash.ingest.fetch.retry_policy import Patience
from tests.integration.ingest.fetch.conftest import Noting
from tests.support.publisher import Answer, Publisher, nobody_there

FINE = Answer(b"all of it")
BUSY = "127.0.0.1 answered {}."
MANY = bytes(range(256)) * 1024  # four chunks
TAG = {"ETag": '"edition-1"'}


def got(client: Client, url: str, folder: Path, largest: int = 2**20) -> bytes:
    client.download(url, folder / "file.csv", largest)
    return (folder / "file.csv").read_bytes()


def left(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_file_arrives_whole_under_its_name_and_nothing_else_is_left(
    publisher: Publisher, client: Client, noting: Noting, tmp_path: Path
) -> None:
    assert got(client, publisher.on("/a.csv", Answer(MANY)), tmp_path) == MANY
    assert left(tmp_path) == ["file.csv"]
    assert noting.files == [("file.csv", 0, len(MANY))]
    assert (noting.sizes[-1], noting.waits) == (len(MANY), [])


@pytest.mark.parametrize(
    ("header", "seconds"), [({}, 1.0), ({"Retry-After": "7"}, 7.0), ({"Retry-After": "soon"}, 1.0)]
)
def test_a_publisher_that_is_busy_is_asked_again_when_it_says(
    publisher: Publisher, client: Client, noting: Noting, tmp_path: Path, header: dict[str, str], seconds: float
) -> None:
    url = publisher.on("/a.csv", Answer(b"slow down", 429, headers=header), FINE)
    assert got(client, url, tmp_path) == FINE.body
    assert noting.waits == [(BUSY.format("429 Too Many Requests"), seconds)]


def test_when_to_ask_again_may_be_a_date(publisher: Publisher, client: Client, noting: Noting, tmp_path: Path) -> None:
    later = format_datetime(datetime.now(tz=UTC) + timedelta(seconds=40), usegmt=True)
    assert got(client, publisher.on("/a.csv", Answer(status=503, headers={"Retry-After": later}), FINE), tmp_path)
    assert noting.waits[0][1] == pytest.approx(40, abs=3)


def test_a_fault_of_the_server_is_waited_out_twice_as_long_each_time(
    publisher: Publisher, client: Client, noting: Noting, tmp_path: Path
) -> None:
    fault = Answer(status=500)
    assert got(client, publisher.on("/a.csv", fault, fault, FINE), tmp_path) == FINE.body
    assert noting.waits == [(BUSY.format("500 Internal Server Error"), seconds) for seconds in (1.0, 2.0)]


def test_a_fault_that_lasts_is_given_up(publisher: Publisher, client: Client, tmp_path: Path) -> None:
    with pytest.raises(NotReceived, match=r"answered 502 Bad Gateway\. Asked 4 times; run it again later\."):
        got(client, publisher.on("/a.csv", Answer(status=502)), tmp_path)
    assert len(publisher.asked) == 4
    assert left(tmp_path) == []


def test_nobody_sits_and_waits_for_an_hour(publisher: Publisher, client: Client, tmp_path: Path) -> None:
    url = publisher.on("/a.csv", Answer(status=429, headers={"Retry-After": "3600"}))
    with pytest.raises(NotReceived, match=r"asks to wait for 3,600 seconds; run it again after that"):
        got(client, url, tmp_path)
    assert len(publisher.asked) == 1


def test_a_silent_server_is_asked_again(publisher: Publisher, noting: Noting, tmp_path: Path) -> None:
    hasty = Client(Patience(read=0.2, sleep=lambda _: None), noting)
    assert got(hasty, publisher.on("/a.csv", Answer(silent=0.6), FINE), tmp_path) == FINE.body
    assert noting.waits == [("127.0.0.1 did not answer within 0.2 seconds.", 1.0)]
    hasty.close()


def test_an_address_that_is_gone_is_not_asked_again(publisher: Publisher, client: Client, tmp_path: Path) -> None:
    with pytest.raises(NotReceived) as wrong:
        got(client, publisher.url("/gone.zip"), tmp_path)
    assert str(wrong.value) == (
        "127.0.0.1/gone.zip answered 404 Not Found. If it has moved, correct its address under `fetch` in the source's "
        "YAML file."
    )
    assert len(publisher.asked) == 1


def test_a_file_that_breaks_off_goes_on_where_it_stopped(
    publisher: Publisher, client: Client, noting: Noting, tmp_path: Path
) -> None:
    url = publisher.on("/a.csv", Answer(MANY, headers=TAG, cut=200_000), Answer(MANY, headers=TAG))
    assert got(client, url, tmp_path) == MANY
    first, second = publisher.asked
    (_, begun, size) = noting.files[1]
    assert 0 < begun <= 200_000
    assert ("Range" in first.headers, second.headers["Range"], size) == (False, f"bytes={begun}-", len(MANY))
    assert left(tmp_path) == ["file.csv"]


def test_the_next_run_goes_on_too(publisher: Publisher, client: Client, noting: Noting, tmp_path: Path) -> None:
    url = publisher.on("/a.csv", Answer(MANY, headers=TAG, cut=200_000), Answer(b"", 404), Answer(MANY, headers=TAG))
    with pytest.raises(NotReceived):
        got(client, url, tmp_path)
    assert left(tmp_path) == ["file.csv.part", "file.csv.part.tag"]
    assert got(client, url, tmp_path) == MANY
    assert noting.files[-1][1] > 0


@pytest.mark.parametrize("headers", [{}, {"ETag": 'W/"weak"'}, {"ETag": '"edition-2"'}])
def test_a_part_of_what_may_be_another_file_is_not_added_to(
    publisher: Publisher, client: Client, tmp_path: Path, headers: dict[str, str]
) -> None:
    before = TAG if headers.get("ETag") == '"edition-2"' else headers
    url = publisher.on("/a.csv", Answer(b"x" * len(MANY), headers=before, cut=200_000), Answer(MANY, headers=headers))
    assert got(client, url, tmp_path) == MANY


@pytest.mark.parametrize(
    "answer",
    [
        Answer(b"of another", 206, headers={"Content-Range": "bytes 5-14/15"}),
        Answer(status=416, headers={"Content-Range": "bytes */9"}),
    ],
)
def test_a_part_that_does_not_fit_is_thrown_away(
    publisher: Publisher, client: Client, tmp_path: Path, answer: Answer
) -> None:
    url = publisher.on("/a.csv", Answer(MANY, headers=TAG, cut=200_000), answer, Answer(MANY))
    assert got(client, url, tmp_path) == MANY


def test_a_body_shorter_than_was_said_is_not_taken_for_the_whole(
    publisher: Publisher, client: Client, noting: Noting, tmp_path: Path
) -> None:
    with pytest.raises(NotReceived, match=r"broke off after [\d,]+ .*Asked 4 times"):
        got(client, publisher.on("/a.csv", Answer(MANY, cut=200_000)), tmp_path)
    assert not (tmp_path / "file.csv").exists()


def test_a_shorter_body_is_noticed_even_if_nothing_below_us_notices(
    publisher: Publisher, client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(Response, "iter_content", lambda *_: iter([b"short"]))
    with pytest.raises(NotReceived, match=r"127\.0\.0\.1 broke off after 5 of 9 bytes"):
        got(client, publisher.on("/a.csv", FINE), tmp_path)


@pytest.mark.parametrize("length", [True, False])
def test_a_file_beyond_all_measure_is_refused(
    publisher: Publisher, client: Client, tmp_path: Path, length: bool
) -> None:
    url = publisher.on("/a.csv", Answer(MANY, length=length))
    with pytest.raises(NotReceived, match=r"more than 0 MB\. If that is right, raise `largest_mb`"):
        got(client, url, tmp_path, largest=100_000)
    assert len(publisher.asked) == 1
    assert all((tmp_path / name).stat().st_size <= 100_000 for name in left(tmp_path))


def test_a_compressed_answer_is_unpacked_though_none_was_asked_for(
    publisher: Publisher, client: Client, tmp_path: Path
) -> None:
    url = publisher.on("/a.csv", Answer(gzip.compress(MANY), headers={"Content-Encoding": "gzip"}))
    assert got(client, url, tmp_path) == MANY
    assert publisher.asked[0].headers["Accept-Encoding"] == "identity"


def test_a_host_that_is_not_there_is_asked_no_more_than_once_after_the_first_time(
    client: Client, noting: Noting, tmp_path: Path
) -> None:
    url = f"{nobody_there()}/a.csv"
    for _ in range(2):
        with pytest.raises(Unreachable, match=r"127\.0\.0\.1 could not be reached"):
            got(client, url, tmp_path)
    assert [seconds for _, seconds in noting.waits] == [1.0, 2.0, 4.0]
    assert left(tmp_path) == []


@pytest.mark.parametrize(
    ("raised", "said"),
    [
        (exceptions.SSLError("self-signed"), r"a certificate that this machine does not trust.*REQUESTS_CA_BUNDLE"),
        (exceptions.TooManyRedirects("30"), r"cannot be asked for \(30\)"),
        (exceptions.ProxyError("no"), r"publisher\.test could not be reached"),
        (exceptions.ConnectTimeout("10"), r"publisher\.test could not be reached"),
        (exceptions.ConnectionError("reset"), r"publisher\.test broke the connection\. Asked 4 times"),
    ],
)
def test_what_stands_in_the_way_is_said(
    client: Client, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, raised: Exception, said: str
) -> None:
    def refused(*_: object, **__: object) -> None:
        raise raised

    monkeypatch.setattr(Session, "get", refused)
    with pytest.raises(NotReceived, match=said):
        got(client, "https://publisher.test/a.csv", tmp_path)
