"""One row a category, a dot for each practice or area; the chosen one bold, benchmarks as short ticks."""

from collections.abc import Iterator
from typing import Any

from het_dash.charts.chart import Chart, Point, Role, Series
from het_dash.charts.plotly_draw import marks
from het_dash.charts.plotly_draw.above import Above, KeyEntry, Swatch, benchmark_lines
from het_dash.charts.plotly_draw.layout import axis_title, figure, hatch, row_axis, value_axis, words_in_place
from het_dash.charts.plotly_draw.rows import LABEL_CHARACTERS, categories, label_width, row_labels
from het_dash.charts.plotly_draw.scale import Scale, around, shown_values
from het_dash.charts.plotly_draw.words import LINE_PX, bold, hover, joined, lines, said, value_lines, widest
from het_dash.charts.theme import Theme

BACK_TO_FRONT: tuple[Role, ...] = ("other", "benchmark", "programme_2", "programme_1", "chosen")
TICKS = ("line-ns", "diamond-open", "triangle-down-open")


def draw(chart: Chart, theme: Theme) -> dict[str, Any]:
    scale = around(shown_values(chart), chart.unit)
    names = categories(chart)
    direct = [words for name in names for words in _direct(chart, name)]
    above = _above(chart, theme, scale, [row for _, text, _ in direct for row in text])
    title, bottom = axis_title(chart.axis, above.left, above.right, theme)
    background = [hatch((scale.low, scale.high), scale, theme)] if chart.nature == "demonstration" else []
    layers = [_dots(chart, s, role, theme) for role in BACK_TO_FRONT for s in chart.series if _has(s, role)]
    tallest = max([len(text) for _, text, _ in direct] + [len(lines(c, LABEL_CHARACTERS)) for c in names], default=1)
    return figure(
        [*background, *layers],
        theme,
        above,
        max(34, tallest * LINE_PX + 8) * len(names),
        bottom,
        xaxis={**value_axis(scale, theme), "title": title, "zeroline": False},
        yaxis=row_axis(row_labels(chart), theme, grid=True),
        shapes=benchmark_lines(chart.benchmarks, theme, "x"),
        annotations=[_beside(names.index(name), text, shown, theme) for name, text, shown in direct],
    )
