"""Layout of horizontal bars: names at the left, a value at or beyond each bar, reasons in place of missing bars."""

from het_dash.charts.layout.bars.bar_marks import bar_marks, edge, fill
from het_dash.charts.layout.bars.frame import Frame, frame_of
from het_dash.charts.layout.bars.labels import asides, names, value_or_reason
from het_dash.charts.layout.bars.slots import slots_of
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import NARROWEST, KeyMark, Laid
from het_dash.charts.spec import Chart

MOST_SERIES = 3


def layout(chart: Chart, width: float | None) -> Laid:
    """Bars laid out for a canvas of this width, or of any width."""
    if len(chart.series) > MOST_SERIES:
        raise ValueError(
            f"{chart.id}: bars of {len(chart.series)} series in one chart cannot be told apart; "
            f"draw at most {MOST_SERIES}, or several charts"
        )
    frame = frame_of(chart, width or NARROWEST)
    slots, middles, total = slots_of(frame)
    header = _header(frame)
    plot = header.plot(total)
    words = [
        *names(frame, plot, middles),
        *(value_or_reason(frame, plot, slot) for slot in slots),
        *asides(frame, plot, middles),
    ]
    return header.over(
        plot,
        width,
        plot.bottom + 6,
        ends=(frame.scale.low, frame.scale.high),
        marks=(*header.mast_strokes(plot), *bar_marks(frame, plot, slots)),
        words=words,
    )


def _header(frame: Frame) -> Header:
    chart = frame.chart
    header = Header(chart, frame.room, frame.left, frame.right)
    if len(chart.series) > 1:
        header.key([(s.label, KeyMark("bar", 0, 0, fill(s.role), edge(s.role))) for s in chart.series])
    header.line_labels("benchmark", [(frame.scale.share(b.value), b.label) for b in chart.benchmarks])
    return header
