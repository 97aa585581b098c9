"""Plotly traces for marks: bars, whiskers, benchmark lines, status stubs."""

from collections.abc import Sequence
from typing import Any

from het_dash.charts.layout.marks import fill, limits, outline, shown
from het_dash.charts.spec import Benchmark, Line, Point, Role
from het_dash.charts.status_marks import MARKS, Mark
from het_dash.charts.theme import Theme

Trace = dict[str, Any]
DASHES: dict[Line, str] = {"solid": "solid", "dotted": "2px,3px", "dashed": "8px,4px"}
# Pattern of the stub, or a small sign, for each status mark. Other marks draw only text.
PATTERNS: dict[Mark, str] = {"crossed": "x", "upright": "|", "level": "-", "outlined": "", "dotted": "."}
SIGNS: dict[Mark, str] = {"dash": "line-ew-open", "ring": "circle-open"}
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
    red, green, blue = (int(colour[i : i + 2], 16) for i in (1, 3, 5))
    return f"rgba({red},{green},{blue},{opacity})"


def bar_marker(roles: Sequence[Role], theme: Theme, example: Sequence[bool]) -> Trace:
    """`example`: which bars are hatched as example data."""
    marker: Trace = {
        "color": [fill(role, theme) for role in roles],
        "line": {"color": [outline(role, theme) for role in roles], "width": 1.5},
    }
    if any(example):
        # If bars have different colours, plotly adds its own contrasting hatch. These two colours only prevent its
        # warning that it cannot contrast a list.
        marker["pattern"] = {
            "shape": "/" if all(example) else ["/" if one else "" for one in example],
            "fillmode": "overlay",
            "bgcolor": theme.background,
            "fgcolor": theme.background,
            "fgopacity": 0.4,
            "size": 9,
            "solidity": 0.22,
        }
    return marker


def reach(points: Sequence[Point | None]) -> Trace:
    """Plotly error bars: distance of the limits from the value, None without an interval."""
    spans = [limits(p) for p in points]
    return {
        "type": "data",
        "symmetric": False,
        "array": [max(span[2] - span[0], 0.0) if span else None for span in spans],
        "arrayminus": [max(span[0] - span[1], 0.0) if span else None for span in spans],
    }


def whiskers(places: Sequence[tuple[float, Point]], theme: Theme) -> list[Trace]:
    """Thin intervals, dark in a pale halo so that they are visible both on and off a dark bar."""
    drawn = [(at, p) for at, p in places if limits(p)]
    base: Trace = {
        "type": "scatter",
        "mode": "markers",
        "marker": {"size": 1, "opacity": 0},
        "x": [p.value for _, p in drawn],
        "y": [at for at, _ in drawn],
        "hoverinfo": "skip",
    }
    interval = reach([p for _, p in drawn])
    strokes = ((theme.background, 5, 0), (theme.text, 1.5, 3))
    return [{**base, "error_x": {**interval, "color": c, "thickness": t, "width": w}} for c, t, w in strokes if drawn]


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


def stubs(places: Sequence[tuple[float, Point]], length: float, thick: float, theme: Theme) -> list[Trace]:
    """Status marks of equal length, whatever the suppressed number is."""
    drawn = [(at, MARKS[p.status]) for at, p in places if not shown(p)]
    patterned = [(at, PATTERNS[mark]) for at, mark in drawn if mark in PATTERNS]
    signed = [(at, SIGNS[mark]) for at, mark in drawn if mark in SIGNS]
    return [
        *([_signs([length / 2] * len(signed), signed, theme)] if signed else []),
        *([_patterns(patterned, length, thick, theme)] if patterned else []),
    ]


def point_signs(places: Sequence[tuple[Any, Point]], at: float, theme: Theme) -> list[Trace]:
    """Status signs along the foot of a trend, at the dates of the missing points."""
    signed = [(x, POINTS[MARKS[p.status]]) for x, p in places if not shown(p) and MARKS[p.status] in POINTS]
    return [_signs([x for x, _ in signed], [(at, symbol) for _, symbol in signed], theme)] if signed else []


def _signs(across: Sequence[Any], signed: Sequence[tuple[float, str]], theme: Theme) -> Trace:
    return {
        "type": "scatter",
        "mode": "markers",
        "x": list(across),
        "y": [at for at, _ in signed],
        "marker": {
            "symbol": [symbol for _, symbol in signed],
            "size": 10,
            "color": theme.hidden,
            "line": {"color": theme.hidden, "width": 2},
        },
        "cliponaxis": False,
        "hoverinfo": "skip",
    }


def _patterns(patterned: Sequence[tuple[float, str]], length: float, thick: float, theme: Theme) -> Trace:
    return {
        "type": "bar",
        "orientation": "h",
        "x": [length] * len(patterned),
        "y": [at for at, _ in patterned],
        "width": thick,
        "marker": {
            "color": theme.background,
            "line": {"color": theme.hidden, "width": 1.5},
            "pattern": {
                "shape": [shape for _, shape in patterned],
                "fillmode": "replace",
                "fgcolor": theme.hidden,
                "size": 5,
                "solidity": 0.3,
            },
        },
        "hoverinfo": "skip",
    }
