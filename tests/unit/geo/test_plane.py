"""Longitudes and latitudes as flat kilometres."""

from typing import Any

import pytest

from het_dash.geo.plane import plane_of

SQUARE = [[-0.02, 51.5], [-0.02, 51.4], [0.02, 51.4], [0.02, 51.5], [-0.02, 51.5]]
LAYER: dict[str, Any] = {"features": [{"id": "A", "geometry": {"type": "Polygon", "coordinates": [SQUARE]}}]}


def test_kilometres_count_from_the_north_west_corner_and_the_last_point_is_not_repeated() -> None:
    (ring,) = plane_of(LAYER).rings(LAYER["features"][0]["geometry"])
    assert ring[0] == (0.0, 0.0)
    assert len(ring) == 4
    assert list(ring[2]) == pytest.approx([2.776, 11.12], abs=0.01)


def test_every_ring_of_every_part_is_kept() -> None:
    geometry = {"type": "MultiPolygon", "coordinates": [[SQUARE, SQUARE], [SQUARE]]}
    assert len(plane_of(LAYER).rings(geometry)) == 3
