"""Layout of dots by category: values next to the dots where a row has few, the chosen range named where it has many.

One dot a row compared with a benchmark has a stem from the benchmark, and its values form a column at the right. Many
dots in a single row are stacked, so that each is seen.
"""

from het_dash.charts.layout.dots.dot_marks import bands, benchmark_lines, dot_marks
from het_dash.charts.layout.dots.dot_rows import OVER_PX, heights, labelled_above, row_of
from het_dash.charts.layout.dots.frame import frame_of
from het_dash.charts.layout.dots.key import header_of
from het_dash.charts.layout.dots.labels import names, values
from het_dash.charts.layout.laid import NARROWEST, Drawn, Hatch, Laid, Words
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.value_axis import Axis, level_axis
from het_dash.charts.spec import Chart

NO_AXIS = Axis((), (), 4.0)


def layout(chart: Chart, width: float | None) -> Laid:
    """Dots laid out for a canvas of this width, or of any width: names then stand over their rows."""
    frame = frame_of(chart, width or NARROWEST)
    rows = [row_of(frame, name) for name in categories(chart)]
    header = header_of(frame)
    row_heights = [heights(frame, row) for row in rows]
    plot = header.plot(sum(over + under for over, under in row_heights))
    found: list[Drawn] = [*header.mast_strokes(plot)]
    words: list[Words] = []
    if chart.all_example:
        found.append(Hatch(plot.top, plot.bottom))
    axis = NO_AXIS if frame.stems else level_axis(frame.scale, plot, chart.axis, frame.room)
    found += [*axis.marks, *benchmark_lines(frame, plot)]
    dots: list[Drawn] = []
    top = plot.top
    for row, (over, under) in zip(rows, row_heights, strict=True):
        line = top + over + (under + (OVER_PX if labelled_above(frame, row) else 0)) / 2
        words += [*names(frame, row, top, under), *values(frame, row, line)]
        found += bands(row, line)
        dots += dot_marks(frame, row, line)
        top += over + under
    return header.over(
        plot,
        width,
        plot.bottom + axis.height,
        ends=(frame.scale.low, frame.scale.high),
        marks=(*found, *dots),
        words=(*words, *axis.words),
    )
