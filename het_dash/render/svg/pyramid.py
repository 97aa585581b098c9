"""Age and sex pyramid as SVG."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.pyramid import area_and_side, key_entry, line_of
from het_dash.charts.layout.rows import Rows, categories, stacked
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, widest
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Across, Pen
from het_dash.render.svg.frame import Plot

BAND_PX = 17


def draw(chart: Chart, theme: Theme) -> Pen:
    half = from_zero(shown_values(chart), chart.unit, steps=4)
    rows = stacked(dict.fromkeys(reversed(categories(chart)), float(BAND_PX)))
    scale = Scale(-half.high, half.high, half.step, chart.unit)
    margins = widest(list(categories(chart))) + 12, 16.0
    plot = frame.plot(theme, _above(chart, theme), margins, rows.total, frame.below(chart.axis))
    frame.value_axis(plot, scale, chart.axis, lambda tick: half.text(abs(tick)))
    for name, at in rows.middles.items():
        plot.pen.words((plot.left - 6, plot.top + at), [name], theme.text, SMALL_PX, across="right")
    for series in (s for s in chart.series if s.role != "benchmark"):
        _bars(chart, series, plot, scale, rows)
    for series in (s for s in chart.series if s.role == "benchmark"):
        _outline(chart, series, plot, scale, rows)
    return plot.pen


def _above(chart: Chart, theme: Theme) -> list[frame.Band]:
    return [
        *frame.mark(chart, theme),
        *frame.key(list(dict.fromkeys(key_entry(chart, s, theme) for s in chart.series))),
        frame.Band(LINE_PX + 4, _headings),
    ]


def _headings(plot: Plot, y: float) -> None:
    for text, share in (("Female", 0.25), ("Male", 0.75)):
        plot.pen.words((plot.across(share), y + 9), [text], plot.theme.text, across="center", bold=True)


def _bars(chart: Chart, series: Series, plot: Plot, scale: Scale, rows: Rows) -> None:
    _, side = area_and_side(series)
    tagged = {"hatch": "///", "hatch_colour": f"{plot.theme.background}99"} if chart.all_example else {}
    for p in series.points:
        y, zero = plot.top + rows.middle(p), plot.across(0.5)
        if not marks.shown(p):
            across: Across = "left" if side > 0 else "right"
            plot.pen.words((zero + 4 * side, y), [p.text], plot.theme.quiet_text, SMALL_PX, across=across)
            continue
        role = marks.role_of(p, series)
        ends = sorted((zero, plot.across(scale.share(side * (p.value or 0.0)))))
        look = {"fill": marks.fill(role, plot.theme), "edge": marks.outline(role, plot.theme), **tagged}
        plot.pen.rectangle(ends[0], y - BAND_PX / 2 + 1, ends[1], y + BAND_PX / 2 - 1, **look)


def _outline(chart: Chart, series: Series, plot: Plot, scale: Scale, rows: Rows) -> None:
    """Draws the outline of a comparator's bars in a pale halo, with a gap at a hidden band."""
    _, side = area_and_side(series)
    runs: list[list[tuple[float, float]]] = [[]]
    for p in sorted(series.points, key=rows.middle):
        if marks.shown(p):
            runs[-1].append((plot.across(scale.share(side * (p.value or 0.0))), plot.top + rows.middle(p)))
        else:
            runs.append([])
    for run in (run for run in runs if len(run) > 1):
        plot.pen.line(run, plot.theme.background, 4.5)
        plot.pen.line(run, plot.theme.benchmark, 2, line_of(chart, series))
