"""Map layers as plain GeoJSON: a build reads them from `data/boundaries`, and the published store contains them."""

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Literal, get_args

from het_dash.catalogue import Catalogue, CatalogueError
from het_dash.geo.geojson import GeoJson

LayerKind = Literal["lsoa", "ward", "neighbourhood", "borough"]
Boundaries = Mapping[LayerKind, GeoJson]  # a FeatureCollection each, its ids area codes; shared, so never changed
KINDS: tuple[LayerKind, ...] = get_args(LayerKind)
FOLDER = "boundaries"
REMEDY = "put it back from the repository, or run: python -m het_dash import-boundaries FOLDER."


def read(data: Path) -> Boundaries:
    """The boundaries of a data folder. Raises CatalogueError."""
    return {kind: _layer(data, kind) for kind in KINDS}


def check_codes(boundaries: Boundaries, catalogue: Catalogue) -> None:
    """Raises CatalogueError unless each layer has a shape for every area of its kind, and no other, and says whose."""
    if catalogue.boundaries is None:
        raise CatalogueError(f"data/{FOLDER}/source.yaml", "file", "source.yaml", f"is missing; {REMEDY}")
    for kind in KINDS:
        known = {catalogue.borough.code} if kind == "borough" else {a.code for a in catalogue.of_kind(kind)}
        different = known ^ {one["id"] for one in boundaries[kind]["features"]}
        if different:
            remedy = "is not both in this layer and in data/areas. Run: python -m het_dash import-boundaries FOLDER."
            raise CatalogueError(_named(kind), "id", min(different), remedy)


def documents(boundaries: Boundaries) -> dict[str, str]:
    """Part -> its JSON, as a store carries it."""
    return {_part(kind): json.dumps(boundaries[kind], separators=(",", ":")) for kind in KINDS}


def boundaries_of(documents: Mapping[str, str]) -> Boundaries:
    """The boundaries that `documents` hold."""
    return {kind: json.loads(documents[_part(kind)]) for kind in KINDS}


def _part(kind: LayerKind) -> str:
    return f"{FOLDER}/{kind}"


def _named(kind: LayerKind) -> str:
    return f"data/{_part(kind)}.geojson"


def _layer(data: Path, kind: LayerKind) -> GeoJson:
    path = data / f"{_part(kind)}.geojson"
    try:
        found: GeoJson = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(_named(kind), "file", path.name, f"is missing; {REMEDY}") from None
    except ValueError as wrong:
        raise CatalogueError(_named(kind), "file", str(wrong), REMEDY) from wrong
    if not _is_a_layer(found):
        raise CatalogueError(_named(kind), "features", path.name, f"holds no polygons with an id; {REMEDY}")
    return found


def _is_a_layer(found: Any) -> bool:
    """A collection of polygons, each with a code as its id."""
    features = found.get("features") if isinstance(found, dict) else None
    return isinstance(features, list) and bool(features) and all(map(_is_an_area, features))


def _is_an_area(one: Any) -> bool:
    shape = one.get("geometry") if isinstance(one, dict) else None
    return (
        isinstance(shape, dict) and shape.get("type") in {"Polygon", "MultiPolygon"} and isinstance(one.get("id"), str)
    )
