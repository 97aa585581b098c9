"""What lies in a layer, told without a geometry library."""

import itertools

import pytest

from het_dash.geo.geojson import bounds, collection
from het_dash.geo.shapes import feature, shapes
from tests.support.bundled_boundaries import boundaries

SQUARE = [[[0.0, 51.0], [0.0, 52.0], [1.0, 52.0], [1.0, 51.0], [0.0, 51.0]]]
AWAY = [[[3.0, 53.0], [3.0, 53.5], [4.0, 53.0], [3.0, 53.0]]]


def layer(kind: str, coordinates: object) -> dict[str, object]:
    geometry = {"type": kind, "coordinates": coordinates}
    return collection([{"type": "Feature", "id": "a", "properties": {"code": "a"}, "geometry": geometry}])


def test_bounds_are_those_of_a_polygon() -> None:
    assert bounds(layer("Polygon", SQUARE)) == (0, 51, 1, 52)


def test_bounds_take_in_every_part() -> None:
    assert bounds(layer("MultiPolygon", [SQUARE, AWAY])) == (0, 51, 4, 53.5)


def test_the_centre_is_longitude_and_latitude() -> None:
    assert bounds(layer("MultiPolygon", [SQUARE, AWAY])).centre == (2, 52.25)


def test_lewisham_lies_where_it_should() -> None:
    west, south, east, north = bounds(boundaries()["borough"])
    assert (round(west, 2), round(south, 2), round(east, 2), round(north, 2)) == (-0.08, 51.41, 0.04, 51.49)


@pytest.mark.parametrize("ring", [SQUARE[0], SQUARE[0][::-1]])
def test_a_feature_is_turned_clockwise_and_its_numbers_stay(ring: list[list[float]]) -> None:
    made = feature("a", shapes(layer("Polygon", [ring]))["a"])
    [points] = made["geometry"]["coordinates"]
    doubled_area = sum(a[0] * b[1] - b[0] * a[1] for a, b in itertools.pairwise(points))
    assert doubled_area < 0
    assert {tuple(p) for p in points} == {tuple(p) for p in ring}
