"""Labels at the right ends of trend lines, spread so that none touch."""

from dataclasses import dataclass
from typing import Any

from het_dash.charts.layout import marks
from het_dash.charts.layout.scale import Scale
from het_dash.charts.layout.spread_labels import spread
from het_dash.charts.layout.text import LINE_PX, bold, joined, lines, said, widest
from het_dash.charts.layout.time_axis import Timeline, when
from het_dash.charts.spec import Chart, Series
from het_dash.charts.theme import Theme

PLOT_PX = 280
CHARACTERS = 15
LONGEST_VALUE = 12


@dataclass(frozen=True, slots=True)
class End:
    """Right end of a line (a date or the axis edge) and its label."""

    at: str
    value: float
    words: list[str]
    colour: str
    chosen: bool = False


def width(chart: Chart) -> float:
    """Pixels to reserve at the right of the plot."""
    names = [*(named(s, chart.unit) for s in chart.series), *(lines(b.label, CHARACTERS) for b in chart.benchmarks)]
    return widest([row for words in names for row in words]) + 26


def named(series: Series, unit: str) -> list[str]:
    """Label of a line, followed by its last value if that is short, such as '13.1%'; never the interval."""
    last = max((p for p in series.points if marks.shown(p)), key=when, default=None)
    value = said(last, unit).split(" (")[0] if last else ""
    return lines(f"{series.label} {value}" if len(value) <= LONGEST_VALUE else series.label, CHARACTERS)


def _ends(chart: Chart, time: Timeline, theme: Theme) -> list[End]:
    ends = [End(time.ends[1], b.value, lines(b.label, CHARACTERS), theme.benchmark) for b in chart.benchmarks]
    for index, series in enumerate(chart.series):
        last = max((p for p in series.points if marks.shown(p)), key=when, default=None)
        if last is not None and last.value is not None:
            at = time.beside(when(last), index, len(chart.series))
            colour, words = marks.outline(series.role, theme), named(series, chart.unit)
            ends.append(End(at, last.value, words, colour, series.role == "chosen"))
    return ends


def names(chart: Chart, scale: Scale, time: Timeline, theme: Theme) -> list[dict[str, Any]]:
    ends = _ends(chart, time, theme)
    one_px = scale.span / PLOT_PX
    heights = [(len(end.words) * LINE_PX + 3) * one_px for end in ends]
    middles = spread([end.value for end in ends], heights, scale.low, scale.high)
    return [_name(end, middle, time, theme) for end, middle in zip(ends, middles, strict=True)]


def _name(end: End, middle: float, time: Timeline, theme: Theme) -> dict[str, Any]:
    """A thin leader in the line's colour joins a label to its line."""
    text = joined(end.words)
    return {
        "text": bold(text) if end.chosen else text,
        "x": end.at,
        "y": end.value,
        "axref": "x",
        "ayref": "y",
        "ax": time.tail,
        "ay": middle,
        "showarrow": True,
        "arrowhead": 0,
        "arrowwidth": 1.5,
        "arrowcolor": end.colour,
        "standoff": 7,
        "xanchor": "left",
        "align": "left",
        "font": {"color": theme.text},
    }
