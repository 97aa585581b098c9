"""Paints a laid-out chart as a plotly figure of plain dicts.

The x axis runs from 0 to 1 across the plot and the y axis in pixels down from its top, so that every place is taken
over as it is. Words are annotations: plotly has no other text that can be moved by pixels.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import groupby
from typing import Any

from het_dash.charts.layout.laid import Area, Bar, Dot, Drawn, Hatch, Interval, KeyMark, Laid, Stroke, Words
from het_dash.charts.layout.shapes import corners
from het_dash.charts.layout.text import bold, joined, safe
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import base_layout
from het_dash.render.plotly.marks import DASHES, PATTERNS, POINTS, see_through

BEHIND = frozenset({"band", "grid", "zero", "benchmark", "break", "move"})  # strokes under bars, lines and dots
SYMBOLS = {
    "circle": "circle",
    "square": "square",
    "diamond": "diamond",
    "triangle": "triangle-up",
    "down": "triangle-down",
    "cross": "x",
    "tick": "line-ns",
}
ANCHORS = {"start": "left", "middle": "center", "end": "right"}
Trace = dict[str, Any]


@dataclass(frozen=True)
class Painter:
    """Paints one chart in one theme."""

    laid: Laid
    theme: Theme

    def figure(self) -> dict[str, Any]:
        laid = self.laid
        axis = {"fixedrange": True, "visible": False}
        return {
            "data": self._traces(),
            "layout": {
                **base_layout(self.theme),
                "height": round(laid.height),
                "margin": {
                    "l": laid.plot.left,
                    "r": laid.plot.right,
                    "t": laid.plot.top,
                    "b": round(laid.height) - laid.plot.bottom,
                    "pad": 0,
                },
                "xaxis": {**axis, "range": [0, 1]},
                "yaxis": {**axis, "range": [laid.plot.height, 0]},
                "shapes": [*map(self._stroke, self._strokes()), *map(self._swatch, laid.key)],
                "annotations": [self._words(words) for words in laid.words],
            },
        }

    def _down(self, y: float) -> float:
        """Pixels from the top of the plot."""
        return round(y - self.laid.plot.top, 2)

    def _strokes(self) -> list[Stroke]:
        return [one for one in self.laid.marks if isinstance(one, Stroke) and one.part in {*BEHIND, "mast"}]

    def _traces(self) -> list[Trace]:
        """Traces back to front. Marks of one kind and style that follow one another share a trace."""
        drawn = [one for one in self.laid.marks if not isinstance(one, Stroke) or one.part not in {*BEHIND, "mast"}]
        return [trace for _, run in groupby(drawn, key=_together) for trace in self._run(list(run))]

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

    def _stroke(self, stroke: Stroke) -> dict[str, Any]:
        """A straight line as a shape, which may leave the plot, in pixels from its top."""
        (x0, y0), (x1, y1) = stroke.points[0], stroke.points[-1]
        return {
            "type": "line",
            "layer": "above" if stroke.part == "mast" else "below",
            "xref": "paper",
            "yref": "paper",
            "ysizemode": "pixel",
            "yanchor": 1,
            "x0": x0,
            "x1": x1,
            "y0": -self._down(y0),
            "y1": -self._down(y1),
            "line": {"color": self.theme.ink(stroke.ink), "width": stroke.width, "dash": DASHES[stroke.line]},
        }

    def _swatch(self, mark: KeyMark) -> dict[str, Any]:
        x, y = mark.x - self.laid.plot.left, -self._down(mark.y)
        kind, place = _swatch_place(mark, x, y)
        thick = {"line": 2.5, "tick": 3}.get(mark.swatch, 1.5)
        return {
            "type": kind,
            "xref": "paper",
            "yref": "paper",
            "xsizemode": "pixel",
            "ysizemode": "pixel",
            "xanchor": 0,
            "yanchor": 1,
            **place,
            "fillcolor": see_through(self.theme.ink(mark.fill), mark.opacity),
            "line": {"color": self.theme.ink(mark.edge), "width": thick, "dash": DASHES[mark.line]},
        }

    def _words(self, words: Words) -> dict[str, Any]:
        text = joined(list(words.rows))
        return {
            "text": bold(text) if words.bold else text,
            "showarrow": False,
            "x": words.at.share,
            "xref": "paper",
            "xanchor": ANCHORS[words.anchor],
            "xshift": words.at.shift,
            "y": 1,
            "yref": "paper",
            "yanchor": "middle",
            "yshift": -self._down(words.y),
            "align": ANCHORS[words.anchor],
            "font": {"size": words.size, "color": self.theme.ink(words.ink)},
            "borderpad": 3 if words.part == "tag" else 0,
            **({"bgcolor": self.theme.ink(words.ground)} if words.ground else {}),
        }


def paint(laid: Laid, theme: Theme) -> dict[str, Any]:
    """A figure as plain data without title or width, which the page sets."""
    return Painter(laid, theme).figure()


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


def _swatch_place(mark: KeyMark, x: float, y: float) -> tuple[str, dict[str, Any]]:
    half = {"bar": (9.0, 5.5), "line": (10.0, 0.0), "tick": (0.0, 8.0)}.get(mark.swatch, (5.0, 5.0))
    place: dict[str, Any] = {"x0": x - half[0], "x1": x + half[0], "y0": y - half[1], "y1": y + half[1]}
    if around := corners(mark.swatch, 10):
        path = "L".join(f"{x + dx:.2f},{y - dy:.2f}" for dx, dy in around)
        return "path", {**place, "path": f"M{path}Z"}
    return {"bar": "rect", "circle": "circle"}.get(mark.swatch, "line"), place
