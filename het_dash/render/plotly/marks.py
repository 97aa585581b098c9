"""Plotly traces for marks: bars, whiskers, benchmark lines, status stubs."""

from collections.abc import Sequence
from typing import Any

from het_dash.charts.spec import Benchmark, Line
from het_dash.charts.status_marks import Mark
from het_dash.charts.theme import Theme

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


def benchmark_lines(
    benchmarks: Sequence[Benchmark], ends: tuple[Any, Any], theme: Theme, *, upright: bool
) -> list[Trace]:
    """Lines across the whole plot, in a pale halo so that they are visible on dark bars.

    They are traces rather than shapes, so that they lie above the bars and below the whiskers.
    """
    halos = [(b.value, {"color": theme.background, "width": 4}) for b in benchmarks]
    strokes = [(b.value, {"color": theme.benchmark, "width": 2, "dash": DASHES[b.line]}) for b in benchmarks]
    return [
        {
            "type": "scatter",
            "mode": "lines",
            "x": [value, value] if upright else list(ends),
            "y": list(ends) if upright else [value, value],
            "line": line,
            "hoverinfo": "skip",
        }
        for value, line in [*halos, *strokes]
    ]
