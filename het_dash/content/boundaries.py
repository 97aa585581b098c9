"""Credit for the boundaries of a map, for its source line."""

from het_dash.geo import layers


def boundaries() -> str:
    return f"Boundaries: {layers.source().statement}"
