"""Converts between shapely geometries and GeoJSON."""

import json

import shapely

from het_dash.geo.geojson import GeoJson


def feature(code: str, shape: shapely.Geometry) -> GeoJson:
    """Its `id` is what a map joins figures by; a click sends `properties`, so these hold no more than the code.

    Outer rings run clockwise: d3, which draws plotly's maps, takes the other way round for the rest of the world.
    """
    geometry = json.loads(shapely.to_geojson(shapely.orient_polygons(shape, exterior_cw=True)))
    return {"type": "Feature", "id": code, "properties": {"code": code}, "geometry": geometry}


def shapes(layer: GeoJson) -> dict[str, shapely.Geometry]:
    """A layer's shapes by code."""
    return {one["id"]: shapely.from_geojson(json.dumps(one["geometry"])) for one in layer["features"]}
