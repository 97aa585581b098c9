"""Marks of a dot chart: dots in order of their emphasis, lines that join them, their limits, and bands behind them."""

from het_dash.charts.layout.dots.dot_rows import Place, Row, level_of
from het_dash.charts.layout.dots.frame import FEW, Frame
from het_dash.charts.layout.laid import Bar, Dot, Drawn, Interval, Plot, Shape, Stroke
from het_dash.charts.layout.text import hover_rows
from het_dash.charts.spec import Chart, Point, Role, Series
from het_dash.charts.status_marks import MARKED, MARKS
from het_dash.charts.theme import Ink

BACK_TO_FRONT: tuple[Role, ...] = ("other", "benchmark", "programme_2", "programme_1", "chosen")
IN_A_CROWD: tuple[Role, ...] = ("other", "programme_2", "programme_1", "chosen", "benchmark")
TICKS = ("line", "diamond", "triangle")  # shapes of successive benchmarks
SHAPES: dict[str, Shape] = {"line": "tick", "diamond": "diamond", "triangle": "down"}
BAND_PX, BAND_OPACITY = 20.0, 0.3
GAP_PX, GAP_OPACITY = 9.0, 0.45
MINOR_PX, MINOR_THICK, RAISED = 8.0, 1.5, 8.0  # raised, so that it never covers a dot
SIGN_AT = 0.02


def tick_of(chart: Chart, series: Series) -> str:
    """Benchmarks differ in shape because they share one grey."""
    benchmarks = [s.label for s in chart.series if s.role == "benchmark"]
    return TICKS[benchmarks.index(series.label) % len(TICKS)] if series.label in benchmarks else TICKS[0]


def benchmark_lines(frame: Frame, plot: Plot) -> list[Drawn]:
    places = [(frame.scale.share(b.value), b.line) for b in frame.chart.benchmarks]
    return [Stroke("benchmark", ((at, plot.top), (at, plot.bottom)), "benchmark", 1.5, line) for at, line in places]


def bands(row: Row, y: float) -> list[Drawn]:
    """Usual ranges and gaps of a row, see-through so that grid and reference lines stay visible."""
    return [
        Bar(low, high, y, GAP_PX, "programme_2", "background", opacity=GAP_OPACITY, hover=(band.text,))
        if band.gap
        else Bar(low, high, y, BAND_PX, "hidden", "hidden", opacity=BAND_OPACITY, hover=(band.text,))
        for low, high, band in row.bands
    ]


def dot_marks(frame: Frame, row: Row, y: float) -> list[Drawn]:
    """The dots of a row with what lies behind and between them, or the sign of a missing value."""
    found: list[Drawn] = [] if frame.stacked else [Stroke("grid", ((0.0, y), (1.0, y)), "grid")]
    if frame.stems:
        at = frame.scale.share(frame.chart.benchmarks[0].value)
        found += [Stroke("join", ((at, y), (one.share, y)), "other", 4.0) for one in row.labelled]
    if frame.gaps:
        back_to_front = sorted(row.places, key=lambda one: not one.series.minor)
        return [*found, *(_dot_of_gap(frame, one, y) for one in back_to_front)]
    whiskers = [one for one in row.places if one.low != one.high]
    if frame.few and not whiskers and len(row.labelled) > 1:
        ends = [one.share for one in row.labelled]
        found.append(Stroke("join", ((ends[0], y), (ends[-1], y)), "other", 2.5))
    found += [Interval(one.share, y, one.low, one.high, upright=False, inner="text", outer="text") for one in whiskers]
    crowded = len(row.places) > FEW
    for role in IN_A_CROWD if crowded else BACK_TO_FRONT:
        found += [
            _dot(frame, one, level_of(frame, row, one, y), crowded=crowded) for one in row.labelled if one.role == role
        ]
    found += [_dot(frame, one, y, crowded=crowded) for one in row.places if one.series.minor]
    missing = [p for s in frame.chart.series for p in s.points if p.at == row.name]
    if not row.places and missing and missing[0].status in MARKED:
        found.append(Dot(SIGN_AT, y, "status", 10, "background", "hidden", 2.0, sign=MARKS[missing[0].status]))
    return found


def _dot(frame: Frame, place: Place, y: float, *, crowded: bool) -> Dot:
    """In a crowded row dots are translucent with an outline, so that overlapping ones stay distinct."""
    hover = _hover(frame.chart, place.series, place.point)
    if place.series.minor:
        return Dot(place.share, y - RAISED, "diamond", MINOR_PX, "background", "benchmark", MINOR_THICK, hover=hover)
    if place.role == "benchmark":
        shape = SHAPES[tick_of(frame.chart, place.series)]
        size, thick = (20.0, 3.0) if shape == "tick" else (11.0, 2.0)
        return Dot(place.share, y, shape, size, "background", "benchmark", thick, hover=hover)
    if place.role == "other" and crowded:
        return Dot(place.share, y, "circle", 10.0, "other", "hidden", 1.0, 0.45, hover=hover)
    size = 11.0 if crowded else 13.0
    edge: Ink = "text" if frame.chart.bands else "background"  # a grey dot is too close to a grey band
    return Dot(place.share, y, "circle", size, place.role, edge, 1.5, 0.8 if crowded else 1.0, hover=hover)


def _dot_of_gap(frame: Frame, place: Place, y: float) -> Dot:
    """A filled dot at each end of the gap; the other groups are small and hollow."""
    hover = _hover(frame.chart, place.series, place.point)
    if place.series.minor:
        return Dot(place.share, y, "circle", MINOR_PX, "background", "hidden", MINOR_THICK, hover=hover)
    return Dot(place.share, y, "circle", 14.0, ink_of(place), "background", 1.5, hover=hover)


def ink_of(place: Place) -> Ink:
    """The grey of other areas is too pale for words."""
    return "quiet" if place.role == "other" else place.role


def _hover(chart: Chart, series: Series, point: Point) -> tuple[str, ...]:
    """The dot's own text, which names it; the series name only if that text is a bare number."""
    return hover_rows("" if any(map(str.isalpha, point.text)) else series.label, point, chart.unit)
