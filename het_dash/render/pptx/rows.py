"""Rows of a scatter chart, with their labels."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from pptx.chart.data import XyChartData
from pptx.enum.chart import XL_LABEL_POSITION, XL_MARKER_STYLE

from het_dash.charts.layout.scale import Scale
from het_dash.render.pptx import style

NAMES = "Rows"
LEFT, TOP, WIDE, TALL = 0.33, 0.03, 0.63, 0.8


@dataclass(frozen=True)
class Row:
    """A row of the chart. `said` is written in bold under its name."""

    name: str
    said: str = ""


def name_rows(data: XyChartData, rows: Sequence[Row], low: float) -> None:
    """Adds a point for each row at the low end of the axis, to carry the row's label."""
    series = data.add_series(NAMES)
    for n in range(len(rows)):
        series.add_data_point(low, n + 1)


def finish(drawn: Any, rows: Sequence[Row], scale: Scale, title: str, number_format: str | None = None) -> None:
    """Formats the axes and the row labels, with the first row at the top."""
    style.plot_area(drawn, LEFT, TOP, WIDE, TALL)
    style.value_axis(drawn.category_axis, scale, title, number_format)
    drawn.value_axis.minimum_scale, drawn.value_axis.maximum_scale = 0.5, len(rows) + 0.5
    drawn.value_axis.major_unit = 1
    style.upside_down(drawn.value_axis, drawn.category_axis)
    style.hidden(drawn.value_axis)
    named = next(s for s in drawn.plots[0].series if s.name == NAMES)
    style.without_line(named)
    named.marker.style = XL_MARKER_STYLE.NONE
    for n, row in enumerate(rows):
        text = f"{row.name}: {row.said}" if row.said else row.name
        style.label(named.points[n], text, XL_LABEL_POSITION.LEFT, bold=bool(row.said), size=style.SMALL_SIZE)
