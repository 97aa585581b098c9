"""Dots by category as SVG."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.dot_headings import beside
from het_dash.charts.layout.dots import BACK_TO_FRONT, TICKS, key_entries, tick_of
from het_dash.charts.layout.rows import Rows, categories, stacked
from het_dash.charts.layout.scale import Scale, around, shown_values
from het_dash.charts.layout.text import LINE_PX, lines, widest
from het_dash.charts.spec import Chart, Role, Series
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Pen
from het_dash.render.svg.frame import Plot

LABEL_CHARACTERS = 32
ROW_PX, SIDE = 34, 18
SHAPES = dict(zip(TICKS, ("|", "D", "v"), strict=True))


def draw(chart: Chart, theme: Theme) -> Pen:
    scale = around(shown_values(chart), chart.unit)
    names = {c: (lines(c, LABEL_CHARACTERS), *beside(chart, c)) for c in categories(chart)}
    rows = stacked({c: max(ROW_PX, LINE_PX * (len(of) + bool(said)) + 10) for c, (of, said, _) in names.items()})
    margins = widest([row for of, said, _ in names.values() for row in (*of, said)]) + SIDE, SIDE
    plot = frame.plot(theme, _above(chart, theme, scale), margins, rows.total, frame.below(chart.axis))
    if chart.all_example:
        frame.hatched(plot)
    frame.value_axis(plot, scale, chart.axis)
    for name, (of, said, known) in names.items():
        _name(plot, plot.top + rows.middles[name], of, said, known)
    for b in chart.benchmarks:
        x = plot.across(scale.share(b.value))
        frame.benchmark_line(plot, ((x, plot.top), (x, plot.bottom)), b.line)
    for role in BACK_TO_FRONT:
        for series in chart.series:
            _dots(chart, series, role, plot, scale, rows)
    return plot.pen


def _above(chart: Chart, theme: Theme, scale: Scale) -> list[frame.Band]:
    return [
        *frame.mark(chart, theme),
        *frame.key(key_entries(chart, theme)),
        *frame.line_labels([(scale.share(b.value), b.label) for b in chart.benchmarks], theme.benchmark),
    ]


def _name(plot: Plot, y: float, rows: list[str], said: str, known: bool) -> None:
    """Writes the category, with the chosen dot's value or its reason on the next line."""
    theme, x = plot.theme, plot.left - SIDE
    up = LINE_PX / 2 if said else 0
    plot.pen.line([(plot.left, y), (plot.right, y)], theme.grid)
    plot.pen.words((x, y - up), rows, theme.text, across="right")
    if said:
        colour = theme.roles["chosen"] if known else theme.quiet_text
        plot.pen.words((x, y + LINE_PX * len(rows) / 2), [said], colour, across="right", bold=known)


def _dots(chart: Chart, series: Series, role: Role, plot: Plot, scale: Scale, rows: Rows) -> None:
    drawn = [p for p in series.points if marks.shown(p) and marks.role_of(p, series) == role]
    crowded = len(drawn) > len(rows.middles)
    for p in drawn:
        y = plot.top + rows.middle(p)
        limits = marks.limits(p)
        if limits:
            frame.whisker(plot, [(plot.across(scale.share(at)), y) for at in limits[1:]])
        _dot(chart, series, role, (plot.across(scale.share(p.value or 0.0)), y), plot, crowded)


def _dot(chart: Chart, series: Series, role: Role, at: tuple[float, float], plot: Plot, crowded: bool) -> None:
    """Translucent with an outline, so that overlapping dots stay distinct."""
    theme, colour = plot.theme, plot.theme.roles[role]
    if role == "benchmark":
        shape = SHAPES[tick_of(chart, series)]
        plot.pen.mark(*at, shape, 20 if shape == "|" else 11, theme.background, colour, 3 if shape == "|" else 2)
    elif role == "other":
        plot.pen.mark(*at, "o", 10, f"{colour}8C", marks.outline(role, theme))
    else:
        plot.pen.mark(*at, "o", 11 if crowded else 14, f"{colour}BF" if crowded else colour, theme.background, 1.5)
