"""The canvas of a map: pixels for a place on the ground, cells of its areas, and the shade of each."""

from dataclasses import dataclass, field

from het_dash.charts.classes import class_of
from het_dash.charts.ground import Mapped, Shape
from het_dash.charts.layout import marks
from het_dash.charts.layout.area_map.room_in_areas import Cells, Grid
from het_dash.charts.layout.text import number
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import SHADES, Ink

EDGE_PX = 4.0
ALL_NAMED_FROM = 420.0  # a narrower map has room for the first few names only
BESIDE_FROM, BESIDE_TALL = 400.0, 190.0  # a canvas this wide has its list beside a map of this height


@dataclass
class Frame:
    """The canvas of a map. `scale` is pixels for a kilometre, `top` the pixels above the map; `grid` starts there."""

    chart: Chart
    mapped: Mapped
    room: float
    scale: float
    grid: Grid
    top: float = 0.0
    areas: dict[str, Cells] = field(default_factory=dict)

    @property
    def wide(self) -> bool:
        """Whether the map itself has room for every name."""
        return self.mapped.ground.size[0] * self.scale >= ALL_NAMED_FROM

    @property
    def beside(self) -> bool:
        """Whether the numbered areas are listed at the right of the map rather than under it."""
        return bool(self.mapped.numbered) and self.room >= BESIDE_FROM

    @property
    def points(self) -> dict[str, Point]:
        return {str(p.at): p for series in self.chart.series for p in series.points}

    @property
    def height(self) -> float:
        return self.mapped.ground.size[1] * self.scale + 2 * EDGE_PX

    def px(self, x: float, y: float) -> tuple[float, float]:
        """Pixels from the left and from the top of the map."""
        return EDGE_PX + x * self.scale, EDGE_PX + y * self.scale

    def place(self, x: float, y: float) -> tuple[float, float]:
        """A place of a layout: share across, pixels from the top of the canvas."""
        across, down = self.px(x, y)
        return across / self.room, down + self.top

    def cells(self, shape: Shape) -> Cells:
        if shape.code not in self.areas:
            self.areas[shape.code] = self.grid.inside([[self.px(*p) for p in ring] for ring in shape.rings])
        return self.areas[shape.code]

    def ink(self, code: str) -> Ink | None:
        """Shade of an area; None without a value."""
        value = self.value(code)
        return None if value is None else SHADES[class_of(value, self.mapped.classes, self.chart.unit).shade - 1]

    def text_on(self, code: str) -> Ink:
        return "background" if self.ink(code) in SHADES[2:] else "text"

    def value(self, code: str) -> float | None:
        """Value of an area; None if it is hidden or missing."""
        point = self.points.get(code)
        return point.value if point is not None and marks.shown(point) else None

    def value_in_words(self, code: str) -> str:
        """Empty without a value."""
        value = self.value(code)
        return "" if value is None else number(value, self.chart.unit)


def frame_of(chart: Chart, mapped: Mapped, room: float, tallest: float) -> Frame:
    """The largest map in this room that is at most `tallest` pixels high."""
    wide, high = mapped.ground.size
    if mapped.numbered and room >= BESIDE_FROM:
        tallest = min(tallest, BESIDE_TALL)
    scale = min((room - 2 * EDGE_PX) / wide, (tallest - 2 * EDGE_PX) / high)
    return Frame(chart, mapped, room, scale, Grid(room, high * scale + 2 * EDGE_PX))
