"""Key and header of a dot chart."""

from het_dash.charts.layout.dots.dot_marks import BACK_TO_FRONT, BAND_OPACITY, TICKS, tick_of
from het_dash.charts.layout.dots.frame import Frame
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import KeyMark
from het_dash.charts.spec import Chart, Series


def header_of(frame: Frame) -> Header:
    """Tag, key and labels of reference lines above the plot."""
    header = Header(frame.chart, frame.room, frame.left, frame.right)
    if not frame.stems:  # one series needs no key
        header.key(_key_of_gaps(frame.chart) if frame.gaps else key_entries(frame.chart))
    header.line_labels("benchmark", [(frame.scale.share(b.value), b.label) for b in frame.chart.benchmarks])
    return header


def key_entries(chart: Chart) -> list[tuple[str, KeyMark]]:
    """Key entries, with the marks drawn on top first."""
    drawn = [s for s in chart.series if s.points]
    front_first = sorted(drawn, key=lambda s: BACK_TO_FRONT.index(s.role), reverse=True)
    bands = [(label, KeyMark("bar", 0, 0, "hidden", "hidden", opacity=BAND_OPACITY)) for label in band_labels(chart)]
    return [*((s.label, _key(chart, s)) for s in front_first), *bands]


def _key_of_gaps(chart: Chart) -> list[tuple[str, KeyMark]]:
    """Only the small dots need a key: the others are named at their first row."""
    return [(s.label, KeyMark("circle", 0, 0, "background", "hidden")) for s in chart.series if s.minor and s.points]


def band_labels(chart: Chart) -> list[str]:
    return list(dict.fromkeys(band.label for band in chart.bands))


def _key(chart: Chart, series: Series) -> KeyMark:
    if series.minor:
        return KeyMark("diamond", 0, 0, "background", "benchmark", opacity=1.0)
    if series.role != "benchmark":
        pale = series.role == "other"
        opacity = 0.45 if pale else 1.0
        return KeyMark("circle", 0, 0, series.role, "hidden" if pale else series.role, opacity=opacity)
    if tick_of(chart, series) == TICKS[0]:
        return KeyMark("tick", 0, 0, "benchmark", "benchmark")
    return KeyMark("diamond" if tick_of(chart, series) == TICKS[1] else "down", 0, 0, "background", "benchmark")
