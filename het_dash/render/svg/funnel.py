"""Funnel plot as SVG."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.funnel import BACK_TO_FRONT, Unit, drawn_units, in_order, key_entries, up_scale
from het_dash.charts.layout.point_labels import Name, Spot, names
from het_dash.charts.layout.scale import Scale, from_zero
from het_dash.charts.layout.text import SMALL_PX, number, widest
from het_dash.charts.spec import Chart, Line
from het_dash.charts.theme import Theme
from het_dash.render.svg import frame
from het_dash.render.svg.canvas import Across, Pen
from het_dash.render.svg.frame import Plot

PLOT_PX = 300


def draw(chart: Chart, theme: Theme) -> Pen:
    drawn = drawn_units(chart)
    up, across = up_scale(chart, drawn), from_zero([one.people for one in drawn], "count", steps=5)
    left = widest([up.text(tick) for tick in up.ticks], SMALL_PX) + 14
    right = widest([number(b.value, chart.unit) for b in chart.benchmarks], SMALL_PX) + 14
    plot = frame.plot(theme, _above(chart, theme), (left, right), PLOT_PX, frame.below(chart.across))
    if chart.all_example:
        frame.hatched(plot)
    frame.upright_axis(plot, up)
    frame.value_axis(plot, across, chart.across)
    for curve in chart.curves:
        _curve(plot, [(across.share(x), up.share(y)) for x, y in zip(curve.across, curve.up, strict=True)], curve.line)
    for b in chart.benchmarks:
        y = plot.up(up.share(b.value))
        frame.benchmark_line(plot, ((plot.left, y), (plot.right, y)), b.line)
        plot.pen.words((plot.right + 5, y), [number(b.value, chart.unit)], theme.text, SMALL_PX, bold=True)
    for role in BACK_TO_FRONT:
        for one in (one for one in drawn if one.role == role):
            _dot(plot, one, plot.across(across.share(one.people)), plot.up(up.share(one.value)))
    _names(chart, drawn, plot, across, up)
    return plot.pen


def _above(chart: Chart, theme: Theme) -> list[frame.Band]:
    above = [*frame.key(key_entries(chart, theme)), *frame.title_above(chart.axis, theme)]
    return [*frame.mark(chart, theme), *above]


def _curve(plot: Plot, shares: list[tuple[float, float]], line: Line) -> None:
    """Draws a limit within the plot. At small denominators the limits leave it."""
    inside = [(plot.across(x), plot.up(y)) for x, y in shares if 0 <= x <= 1 and 0 <= y <= 1]
    if len(inside) > 1:
        plot.pen.line(inside, plot.theme.hidden, 1.5, line)


def _dot(plot: Plot, one: Unit, x: float, y: float) -> None:
    colour, chosen = plot.theme.roles[one.role], one.role == "chosen"
    ring = plot.theme.background if chosen else marks.outline(one.role, plot.theme)
    plot.pen.mark(x, y, "o", 13 if chosen else 10, f"{colour}{'E6' if chosen else '8C'}", ring, 1.5)


def _names(chart: Chart, drawn: list[Unit], plot: Plot, across: Scale, up: Scale) -> None:
    wide, tall = plot.right - plot.left, plot.bottom - plot.top
    spots = {
        Spot(wide * across.share(one.people), tall * (1 - up.share(one.value)), str(one.point.at)): one for one in drawn
    }
    for spot, name in names(in_order(chart, spots), spots, wide, tall).items():
        x, side = _beside(plot, name, spot)
        middle = plot.top + (name.box.top + name.box.bottom) / 2
        bold = spots[spot].role == "chosen"
        plot.pen.words((x, middle), name.rows, plot.theme.text, SMALL_PX, across=side, bold=bold)


def _beside(plot: Plot, name: Name, spot: Spot) -> tuple[float, Across]:
    """Position of a label next to its point, on the side chosen for that label."""
    if name.place.get("xanchor") == "left":
        return plot.left + name.box.left, "left"
    if name.place.get("xanchor") == "right":
        return plot.left + name.box.right, "right"
    return plot.left + spot.right, "center"
