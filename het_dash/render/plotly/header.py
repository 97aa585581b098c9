"""Header above a plot: line labels, key and the mark of example data."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from het_dash.charts.layout.key import KeyEntry, Swatch
from het_dash.charts.layout.text import LINE_PX, PHONE_PX, SMALL_PX, joined, safe, that_fit
from het_dash.charts.theme import Theme
from het_dash.render.plotly.marks import DASHES

LEFT_EDGE: dict[str, Any] = {"x": 0, "y": 1, "xref": "paper", "yref": "paper", "xanchor": "left", "align": "left"}
# Plotly's shape, with half its width and height in pixels.
SWATCHES: dict[Swatch, tuple[str, int, int]] = {
    "bar": ("rect", 7, 6),
    "dot": ("circle", 6, 6),
    "diamond": ("path", 6, 6),
    "tick": ("line", 0, 8),
    "line": ("line", 10, 0),
}


@dataclass
class Above:
    """Rows of text above a plot. `left` and `right` are the plot's margins in pixels; `height` grows with each row."""

    theme: Theme
    left: float
    right: float
    height: float = 6
    annotations: list[dict[str, Any]] = field(default_factory=list)
    shapes: list[dict[str, Any]] = field(default_factory=list)

    def _say(self, text: str, **place: Any) -> None:
        self.annotations.append(
            {"text": text, "showarrow": False, "font": {"size": SMALL_PX, "color": self.theme.text}, **place}
        )

    def key(self, entries: Sequence[KeyEntry]) -> None:
        for entry in reversed(entries):
            rows = that_fit(entry.label, PHONE_PX - 26)
            middle = self.height + LINE_PX * len(rows) / 2
            self._swatch(entry, middle)
            self._say(
                joined(rows),
                **LEFT_EDGE,
                yanchor="middle",
                xshift=28 - self.left,
                yshift=middle,
            )
            self.height += LINE_PX * len(rows) + 3

    def _swatch(self, entry: KeyEntry, middle: float) -> None:
        kind, half_width, half_height = SWATCHES[entry.swatch]
        self.shapes.append(
            {
                "type": kind,
                "xref": "paper",
                "yref": "paper",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": 0,
                "yanchor": 1,
                "x0": 12 - self.left - half_width,
                "x1": 12 - self.left + half_width,
                "y0": middle - half_height,
                "y1": middle + half_height,
                **({"path": _diamond(12 - self.left, middle)} if kind == "path" else {}),
                "fillcolor": entry.fill,
                "line": {"color": entry.outline, "width": 2 if kind != "line" else 3, "dash": DASHES[entry.line]},
            }
        )

    def axis(self, text: str) -> None:
        """Title of a vertical axis, set horizontally so that it is easy to read."""
        rows = that_fit(text, PHONE_PX - 8)
        self._say(joined(rows), **LEFT_EDGE, yanchor="bottom", xshift=-self.left, yshift=self.height)
        self.height += LINE_PX * len(rows) + 4

    def mark(self, text: str) -> None:
        """Amber tag for example data. It is inside the figure because people copy figures without the text around
        them."""
        self._say(
            safe(text),
            **LEFT_EDGE,
            yanchor="bottom",
            xshift=-self.left,
            yshift=self.height + 4,
            font={"size": SMALL_PX, "color": self.theme.on_amber},
            bgcolor=self.theme.amber,
            borderpad=3,
        )
        self.height += LINE_PX + 12


def _diamond(x: float, y: float) -> str:
    return f"M{x - 6},{y}L{x},{y + 6}L{x + 6},{y}L{x},{y - 6}Z"
