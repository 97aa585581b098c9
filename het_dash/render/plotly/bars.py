"""Horizontal bars with values, intervals or status marks."""

from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.bars import STUB, Bar, placed
from het_dash.charts.layout.key import KeyEntry
from het_dash.charts.layout.rows import categories, label_width, row_labels, stacked, stands_out, wrapped
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import LINE_PX, bold, hover, joined, said, value_lines, widest
from het_dash.charts.spec import Chart, Point
from het_dash.charts.status_marks import MARKED
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import axis_title, figure, row_axis, value_axis, words_in_place
from het_dash.render.plotly.header import Above

MOST_SERIES = 3
RANGE_OPACITY = 0.45


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    scale = from_zero(shown_values(chart), chart.unit)
    pitch, thick = _thickness(chart)
    rows = stacked({c: max(30, LINE_PX * len(wrapped(c)) + 8, _tall(chart, c, pitch) + 10) for c in categories(chart)})
    bars = placed(chart, rows, pitch)
    above = _above(chart, theme, scale)
    title, bottom = axis_title(chart.axis, above.left, above.right, theme)
    return figure(
        [
            *(_trace(chart, [bar for bar in bars if bar.series is s], thick, theme) for s in chart.series),
            *marks.stubs([(bar.at, bar.point) for bar in bars], STUB * scale.high, thick * 0.8, theme),
            *([_ranges(chart, bars, thick, theme)] if any(layout_marks.ranged(bar.point) for bar in bars) else []),
            *marks.benchmark_lines(chart.benchmarks, (0, rows.total), theme, upright=True),
            *marks.whiskers([(bar.at, bar.point) for bar in bars], theme),
        ],
        theme,
        above,
        rows.total,
        bottom,
        xaxis={**value_axis(scale, theme), "title": title},
        yaxis=row_axis(row_labels(chart), rows, theme),
        annotations=[
            _value(chart, bar, scale, above, theme) if layout_marks.drawn(bar.point) else _reason(bar, scale, theme)
            for bar in bars
        ],
    )


def _thickness(chart: Chart) -> tuple[float, float]:
    """Pixels from bar to bar within a row, and the thickness of a bar, with room for its text."""
    if len(chart.series) > MOST_SERIES:
        raise ValueError(
            f"{chart.id}: bars of {len(chart.series)} series in one chart are too many to read; "
            f"draw at most {MOST_SERIES}, or several charts"
        )
    words = [_lines(p) for s in chart.series for p in s.points]
    return max(words, default=1) * LINE_PX + 3, 20 if len(chart.series) == 1 else 16


def _lines(point: Point) -> int:
    return len(value_lines(point.text) if layout_marks.drawn(point) else wrapped(point.text))


def _tall(chart: Chart, category: str, pitch: float) -> float:
    """Height in pixels of a category's bars, and of their text if they have any."""
    if len(chart.series) > 1:
        return pitch * len(chart.series)
    return max((_lines(p) for p in chart.series[0].points if p.at == category), default=1) * LINE_PX + 3


def _above(chart: Chart, theme: Theme, scale: Scale) -> Above:
    points = [p for s in chart.series for p in s.points if layout_marks.drawn(p)]
    right = max(24, widest([row for p in points for row in value_lines(said(p, chart.unit))]) + 12)
    above = Above(theme, round(label_width(chart)), round(right))
    above.line_labels([(b.value, scale.share(b.value), b.label) for b in chart.benchmarks])
    if len(chart.series) > 1:
        above.key(
            [
                KeyEntry(s.label, "bar", layout_marks.fill(s.role, theme), layout_marks.outline(s.role, theme))
                for s in chart.series
            ]
        )
    if chart.mark:
        above.mark(chart.mark)
    return above


def _trace(chart: Chart, bars: list[Bar], thick: float, theme: Theme) -> dict[str, Any]:
    drawn = [bar for bar in bars if layout_marks.shown(bar.point)]
    roles = [layout_marks.role_of(bar.point, bar.series) for bar in drawn]
    grouped = len(chart.series) > 1
    return {
        "type": "bar",
        "orientation": "h",
        "x": [bar.point.value for bar in drawn],
        "y": [bar.at for bar in drawn],
        "width": thick,
        "marker": marks.bar_marker(roles, theme, [chart.is_example(bar.point) for bar in drawn]),
        "hoverinfo": "text",
        "hovertext": [
            hover(f"{bar.point.at}, {bar.series.label}" if grouped else str(bar.point.at), bar.point, chart.unit)
            for bar in drawn
        ],
    }


def _ranges(chart: Chart, bars: list[Bar], thick: float, theme: Theme) -> dict[str, Any]:
    """A pale bar from the lowest to the highest value. It does not start at zero, so that it is not read as one
    value."""
    drawn = [(bar, ends) for bar in bars if (ends := layout_marks.ranged(bar.point))]
    roles = [layout_marks.role_of(bar.point, bar.series) for bar, _ in drawn]
    marker = marks.bar_marker(roles, theme, [chart.is_example(bar.point) for bar, _ in drawn])
    colours = [marks.see_through(layout_marks.fill(role, theme), RANGE_OPACITY) for role in roles]
    return {
        "type": "bar",
        "orientation": "h",
        "base": [low for _, (low, _) in drawn],
        "x": [high - low for _, (low, high) in drawn],
        "y": [bar.at for bar, _ in drawn],
        "width": thick,
        "marker": {**marker, "color": colours},
        "hoverinfo": "text",
        "hovertext": [hover(str(bar.point.at), bar.point, chart.unit) for bar, _ in drawn],
    }


def _value(chart: Chart, bar: Bar, scale: Scale, above: Above, theme: Theme) -> dict[str, Any]:
    """Value at the end of the bar and whisker, or in a separate column if benchmark lines or negative bars are in the
    way.

    The right margin has room for both, so that a narrow screen cuts nothing off.
    """
    text = joined(value_lines(said(bar.point, chart.unit)))
    apart = chart.benchmarks or scale.low < 0
    ends = layout_marks.ranged(bar.point) or (0, 0)
    end = {
        "x": max(bar.point.value or 0, bar.point.upper or 0, ends[1]),
        "xanchor": "left",
        "xshift": 6,
        "align": "left",
    }
    column = {"x": 1, "xref": "paper", "xanchor": "right", "xshift": above.right - 2, "align": "right"}
    return {
        "text": bold(text) if stands_out(bar.point, bar.series) else text,
        "showarrow": False,
        "y": bar.at,
        "font": {"color": theme.text},
        "bgcolor": theme.background,
        "borderpad": 0,
        **(column if apart else end),
    }


def _reason(bar: Bar, scale: Scale, theme: Theme) -> dict[str, Any]:
    start = STUB * scale.high if bar.point.status in MARKED else 0
    text = joined(wrapped(bar.point.text))
    return words_in_place(text, theme, x=start, y=bar.at, xanchor="left", align="left", xshift=4)
