"""Horizontal bars as SVG."""

from dataclasses import dataclass

from het_dash.charts.layout import marks
from het_dash.charts.layout.bars import STUB, Bar, placed
from het_dash.charts.layout.key import KeyEntry
from het_dash.charts.layout.rows import categories, stacked, stands_out
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, said, that_fit, widest
from het_dash.charts.spec import Chart
from het_dash.charts.status_marks import MARKED
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Across, Pen
from het_dash.render.svg.frame import Plot
from het_dash.render.svg.status_marks import stub

LABEL_CHARACTERS = 34
MANY = 12
PALE = "73"  # opacity of a range, as in plotly


@dataclass(frozen=True, slots=True)
class Sizes:
    """Pixels: least height of a row, thickness of a bar, distance from bar to bar within a row."""

    row: float
    bar: float
    pitch: float


FEW_ROWS, MANY_ROWS = Sizes(26, 16, 19), Sizes(22, 11, 13)


def draw(chart: Chart, theme: Theme) -> Pen:
    scale = from_zero(shown_values(chart), chart.unit, steps=5)
    labels = {c: lines(c, LABEL_CHARACTERS) for c in categories(chart)}
    sizes, margins = MANY_ROWS if len(labels) > MANY else FEW_ROWS, _margins(chart, labels)
    room = (frame.WIDTH - margins[0]) * (1 - STUB) - 8
    tall = {c: max(sizes.pitch, LINE_PX * _lines(chart, c, room) + 2) for c in labels}
    pitch = max(tall.values()) if len(chart.series) > 1 else sizes.pitch
    rows = stacked({c: max(sizes.row, LINE_PX * len(of) + 4, _high(chart, tall[c], pitch)) for c, of in labels.items()})
    bars = placed(chart, rows, pitch)
    plot = frame.plot(theme, _above(chart, theme, scale), margins, rows.total, frame.below(chart.axis))
    frame.value_axis(plot, scale, chart.axis)
    for name, of in labels.items():
        bold = any(stands_out(bar.point, bar.series) for bar in bars if bar.point.at == name)
        plot.pen.words((plot.left - 8, plot.top + rows.middles[name]), of, theme.text, across="right", bold=bold)
    for bar in bars:
        _bar(chart, bar, plot, scale, sizes.bar)
    for b in chart.benchmarks:
        x = plot.across(scale.share(b.value))
        frame.benchmark_line(plot, ((x, plot.top), (x, plot.bottom)), b.line)
    for bar in bars:
        _said(chart, bar, plot, scale, room)
    return plot.pen


def _lines(chart: Chart, category: str, room: float) -> int:
    """Number of lines of a category's longest reason."""
    reasons = [p.text for s in chart.series for p in s.points if p.at == category and not marks.drawn(p)]
    return max((len(that_fit(text, room)) for text in reasons), default=1)


def _high(chart: Chart, tall: float, pitch: float) -> float:
    return pitch * len(chart.series) + 6 if len(chart.series) > 1 else tall + 6


def _above(chart: Chart, theme: Theme, scale: Scale) -> list[frame.Band]:
    several = len(chart.series) > 1
    entries = [KeyEntry(s.label, "bar", marks.fill(s.role, theme), marks.outline(s.role, theme)) for s in chart.series]
    return [
        *frame.mark(chart, theme),
        *(frame.key(entries) if several else []),
        *frame.line_labels([(scale.share(b.value), b.label) for b in chart.benchmarks], theme.benchmark),
    ]


def _margins(chart: Chart, labels: dict[str, list[str]]) -> tuple[float, float]:
    values = [said(p, chart.unit) for s in chart.series for p in s.points if marks.drawn(p)]
    return widest([row for of in labels.values() for row in of]) + 14, max(28.0, widest(values) + 14)


def _bar(chart: Chart, bar: Bar, plot: Plot, scale: Scale, thick: float) -> None:
    y = plot.top + bar.at
    if marks.drawn(bar.point):
        role = marks.role_of(bar.point, bar.series)
        between = marks.ranged(bar.point)
        ends = sorted(plot.across(scale.share(x)) for x in between or (0.0, bar.point.value or 0.0))
        fill = marks.fill(role, plot.theme) + (PALE if between else "")
        tagged = {"hatch": "///", "hatch_colour": f"{plot.theme.background}99"}
        plot.pen.rectangle(
            ends[0], y - thick / 2, ends[1], y + thick / 2, fill=fill,
            edge=marks.outline(role, plot.theme), width=1.2, **(tagged if chart.is_example(bar.point) else {}),
        )  # fmt: skip
    else:
        stub(plot, bar.point, y, plot.across(STUB))


def _said(chart: Chart, bar: Bar, plot: Plot, scale: Scale, room: float) -> None:
    """Value at the end of the bar and whisker, or in a separate column if benchmark lines or negative bars are in
    the way."""
    y, point = plot.top + bar.at, bar.point
    if not marks.drawn(point):
        x = plot.across(STUB if point.status in MARKED else scale.share(max(0.0, scale.low))) + 5
        rows = that_fit(point.text, room)
        plot.pen.words((x, y), rows, plot.theme.quiet_text, SMALL_PX, behind=plot.theme.background)
        return
    limits = marks.limits(point)
    if limits:
        frame.whisker(plot, [(plot.across(scale.share(at)), y) for at in limits[1:]])
    apart = bool(chart.benchmarks) or scale.low < 0
    highest = (marks.ranged(point) or (0.0, 0.0))[1]
    end = plot.across(scale.share(max(point.value or 0.0, point.upper or 0.0, highest)))
    x = plot.pen.width - 2 if apart else end + 6
    across: Across = "right" if apart else "left"
    bold = stands_out(point, bar.series)
    plot.pen.words((x, y), [said(point, chart.unit)], plot.theme.text, across=across, bold=bold)
