"""Missing points of a trend: a sign for each under its date, and the reasons below."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import date
from itertools import groupby

from het_dash.charts.layout import measure
from het_dash.charts.layout.laid import SMALL_PX, Across, Anchor, Dot, Drawn, Plot, Words, apart, tall
from het_dash.charts.layout.marks import shown
from het_dash.charts.layout.time_axis import Timeline, when
from het_dash.charts.spec import Chart, Point
from het_dash.charts.status_marks import MARKED, MARKS

REASON_PX = 104.0  # a reason is at most this wide
SIGN_PX, SIGNS_TALL = 10.0, 16.0


@dataclass(frozen=True, slots=True)
class Lane:
    """Signs and reasons under the plot, and the height that they take, in pixels."""

    marks: tuple[Drawn, ...]
    words: tuple[Words, ...]
    height: float


def lane(chart: Chart, time: Timeline, plot: Plot, room: float, x: Callable[[Point, int], float]) -> Lane:
    """Everything about missing points, from the bottom of `plot` down."""
    hidden = [(p, i) for i, s in enumerate(chart.series) for p in s.points if not shown(p) and p.status in MARKED]
    y = plot.bottom + SIGNS_TALL / 2
    signs = tuple(_sign(p, x(p, i), y) for p, i in _once(hidden))
    top = plot.bottom + (SIGNS_TALL if signs else 0)
    words: list[Words] = []
    for reason in _reasons(chart, time, plot, room):
        words.append(_free(reason, words, plot, room, top))
    foot = max((one.y + one.height / 2 for one in words), default=top)
    return Lane(signs, tuple(words), foot - plot.bottom + 2)


def _once(hidden: list[tuple[Point, int]]) -> Iterator[tuple[Point, int]]:
    """One sign for each date and status."""
    seen = set()
    for point, index in hidden:
        if (point.at, point.status) not in seen:
            seen.add((point.at, point.status))
            yield point, index


def _sign(point: Point, x: float, y: float) -> Dot:
    return Dot(x, y, "status", SIGN_PX, "background", "hidden", 1.5, sign=MARKS[point.status])


def _reasons(chart: Chart, time: Timeline, plot: Plot, room: float) -> Iterator[Words]:
    """One reason for each run of dates that share it, under the middle of the run."""
    for texts, run in groupby(time.dates, key=lambda on: _said_at(chart, on)):
        days = list(run)
        if texts:
            rows = tuple(row for text in texts for row in measure.wrapped(text, REASON_PX, SMALL_PX))
            share = (time.share(days[0]) + time.share(days[-1])) / 2
            at, anchor = _within(share, measure.widest(rows, SMALL_PX), plot, room)
            yield Words("reason", rows, at, 0.0, anchor, ink="quiet", size=SMALL_PX)


def _within(share: float, wide: float, plot: Plot, room: float) -> tuple[Across, Anchor]:
    """A place for words in the middle of a share, or at the edge of the canvas that they would leave."""
    x = plot.x(Across(share), room)
    if x - wide / 2 < 0:
        return Across(0.0, -plot.left), "start"
    if x + wide / 2 > room:
        return Across(1.0, plot.right), "end"
    return Across(share), "middle"


def _free(reason: Words, placed: list[Words], plot: Plot, room: float, top: float) -> Words:
    """The reason at the highest place where it touches no other."""
    for start in sorted({top, *(other.y + other.height / 2 + 2 for other in placed)}):
        moved = replace(reason, y=start + tall(len(reason.rows), SMALL_PX) / 2)
        if all(apart(moved, other, plot, room) for other in placed):
            return moved
    raise AssertionError("below all other reasons there is always room")


def _said_at(chart: Chart, on: date) -> tuple[str, ...]:
    """Reason of each series under its name, or one reason without a name if all series share it."""
    hidden = [(s.label, p.text) for s in chart.series for p in s.points if when(p) == on and p.text and not shown(p)]
    if len(hidden) == len(chart.series) and len({text for _, text in hidden}) == 1:
        return (hidden[0][1],)
    return tuple(f"{label}: {text}" for label, text in hidden)
