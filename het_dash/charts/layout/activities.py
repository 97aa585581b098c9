"""Layout of a timeline of activities: a row a type, a dot a day."""

from dataclasses import dataclass
from datetime import date
from math import sqrt

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Anchor,
    Dot,
    Drawn,
    Hatch,
    Laid,
    Plot,
    Stroke,
    Words,
    tall,
)
from het_dash.charts.layout.text import hover_rows
from het_dash.charts.layout.time_axis import when
from het_dash.charts.spec import Chart, Series

STEPS = (1, 3, 6, 12)
BESIDE_FROM = 480.0  # a canvas this wide has room for names at the left
NAME_SHARE, MOST_NAME_ROWS = 0.36, 3
DOT_PX, DOT_EDGE, ROW_GAP, GAP_PX, LEAST_SIDE_PX = 11.0, 1.5, 8.0, 10.0, 14.0
DATE_GAP = 8.0


@dataclass(frozen=True)
class Frame:
    """What all rows share: the days of the axis, the margins, and room for names in pixels."""

    chart: Chart
    room: float
    first: date
    last: date
    names: tuple[tuple[str, ...], ...]
    at_left: bool
    side: float
    left: float
    right: float

    def share(self, day: date) -> float:
        return (day - self.first).days / ((self.last - self.first).days or 1)


def layout(chart: Chart, width: float | None) -> Laid:
    """A timeline laid out for a canvas of this width, or of any width: names then stand over their rows."""
    frame = _frame(chart, width or NARROWEST)
    header = Header(chart, frame.room, frame.left, frame.right)
    strip = 2 * frame.side + ROW_GAP
    over = [0.0 if frame.at_left else tall(len(rows)) + 2 for rows in frame.names]
    heights = [max(strip, tall(len(rows)) + 6) if frame.at_left else strip for rows in frame.names]
    plot = header.plot(sum(over) + sum(heights))
    dates = _dates(frame, plot)
    found: list[Drawn] = [Hatch(plot.top, plot.bottom)] if chart.all_example else []
    found += [Stroke("grid", ((words.at.share, plot.top), (words.at.share, plot.bottom)), "grid") for words in dates]
    top = plot.top
    words: list[Words] = []
    for series, rows, above, height in zip(chart.series, frame.names, over, heights, strict=True):
        line = top + above + height / 2
        words += _names(frame, rows, happened(series), line if frame.at_left else top + above / 2)
        found += [Stroke("grid", ((0.0, line), (1.0, line)), "grid"), *_dots(frame, series, line)]
        top += above + height
    below = max((one.y + one.height / 2 for one in dates), default=plot.bottom)
    return header.over(
        plot,
        width,
        below + 4,
        ends=(0.0, float((frame.last - frame.first).days)),
        marks=found,
        words=(*words, *dates),
    )


def _frame(chart: Chart, room: float) -> Frame:
    first, last = span(chart)
    at_left = room >= BESIDE_FROM
    counts = measure.widest([happened(s) for s in chart.series], bold=True)
    names_room = NAME_SHARE * room if at_left else room - counts - GAP_PX - 4
    names = tuple(measure.shortened(s.label, names_room, MOST_NAME_ROWS) for s in chart.series)
    biggest = max((_size(p.value) for s in chart.series for p in s.points if marks.shown(p)), default=DOT_PX)
    side = max(biggest / 2 + DOT_EDGE, LEAST_SIDE_PX)
    wide = measure.widest([row for rows in names for row in rows])
    left = round(side + (wide + GAP_PX + 2 if at_left else 0))
    right = round(side + (counts + GAP_PX if at_left else 0))
    return Frame(chart, room, first, last, names, at_left, side, left, right)


def _names(frame: Frame, rows: tuple[str, ...], count: str, y: float) -> list[Words]:
    """A type's name and, at the right, how many there were."""
    at = Across(0.0, -frame.side - GAP_PX) if frame.at_left else Across(0.0, 2.0 - frame.left)
    anchor: Anchor = "end" if frame.at_left else "start"
    return [
        Words("category", rows, at, y, anchor, ground=None if frame.at_left else "background"),
        Words("value", (count,), Across(1.0, frame.right - 2), y, "end", bold=True),
    ]


def _dots(frame: Frame, series: Series, y: float) -> list[Drawn]:
    """A dot's area is proportional to its count. Dots are translucent with an outline, so that close days stay
    distinct."""
    return [
        Dot(
            frame.share(when(p)),
            y,
            "circle",
            _size(p.value),
            series.role,
            "background",
            DOT_EDGE,
            0.75,
            hover=hover_rows(series.label, p, frame.chart.unit),
        )
        for p in series.points
        if marks.shown(p)
    ]


def _size(count: float | None) -> float:
    return DOT_PX * sqrt(count or 1)


def _dates(frame: Frame, plot: Plot) -> list[Words]:
    """First days of months that have room under the plot."""
    widest = measure.width("September", SMALL_PX)
    most = max(1, int(plot.wide(frame.room) // (widest + DATE_GAP)))
    y = plot.bottom + 5 + tall(2, SMALL_PX) / 2
    placed: list[Words] = []
    for day in ticks(frame.first, frame.last, most):
        rows = (f"{day:%B}", f"{day.year}")
        one = Words("tick", rows, Across(frame.share(day)), y, "middle", ink="quiet", size=SMALL_PX)
        box = one.box(plot, frame.room)
        free = not placed or placed[-1].box(plot, frame.room).right + DATE_GAP <= box.left
        if free and box.left >= 0 and box.right <= frame.room:
            placed.append(one)
    return placed


def span(chart: Chart) -> tuple[date, date]:
    """First and last day of the axis, as declared in the chart or else from its dots."""
    days = [when(p) for s in chart.series for p in s.points]
    return chart.span or (min(days), max(days))


def ticks(first: date, last: date, most: int) -> list[date]:
    """First days of months, or of quarters if months do not fit; at most `most`."""
    months = [date(n // 12, n % 12 + 1, 1) for n in range(12 * first.year + first.month - 1, 12 * last.year + 12)]
    inside = [day for day in months if first <= day <= last]
    for step in STEPS:
        found = [day for day in inside if (day.month - 1) % step == 0]
        if len(found) <= most:
            return found
    return [day for day in inside if day.month == 1][-most:]


def happened(series: Series) -> str:
    """Total number of activities, in words."""
    return f"{sum(p.value or 0 for p in series.points if marks.shown(p)):,.0f}"
