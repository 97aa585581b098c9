"""Horizontal bars: each with its value, its interval, or why it has none."""

from het_dash.charts.chart import Chart, Point
from het_dash.charts.plotly_draw import marks
from het_dash.charts.plotly_draw.above import KeyEntry
from het_dash.charts.plotly_draw.bars import STUB, Bar, placed
from het_dash.charts.plotly_draw.rows import categories, stacked, stands_out
from het_dash.charts.plotly_draw.scale import Scale, from_zero, shown_values
from het_dash.charts.plotly_draw.words import LINE_PX, SMALL_PX, lines, said, widest
from het_dash.charts.theme import Theme
from het_dash.packs.pictures import frame
from het_dash.packs.pictures.frame import Plot
from het_dash.packs.pictures.pen import Pen

LABEL_CHARACTERS = 34
ROW_PX, MANY_ROW_PX, BAR_PX, PITCH_PX = 26, 22, 16, 19
MANY = 12


def draw(chart: Chart, theme: Theme) -> Pen:
    scale = from_zero(shown_values(chart), chart.unit, steps=5)
    labels = {c: lines(c, LABEL_CHARACTERS) for c in categories(chart)}
    least = MANY_ROW_PX if len(labels) > MANY else ROW_PX
    rows = stacked(
        {c: max(least, LINE_PX * len(of) + 6, PITCH_PX * len(chart.series) + 8) for c, of in labels.items()}
    )
    bars = placed(chart, rows, PITCH_PX)
    plot = frame.plot(theme, _above(chart, theme, scale), _margins(chart, labels), rows.total, frame.below(chart.axis))
    frame.value_axis(plot, scale, chart.axis)
    for name, of in labels.items():
        bold = any(stands_out(bar.point, bar.series) for bar in bars if bar.point.at == name)
        plot.pen.words(plot.left - 8, plot.top + rows.middles[name], of, theme.text, across="right", bold=bold)
    for bar in bars:
        _bar(chart, bar, plot, scale)
    for b in chart.benchmarks:
        x = plot.across(scale.share(b.value))
        frame.benchmark_line(plot, ((x, plot.top), (x, plot.bottom)), b.line)
    for bar in bars:
        _said(chart, bar, plot, scale)
    return plot.pen


def _above(chart: Chart, theme: Theme, scale: Scale) -> list[frame.Band]:
    several = len(chart.series) > 1
    entries = [KeyEntry(s.label, "bar", marks.fill(s.role, theme), marks.outline(s.role, theme)) for s in chart.series]
    return [
        *frame.demonstration(chart, theme),
        *(frame.key(entries) if several else []),
        *frame.line_labels([(scale.share(b.value), b.label) for b in chart.benchmarks], theme.benchmark),
    ]


def _margins(chart: Chart, labels: dict[str, list[str]]) -> tuple[float, float]:
    values = [said(p, chart.unit) for s in chart.series for p in s.points if marks.shown(p)]
    return widest([row for of in labels.values() for row in of]) + 14, max(28.0, widest(values) + 14)


def _bar(chart: Chart, bar: Bar, plot: Plot, scale: Scale) -> None:
    y, thick = plot.top + bar.at, BAR_PX
    if marks.shown(bar.point):
        role = marks.role_of(bar.point, bar.series)
        ends = sorted((plot.across(scale.share(0)), plot.across(scale.share(bar.point.value or 0.0))))
        tagged = {"hatch": "///", "hatch_colour": f"{plot.theme.background}99"}
        plot.pen.rectangle(
            ends[0], y - thick / 2, ends[1], y + thick / 2, fill=marks.fill(role, plot.theme),
            edge=marks.outline(role, plot.theme), width=1.2, **(tagged if chart.nature == "demonstration" else {}),
        )  # fmt: skip
    elif bar.point.status in marks.HATCHED | marks.OUTLINED:
        stub(plot, bar.point, y, plot.across(STUB))


def stub(plot: Plot, point: Point, y: float, end: float) -> None:
    """Hatched where we hide, outlined where the publisher does: of one length, whatever the number behind."""
    hatch = "xxxx" if point.status in marks.HATCHED else None
    plot.pen.rectangle(
        plot.left, y - 7, end, y + 7, fill=plot.theme.background, edge=plot.theme.hidden, width=1.2, hatch=hatch,
        hatch_colour=plot.theme.hidden,
    )  # fmt: skip


def _said(chart: Chart, bar: Bar, plot: Plot, scale: Scale) -> None:
    """The value at the end of bar and whisker; in a column apart where benchmark lines, or bars to the left, are."""
    y, point = plot.top + bar.at, bar.point
    if not marks.shown(point):
        hidden = point.status in marks.HATCHED | marks.OUTLINED
        x = plot.across(STUB if hidden else scale.share(max(0.0, scale.low))) + 5
        plot.pen.words(x, y, [point.text], plot.theme.quiet_text, SMALL_PX, behind=plot.theme.background)
        return
    limits = marks.limits(point)
    if limits:
        frame.whisker(plot, tuple((plot.across(scale.share(at)), y) for at in limits[1:]))  # type: ignore[arg-type]
    apart = bool(chart.benchmarks) or scale.low < 0
    end = plot.across(scale.share(max(point.value or 0.0, point.upper or 0.0, 0.0)))
    x, across = (plot.pen.width - 2, "right") if apart else (end + 6, "left")
    bold = stands_out(point, bar.series)
    plot.pen.words(x, y, [said(point, chart.unit)], plot.theme.text, across=across, bold=bold)  # type: ignore[arg-type]
