"""Headings over rows of dots: category and the chosen value or its status."""

from dataclasses import dataclass

from het_dash.charts.layout.marks import role_of, shown
from het_dash.charts.layout.text import PHONE_PX, bold, joined, safe, said, that_fit, width
from het_dash.charts.spec import Chart
from het_dash.charts.theme import Theme

ROOM_PX = PHONE_PX - 24


@dataclass(frozen=True, slots=True)
class Heading:
    """Wrapped text of a heading and its number of lines."""

    text: str
    height: int


def heading(chart: Chart, category: str, theme: Theme) -> Heading:
    rows = that_fit(category, ROOM_PX)
    said_beside, is_value = beside(chart, category)
    if not said_beside:
        return Heading(joined(rows), len(rows))
    drawn = _in_colour(said_beside, theme, is_value)
    if width(f"{rows[-1]}  {said_beside}") < ROOM_PX:
        return Heading(f"{joined(rows)}&nbsp;&nbsp; {drawn}", len(rows))
    return Heading(f"{joined(rows)}<br>{drawn}", len(rows) + 1)


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


def _in_colour(text: str, theme: Theme, is_value: bool) -> str:
    if is_value:
        return f'<span style="color:{theme.roles["chosen"]}">{bold(safe(text))}</span>'
    return f'<span style="color:{theme.quiet_text}">{safe(text)}</span>'
