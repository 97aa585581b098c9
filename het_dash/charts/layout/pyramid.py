"""Layout of an age and sex pyramid: the chosen area as bars, comparators as stepped outlines."""

from collections.abc import Iterator
from dataclasses import dataclass

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.bars.bar_marks import edge, fill
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Bar,
    Dot,
    Drawn,
    KeyMark,
    Laid,
    Plot,
    Stroke,
    Swatch,
    Words,
    tall,
)
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import hover_rows, said
from het_dash.charts.layout.value_axis import level_axis
from het_dash.charts.spec import Chart, Line, Point, Series
from het_dash.charts.status_marks import MARKED, MARKS

SIDES = {"female": -1, "male": 1}
HEADINGS = ((0.25, "Female"), (0.75, "Male"))
BAND_PX, BETWEEN_BANDS = 17.0, 2.0
NAME_GAP, SIDE_PX, SIGN_SHARE = 6.0, 16.0, 0.03
HALO_PX = 3.0


@dataclass(frozen=True)
class Frame:
    """What both halves share: the scale of one half, and the middle of each age band in pixels from the top."""

    chart: Chart
    half: Scale
    middles: dict[str, float]

    def share(self, side: int, value: float) -> float:
        """A value's place across: the left half for one side, the right half for the other."""
        return 0.5 + side * value / (2 * self.half.high)


def layout(chart: Chart, width: float | None) -> Laid:
    """A pyramid laid out for a canvas of this width, or of any width."""
    room, bands = width or NARROWEST, list(reversed(categories(chart)))
    half = from_zero(shown_values(chart), chart.unit, steps=3)
    left = round(measure.widest(bands, SMALL_PX) + NAME_GAP + 4)
    header = Header(chart, room, left, SIDE_PX)
    header.key(list(dict(key_entry(chart, s) for s in chart.series).items()))
    header.headings(HEADINGS)
    plot = header.plot(BAND_PX * len(bands))
    frame = Frame(chart, half, {band: plot.top + BAND_PX * (n + 0.5) for n, band in enumerate(bands)})
    scale = Scale(-half.high, half.high, half.step, chart.unit)
    axis = level_axis(scale, plot, chart.axis, room, lambda tick: half.text(abs(tick)))
    reasons = _reasons(frame, plot, room, plot.bottom + axis.height)
    names = [
        Words("category", (band,), Across(0.0, -NAME_GAP), y, "end", ink="quiet", size=SMALL_PX)
        for band, y in frame.middles.items()
    ]
    found: list[Drawn] = [*axis.marks]
    for series in sorted(chart.series, key=lambda s: s.role == "benchmark"):
        found += _outline(frame, series) if series.role == "benchmark" else _bars(frame, series)
    return header.over(
        plot,
        width,
        plot.bottom + axis.height + sum(words.height for words in reasons) + 2,
        ends=(scale.low, scale.high),
        marks=found,
        words=(*names, *axis.words, *reasons),
    )


def area_and_side(series: Series) -> tuple[str, int]:
    """Area and side of a series: for example 'North Anytown PCN, female' is on the left."""
    area, _, sex = series.label.rpartition(", ")
    if not area or sex not in SIDES:
        raise ValueError(f"{series.label!r}: a pyramid's series is labelled '<area>, female' or '<area>, male'")
    return area, SIDES[sex]


def key_entry(chart: Chart, series: Series) -> tuple[str, KeyMark]:
    """An area's name and its swatch, the same for both halves."""
    area, _ = area_and_side(series)
    swatch: Swatch = "line" if series.role == "benchmark" else "bar"
    return area, KeyMark(swatch, 0, 0, fill(series.role), edge(series.role), line_of(chart, series))


def line_of(chart: Chart, series: Series) -> Line:
    """One line style for both halves of an area: solid for the first comparator, dashed for the second."""
    area, _ = area_and_side(series)
    areas = list(dict.fromkeys(area_and_side(s)[0] for s in chart.series if s.role == "benchmark"))
    return marks.line(series, areas.index(area) if area in areas else 0)


def _bars(frame: Frame, series: Series) -> Iterator[Drawn]:
    _, side = area_and_side(series)
    for point in _downwards(frame, series):
        y, role = frame.middles[str(point.at)], marks.role_of(point, series)
        if marks.shown(point):
            ends = sorted((0.5, frame.share(side, point.value or 0.0)))
            yield Bar(
                ends[0],
                ends[1],
                y,
                BAND_PX - BETWEEN_BANDS,
                fill(role),
                edge(role),
                pattern="example" if frame.chart.is_example(point) else None,
                hover=_hover(frame, series, point),
            )
        elif point.status in MARKED:
            x = 0.5 + side * SIGN_SHARE
            yield Dot(x, y, "status", 10.0, "background", "hidden", 1.5, sign=MARKS[point.status])


def _hover(frame: Frame, series: Series, point: Point) -> tuple[str, ...]:
    """The bar's value, and below it the comparators' values of the same band and sex."""
    _, side = area_and_side(series)
    others = [
        f"{area_and_side(s)[0]} {said(p, frame.chart.unit)}"
        for s in frame.chart.series
        if s.role == "benchmark" and area_and_side(s)[1] == side
        for p in s.points
        if p.at == point.at and marks.shown(p)
    ]
    return (*hover_rows(f"{series.label}, {point.at}", point, frame.chart.unit), *others)


def _downwards(frame: Frame, series: Series) -> list[Point]:
    for point in series.points:
        if point.at not in frame.middles:
            named = ", ".join(frame.middles)
            raise ValueError(f"{frame.chart.id}: {point.at!r} is not among the chart's categories: {named}")
    return sorted(series.points, key=lambda p: frame.middles[str(p.at)])


def _outline(frame: Frame, series: Series) -> Iterator[Drawn]:
    """Steps along the ends of a comparator's bars in a pale halo, with a gap at a hidden band."""
    _, side = area_and_side(series)
    runs: list[list[tuple[float, float]]] = [[]]
    for point in _downwards(frame, series):
        if marks.shown(point):
            x, y = frame.share(side, point.value or 0.0), frame.middles[str(point.at)]
            runs[-1] += [(x, y - BAND_PX / 2), (x, y + BAND_PX / 2)]
        else:
            runs.append([])
    steps = [tuple(run) for run in runs if run]
    yield from (Stroke("line", run, "background", 1.8 + HALO_PX) for run in steps)
    yield from (Stroke("line", run, "benchmark", 1.8, line_of(frame.chart, series)) for run in steps)


def _reasons(frame: Frame, plot: Plot, room: float, top: float) -> list[Words]:
    """Why bars are missing, under the plot. An outline only shows a gap; the table gives its reason."""
    bands: dict[str, list[str]] = {}
    for series in (s for s in frame.chart.series if s.role != "benchmark"):
        sex = series.label.rpartition(", ")[2].capitalize()
        for point in _downwards(frame, series):
            if not marks.shown(point) and point.text:
                bands.setdefault(point.text, []).append(f"{sex} {point.at}")
    words = []
    for text, where in bands.items():
        rows = measure.wrapped(f"{', '.join(where)}: {text}", room - 4, SMALL_PX)
        y = top + tall(len(rows), SMALL_PX) / 2
        words.append(Words("reason", rows, Across(0.0, 2 - plot.left), y, ink="quiet", size=SMALL_PX))
        top += tall(len(rows), SMALL_PX)
    return words
