"""Checks of layers before they are written."""

from collections.abc import Iterator, Mapping, Set

import geopandas as gpd
import shapely

from het_dash.catalogue import Problem
from het_dash.geo.layers import LayerKind
from het_dash.geo.problems import BoundaryProblem, problem
from het_dash.geo.simplify import METRES

AREA_MAY_DIFFER = 0.005
HECTARE, SMALLEST_GAP = 10_000, 0.1  # square metres; hectares
REMEDY = "Check that LSOAs, wards and borough are of matching dates, generalised alike (BGC), and download them again."


def check(
    layers: Mapping[LayerKind, gpd.GeoSeries], codes: Mapping[LayerKind, Set[str]], published: gpd.GeoSeries
) -> None:
    """Raises BoundaryProblem unless every area is present and valid, neighbours share edges, and the total matches
    the borough."""
    expected = published.to_crs(METRES).area.sum()
    found = [fault for kind, shapes in layers.items() for fault in _faults(kind, shapes, codes[kind], expected)]
    if found:
        raise BoundaryProblem(found)


def check_gaps(lsoas: gpd.GeoSeries) -> None:
    """Raises BoundaryProblem if LSOAs as published, in metres, leave a gap between them. Simplification would hide
    it."""
    if holes := _holes(lsoas):
        count = "a gap" if len(holes) == 1 else f"{len(holes)} gaps"
        message = f"leave {count} between them, the largest of {holes[0]:.1f} hectares."
        raise BoundaryProblem([problem("lsoa boundaries", message, REMEDY)])


def _faults(kind: str, shapes: gpd.GeoSeries, codes: Set[str], expected: float) -> Iterator[Problem]:
    name = f"{kind} boundaries"
    for code in sorted(codes ^ set(shapes.index)):
        yield problem(name, "is lost, or one too many, once the layer is made.", REMEDY, "code", code)
    for code in shapes.index[shapes.is_empty | ~shapes.is_valid]:
        yield problem(name, "has no shape, or a broken one, once simplified.", REMEDY, "code", code)
    if not shapes.is_valid_coverage():
        yield problem(name, "overlap, or do not meet along common edges.", REMEDY)
    area = shapes.to_crs(METRES).area.sum()
    if abs(area / expected - 1) > AREA_MAY_DIFFER:
        size = f"{area / 1e6:.3f} km2"
        yield problem(name, f"differ in area from the borough's {expected / 1e6:.3f} km2.", REMEDY, "area", size)


def _holes(shapes: gpd.GeoSeries) -> list[float]:
    """Hectares of each gap inside all areas together, the largest first."""
    whole = gpd.GeoSeries([shapes.to_crs(METRES).union_all()], crs=METRES).explode(index_parts=False)
    areas = (shapely.Polygon(ring).area / HECTARE for shape in whole for ring in shape.interiors)
    return sorted((area for area in areas if area >= SMALLEST_GAP), reverse=True)
