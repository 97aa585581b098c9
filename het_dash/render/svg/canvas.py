"""Canvas in pixels that writes SVG."""

import io
from collections.abc import Sequence
from functools import cache
from typing import Any, Literal

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch, Polygon
from matplotlib.transforms import Affine2D

from het_dash.charts import fonts
from het_dash.charts.layout.text import LINE_PX, TEXT_PX
from het_dash.charts.spec import Line
from het_dash.render.printable import plain, printable
from het_dash.render.svg.outlines import text_path

Across = Literal["left", "center", "right"]
HALF_OF_A_LETTER = 0.35  # of its size: distance from the baseline of text to the middle of its line
DASHES: dict[Line, Any] = {"solid": "solid", "dotted": (0, (1.5, 2)), "dashed": (0, (5, 3))}


@cache
def _prepared() -> None:
    """Sets up the bundled font, text as text and repeatable ids; runs once per process."""
    for weight in fonts.WEIGHTS:
        font_manager.fontManager.addfont(str(fonts.folder() / f"SourceSansPro-{weight}.otf"))
    mpl.rcParams.update(
        {"font.family": fonts.FAMILY, "svg.fonttype": "none", "svg.hashsalt": "het", "path.snap": False}
    )


class Pen:
    """A picture of `width` by `height` pixels. One pixel is one point of the SVG."""

    def __init__(self, width: float, height: float, background: str) -> None:
        _prepared()
        self.width, self.height = width, height
        self._figure = Figure(figsize=(width / 72, height / 72), dpi=72, facecolor=background)
        self._place = Affine2D().scale(1, -1).translate(0, height)
        self._layer = 0

    def _add(self, artist: Any) -> None:
        """Draws each mark above earlier ones, whatever their kinds."""
        self._layer += 1
        artist.set(transform=self._place, zorder=self._layer, clip_on=False)
        self._figure.add_artist(artist)

    def rectangle(self, x: float, y: float, right: float, bottom: float, **look: Any) -> None:
        """Draws a rectangle. `look` takes fill, edge, width, hatch and hatch_colour."""
        self.shape([(x, y), (right, y), (right, bottom), (x, bottom)], **look)

    def shape(
        self,
        corners: Sequence[tuple[float, float]],
        fill: str = "none",
        edge: str = "none",
        width: float = 1.0,
        hatch: str | None = None,
        hatch_colour: str = "none",
    ) -> None:
        patch = Polygon(corners, closed=True, facecolor=fill, edgecolor=edge, linewidth=width, joinstyle="miter")
        if hatch:
            patch.set(hatch=hatch, hatchcolor=hatch_colour)
            patch.set_hatch_linewidth(1.0)
        self._add(patch)

    def line(
        self, points: Sequence[tuple[float, float]], colour: str, width: float = 1.0, line: Line = "solid"
    ) -> None:
        xs, ys = zip(*points, strict=True)
        self._add(Line2D(xs, ys, color=colour, linewidth=width, linestyle=DASHES[line], solid_capstyle="butt"))

    def mark(self, x: float, y: float, shape: str, size: float, fill: str, edge: str, width: float = 1.0) -> None:
        look: dict[str, Any] = {"markerfacecolor": fill, "markeredgecolor": edge, "markeredgewidth": width}
        self._add(Line2D([x], [y], marker=shape, markersize=size, linestyle="none", **look))

    def words(
        self,
        at: tuple[float, float],
        rows: Sequence[str],
        colour: str,
        size: float = TEXT_PX,
        across: Across = "left",
        bold: bool = False,
        behind: str | None = None,
    ) -> None:
        """Draws lines of text centred vertically at `at`. `behind` is the colour of a plain background."""
        x, y = at
        first = y - LINE_PX * (len(rows) - 1) / 2
        for n, row in enumerate(rows):
            if not plain(row):
                self._outlines((x, first + n * LINE_PX), printable(row), colour, size, across)
                continue
            ground = {"boxstyle": "square,pad=0.1", "facecolor": behind, "edgecolor": "none"} if behind else None
            weight = "semibold" if bold else "normal"
            text = self._figure.text(
                x, first + n * LINE_PX, row, color=colour, fontsize=size, ha=across, va="center_baseline",
                fontweight=weight, bbox=ground, parse_math=False, transform=self._place,
            )  # fmt: skip
            self._layer += 1
            text.set_zorder(self._layer)

    def _outlines(self, at: tuple[float, float], row: str, colour: str, size: float, across: Across) -> None:
        """Draws text as shapes, because typst confuses combining marks and ligatures in SVG text."""
        path = text_path(row, size)
        shift = {"left": 0.0, "center": 0.5, "right": 1.0}[across] * path.get_extents().x1
        place = Affine2D().scale(1, -1).translate(at[0] - shift, at[1] + size * HALF_OF_A_LETTER)
        self._add(PathPatch(place.transform_path(path), facecolor=colour, linewidth=0))

    def svg(self) -> bytes:
        """The picture as SVG. The same marks give the same bytes."""
        out = io.BytesIO()
        self._figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None})
        return out.getvalue()
