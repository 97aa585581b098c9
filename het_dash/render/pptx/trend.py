"""Trend lines as a native chart."""

from datetime import date
from itertools import pairwise
from typing import Any

from pptx.chart.data import CategoryChartData
from pptx.enum.chart import XL_CHART_TYPE, XL_LABEL_POSITION, XL_MARKER_STYLE

from het_dash.charts.layout import line_ends, marks
from het_dash.charts.layout.scale import Scale, declared, from_zero, shown_values
from het_dash.charts.layout.spread_labels import spread
from het_dash.charts.layout.time_axis import Timeline, when
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import LIGHT
from het_dash.render.pptx import style
from het_dash.render.pptx.deck import Box, colour

SHAPES = (
    XL_MARKER_STYLE.CIRCLE,
    XL_MARKER_STYLE.SQUARE,
    XL_MARKER_STYLE.DIAMOND,
    XL_MARKER_STYLE.TRIANGLE,
    XL_MARKER_STYLE.X,
)
LEFT, TOP, WIDE, TALL = 0.08, 0.05, 0.7, 0.78
LINE_INCHES = 0.2
STEPS, MOST_NAMED = (3, 6, 12, 24, 36), 8


def add(slide: Any, chart: Chart, box: Box) -> Any:
    scale = declared(chart.limits, chart.unit) if chart.limits else from_zero(shown_values(chart), chart.unit)
    dates = _with_gaps(chart)
    data = CategoryChartData(number_format=style.number_format(chart))
    data.categories = dates
    for series in chart.series:
        shown = {when(p): p.value for p in series.points if marks.shown(p)}
        data.add_series(series.label, [shown.get(on) for on in dates])
    for b in chart.benchmarks:
        data.add_series(b.label, [b.value for _ in dates])
    frame = style.placed(slide, XL_CHART_TYPE.LINE_MARKERS, box, data)
    style.plot_area(frame.chart, LEFT, TOP, WIDE, TALL)
    style.value_axis(frame.chart.value_axis, scale)
    style.titled(frame.chart.category_axis, _under(chart))
    axis = frame.chart.category_axis
    style.months_apart(axis, _months_apart(dates))
    axis.tick_labels.number_format = "yyyy" if chart.named_by == "span" else "mmm yyyy"
    axis.tick_labels.number_format_is_linked = False
    axis.format.line.color.rgb = colour(LIGHT.hidden)
    drawn = list(frame.chart.plots[0].series)
    for n, series in enumerate(chart.series):
        _line(chart, n, series, drawn[n], dates)
    for b, line in zip(chart.benchmarks, drawn[len(chart.series) :], strict=True):
        style.stroke(line.format, LIGHT.benchmark, 2, b.line)
        line.marker.style = XL_MARKER_STYLE.NONE
    _names(chart, drawn, dates, scale, box)
    return frame


def _with_gaps(chart: Chart) -> list[date]:
    """All dates, with an empty date between neighbours that no line may connect."""
    dates = sorted({when(p) for s in chart.series for p in s.points})
    time = Timeline(tuple(dates), tuple(on for on, _ in chart.breaks), 1.0, chart.named_by)
    gaps = [a + (b - a) / 2 for a, b in pairwise(dates) if not time.joins(a, b)]
    return sorted({*dates, *gaps})


def _months_apart(dates: list[date]) -> int:
    """Months between date labels: whole quarters, or years if there are many dates."""
    months = (dates[-1].year - dates[0].year) * 12 + dates[-1].month - dates[0].month
    return next((step for step in STEPS if months / step <= MOST_NAMED), STEPS[-1])


def _under(chart: Chart) -> str:
    """Text below the chart: breaks, moves of practices, and reasons for missing points."""
    breaks = [f"Break, {on:%B %Y}: {text}" for on, text in chart.breaks]
    hidden = [
        f"{s.label}, {when(p):%B %Y}: {p.text}" for s in chart.series for p in s.points if not marks.shown(p) and p.text
    ]
    return ". ".join([*breaks, *(text for _, text in chart.moves), *hidden])


def _line(chart: Chart, n: int, series: Series, drawn: Any, dates: list[date]) -> None:
    ink, chosen = marks.outline(series.role, LIGHT), series.role == "chosen"
    order = sum(s.role == "benchmark" for s in chart.series[:n])
    style.stroke(drawn.format, ink, 3 if chosen else 2, marks.line(series, order))
    style.marker(drawn, SHAPES[n % len(SHAPES)], 9 if chosen else 7, ink, LIGHT.background)
    drawn.smooth = False
    points = {when(p): p for p in series.points}
    style.error_bars(drawn, "y", [marks.limits(points.get(on)) for on in dates])


def _names(chart: Chart, drawn: list[Any], dates: list[date], scale: Scale, box: Box) -> None:
    """Line labels at the right ends, moved apart if they would overlap."""
    ends = [max((p for p in s.points if marks.shown(p)), key=when, default=None) for s in chart.series]
    named = [(n, dates.index(when(p)), p.value or 0.0, " ".join(line_ends.named(s, chart.unit)))
             for n, (s, p) in enumerate(zip(chart.series, ends, strict=True)) if p is not None]  # fmt: skip
    named += [(len(chart.series) + n, len(dates) - 1, b.value, b.label) for n, b in enumerate(chart.benchmarks)]
    tall = box.tall * TALL
    low, high = style.ends(scale)
    wanted = [tall * (high - value) / (high - low) for _, _, value, _ in named]
    rows = [2 if len(text) > line_ends.CHARACTERS else 1 for *_, text in named]
    middles = spread(wanted, [LINE_INCHES * n for n in rows], -0.1, tall + 0.1)
    for (n, at, _, text), want, middle in zip(named, wanted, middles, strict=True):
        point = drawn[n].points[at]
        bold = n < len(chart.series) and chart.series[n].role == "chosen"
        style.label(point, text, XL_LABEL_POSITION.RIGHT, bold=bold)
        if abs(middle - want) > 0.01:
            style.shift(point, 0.01, (middle - want) / box.tall)
