"""Words next to the name of a row of dots: the chosen value, or the reason why there is none."""

from het_dash.charts.layout.marks import role_of, shown
from het_dash.charts.layout.text import said
from het_dash.charts.spec import Chart


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
