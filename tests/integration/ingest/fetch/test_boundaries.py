"""Boundary layers: page after page, cut down to our areas, and through the importer of boundaries."""

import json
from collections.abc import Callable
from typing import Any

import pytest

from het_dash.catalogue.source import Fetch
from het_dash.ingest.fetch import boundaries
from het_dash.ingest.fetch.boundaries import fetch_boundaries
from het_dash.ingest.fetch.fetched import Wanted
from het_dash.ingest.fetch.import_boundaries import take_boundaries
from het_dash.ingest.fetch.problems import FetchProblem, NotReceived
from het_dash.ingest.fetch.workspace import Bench
from tests.support.publisher import Answer, Asked, Publisher, as_json
from tests.support.small_bundle import REAL, SmallData

CODES = {"lsoa": "LSOA21CD", "ward": "WD25CD", "borough": "LAD25CD"}
LIMIT = "exceededTransferLimit"
QUERY = "?where=1%3D1&outFields=*&f=geojson"
SQUARE = {"type": "Polygon", "coordinates": [[[0, 51], [0.01, 51], [0.01, 51.01], [0, 51]]]}
Feature = dict[str, Any]
Pages = Callable[[Asked], Answer]


def feature(layer: str, code: str, geometry: object = SQUARE) -> Feature:
    properties = {"FID": 1, CODES[layer]: code, "LAT": 51.4, "GlobalID": None}
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def bundled(layer: str) -> list[Feature]:
    """The shapes of the bundle, as the publisher would give them."""
    whole = json.loads((REAL / "boundaries" / f"{layer}.geojson").read_text(encoding="utf-8"))
    return [feature(layer, one["id"], one["geometry"]) for one in whole["features"]]


def elsewhere(layer: str, many: int) -> list[Feature]:
    return [feature(layer, f"E0{n:07d}") for n in range(many)]


def paged(features: list[Feature], most: int = 2000, flag: str = "properties") -> Pages:
    """A feature service. `flag`: where it says that there is more ('' = nowhere)."""

    def page(asked: Asked) -> Answer:
        assert (asked.query["where"], asked.query["resultRecordCount"]) == ("1=1", "2000")
        offset = int(asked.query["resultOffset"])
        answer: dict[str, Any] = {"type": "FeatureCollection", "features": features[offset : offset + most]}
        if flag and offset + most < len(features):
            answer |= {flag: {LIMIT: True}} if flag == "properties" else {flag: True}
        return as_json(answer)

    return page


@pytest.fixture
def want(small: SmallData, bench: Bench, publisher: Publisher) -> Callable[..., Wanted]:
    """All three layers served, the LSOAs as told."""

    def one(*lsoas: Answer | Pages) -> Wanted:
        layers = {"lsoa": lsoas, "ward": [paged(bundled("ward"))], "borough": [paged(bundled("borough"))]}
        urls = {layer: publisher.on(f"/{layer}/query", *given) + QUERY for layer, given in layers.items()}
        catalogue = small.catalogue
        return Wanted(catalogue, catalogue.sources["boundaries"], Fetch(kind="boundaries", urls=urls), bench)

    return one


def codes(found: Any) -> list[str]:
    whole = json.loads((found.file / "lsoa.geojson").read_text(encoding="utf-8"))
    return [one["properties"]["LSOA21CD"] for one in whole["features"]]


@pytest.mark.parametrize("flag", ["properties", LIMIT, ""])
def test_our_areas_are_gathered_from_all_pages(publisher: Publisher, want: Callable[..., Wanted], flag: str) -> None:
    features = [*elsewhere("lsoa", 3950), *bundled("lsoa")]
    found = codes(fetch_boundaries(want(paged(features, flag=flag))))
    assert len(found) == 175
    assert found == sorted(found)
    offsets = [a.query["resultOffset"] for a in publisher.asked if a.path == "/lsoa/query"]
    assert offsets == ["0", "2000", "4000"]


def test_a_server_may_give_smaller_pages_than_were_asked_for(publisher: Publisher, want: Callable[..., Wanted]) -> None:
    assert len(codes(fetch_boundaries(want(paged(bundled("lsoa"), most=100))))) == 175
    assert [a.query["resultOffset"] for a in publisher.asked if a.path == "/lsoa/query"] == ["0", "100"]


def test_an_empty_page_is_not_the_last_while_the_service_says_so(want: Callable[..., Wanted]) -> None:
    empty = as_json({"type": "FeatureCollection", "features": [], "exceededTransferLimit": True})
    rest = as_json({"type": "FeatureCollection", "features": bundled("lsoa")})
    assert len(codes(fetch_boundaries(want(empty, rest)))) == 175


def test_a_service_without_end_is_left(want: Callable[..., Wanted], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(boundaries, "MOST_PAGES", 3)
    empty = as_json({"features": [], "exceededTransferLimit": True})
    with pytest.raises(FetchProblem, match="The lsoa layer does not end after 3 pages"):
        fetch_boundaries(want(empty))


@pytest.mark.parametrize(
    ("features", "said"),
    [
        (lambda: bundled("lsoa")[1:], r"The lsoa layer lacks 1 of our 175 areas, E010\d+ among them"),
        (
            lambda: [*bundled("lsoa"), *bundled("lsoa")[:1]],
            "appears twice in the lsoa layer, so its pages do not fit together",
        ),
    ],
)
def test_areas_that_are_missing_or_stand_twice_are_refused(
    want: Callable[..., Wanted], features: Callable[[], list[Feature]], said: str
) -> None:
    with pytest.raises(FetchProblem, match=said):
        fetch_boundaries(want(paged(features())))


@pytest.mark.parametrize(
    ("answer", "said"),
    [
        ({"error": {"code": 400, "message": "Cannot perform query."}}, "in place of data; it says: 'Cannot perform"),
        ({"type": "Topology"}, r"lsoa_01\.json is not GeoJSON: it has no list of features"),
        ([], "is not GeoJSON"),
    ],
)
def test_an_error_of_the_service_is_refused(want: Callable[..., Wanted], answer: object, said: str) -> None:
    with pytest.raises(FetchProblem, match=said):
        fetch_boundaries(want(as_json(answer)))


def test_the_next_run_goes_on_at_the_page_that_failed(publisher: Publisher, want: Callable[..., Wanted]) -> None:
    serve = paged([*elsewhere("lsoa", 2000), *bundled("lsoa")])
    wanted = want(serve, Answer(status=404))
    with pytest.raises(NotReceived):
        fetch_boundaries(wanted)
    publisher.on("/lsoa/query", serve)
    assert len(codes(fetch_boundaries(wanted))) == 175
    assert [a.query["resultOffset"] for a in publisher.asked if a.path == "/lsoa/query"] == ["0", "2000", "2000"]


def test_layers_go_through_the_importer_and_are_unchanged_the_next_time(
    small: SmallData, want: Callable[..., Wanted]
) -> None:
    home = small.folder / "boundaries"
    before = {path.name: path.read_bytes() for path in home.iterdir()}
    wanted = want(paged(bundled("lsoa")))
    fetched = fetch_boundaries(wanted)
    assert take_boundaries(fetched, wanted, dry_run=True).what == "new"
    assert {path.name: path.read_bytes() for path in home.iterdir()} == before
    assert take_boundaries(fetched, wanted, dry_run=False).what == "new"
    assert sorted(path.name for path in home.iterdir()) == sorted(before)
    assert len(json.loads((home / "lsoa.geojson").read_text(encoding="utf-8"))["features"]) == 175
    assert take_boundaries(fetched, wanted, dry_run=False).what == "unchanged"


def test_layers_that_do_not_fit_each_other_change_nothing(small: SmallData, want: Callable[..., Wanted]) -> None:
    before = (small.folder / "boundaries/source.yaml").read_bytes()
    wanted = want(paged([feature("lsoa", one["properties"]["LSOA21CD"]) for one in bundled("lsoa")]))
    with pytest.raises(FetchProblem):
        take_boundaries(fetch_boundaries(wanted), wanted, dry_run=False)
    assert (small.folder / "boundaries/source.yaml").read_bytes() == before
