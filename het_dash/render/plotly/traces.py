"""Marks of a laid-out chart as plotly traces, back to front.

Lines behind the marks, which may leave the plot, are no traces: `paint` draws them as shapes.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from het_dash.charts.layout.laid import Area, Bar, Dot, Drawn, Hatch, Interval, Laid, Stroke
from het_dash.charts.layout.text import bold, safe
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import below_top
from het_dash.render.plotly.marks import DASHES, PATTERNS, POINTS, Trace, see_through

SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "down": "triangle-down",
    "cross": "x",
    "tick": "line-ns",
}


@dataclass(frozen=True)
class TracePainter:
    """Paints the marks of one chart in one theme."""

    laid: Laid
    theme: Theme

    def traces(self, drawn: Iterable[Drawn]) -> list[Trace]:
        """Marks of one kind and style that follow one another share a trace."""
        return [trace for _, run in groupby(drawn, key=_together) for trace in self._run(list(run))]

    def _down(self, y: float) -> float:
        return below_top(self.laid, y)

    def _run(self, run: list[Drawn]) -> list[Trace]:
        painters: dict[type, Callable[[Any], list[Trace]]] = {
            Bar: self._bars,
            Stroke: self._lines,
            Interval: self._intervals,
            Dot: self._dots,
            Hatch: self._hatches,
            Area: self._areas,
        }
        return painters[type(run[0])](run)

    def _bars(self, bars: Sequence[Bar]) -> list[Trace]:
        marker: Trace = {
            "color": [see_through(self.theme.ink(bar.fill), bar.opacity) for bar in bars],
            "line": {"color": [self.theme.ink(bar.edge) for bar in bars], "width": 1.2},
        }
        if any(bar.pattern for bar in bars):
            marker["pattern"] = self._pattern(bars)
        return [
            {
                "type": "bar",
                "orientation": "h",
                "base": [bar.left for bar in bars],
                "x": [bar.right - bar.left for bar in bars],
                "y": [self._down(bar.y) for bar in bars],
                "width": [bar.thick for bar in bars],
                "marker": marker,
                **_hover([bar.hover for bar in bars]),
            }
        ]

    def _pattern(self, bars: Sequence[Bar]) -> Trace:
        """Hatch of example data over a bar's colour, or a status pattern in place of it. `_together` never mixes
        them."""
        if bars[0].pattern != "example" and bars[0].pattern is not None:
            shapes = [PATTERNS[bar.pattern] for bar in bars if bar.pattern and bar.pattern != "example"]
            return {
                "shape": shapes, "fillmode": "replace", "fgcolor": self.theme.hidden, "size": 5, "solidity": 0.3,
            }  # fmt: skip
        # The two colours only prevent plotly's warning that it cannot contrast a list.
        return {
            "shape": "/" if all(bar.pattern for bar in bars) else ["/" if bar.pattern else "" for bar in bars],
            "fillmode": "overlay",
            "bgcolor": self.theme.background,
            "fgcolor": self.theme.background,
            "fgopacity": 0.4,
            "size": 9,
            "solidity": 0.22,
        }

    def _lines(self, strokes: Sequence[Stroke]) -> list[Trace]:
        return [
            {
                "type": "scatter",
                "mode": "lines",
                "x": [share for share, _ in one.points],
                "y": [self._down(y) for _, y in one.points],
                "line": {"color": self.theme.ink(one.ink), "width": one.width, "dash": DASHES[one.line]},
                "cliponaxis": False,
                "hoverinfo": "skip",
            }
            for one in strokes
        ]

    def _intervals(self, intervals: Sequence[Interval]) -> list[Trace]:
        """Error bars in place of strokes, because their caps keep their size. A downward arm is a lower limit."""
        upright = intervals[0].upright
        base: Trace = {
            "type": "scatter",
            "mode": "markers",
            "marker": {"size": 1, "opacity": 0},
            "x": [one.x for one in intervals],
            "y": [self._down(one.y) for one in intervals],
            "hoverinfo": "skip",
        }
        middles = [one.y if upright else one.x for one in intervals]
        spans = {
            "inner": [round(abs(middle - one.low), 6) for one, middle in zip(intervals, middles, strict=True)],
            "outer": [round(abs(one.high - middle), 6) for one, middle in zip(intervals, middles, strict=True)],
        }
        nothing = [0.0] * len(intervals)
        # Down is forward on the y axis: a lower limit lies in its positive direction.
        forward = ("inner", "outer") if upright else ("outer", "inner")
        arms = []
        for arm, ink in (("inner", intervals[0].inner), ("outer", intervals[0].outer)):
            ahead = arm == forward[0]
            bar = {
                "type": "data",
                "symmetric": False,
                "array": spans[arm] if ahead else nothing,
                "arrayminus": nothing if ahead else spans[arm],
                "color": self.theme.ink(ink),
                "thickness": 1.3,
                "width": 3,
            }
            arms.append({**base, "error_y" if upright else "error_x": bar})
        return arms

    def _dots(self, dots: Sequence[Dot]) -> list[Trace]:
        return [
            {
                "type": "scatter",
                "mode": "markers",
                "x": [dot.x for dot in dots],
                "y": [self._down(dot.y) for dot in dots],
                "marker": {
                    "symbol": [POINTS[dot.sign] if dot.sign else SYMBOLS[dot.shape] for dot in dots],
                    "size": [dot.size for dot in dots],
                    "color": [self._dot_colour(dot) for dot in dots],
                    "opacity": 1,
                    "line": {
                        "color": [self.theme.ink(dot.edge) for dot in dots],
                        "width": [dot.edge_width for dot in dots],
                    },
                },
                "cliponaxis": False,
                **_hover([dot.hover for dot in dots]),
            }
        ]

    def _dot_colour(self, dot: Dot) -> str:
        """Open signs take their line's colour from the marker."""
        return see_through(self.theme.ink(dot.edge if dot.sign else dot.fill), 1 if dot.sign else dot.opacity)

    def _hatches(self, hatches: Sequence[Hatch]) -> list[Trace]:
        return [
            {
                "type": "scatter",
                "mode": "none",
                "x": [0, 1, 1, 0],
                "y": [self._down(y) for y in (one.top, one.top, one.bottom, one.bottom)],
                "fill": "toself",
                "fillpattern": {
                    "shape": "/", "fgcolor": self.theme.amber, "fgopacity": 0.45, "size": 12, "solidity": 0.12,
                },
                "hoverinfo": "skip",
            }
            for one in hatches
        ]  # fmt: skip

    def _areas(self, areas: Sequence[Area]) -> list[Trace]:
        return [
            {
                "type": "scatter",
                "mode": "none",
                "x": [share for share, _ in one.corners],
                "y": [self._down(y) for _, y in one.corners],
                "fill": "toself",
                "fillcolor": see_through(self.theme.ink(one.fill), one.opacity),
                "hoverinfo": "skip",
            }
            for one in areas
        ]


def _together(mark: Drawn) -> tuple[object, ...]:
    match mark:
        case Bar():
            return Bar, mark.pattern not in (None, "example")
        case Interval():
            return Interval, mark.upright, mark.inner, mark.outer
        case _:
            return (type(mark),)


def _hover(rows: Iterable[tuple[str, ...]]) -> dict[str, Any]:
    texts = ["<br>".join([bold(safe(one[0])) if len(one) > 1 else safe(one[0]), *map(safe, one[1:])]) if one else ""
             for one in rows]  # fmt: skip
    return {"hoverinfo": "text", "hovertext": texts} if any(texts) else {"hoverinfo": "skip"}
