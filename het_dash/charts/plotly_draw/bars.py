"""Horizontal bars: groups in the configured order, each with its value, its interval, or why it has none."""

from dataclasses import dataclass
from typing import Any

from het_dash.charts.chart import Chart, Point, Series
from het_dash.charts.plotly_draw import marks
from het_dash.charts.plotly_draw.above import Above, KeyEntry, benchmark_lines
from het_dash.charts.plotly_draw.layout import axis_title, figure, row_axis, value_axis, words_in_place
from het_dash.charts.plotly_draw.scale import Scale, from_zero, shown_values
from het_dash.charts.plotly_draw.words import (
    LINE_PX,
    bold,
    hover,
    joined,
    lines,
    said,
    value_lines,
    widest,
)
from het_dash.charts.theme import Theme

LABEL_CHARACTERS = 22
Place = tuple[float, Point]


@dataclass(frozen=True, slots=True)
class Rows:
    """Where each category and each series' bar in it stands."""

    categories: tuple[str, ...]
    series: int

    @property
    def thick(self) -> float:
        return 0.62 if self.series == 1 else 0.84 / self.series

    def place(self, point: Point, index: int) -> float:
        row = self.categories.index(str(point.at))
        return row + (index - (self.series - 1) / 2) * self.thick


def categories(chart: Chart) -> tuple[str, ...]:
    """In the chart's order, or as they come."""
    return chart.categories or tuple(dict.fromkeys(str(p.at) for s in chart.series for p in s.points))


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    if len(chart.series) > 3:
        raise ValueError(f"{chart.id}: {len(chart.series)} series of bars; draw three at most, or several charts")
    rows = Rows(categories(chart), max(len(chart.series), 1))
    scale = from_zero(shown_values(chart), chart.unit)
    placed = [[(rows.place(p, i), p) for p in s.points] for i, s in enumerate(chart.series)]
    every = [place for places in placed for place in places]
    above = _above(chart, theme, scale, every)
    title, bottom = axis_title(chart.axis, above.left, above.right, theme)
    traces = [
        *(_bars(s, places, rows, chart, theme) for s, places in zip(chart.series, placed, strict=True)),
        *marks.stubs([x for x in every if not marks.shown(x[1])], 0.06 * scale.high, rows.thick * 0.8, theme),
        *marks.whiskers("x", every, theme),
    ]
    return figure(
        traces,
        theme,
        above,
        _row_px(rows, chart) * len(rows.categories),
        bottom,
        xaxis={**value_axis(scale, theme), "title": title},
        yaxis=row_axis(row_labels(chart), theme),
        shapes=benchmark_lines(chart.benchmarks, theme, "x"),
        annotations=[_words(chart, place, scale, theme) for place in every],
    )


def _above(chart: Chart, theme: Theme, scale: Scale, places: list[Place]) -> Above:
    left = widest([x for c in categories(chart) for x in lines(c, LABEL_CHARACTERS)]) + 10
    values = [x for _, p in places if marks.shown(p) for x in value_lines(said(p, chart.unit))]
    above = Above(theme, round(left), round(widest(values) + 14))
    above.line_labels([(b.value, scale.share(b.value), b.label) for b in chart.benchmarks])
    if len(chart.series) > 1:
        above.key([_key(s, theme) for s in chart.series])
    if chart.nature == "demonstration":
        above.demonstration()
    return above


def _key(series: Series, theme: Theme) -> KeyEntry:
    return KeyEntry(series.label, "bar", marks.fill(series.role, theme), marks.outline(series.role, theme))


def row_labels(chart: Chart) -> list[str]:
    """Wrapped; the chosen one among others is bold."""
    chosen = {str(p.at) for s in chart.series if s.role != "chosen" for p in s.points if p.role == "chosen"}
    wrapped = {c: joined(lines(c, LABEL_CHARACTERS)) for c in categories(chart)}
    return [bold(text) if c in chosen else text for c, text in wrapped.items()]


def _row_px(rows: Rows, chart: Chart) -> int:
    label = max((len(lines(c, LABEL_CHARACTERS)) for c in rows.categories), default=1)
    value = max((len(value_lines(p.text)) for s in chart.series for p in s.points), default=1)
    return max(32, label * LINE_PX + 8, rows.series * (value * LINE_PX + 5) + 8)


def _bars(series: Series, places: list[Place], rows: Rows, chart: Chart, theme: Theme) -> dict[str, Any]:
    drawn = [(at, p) for at, p in places if marks.shown(p)]
    grouped = len(chart.series) > 1
    return {
        "type": "bar",
        "orientation": "h",
        "x": [p.value for _, p in drawn],
        "y": [at for at, _ in drawn],
        "width": rows.thick * (0.86 if grouped else 1),
        "marker": marks.bar_marker(
            [marks.role_of(p, series) for _, p in drawn], theme, chart.nature == "demonstration"
        ),
        "hoverinfo": "text",
        "hovertext": [hover(f"{p.at}, {series.label}" if grouped else str(p.at), p, chart.unit) for _, p in drawn],
    }


def _words(chart: Chart, place: Place, scale: Scale, theme: Theme) -> dict[str, Any]:
    """Values in a column at the right, clear of whiskers, lines and edges; reasons in the bar's place."""
    at, point = place
    if not marks.shown(point):
        stub = point.status in marks.HATCHED | marks.OUTLINED
        text = joined(lines(point.text, LABEL_CHARACTERS))
        return words_in_place(
            text, theme, x=0.06 * scale.high if stub else 0, y=at, xanchor="left", align="left", xshift=4
        )
    text = joined(value_lines(said(point, chart.unit)))
    return {
        "text": bold(text) if point.role == "chosen" else text,
        "showarrow": False,
        "x": 1,
        "xref": "paper",
        "y": at,
        "xanchor": "left",
        "xshift": 6,
        "align": "left",
        "font": {"color": theme.text},
    }

