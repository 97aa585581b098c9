"""Plotly's names for line styles, status patterns and signs."""

from typing import Any

from het_dash.charts.spec import Line
from het_dash.charts.status_marks import Mark

Trace = dict[str, Any]
DASHES: dict[Line, str] = {"solid": "solid", "dotted": "2px,3px", "dashed": "8px,4px"}
# Pattern of the stub, or a small sign, for each status mark. Other marks draw only text.
PATTERNS: dict[Mark, str] = {"crossed": "x", "upright": "|", "level": "-", "outlined": "", "dotted": "."}
SIGNS: dict[Mark, str] = {
    "dash": "line-ew-open",
    "ring": "circle-open",
    "triangle": "triangle-up-open",
    "diamond": "diamond-open",
}
# Signs for the same marks, for charts with points.
POINTS: dict[Mark, str] = {
    "crossed": "square-x-open",
    "upright": "square-cross-open",
    "level": "hash-open",
    "outlined": "square-open",
    "dotted": "square-open-dot",
    **SIGNS,
}


def see_through(colour: str, opacity: float) -> str:
    if opacity == 1:
        return colour
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"
