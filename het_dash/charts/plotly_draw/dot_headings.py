"""What stands over a row of dots: the category, and the chosen dot's value or why it has none."""

from dataclasses import dataclass

from het_dash.charts.chart import Chart
from het_dash.charts.plotly_draw.marks import role_of, shown
from het_dash.charts.plotly_draw.words import PHONE_PX, bold, joined, safe, said, that_fit, width
from het_dash.charts.theme import Theme

ROOM_PX = PHONE_PX - 24


@dataclass(frozen=True, slots=True)
class Heading:
    """Words ready to draw, and how many lines they take."""

    text: str
    height: int


def heading(chart: Chart, category: str, theme: Theme) -> Heading:
    rows = that_fit(category, ROOM_PX)
    beside, drawn = _beside(chart, category, theme)
    if not beside:
        return Heading(joined(rows), len(rows))
    if width(f"{rows[-1]}  {beside}") < ROOM_PX:
        return Heading(f"{joined(rows)}&nbsp;&nbsp; {drawn}", len(rows))
    return Heading(f"{joined(rows)}<br>{drawn}", len(rows) + 1)


def _beside(chart: Chart, category: str, theme: Theme) -> tuple[str, str]:
    """Plain and drawn: the value of a row's one chosen dot; the reason of a row without any."""
    here = [(s, p) for s in chart.series for p in s.points if p.at == category]
    chosen = [(s, p) for s, p in here if role_of(p, s) == "chosen"]
    if here and not any(shown(p) for _, p in here):
        return here[0][1].text, _quiet(here[0][1].text, theme)
    if len(chosen) != 1:
        return "", ""
    series, point = chosen[0]
    if not shown(point):
        reason = f"{series.label}: {point.text}"
        return reason, _quiet(reason, theme)
    value = said(point, chart.unit).removeprefix(series.label).strip(" ,:")
    return value, f'<span style="color:{theme.roles["chosen"]}">{bold(safe(value))}</span>'


def _quiet(text: str, theme: Theme) -> str:
    return f'<span style="color:{theme.quiet_text}">{safe(text)}</span>'
