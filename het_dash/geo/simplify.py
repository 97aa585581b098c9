"""Simplifies shapes for the web, keeping common edges common."""

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

METRES, DEGREES = 27700, 4326
TOLERANCE_METRES = 15
DECIMALS = 5  # about one metre
NODING_METRES = 0.01
MOST_CLEANINGS = 3  # rounding can make a detail under a metre cross itself; one cleaning has always been enough


def simplified(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes with fewer points. Shapes that shared edges before still share them."""
    return shapes.simplify_coverage(TOLERANCE_METRES)


def for_web(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes in degrees, rounded point by point so that a point shared by neighbours stays shared.

    Repairs what rounding breaks. `check` refuses shapes that did not fit together before.
    """
    rounded = _rounded(shapes.to_crs(DEGREES).to_numpy())
    for _ in range(MOST_CLEANINGS if _fits(shapes.to_numpy()) else 0):
        if _fits(rounded):
            break
        rounded = _rounded(shapely.coverage_clean(rounded))
    return gpd.GeoSeries(rounded, index=shapes.index, crs=DEGREES)


def _fits(shapes: NDArray[np.object_]) -> bool:
    return bool(shapely.is_valid(shapes).all() and shapely.coverage_is_valid(shapes))


def _rounded(shapes: NDArray[np.object_]) -> NDArray[np.object_]:
    rounded: NDArray[np.object_] = shapely.remove_repeated_points(shapely.transform(shapes, _round))
    return rounded


def _round(points: NDArray[np.float64]) -> NDArray[np.float64]:
    return np.round(points, DECIMALS) + 0.0  # turns -0.0 into 0.0


def fitted(shapes: gpd.GeoSeries, outline: shapely.Geometry) -> gpd.GeoSeries:
    """The same division of another outline: inner borders stay and are cut or extended to the outline.

    ONS generalises each layer separately, so the outlines of wards and LSOAs differ by some metres.
    """
    own = shapes.union_all().boundary
    inner = shapely.difference(shapely.unary_union(shapes.boundary), own)
    ends = shapely.get_parts(shapely.boundary(shapely.line_merge(inner)))
    reach = shapely.shortest_line(ends[shapely.distance(ends, own) < NODING_METRES], outline.boundary)
    lines = shapely.unary_union([inner, *reach, outline.boundary], grid_size=NODING_METRES)
    faces = shapely.get_parts(shapely.polygonize([lines]))
    faces = faces[shapely.within(shapely.point_on_surface(faces), outline)]
    owners = shapes.index[_owners(faces, shapes.to_numpy())]
    return gpd.GeoSeries(faces, crs=METRES).groupby(owners).agg(shapely.union_all).set_crs(METRES)


def _owners(faces: NDArray[np.object_], shapes: NDArray[np.object_]) -> NDArray[np.intp]:
    """For each face, the shape that covers most of it, or the nearest shape if none does."""
    covered = shapely.area(shapely.intersection(faces[:, None], shapes[None, :]))
    away = shapely.distance(faces[:, None], shapes[None, :])
    owners: NDArray[np.intp] = (covered - away).argmax(axis=1)
    return owners
