"""Areas of the shapes of a layer."""

import geopandas as gpd

from het_dash.geo.geojson import GeoJson
from het_dash.geo.shapes import shapes
from het_dash.geo.simplify import DEGREES, METRES


def areas_km2(layer: GeoJson) -> dict[str, float]:
    """Area in square kilometres by code, measured on the British National Grid."""
    by_code = gpd.GeoSeries(shapes(layer), crs=DEGREES).to_crs(METRES).area / 1e6
    return {str(code): float(size) for code, size in by_code.items()}
