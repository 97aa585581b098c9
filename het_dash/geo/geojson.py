"""Reads plain GeoJSON layers without a geometry library."""

from collections.abc import Iterable, Iterator
from typing import Any, NamedTuple

GeoJson = dict[str, Any]


class Bounds(NamedTuple):
    """A bounding box in degrees."""

    west: float
    south: float
    east: float
    north: float

    @property
    def centre(self) -> tuple[float, float]:
        """Longitude and latitude."""
        return (self.west + self.east) / 2, (self.south + self.north) / 2


def collection(features: Iterable[GeoJson]) -> GeoJson:
    return {"type": "FeatureCollection", "features": list(features)}


def bounds(layer: GeoJson) -> Bounds:
    points = [point for ring in _rings(layer) for point in ring]
    longitudes, latitudes = [p[0] for p in points], [p[1] for p in points]
    return Bounds(min(longitudes), min(latitudes), max(longitudes), max(latitudes))


def _rings(layer: GeoJson) -> Iterator[list[list[float]]]:
    """Every ring of every feature, as a list of [longitude, latitude]."""
    for geometry in (one["geometry"] for one in layer["features"]):
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        for part in parts:
            yield from part
