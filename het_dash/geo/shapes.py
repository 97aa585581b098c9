"""Converts between shapely geometries and GeoJSON."""

import json

import shapely

from het_dash.geo.geojson import GeoJson


def feature(code: str, shape: shapely.Geometry) -> GeoJson:
    """Feature whose `id` joins figures to the map. A click sends `properties`, so they contain only the code.

    Outer rings run clockwise. d3, which draws plotly's maps, fills the rest of the world for the other direction.
    """
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape, exterior_cw=True)))
    return {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": geometry}


def shapes(layer: GeoJson) -> dict[str, shapely.Geometry]:
    """Shapes of a layer by code."""
    return {one["id"]: shapely.from_geojson(json.dumps(one["geometry"])) for one in layer["features"]}
