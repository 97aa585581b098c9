"""The boundaries that the project comes with."""

from functools import cache

from het_dash.catalogue.paths import ROOT
from het_dash.geo.geojson import GeoJson
from het_dash.geo.layers import Boundaries, LayerKind, read


@cache
def boundaries() -> Boundaries:
    return read(ROOT / "data")


def layer(kind: LayerKind) -> GeoJson:
    return boundaries()[kind]
