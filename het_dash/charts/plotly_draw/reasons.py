"""Why a trend has no point at a date, in words where the point would be."""

from itertools import groupby
from typing import Any

from het_dash.charts.chart import Chart
from het_dash.charts.plotly_draw.layout import words_in_place
from het_dash.charts.plotly_draw.marks import shown
from het_dash.charts.plotly_draw.scale import Scale
from het_dash.charts.plotly_draw.timeline import when
from het_dash.charts.plotly_draw.words import LINE_PX, joined, lines
from het_dash.charts.theme import Theme

CHARACTERS = 14


def reasons(chart: Chart, scale: Scale, theme: Theme) -> list[dict[str, Any]]:
    """One note for a run of dates with the same words; neighbouring notes stand at different heights."""
    dates = sorted({when(p) for s in chart.series for p in s.points})
    placed, height = [], 3
    for text, run in groupby(dates, key=lambda on: _said_at(chart, on)):
        if not text:
            height = 3
            continue
        days, rows = list(run), [row for part in text for row in lines(part, CHARACTERS)]
        placed.append(
            words_in_place(
                joined(rows),
                theme,
                x=(days[0] + (days[-1] - days[0]) / 2).isoformat(),
                y=scale.low,
                yanchor="bottom",
                yshift=height,
            )
        )
        height += len(rows) * LINE_PX + 3
    return placed


def _said_at(chart: Chart, on: object) -> tuple[str, ...]:
    """Each series' reason under its name; once and without a name where all say the same."""
    hidden = [(s.label, p.text) for s in chart.series for p in s.points if p.at == on and p.text and not shown(p)]
    if len(hidden) == len(chart.series) > 0 and len({text for _, text in hidden}) == 1:
        return (hidden[0][1],)
    return tuple(f"{label}: {text}" for label, text in hidden)
