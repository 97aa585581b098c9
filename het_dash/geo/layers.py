"""Map layers from `data/boundaries`, as plain GeoJSON."""

import json
from functools import lru_cache
from pathlib import Path
from typing import Literal

from het_dash.catalogue import CatalogueError
from het_dash.catalogue.paths import data_folder
from het_dash.catalogue.yaml_files import read_entry
from het_dash.geo.geojson import GeoJson
from het_dash.geo.source import BoundarySource

LayerKind = Literal["lsoa", "ward", "neighbourhood", "borough"]
KINDS: tuple[LayerKind, ...] = ("lsoa", "ward", "neighbourhood", "borough")
FOLDER = "boundaries"
REMEDY = "put it back from the repository, or run: python -m het_dash import-boundaries FOLDER."


def layer(kind: LayerKind) -> GeoJson:
    """A FeatureCollection with area codes as feature ids. It is cached and shared: never change it."""
    return _layer(data_folder(), kind)


def source() -> BoundarySource:
    """Publisher, licence and attribution statement, shown with every map."""
    return _source(data_folder())


@lru_cache(maxsize=16)
def _layer(data: Path, kind: LayerKind) -> GeoJson:
    path = data / FOLDER / f"{kind}.geojson"
    name = f"data/{FOLDER}/{path.name}"
    try:
        read: GeoJson = json.loads(path.read_text(encoding="utf-8"))
    except FileNotFoundError:
        raise CatalogueError(name, "file", path.name, f"is missing; {REMEDY}") from None
    except ValueError as wrong:
        raise CatalogueError(name, "file", str(wrong), REMEDY) from wrong
    return read


@lru_cache(maxsize=4)
def _source(data: Path) -> BoundarySource:
    return read_entry(BoundarySource, data / FOLDER / "source.yaml")
