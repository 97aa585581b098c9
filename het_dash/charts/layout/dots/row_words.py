"""Words of a row of dots: the chosen value, or the reason why there is none, and each dot's number."""

import re

from het_dash.charts.layout import measure
from het_dash.charts.layout.laid import SMALL_PX
from het_dash.charts.layout.marks import role_of, shown
from het_dash.charts.layout.text import number, said
from het_dash.charts.spec import Chart, Point, Series

LONGEST_VALUE = 10
A_NUMBER = re.compile(r"[-−+£]?\d")


def beside(chart: Chart, category: str) -> tuple[str, bool]:
    """Value of the row's chosen dot, or the reason if no dot has one; and True if it is a value."""
    here = [(s, p) for s in chart.series for p in s.points if p.at == category]
    chosen = [(s, p) for s, p in here if role_of(p, s) == "chosen"]
    if here and not any(shown(p) for _, p in here):
        return here[0][1].text, False
    if len(chosen) != 1:
        return "", False
    series, point = chosen[0]
    if not shown(point):
        return f"{series.label}: {point.text}", False
    return said(point, chart.unit).removeprefix(series.label).strip(" ,:"), True


def reason(chart: Chart, name: str, room: float) -> tuple[str, ...]:
    """Why the chosen dot of a row, or every dot, is missing."""
    text, is_value = beside(chart, name)
    return measure.wrapped(text, room, SMALL_PX) if text and not is_value else ()


def value_of(chart: Chart, series: Series, point: Point) -> str:
    """A dot's number in words, without the names that its own text repeats."""
    told = said(point, chart.unit).removeprefix(series.label).strip(" ,:").split(" (")[0]
    short = len(told) <= LONGEST_VALUE and A_NUMBER.match(told)
    return told if short else number(point.value or 0.0, chart.unit)
