"""Downloads ONS boundary layers page by page, our areas only."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from het_dash.catalogue import Catalogue
from het_dash.ingest.fetch.checks import check_json
from het_dash.ingest.fetch.fetched import Fetched, Wanted
from het_dash.ingest.fetch.problems import FetchProblem
from het_dash.ingest.fetch.workspace import Bench

PAGE_RECORDS = 2000  # limit of the service
MOST_PAGES = 100
FOLDER = "layers"
Feature = dict[str, Any]
Page = dict[str, Any]


def fetch_boundaries(wanted: Wanted) -> Fetched:
    """One GeoJSON file per layer, with every area of its kind that the map draws."""
    layers = {layer: _features(wanted, layer) for layer in wanted.fetch.urls}
    folder = wanted.bench.folder / FOLDER
    folder.mkdir(exist_ok=True)
    for layer, features in layers.items():
        _write(folder / f"{layer}.geojson", features)
    return Fetched("", folder)


def _features(wanted: Wanted, layer: str) -> dict[str, Feature]:
    """Our features by code. Raises FetchProblem if one is missing or repeated."""
    ours, found = _ours(wanted.catalogue, layer), dict[str, Feature]()
    for page in _pages(wanted.bench, layer, wanted.fetch.urls[layer]):
        for feature in page["features"]:
            code = _code(feature, ours)
            if code in found:
                raise FetchProblem(f"{code} appears twice in the {layer} layer, so its pages do not fit together.")
            if code is not None:
                found[code] = feature
    absent = sorted(ours - set(found))
    if absent:
        raise FetchProblem(f"The {layer} layer lacks {len(absent)} of our {len(ours)} areas, {absent[0]} among them.")
    return found


def _ours(catalogue: Catalogue, layer: str) -> set[str]:
    """Our codes in a layer. Of the boroughs, the map draws only the programme's."""
    areas = [catalogue.borough] if layer == "borough" else catalogue.areas.values()
    return {area.code for area in areas if area.kind == layer}


def _pages(bench: Bench, layer: str, url: str) -> Iterator[Page]:
    offset = 0
    for number in range(1, MOST_PAGES + 1):
        page = _page(bench, url, offset, f"{layer}_{number:02d}.json")
        yield page
        if not _more(page):
            return
        offset += len(page["features"]) or PAGE_RECORDS  # an empty page need not be the last
    raise FetchProblem(f"The {layer} layer does not end after {MOST_PAGES} pages.")


def _code(feature: Feature, ours: set[str]) -> str | None:
    """Our code among a feature's properties, whatever year their names contain; None if it has none."""
    values = (feature.get("properties") or {}).values()
    return next((value for value in values if isinstance(value, str) and value in ours), None)


def _page(bench: Bench, url: str, offset: int, name: str) -> Page:
    paging = urlencode({"resultOffset": offset, "resultRecordCount": PAGE_RECORDS})
    path = bench.get(f"{url}{'&' if '?' in url else '?'}{paging}", name, check_json)
    page = json.loads(path.read_text(encoding="utf-8-sig"))
    if not isinstance(page, dict) or not isinstance(page.get("features"), list):
        raise FetchProblem(f"{name} is not GeoJSON: it has no list of features.")
    return page


def _more(page: Page) -> bool:
    """True if the service reports more, in either of two places. If it reports nothing, a full page may have a
    successor."""
    said = page.get("exceededTransferLimit", (page.get("properties") or {}).get("exceededTransferLimit"))
    return len(page["features"]) >= PAGE_RECORDS if said is None else bool(said)


def _write(path: Path, features: dict[str, Feature]) -> None:
    """Writes features in order of code, so that the same boundaries give the same bytes."""
    whole = {"type": "FeatureCollection", "features": [features[code] for code in sorted(features)]}
    path.write_text(json.dumps(whole, sort_keys=True, separators=(",", ":")), encoding="utf-8")
