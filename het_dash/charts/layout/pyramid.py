"""Sides, lines and key of an age and sex pyramid."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.key import KeyEntry, Swatch
from het_dash.charts.spec import Chart, Line, Series
from het_dash.charts.theme import Theme

SIDES = {"female": -1, "male": 1}


def area_and_side(series: Series) -> tuple[str, int]:
    """Area and side of a series: for example 'North Anytown PCN, female' is on the left."""
    area, _, sex = series.label.rpartition(", ")
    if not area or sex not in SIDES:
        raise ValueError(f"{series.label!r}: a pyramid's series is labelled '<area>, female' or '<area>, male'")
    return area, SIDES[sex]


def key_entry(chart: Chart, series: Series, theme: Theme) -> KeyEntry:
    area, _ = area_and_side(series)
    swatch: Swatch = "line" if series.role == "benchmark" else "bar"
    return KeyEntry(
        area,
        swatch,
        marks.fill(series.role, theme),
        marks.outline(series.role, theme),
        line_of(chart, series),
    )


def line_of(chart: Chart, series: Series) -> Line:
    """One line style for both halves of an area: solid for the first comparator, dashed for the second."""
    area, _ = area_and_side(series)
    areas = list(dict.fromkeys(area_and_side(s)[0] for s in chart.series if s.role == "benchmark"))
    return marks.line(series, areas.index(area) if area in areas else 0)
