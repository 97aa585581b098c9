"""Names of trend lines, with the last value."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.text import lines, said
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Series

CHARACTERS = 15
LONGEST_VALUE = 12


def label(series: Series, unit: str) -> str:
    """Name of a line, followed by its last value if that is short, such as '13.1%'; never the interval."""
    last = max((p for p in series.points if marks.shown(p)), key=when, default=None)
    value = said(last, unit).split(" (")[0] if last else ""
    return f"{series.label} {value}".strip() if len(value) <= LONGEST_VALUE else series.label


def named(series: Series, unit: str) -> list[str]:
    """The same in lines for a slide."""
    return lines(label(series, unit), CHARACTERS)
