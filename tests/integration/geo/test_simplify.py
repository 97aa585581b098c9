"""Simplified shapes still fit together, and take another layer's outline."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import box

from het_dash.geo.simplify import DECIMALS, fitted, for_web, simplified

EAST, NORTH = 538_000, 173_000
LEFT, RIGHT = box(EAST, NORTH, EAST + 1000, NORTH + 2000), box(EAST + 1000, NORTH, EAST + 2000, NORTH + 2000)
PAIR = gpd.GeoSeries({"left": LEFT, "right": RIGHT}, crs=27700)


def wavy(sides: int = 200) -> gpd.GeoSeries:
    """Two areas with a crooked border between them."""
    along = np.linspace(NORTH, NORTH + 2000, sides)
    border = np.column_stack([EAST + 1000 + 8 * np.sin(along / 20), along])
    left = shapely.Polygon([(EAST, NORTH), *border, (EAST, NORTH + 2000)])
    right = shapely.Polygon([(EAST + 2000, NORTH), *border, (EAST + 2000, NORTH + 2000)])
    return gpd.GeoSeries({"left": left, "right": right}, crs=27700)


def test_fewer_points_and_no_sliver_between_neighbours() -> None:
    small = for_web(simplified(wavy()))
    assert shapely.get_num_coordinates(small.to_numpy()).sum() < 200
    assert small.is_valid_coverage()
    assert small.union_all().interiors[:] == []


def test_numbers_are_short() -> None:
    points = shapely.get_coordinates(for_web(PAIR).to_numpy())
    assert (points == np.round(points, DECIMALS)).all()


def test_a_neck_that_is_narrower_than_the_rounding_leaves_shapes_that_are_whole() -> None:
    """Full-resolution files hold such details: a hand's breadth of land between two creeks."""
    neck = [(49.9, 60), (49.9, 50), (0, 50), (0, 0), (100, 0), (100, 50), (50.2, 50), (50.2, 60), (100, 60), (100, 100)]
    inner = shapely.Polygon([(EAST + x, NORTH + y) for x, y in [*neck, (0, 100), (0, 60)]])
    outer = box(EAST - 50, NORTH - 50, EAST + 150, NORTH + 150).difference(inner)
    small = for_web(gpd.GeoSeries({"inner": inner, "outer": outer}, crs=27700))
    assert small.is_valid.all()
    assert small.is_valid_coverage()
    assert (shapely.get_coordinates(small.to_numpy()) == np.round(shapely.get_coordinates(small.to_numpy()), 5)).all()
    assert small.to_crs(27700).area["inner"] == pytest.approx(inner.area, rel=0.01)


@pytest.mark.parametrize("by", [-30, -5, 5, 30])
def test_a_division_is_cut_or_drawn_out_to_another_outline(by: float) -> None:
    outline = box(EAST, NORTH, EAST + 2000, NORTH + 2000).buffer(by, join_style="mitre")
    found = fitted(PAIR, outline)
    assert list(found.index) == ["left", "right"]
    assert found.is_valid_coverage()
    assert shapely.area(shapely.symmetric_difference(found.union_all(), outline)) < 1
    assert found.area["left"] == pytest.approx(outline.area / 2, rel=1e-4)


def test_where_an_outline_runs_in_and_out_each_piece_stays_with_its_own_side() -> None:
    teeth = [(EAST + x, NORTH + (20 if n % 2 else -20)) for n, x in enumerate(range(0, 2001, 100))]
    outline = shapely.Polygon([*teeth, (EAST + 2000, NORTH + 2000), (EAST, NORTH + 2000)])
    found = fitted(PAIR, outline)
    assert found.is_valid_coverage()
    assert set(found.geom_type) == {"Polygon"}
    expected = outline & box(0, 0, EAST + 1000, 9e6)
    assert shapely.area(shapely.symmetric_difference(found["left"], expected)) < 100  # half the width of a tooth


def test_its_own_outline_changes_nothing() -> None:
    found = fitted(PAIR, PAIR.union_all())
    assert shapely.area(shapely.symmetric_difference(found.to_numpy(), PAIR.to_numpy())).sum() < 1
