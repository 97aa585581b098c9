"""Rows of a dot chart: places of dots along the axis, their stack, and the height of each row."""

from dataclasses import dataclass, replace

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.dots.frame import Frame
from het_dash.charts.layout.dots.row_words import reason
from het_dash.charts.layout.laid import SMALL_PX, Anchor, tall
from het_dash.charts.layout.rows import categories
from het_dash.charts.spec import Band, Chart, Point, Role, Series

STRIP_PX, OVER_PX, ROW_GAP = 26.0, 18.5, 8.0
STACK_PX = 14.0


@dataclass(frozen=True, slots=True)
class Place:
    """A shown point with its series, emphasis and place along the axis."""

    point: Point
    series: Series
    role: Role
    share: float
    low: float
    high: float
    level: int = 0  # its place in a stack, from the bottom


@dataclass(frozen=True)
class Row:
    """One category: its dots, its name, and the reason for a missing value."""

    name: str
    names: tuple[str, ...]
    bold: bool
    reason: tuple[str, ...]
    places: tuple[Place, ...]
    bands: tuple[tuple[float, float, Band], ...] = ()  # shares of the axis

    @property
    def labelled(self) -> list[Place]:
        """From left to right."""
        return sorted((one for one in self.places if not one.series.minor), key=lambda one: one.share)


def row_of(frame: Frame, name: str) -> Row:
    """The row of a category."""
    chart = frame.chart
    here = [(s, p) for s in chart.series for p in s.points if p.at == name]
    places = tuple(_place(frame, s, p) for s, p in here if marks.shown(p))
    places = _stack(frame, places) if frame.stacked else places
    bold = any(one.role == "chosen" for one in places) and not _all_chosen(chart)
    room = (frame.name_share * frame.room) if frame.at_left else frame.room - 4
    return Row(
        name,
        measure.shortened(name, room, frame.most_rows, bold=bold),
        bold,
        reason(chart, name, room),
        places,
        tuple((frame.scale.share(b.low), frame.scale.share(b.high), b) for b in chart.bands if b.at == name),
    )


def _stack(frame: Frame, places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Dots from left to right, each as low as it fits on the narrowest canvas; the chosen one on top of its column."""
    step = STACK_PX / (frame.room - frame.left - frame.right)
    placed: list[Place] = []
    for one in sorted(places, key=lambda place: (place.role == "chosen", place.share)):
        taken = {other.level for other in placed if abs(other.share - one.share) < step}
        free = max(taken, default=-1) + 1 if one.role == "chosen" else next(n for n in range(99) if n not in taken)
        placed.append(replace(one, level=free))
    return tuple(placed)


def _all_chosen(chart: Chart) -> bool:
    chosen = {str(p.at) for s in chart.series for p in s.points if marks.role_of(p, s) == "chosen"}
    return chosen == set(categories(chart))


def _place(frame: Frame, series: Series, point: Point) -> Place:
    value, low, high = marks.limits(point) or (point.value or 0.0,) * 3
    share = frame.scale.share
    return Place(point, series, marks.role_of(point, series), share(value), share(low), share(high))


def heights(frame: Frame, row: Row) -> tuple[float, float]:
    """Pixels for the name over the dots, and for the strip of dots."""
    if frame.stacked:
        levels = 1 + max((one.level for one in row.places), default=0)
        return 0.0, STRIP_PX + OVER_PX + levels * STACK_PX
    strip = STRIP_PX + (OVER_PX if labelled_above(frame, row) else 0)
    text = tall(len(row.names)) + tall(len(row.reason), SMALL_PX)
    if frame.at_left:
        return 0.0, max(strip, text) + ROW_GAP
    return text + 4, strip + ROW_GAP


def labelled_above(frame: Frame, row: Row) -> list[tuple[Place, Anchor]]:
    """Dots that are labelled above them: the middle one of three, or the ends of the chosen range among many."""
    if frame.few:
        return [(one, "middle") for one in row.labelled[1:-1]]
    chosen = [one for one in row.labelled if frame.gaps or one.role == "chosen"]
    if not chosen:
        return []
    if len(chosen) == 1:
        return [(chosen[0], "middle")]
    return [(chosen[0], "end"), (chosen[-1], "start")]


def level_of(frame: Frame, row: Row, place: Place, y: float) -> float:
    """Middle of a dot: on its row's line, or at its level of the stack, whose lowest dots are near the axis."""
    if not frame.stacked:
        return y
    highest = max(one.level for one in row.places)
    return y + (highest / 2 - place.level) * STACK_PX
