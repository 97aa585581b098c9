"""Writes the reasons for missing points of a trend."""

from typing import Any

from het_dash.charts.layout.missing_points import notes
from het_dash.charts.layout.scale import Scale
from het_dash.charts.layout.text import joined
from het_dash.charts.layout.time_axis import Timeline
from het_dash.charts.spec import Chart
from het_dash.charts.theme import Theme
from het_dash.render.plotly.figure_frame import words_in_place


def reasons(chart: Chart, scale: Scale, time: Timeline, theme: Theme) -> list[dict[str, Any]]:
    """One note for each run of dates with the same reason, stacked if a phone has no room side by side."""
    return [
        words_in_place(joined(n.rows), theme, x=n.on.isoformat(), y=scale.low, yanchor="bottom", yshift=n.foot)
        for n in notes(chart, time)
    ]
