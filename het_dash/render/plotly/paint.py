"""Paints a laid-out chart as a plotly figure of plain dicts.

The x axis runs from 0 to 1 across the plot and the y axis in pixels down from its top, so that every place is taken
over as it is. Words are annotations: plotly has no other text that can be moved by pixels.
"""

from dataclasses import dataclass
from typing import Any, TypeGuard

from het_dash.charts.layout.laid import Drawn, KeyMark, Laid, Stroke, Words
from het_dash.charts.layout.shapes import corners
from het_dash.charts.layout.text import bold, joined
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import base_layout, below_top
from het_dash.render.plotly.marks import DASHES, see_through
from het_dash.render.plotly.traces import TracePainter

# Strokes under bars, lines and dots, and masts over them. As shapes they may leave the plot.
SHAPES = frozenset({"band", "grid", "zero", "benchmark", "break", "move", "mast"})
ANCHORS = {"start": "left", "middle": "center", "end": "right"}


@dataclass(frozen=True)
class Painter:
    """Paints one chart in one theme."""

    laid: Laid
    theme: Theme

    def figure(self) -> dict[str, Any]:
        laid = self.laid
        axis = {"fixedrange": True, "visible": False}
        return {
            "data": TracePainter(laid, self.theme).traces(one for one in laid.marks if not _is_shape(one)),
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
                "shapes": [*map(self._stroke, filter(_is_shape, laid.marks)), *map(self._swatch, laid.key)],
                "annotations": [self._words(words) for words in laid.words],
            },
        }

    def _down(self, y: float) -> float:
        return below_top(self.laid, y)

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


def _is_shape(mark: Drawn) -> TypeGuard[Stroke]:
    return isinstance(mark, Stroke) and mark.part in SHAPES


def _swatch_place(mark: KeyMark, x: float, y: float) -> tuple[str, dict[str, Any]]:
    half = {"bar": (9.0, 5.5), "line": (10.0, 0.0), "tick": (0.0, 8.0)}.get(mark.swatch, (5.0, 5.0))
    place: dict[str, Any] = {"x0": x - half[0], "x1": x + half[0], "y0": y - half[1], "y1": y + half[1]}
    if around := corners(mark.swatch, 10):
        path = "L".join(f"{x + dx:.2f},{y - dy:.2f}" for dx, dy in around)
        return "path", {**place, "path": f"M{path}Z"}
    return {"bar": "rect", "circle": "circle"}.get(mark.swatch, "line"), place
