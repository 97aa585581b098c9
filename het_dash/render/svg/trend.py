"""Trend lines as SVG."""

from het_dash.charts.layout import line_ends, marks
from het_dash.charts.layout.missing_points import notes
from het_dash.charts.layout.scale import Scale, declared, from_zero, shown_values
from het_dash.charts.layout.spread_labels import spread
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, widest
from het_dash.charts.layout.time_axis import Timeline, when
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Pen
from het_dash.render.svg.frame import Plot
from het_dash.render.svg.status_marks import sign

PLOT_PX, EMPTY_PX = 230, 70
SHAPES = ("o", "s", "D", "^", "X")
NAME_GAP_PX = 16
SIGN_PX = 11


def draw(chart: Chart, theme: Theme) -> Pen:
    scale = declared(chart.limits, chart.unit) if chart.limits else from_zero(shown_values(chart), chart.unit)
    left = widest([scale.text(tick) for tick in scale.ticks], SMALL_PX) + 14
    right = line_ends.width(chart)
    dates = sorted({when(p) for s in chart.series for p in s.points})
    time = Timeline(
        tuple(dates), tuple(on for on, _ in chart.breaks), frame.WIDTH - left - right, chart.named_by
    )  # fmt: skip
    height = PLOT_PX if scale.ticks else EMPTY_PX
    plot = frame.plot(theme, _above(chart, theme, time), (left, right), height, 2 * LINE_PX + 10)
    if chart.all_example:
        frame.hatched(plot)
    frame.upright_axis(plot, scale)
    _dates(plot, time)
    for b in chart.benchmarks:
        y = plot.up(scale.share(b.value))
        frame.benchmark_line(plot, ((plot.left, y), (plot.right, y)), b.line)
    for on in time.breaks:
        x = plot.across(time.share(on))
        plot.pen.line([(x, plot.top), (x, plot.bottom)], theme.benchmark, 1.5, "dashed")
    for index in sorted(range(len(chart.series)), key=lambda i: chart.series[i].role == "chosen"):
        _line(chart, index, time, plot, scale)
    for x, p in _hidden(chart, time, plot):
        sign(plot, p, x, plot.bottom - SIGN_PX)
    _names(chart, time, plot, scale)
    for note in notes(chart, time):
        middle = plot.bottom - note.foot - LINE_PX * len(note.rows) / 2
        x = plot.across(time.share(note.on))
        plot.pen.words((x, middle), note.rows, theme.quiet_text, SMALL_PX, across="center", behind=theme.background)
    return plot.pen


def _above(chart: Chart, theme: Theme, time: Timeline) -> list[frame.Band]:
    return [
        *frame.mark(chart, theme),
        *frame.title_above(chart.axis, theme),
        *frame.line_labels([(time.share(on), text) for on, text in chart.breaks], theme.benchmark),
    ]


def _dates(plot: Plot, time: Timeline) -> None:
    plot.pen.line([(plot.left, plot.bottom), (plot.right, plot.bottom)], plot.theme.hidden)
    for on in time.dates:
        x = plot.across(time.share(on))
        plot.pen.line([(x, plot.bottom), (x, plot.bottom + 4)], plot.theme.hidden)
    for on in time.named():
        rows, x = time.name(on).split("<br>"), plot.across(time.share(on))
        y = plot.bottom + 14 + LINE_PX * (len(rows) - 1) / 2
        plot.pen.words((x, y), rows, plot.theme.quiet_text, SMALL_PX, across="center")


def _line(chart: Chart, index: int, time: Timeline, plot: Plot, scale: Scale) -> None:
    series, theme = chart.series[index], plot.theme
    colour, chosen = marks.outline(series.role, theme), series.role == "chosen"
    order = sum(s.role == "benchmark" for s in chart.series[:index])
    step = time.step(index, len(chart.series))
    for run in time.runs(series.points):
        at = [(plot.across(time.share(when(p)) + step), plot.up(scale.share(p.value or 0.0))) for p in run]
        if len(at) > 1:
            plot.pen.line(at, colour, 3 if chosen else 2, marks.line(series, order))
        for (x, y), p in zip(at, run, strict=True):
            if limits := marks.limits(p):
                ends = [(x, plot.up(scale.share(limit))) for limit in limits[1:]]
                frame.whisker(plot, ends, colour)
            plot.pen.mark(x, y, SHAPES[index % len(SHAPES)], 9 if chosen else 7.5, colour, theme.background)


def _hidden(chart: Chart, time: Timeline, plot: Plot) -> list[tuple[float, Point]]:
    """Horizontal place of each hidden point. Its mark goes at the foot, below its reason."""
    return [
        (plot.across(time.share(when(p)) + time.step(i, len(chart.series))), p)
        for i, s in enumerate(chart.series)
        for p in s.points
        if not marks.shown(p)
    ]


def _names(chart: Chart, time: Timeline, plot: Plot, scale: Scale) -> None:
    """Draws line labels at the right ends, moved apart if they would overlap, with thin leaders to their lines."""
    ends = [
        (series, last, index)
        for index, series in enumerate(chart.series)
        if (last := max((p for p in series.points if marks.shown(p)), key=when, default=None))
    ]
    rows = [line_ends.named(series, chart.unit) for series, _, _ in ends]
    rows += [lines(b.label, line_ends.CHARACTERS) for b in chart.benchmarks]
    wanted = [plot.up(scale.share(last.value or 0.0)) for _, last, _ in ends]
    wanted += [plot.up(scale.share(b.value)) for b in chart.benchmarks]
    starts = [plot.across(time.share(when(p)) + time.step(i, len(chart.series))) for _, p, i in ends]
    colours = [marks.outline(s.role, plot.theme) for s, _, _ in ends] + [plot.theme.benchmark] * len(chart.benchmarks)
    bold = [s.role == "chosen" for s, _, _ in ends] + [False] * len(chart.benchmarks)
    starts += [plot.right] * len(chart.benchmarks)
    heights = [LINE_PX * len(of) + 2.0 for of in rows]
    middles = spread(wanted, heights, plot.top - 4, plot.bottom + 10)
    for of, start, y, middle, colour, chosen in zip(rows, starts, wanted, middles, colours, bold, strict=True):
        plot.pen.line([(start + 7, y), (plot.right + NAME_GAP_PX - 3, middle)], colour, 1)
        plot.pen.words((plot.right + NAME_GAP_PX, middle), of, plot.theme.text, bold=chosen)
