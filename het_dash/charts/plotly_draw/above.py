"""What stands above a plot: labels of lines, a small key, the demonstration tag. Built upwards from the plot's edge."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any, Literal

from het_dash.charts.chart import Benchmark, Line
from het_dash.charts.plotly_draw.marks import DASHES
from het_dash.charts.plotly_draw.words import LINE_PX, PHONE_PX, SMALL_PX, joined, lines, safe
from het_dash.charts.theme import Theme

Swatch = Literal["bar", "dot", "tick", "line"]


@dataclass(frozen=True, slots=True)
class KeyEntry:
    """One row of the small key."""

    label: str
    swatch: Swatch
    fill: str
    outline: str
    line: Line = "solid"


@dataclass
class Above:
    """Rows of words; `left` and `right` are the plot's margins in pixels, `height` grows with each row."""

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

    def line_labels(self, at: Sequence[tuple[Any, float, str]]) -> None:
        """Labels of vertical lines (place, share of the axis, words), each at its own height, left of its line.

        The leftmost is the lowest, so that no line runs through another's words.
        """
        plot = PHONE_PX - self.left - self.right
        for place, share, label in sorted(at, key=lambda line: line[1]):
            rows = lines(label, int((self.left + share * plot - 8) / 6.6))
            height = LINE_PX * len(rows)
            self._say(
                joined(rows),
                x=place,
                y=1,
                yref="paper",
                xanchor="right",
                yanchor="bottom",
                align="right",
                showarrow=True,
                arrowhead=0,
                arrowwidth=1.5,
                arrowcolor=self.theme.benchmark,
                ax=-5,
                ay=-self.height,
                standoff=0,
            )
            self.height += height + 4

    def key(self, entries: Sequence[KeyEntry]) -> None:
        for entry in reversed(entries):
            rows = lines(entry.label, int((PHONE_PX - 26) / 6.6))
            middle = self.height + LINE_PX * len(rows) / 2
            self._swatch(entry, middle)
            self._say(
                joined(rows),
                x=0,
                y=1,
                xref="paper",
                yref="paper",
                xanchor="left",
                yanchor="middle",
                align="left",
                xshift=24 - self.left,
                yshift=middle,
            )
            self.height += LINE_PX * len(rows) + 3

    def _swatch(self, entry: KeyEntry, middle: float) -> None:
        half_width, half_height = {"bar": (7, 6), "dot": (6, 6), "tick": (0, 8), "line": (9, 0)}[entry.swatch]
        self.shapes.append(
            {
                "type": {"bar": "rect", "dot": "circle"}.get(entry.swatch, "line"),
                "xref": "paper",
                "yref": "paper",
                "xsizemode": "pixel",
                "ysizemode": "pixel",
                "xanchor": 0,
                "yanchor": 1,
                "x0": 10 - self.left - half_width,
                "x1": 10 - self.left + half_width,
                "y0": middle - half_height,
                "y1": middle + half_height,
                "fillcolor": entry.fill,
                "line": {
                    "color": entry.outline,
                    "width": 1.5 if entry.swatch in {"bar", "dot"} else 2.5,
                    "dash": DASHES[entry.line],
                },
            }
        )

    def row(self, text: str, share: float | None = None) -> None:
        """Words on a row of their own: at the left edge, or centred at a share of the plot."""
        rows = lines(text, int((PHONE_PX - 8) / 6.6))
        self._say(
            joined(rows),
            x=share or 0,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left" if share is None else "center",
            yanchor="bottom",
            align="left",
            xshift=-self.left if share is None else 0,
            yshift=self.height,
        )
        self.height += LINE_PX * len(rows) + 4

    def demonstration(self) -> None:
        self._say(
            safe("demonstration data"),
            x=0,
            y=1,
            xref="paper",
            yref="paper",
            xanchor="left",
            yanchor="bottom",
            xshift=-self.left,
            yshift=self.height + 4,
            font={"size": SMALL_PX, "color": self.theme.on_amber},
            bgcolor=self.theme.amber,
            borderpad=3,
        )
        self.height += LINE_PX + 12


def benchmark_lines(benchmarks: Sequence[Benchmark], theme: Theme, along: Literal["x", "y"]) -> list[dict[str, Any]]:
    """Across the plot, on a pale halo: dark on a dark bar would vanish."""
    across = "y" if along == "x" else "x"
    ends = {f"{across}ref": "paper", f"{across}0": 0, f"{across}1": 1}
    return [
        {
            "type": "line",
            **ends,
            f"{along}0": b.value,
            f"{along}1": b.value,
            "line": {"color": colour, "width": thick, "dash": dash},
        }
        for b in benchmarks
        for colour, thick, dash in ((theme.background, 5, "solid"), (theme.benchmark, 2, DASHES[b.line]))
    ]
