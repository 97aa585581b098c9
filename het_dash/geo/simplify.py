"""Simplifies shapes for the web, keeping common edges common."""

import geopandas as gpd
import numpy as np
import shapely
from numpy.typing import NDArray

METRES, DEGREES = 27700, 4326
TOLERANCE_METRES = 15
DECIMALS = 5  # about a metre
NODING_METRES = 0.01
MOST_CLEANINGS = 3  # rounding can make a detail of less than a metre cross itself; one cleaning has always been enough


def simplified(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """Shapes that fit together, with fewer points, and still fitting together."""
    return shapes.simplify_coverage(TOLERANCE_METRES)


def for_web(shapes: gpd.GeoSeries) -> gpd.GeoSeries:
    """In degrees, rounded point by point: a point that neighbours share stays one point.

    What rounding breaks is mended; shapes that did not fit together before are left for `check` to refuse.
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
    return np.round(points, DECIMALS) + 0.0  # no -0.0


def fitted(shapes: gpd.GeoSeries, outline: shapely.Geometry) -> gpd.GeoSeries:
    """The same division of another outline: inner borders stay, and are cut or drawn out to where it runs.

    ONS generalises each layer by itself, so that the outlines of wards and LSOAs lie some metres apart.
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
    """For each face, which shape covers most of it; failing any, which is nearest."""
    covered = shapely.area(shapely.intersection(faces[:, None], shapes[None, :]))
    away = shapely.distance(faces[:, None], shapes[None, :])
    owners: NDArray[np.intp] = (covered - away).argmax(axis=1)
    return owners
