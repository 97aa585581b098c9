"""Age and sex pyramid: the chosen area as bars, comparators as outlines."""

from typing import Any

from het_dash.charts.layout import marks as layout_marks
from het_dash.charts.layout.pyramid import area_and_side, key_entry, line_of
from het_dash.charts.layout.rows import Rows, categories, stacked
from het_dash.charts.layout.scale import Scale, from_zero, shown_values
from het_dash.charts.layout.text import hover, safe, widest
from het_dash.charts.spec import Chart, Point, Series
from het_dash.charts.theme import Theme
from het_dash.render.plotly import marks
from het_dash.render.plotly.figure_frame import axis_title, figure, row_axis, value_axis, words_in_place
from het_dash.render.plotly.header import Above

BAND_PX = 20


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    half = from_zero(shown_values(chart), chart.unit, steps=3)
    bands = categories(chart)
    above = _above(chart, theme)
    title, bottom = axis_title(chart.axis, above.left, above.right, theme)
    rows = stacked(dict.fromkeys(reversed(bands), BAND_PX))
    bars = [_bars(chart, s, rows, theme) for s in chart.series if s.role != "benchmark"]
    outlines = [trace for s in chart.series if s.role == "benchmark" for trace in _outline(chart, s, rows, theme)]
    return figure(
        [*bars, *outlines],
        theme,
        above,
        rows.total,
        bottom,
        xaxis={**_both_ways(half, theme), "title": title},
        yaxis=row_axis([safe(band) for band in rows.middles], rows, theme),
        annotations=_reasons(chart, rows, theme),
    )


def _above(chart: Chart, theme: Theme) -> Above:
    above = Above(theme, round(widest(list(categories(chart))) + 10), 14)
    above.headings(("Female", 0.25), ("Male", 0.75))
    above.key(list(dict.fromkeys(key_entry(chart, s, theme) for s in chart.series)))
    if chart.mark:
        above.mark(chart.mark)
    return above


def _both_ways(half: Scale, theme: Theme) -> dict[str, Any]:
    """Axis with positive labels on both sides."""
    ticks = [-tick for tick in half.ticks[:0:-1]] + half.ticks
    return {
        **value_axis(half, theme),
        "range": [-half.high, half.high],
        "tickvals": ticks,
        "ticktext": [half.text(abs(tick)) for tick in ticks],
    }


def _placed(series: Series, rows: Rows) -> list[tuple[float, Point]]:
    return sorted(((rows.middle(p), p) for p in series.points), key=lambda place: place[0])


def _bars(chart: Chart, series: Series, rows: Rows, theme: Theme) -> dict[str, Any]:
    _, side = area_and_side(series)
    drawn = [(at, p) for at, p in _placed(series, rows) if layout_marks.shown(p)]
    return {
        "type": "bar",
        "orientation": "h",
        "x": [side * (p.value or 0.0) for _, p in drawn],
        "y": [at for at, _ in drawn],
        "width": BAND_PX - 2,
        "marker": marks.bar_marker(
            [layout_marks.role_of(p, series) for _, p in drawn], theme, [chart.all_example] * len(drawn)
        ),
        "hoverinfo": "text",
        "hovertext": [hover(f"{series.label}, {p.at}", p, chart.unit) for _, p in drawn],
    }


def _outline(chart: Chart, series: Series, rows: Rows, theme: Theme) -> list[dict[str, Any]]:
    """Outline of a comparator's bars in a pale halo, with a gap at a hidden band."""
    _, side = area_and_side(series)
    placed = [
        (at, p, side * p.value if layout_marks.shown(p) and p.value is not None else None)
        for at, p in _placed(series, rows)
    ]
    base = {
        "type": "scatter",
        "mode": "lines",
        "connectgaps": False,
        "x": [x for _, _, x in placed],
        "y": [at for at, _, _ in placed],
    }
    stroke = {"color": theme.benchmark, "width": 2, "dash": marks.DASHES[line_of(chart, series)]}
    said = [hover(f"{series.label}, {p.at}", p, chart.unit) if x is not None else "" for _, p, x in placed]
    return [
        {**base, "line": {"color": theme.background, "width": 5}, "hoverinfo": "skip"},
        {**base, "line": stroke, "hoverinfo": "text", "hovertext": said},
    ]


def _reasons(chart: Chart, rows: Rows, theme: Theme) -> list[dict[str, Any]]:
    """Reasons for missing bars. An outline only shows a gap; the table gives its reason."""
    return [
        words_in_place(safe(point.text), theme, x=0, y=at, xanchor="left" if side > 0 else "right", xshift=4 * side)
        for series in chart.series
        if series.role != "benchmark"
        for _, side in [area_and_side(series)]
        for at, point in _placed(series, rows)
        if not layout_marks.shown(point)
    ]
