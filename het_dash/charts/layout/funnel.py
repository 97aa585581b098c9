"""Layout of a funnel plot: units by number of people, limits as curves, names where there is room."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Anchor,
    Dot,
    Drawn,
    Hatch,
    KeyMark,
    Laid,
    Plot,
    Stroke,
    Words,
    apart,
)
from het_dash.charts.layout.point_labels import GAP_PX, Name, Spot, names
from het_dash.charts.layout.scale import Scale, around, from_zero
from het_dash.charts.layout.text import hover_rows, number
from het_dash.charts.layout.value_axis import TICK_GAP, level_axis, upright_axis
from het_dash.charts.spec import Benchmark, Chart, Point, Role
from het_dash.charts.theme import Ink

PLOT_PX, END_GAP = 320.0, 10.0
BACK_TO_FRONT: tuple[Role, ...] = ("other", "chosen")
SIDES: dict[str, Anchor] = {"left": "start", "right": "end"}
SHIFTS: dict[Anchor, float] = {"start": GAP_PX, "end": -GAP_PX, "middle": 0.0}


@dataclass(frozen=True, slots=True)
class Unit:
    """A point with its place and emphasis."""

    point: Point
    role: Role
    people: float
    value: float


def drawn_units(chart: Chart) -> list[Unit]:
    """Units with a value and a denominator. The others have no place in the plot and are named in text."""
    return [
        Unit(p, "chosen" if marks.role_of(p, s) == "chosen" else "other", p.denominator, p.value)
        for s in chart.series
        for p in s.points
        if marks.shown(p) and p.value is not None and p.denominator is not None
    ]


def up_scale(chart: Chart, drawn: list[Unit]) -> Scale:
    """Scale that holds every point and most of the limits. Limits may leave the plot at small denominators."""
    curves = [value for curve in chart.curves for value in curve.up[len(curve.up) // 5 :]]
    return around([*(one.value for one in drawn), *curves, *(b.value for b in chart.benchmarks)], chart.unit)


def in_order(chart: Chart, spots: dict[Spot, Unit]) -> list[Spot]:
    """Spots to label in order of priority: the chosen units, then those furthest from the average."""
    middle = chart.benchmarks[0].value if chart.benchmarks else 0.0
    first = sorted(spots, key=lambda s: (spots[s].role != "chosen", -abs(spots[s].value - middle)))
    return [s for s in first if spots[s].point.named]


def layout(chart: Chart, width: float | None) -> Laid:
    """A funnel plot laid out for a canvas of this width, or of any width."""
    room = width or NARROWEST
    units = drawn_units(chart)
    up, across = up_scale(chart, units), from_zero([one.people for one in units], "count")
    left = round(measure.widest([up.text(tick) for tick in up.ticks], SMALL_PX) + TICK_GAP + 4)
    right = round(measure.widest([_level(b, chart) for b in chart.benchmarks], SMALL_PX, bold=True) + END_GAP + 2)
    header = Header(chart, room, left, max(right, 16))
    header.key(_key(chart))
    header.title(chart.axis)
    plot = header.plot(PLOT_PX)
    frame = Frame(chart, plot, up, across, room)
    upright, level = upright_axis(up, plot, plot.bottom), level_axis(across, plot, chart.across, room)
    hatch: list[Drawn] = [Hatch(plot.top, plot.bottom)] if chart.all_example else []
    return header.over(
        plot,
        width,
        plot.bottom + level.height + 4,
        ends=(up.low, up.high),
        marks=(*hatch, *upright.marks, *level.marks, *frame.lines(), *frame.dots(units)),
        words=(*upright.words, *level.words, *frame.averages(), *frame.names(units)),
    )


@dataclass(frozen=True)
class Frame:
    """The two scales of a funnel plot and the plot that they fill."""

    chart: Chart
    plot: Plot
    up: Scale
    across: Scale
    room: float

    def y(self, value: float) -> float:
        return self.plot.bottom - self.up.share(value) * self.plot.height

    def lines(self) -> Iterator[Drawn]:
        """Limits, which may leave the plot at small denominators, and averages."""
        for curve in self.chart.curves:
            places = [(self.across.share(x), self.up.share(y)) for x, y in zip(curve.across, curve.up, strict=True)]
            inside = tuple((x, self.plot.bottom - y * self.plot.height) for x, y in places if _inside(x) and _inside(y))
            if len(inside) > 1:
                yield Stroke("line", inside, "hidden", 1.5, curve.line)
        for b in self.chart.benchmarks:
            yield Stroke("benchmark", ((0.0, self.y(b.value)), (1.0, self.y(b.value))), "benchmark", 1.5, b.line)

    def dots(self, units: Sequence[Unit]) -> Iterator[Drawn]:
        for role in BACK_TO_FRONT:
            for one in units:
                if one.role == role:
                    yield self._dot(one)

    def _dot(self, one: Unit) -> Dot:
        chosen, at = one.role == "chosen", (self.across.share(one.people), self.y(one.value))
        hover = hover_rows(str(one.point.at), one.point, self.chart.unit)
        edge: Ink = "background" if chosen else "hidden"
        size, opacity = (13.0, 0.9) if chosen else (10.0, 0.55)
        return Dot(*at, "circle", size, one.role, edge, 1.5, opacity, hover=hover)

    def averages(self) -> Iterator[Words]:
        """Value of each average at the end of its line. The key names the line."""
        for b in self.chart.benchmarks:
            at = Across(1.0, END_GAP / 2)
            yield Words("end", (_level(b, self.chart),), at, self.y(b.value), size=SMALL_PX, bold=True)

    def names(self, units: Sequence[Unit]) -> list[Words]:
        """Names of units that have room for one, here and on any wider canvas."""
        wide = self.plot.wide(self.room)
        spots = {
            Spot(wide * self.across.share(one.people), self.y(one.value) - self.plot.top, str(one.point.at)): one
            for one in units
        }
        kept: list[Words] = []
        for spot, name in names(in_order(self.chart, spots), spots, wide, self.plot.height).items():
            words = self._name(name, spots[spot])
            if all(apart(words, other, self.plot, self.room) for other in kept):
                kept.append(words)
        return kept

    def _name(self, name: Name, unit: Unit) -> Words:
        side: Anchor = SIDES.get(str(name.place.get("xanchor")), "middle")
        at = Across(self.across.share(unit.people), SHIFTS[side])
        y = self.plot.top + (name.box.top + name.box.bottom) / 2
        bold = unit.role == "chosen"
        return Words("category", tuple(name.rows), at, y, side, size=SMALL_PX, bold=bold, ground="background")


def _inside(share: float) -> bool:
    return 0 <= share <= 1


def _level(benchmark: Benchmark, chart: Chart) -> str:
    small = chart.unit == "percent" and benchmark.value < 1
    return f"{benchmark.value:.2f}%" if small else number(benchmark.value, chart.unit)


def _key(chart: Chart) -> list[tuple[str, KeyMark]]:
    """Key entries for units, averages and limits."""
    units = [(s.label, _swatch(s.role)) for s in reversed(chart.series)]
    lines = [(b.label, KeyMark("line", 0, 0, "benchmark", "benchmark", b.line)) for b in chart.benchmarks]
    curves = {c.label: KeyMark("line", 0, 0, "hidden", "hidden", c.line) for c in chart.curves}
    return [*units, *lines, *curves.items()]


def _swatch(role: Role) -> KeyMark:
    chosen = role == "chosen"
    return KeyMark("circle", 0, 0, "chosen" if chosen else "other", "background" if chosen else "hidden")
