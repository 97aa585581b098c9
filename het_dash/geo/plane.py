"""Flat kilometres from longitudes and latitudes, for maps of one borough."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import cos, radians
from typing import Any

from het_dash.geo.geojson import Bounds, GeoJson, bounds

KM_PER_DEGREE = 111.195  # of latitude; a borough is so small that the earth is flat within a metre or two
DECIMALS = 3  # a metre
Ring = tuple[tuple[float, float], ...]


@dataclass(frozen=True)
class Plane:
    """Kilometres east and south of a north-western corner; `shrink` is the length of a degree of longitude."""

    west: float
    north: float
    shrink: float

    def at(self, longitude: float, latitude: float) -> tuple[float, float]:
        east = (longitude - self.west) * self.shrink * KM_PER_DEGREE
        return round(east, DECIMALS), round((self.north - latitude) * KM_PER_DEGREE, DECIMALS)

    def rings(self, geometry: dict[str, Any]) -> tuple[Ring, ...]:
        """Every ring of a polygon or multipolygon, without the repeated last point."""
        parts = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
        return tuple(self._ring(ring) for part in parts for ring in part)

    def _ring(self, ring: Iterable[Iterable[float]]) -> Ring:
        points = [self.at(longitude, latitude) for longitude, latitude in ring]
        return tuple(points[:-1] if points[0] == points[-1] else points)


def plane_of(layer: GeoJson) -> Plane:
    """The plane whose corner is the north-west of a layer."""
    box: Bounds = bounds(layer)
    return Plane(box.west, box.north, cos(radians(box.centre[1])))
