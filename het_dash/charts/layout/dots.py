"""Order and shapes of dots, and their key."""

from het_dash.charts.layout import marks
from het_dash.charts.layout.key import KeyEntry
from het_dash.charts.spec import Chart, Role, Series
from het_dash.charts.theme import Theme

BACK_TO_FRONT: tuple[Role, ...] = ("other", "benchmark", "programme_2", "programme_1", "chosen")
TICKS = ("line", "diamond", "triangle")  # shapes of successive benchmarks


def key_entries(chart: Chart, theme: Theme) -> list[KeyEntry]:
    """Key entries, with the marks drawn on top first."""
    drawn = [s for s in chart.series if s.points]
    front_first = sorted(drawn, key=lambda s: BACK_TO_FRONT.index(s.role), reverse=True)
    return [_key(chart, s, theme) for s in front_first]


def _key(chart: Chart, series: Series, theme: Theme) -> KeyEntry:
    colour, outline = theme.roles[series.role], marks.outline(series.role, theme)
    if series.role != "benchmark":
        return KeyEntry(series.label, "dot", colour, outline)
    if tick_of(chart, series) == TICKS[0]:
        return KeyEntry(series.label, "tick", colour, outline)
    return KeyEntry(series.label, "diamond", theme.background, outline)


def tick_of(chart: Chart, series: Series) -> str:
    """Benchmarks differ in shape because they share one grey."""
    benchmarks = [s.label for s in chart.series if s.role == "benchmark"]
    return TICKS[benchmarks.index(series.label) % len(TICKS)] if series.label in benchmarks else TICKS[0]
