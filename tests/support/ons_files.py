"""Boundary files as ONS gives them, made small: squares of a tenth of a degree, or the bundle's own shapes."""

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from het_dash.geo.layers import LayerKind
from tests.support.bundled_boundaries import layer


def square(west: float, south: float, size: float = 0.1) -> dict[str, Any]:
    east, north = west + size, south + size
    return {
        "type": "Polygon",
        "coordinates": [[[west, south], [east, south], [east, north], [west, north], [west, south]]],
    }


def write(path: Path, features: Sequence[tuple[dict[str, str], dict[str, Any] | None]]) -> Path:
    """A FeatureCollection of (properties, geometry)."""
    listed = [{"type": "Feature", "properties": p, "geometry": g} for p, g in features]
    path.write_text(json.dumps({"type": "FeatureCollection", "features": listed}), encoding="utf-8")
    return path


def as_published(folder: Path, kind: LayerKind, column: str, name: str | None = None) -> Path:
    """A bundled layer as a download with codes under `column`."""
    features = [({column: f["id"], "Shape__Area": "1"}, f["geometry"]) for f in layer(kind)["features"]]
    return write(folder / (name or f"{kind}.geojson"), features)


def download(folder: Path) -> Path:
    """A folder with all that an import needs, of another year than any seen."""
    folder.mkdir()
    as_published(folder, "lsoa", "LSOA31CD")
    as_published(folder, "ward", "WD30CD")
    as_published(folder, "borough", "LAD30CD")
    return folder
