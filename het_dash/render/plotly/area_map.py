"""Map in plotly's SVG `geo`: no tiles and no request to any host."""

import math
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from het_dash.charts.layout.text import TEXT_PX
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import CONFIG, FONT
from het_dash.render.plotly.header import Above

# plotly.js downloads a world topology for every `geo` subplot, even one that draws no countries. This one is empty.
EMPTY_WORLD = "data:application/json,%7B%22type%22%3A%22Topology%22%2C%22objects%22%3A%7B%7D%2C%22arcs%22%3A%5B%5D%7D#"
MAP_CONFIG: dict[str, Any] = {**CONFIG, "topojsonURL": EMPTY_WORLD}
SHADES = {"light": ("#E3EDF5", "#6BACE6", "#2073BC", "#12436D"), "dark": ("#24425B", "#2F6FA8", "#6BACE6", "#CFE6F9")}
PRACTICE = {"light": "#F46A25", "dark": "#F7A07A"}
HEIGHT = 500
LARGEST_PRACTICE = 60_000
SMALLEST_PX, LARGEST_PX = 6, 20


@dataclass(frozen=True)
class Place:
    """A practice with its location, name and number of registered patients."""

    name: str
    latitude: float
    longitude: float
    patients: float


@dataclass(frozen=True)
class Shapes:
    """GeoJSON with area codes as feature ids, an outline of all areas and one of `picked`, and places as points."""

    areas: dict[str, Any]
    outline: dict[str, Any] | None = None
    picked: str | None = None
    places: Sequence[Place] = field(default=())


def draw(chart: Chart, theme: Theme, shapes: Shapes) -> dict[str, Any]:
    """A figure as `{"data": [...], "layout": {...}}`. A click returns area codes only."""
    points = [p for s in chart.series for p in s.points]
    empty = [p for p in points if p.value is None]
    traces = [
        _areas(chart, [p for p in points if p.value is not None], theme, shapes),
        *([_empty(empty, theme, shapes)] if empty else []),
        *([_outline(shapes.outline, theme.text)] if shapes.outline else []),
        *([_outline(_picked(shapes), PRACTICE[theme.mode])] if shapes.picked else []),
        *([_places(shapes.places, theme)] if shapes.places else []),
    ]
    above = Above(theme, 0, 0, height=0)
    if chart.mark:
        above.mark(chart.mark)
    return {"data": traces, "layout": _layout(theme, above)}


def _areas(chart: Chart, points: list[Point], theme: Theme, shapes: Shapes) -> dict[str, Any]:
    shades = SHADES[theme.mode]
    if chart.unit == "rank":
        shades = shades[::-1]  # fifth 1 is the most deprived and has the darkest shade
    scale = [[n / (len(shades) - 1), shade] for n, shade in enumerate(shades)]
    values = [p.value for p in points if p.value is not None]
    low, high = chart.limits or (0.0 if values and min(values) >= 0 else None, max(values, default=1.0))
    return {
        **_shaded(points, shapes, theme),
        "z": values,
        "zmin": low,
        "zmax": high,
        "colorscale": scale,
        "colorbar": _key(chart, theme),
    }


def _empty(points: list[Point], theme: Theme, shapes: Shapes) -> dict[str, Any]:
    """Areas without a value, in the page's background colour with a grey edge and their reason on hover."""
    plain = [[0, theme.background], [1, theme.background]]
    edged = {"marker": {"line": {"width": 0.8, "color": theme.hidden}}}
    return {**_shaded(points, shapes, theme), **edged, "z": [0] * len(points), "colorscale": plain, "showscale": False}


def _shaded(points: list[Point], shapes: Shapes, theme: Theme) -> dict[str, Any]:
    return {
        "type": "choropleth",
        "geojson": shapes.areas,
        "featureidkey": "id",
        "locations": [str(p.at) for p in points],
        "hovertext": [p.text for p in points],
        "hoverinfo": "text",
        "marker": {"line": {"width": 0.6, "color": theme.background}},
        "unselected": {"marker": {"opacity": 1}},  # the outline marks the selected area
    }


def _key(chart: Chart, theme: Theme) -> dict[str, Any]:
    return {
        "title": {"text": chart.axis, "side": "top", "font": {"size": TEXT_PX, "color": theme.text}},
        "orientation": "h",
        "thickness": 10,
        "len": 0.9,
        "x": 0.5,
        "y": -0.02,
        "yanchor": "top",
        "outlinewidth": 0,
        "tickfont": {"size": TEXT_PX, "color": theme.text},
        "ticksuffix": "%" if chart.unit == "percent" else "",
        "nticks": 6,
    }


def _picked(shapes: Shapes) -> dict[str, Any]:
    return {"features": [f for f in shapes.areas["features"] if f["id"] == shapes.picked]}


def _outline(outline: dict[str, Any], colour: str) -> dict[str, Any]:
    """Boundaries of several areas as one line with breaks between rings."""
    rings = [ring for feature in outline["features"] for ring in _rings(feature["geometry"])]
    along = [point for ring in rings for point in (*ring, (None, None))]
    return {
        "type": "scattergeo",
        "mode": "lines",
        "lon": [lon for lon, _ in along],
        "lat": [lat for _, lat in along],
        "line": {"width": 3, "color": colour},
        "hoverinfo": "skip",
    }


def _rings(geometry: dict[str, Any]) -> list[Any]:
    polygons = [geometry["coordinates"]] if geometry["type"] == "Polygon" else geometry["coordinates"]
    return [ring for polygon in polygons for ring in polygon]


def _places(places: Sequence[Place], theme: Theme) -> dict[str, Any]:
    return {
        "type": "scattergeo",
        "mode": "markers",
        "lon": [p.longitude for p in places],
        "lat": [p.latitude for p in places],
        "hovertext": [f"{p.name}: {p.patients:,.0f} registered patients" for p in places],
        "hoverinfo": "text",
        "marker": {
            "size": [_size(p.patients) for p in places],
            "color": PRACTICE[theme.mode],
            "line": {"width": 1.5, "color": theme.background},
        },
        "unselected": {"marker": {"opacity": 1}},
    }


def _size(patients: float) -> float:
    """Marker size, so that its area is proportional to the list."""
    return max(SMALLEST_PX, LARGEST_PX * math.sqrt(patients / LARGEST_PRACTICE))


def _layout(theme: Theme, above: Above) -> dict[str, Any]:
    return {
        "autosize": True,
        "height": HEIGHT,
        "margin": {"l": 0, "r": 0, "t": 4 + above.height, "b": 70},
        "annotations": above.annotations,
        "paper_bgcolor": theme.background,
        "plot_bgcolor": theme.background,
        "font": {"family": FONT, "size": TEXT_PX, "color": theme.text},
        "showlegend": False,
        "clickmode": "event+select",
        "dragmode": False,
        "hoverlabel": {"align": "left", "bgcolor": theme.panel, "font": {"family": FONT, "color": theme.text}},
        "geo": {
            "projection": {"type": "mercator"},
            "fitbounds": "locations",
            "visible": False,
            "bgcolor": theme.background,
        },
    }
