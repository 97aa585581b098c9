"""Layout of dots by category: values next to the dots where a row has few, the chosen range named where it has many.

One dot a row compared with a benchmark has a stem from the benchmark, and its values form a column at the right. Many
dots in a single row are stacked, so that each is seen.
"""

import re
from dataclasses import dataclass, replace

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.dot_headings import beside
from het_dash.charts.layout.header import Header
from het_dash.charts.layout.laid import (
    NARROWEST,
    SMALL_PX,
    Across,
    Anchor,
    Bar,
    Dot,
    Drawn,
    Hatch,
    Interval,
    KeyMark,
    Laid,
    Plot,
    Shape,
    Stroke,
    Words,
    tall,
)
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import Scale, around, shown_values
from het_dash.charts.layout.text import hover_rows, number, said
from het_dash.charts.layout.value_axis import Axis, level_axis
from het_dash.charts.spec import Band, Chart, Point, Role, Series
from het_dash.charts.status_marks import MARKED, MARKS
from het_dash.charts.theme import Ink

BACK_TO_FRONT: tuple[Role, ...] = ("other", "benchmark", "programme_2", "programme_1", "chosen")
IN_A_CROWD: tuple[Role, ...] = ("other", "programme_2", "programme_1", "chosen", "benchmark")
TICKS = ("line", "diamond", "triangle")  # shapes of successive benchmarks
SHAPES: dict[str, Shape] = {"line": "tick", "diamond": "diamond", "triangle": "down"}
BESIDE_FROM = 480.0  # a canvas this wide has room for names at the left
NAME_SHARE, MOST_NAME_ROWS = 0.36, 3
STEM_NAME_SHARE, MOST_STEM_ROWS = 0.44, 2
STACK_PX, STACK_AXIS_GAP = 14.0, 4.0
FEW, LONGEST_VALUE = 3, 10
STRIP_PX, OVER_PX, NAME_GAP, ROW_GAP, SIDE_PX = 26.0, 18.5, 10.0, 8.0, 10.0
BAND_PX, BAND_OPACITY = 20.0, 0.3
GAP_PX, GAP_OPACITY = 9.0, 0.45
MINOR_PX, MINOR_THICK, RAISED = 8.0, 1.5, 8.0  # raised, so that it never covers a dot
LABEL_PX = 8.0  # from a dot's edge or whisker to its label
SIGN_AT = 0.02
A_NUMBER = re.compile(r"[-−+£]?\d")


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


@dataclass(frozen=True)
class Frame:
    """What all rows of one dot chart share."""

    chart: Chart
    room: float
    scale: Scale
    few: bool
    at_left: bool
    names_room: float
    value_room: float
    stems: bool = False
    stacked: bool = False

    @property
    def gaps(self) -> bool:
        """True if a bar joins the labelled dots of a row: these are then named at their first row, without a key."""
        return any(band.gap for band in self.chart.bands)

    @property
    def left(self) -> float:
        beside = SIDE_PX if self.stems else self.right
        return round(self.names_room + (NAME_GAP if self.at_left else 0) + beside)

    @property
    def right(self) -> float:
        return round(self.value_room + LABEL_PX + SIDE_PX)

    @property
    def name_share(self) -> float:
        return STEM_NAME_SHARE if self.stems else NAME_SHARE

    @property
    def most_rows(self) -> int:
        return MOST_STEM_ROWS if self.stems else MOST_NAME_ROWS


def layout(chart: Chart, width: float | None) -> Laid:
    """Dots laid out for a canvas of this width, or of any width: names then stand over their rows."""
    frame = _frame(chart, width or NARROWEST)
    rows = [_row(frame, name) for name in categories(chart)]
    header = _header(frame)
    heights = [_heights(frame, row) for row in rows]
    plot = header.plot(sum(over + under for over, under in heights))
    found: list[Drawn] = [*header.mast_strokes(plot)]
    words = [*header.words]
    if chart.all_example:
        found.append(Hatch(plot.top, plot.bottom))
    axis = NO_AXIS if frame.stems else level_axis(frame.scale, plot, chart.axis, frame.room)
    found += [*axis.marks, *_benchmarks(frame, plot)]
    dots: list[Drawn] = []
    top = plot.top
    for row, (over, under) in zip(rows, heights, strict=True):
        line = top + over + (under + (OVER_PX if _over(frame, row) else 0)) / 2
        words += [*_names(frame, row, top, under), *_values(frame, row, line)]
        found += _bands(row, line)
        dots += _marks(frame, row, line)
        top += over + under
    return Laid(
        id=chart.id,
        title=chart.title,
        alt=chart.alt,
        width=width,
        height=plot.bottom + axis.height,
        plot=plot,
        low=frame.scale.low,
        high=frame.scale.high,
        marks=(*found, *dots),
        words=(*words, *axis.words),
        key=tuple(header.key_marks),
    )


def tick_of(chart: Chart, series: Series) -> str:
    """Benchmarks differ in shape because they share one grey."""
    benchmarks = [s.label for s in chart.series if s.role == "benchmark"]
    return TICKS[benchmarks.index(series.label) % len(TICKS)] if series.label in benchmarks else TICKS[0]


NO_AXIS = Axis((), (), STACK_AXIS_GAP)


def _frame(chart: Chart, room: float) -> Frame:
    few = all(
        sum(marks.shown(p) for p in s.points if p.at == name) <= 1 for s in chart.series for name in categories(chart)
    )
    few = few and len(chart.series) <= FEW
    stems = few and has_stems(chart)
    at_left = room >= BESIDE_FROM or stems
    share, most = (STEM_NAME_SHARE, MOST_STEM_ROWS) if stems else (NAME_SHARE, MOST_NAME_ROWS)
    named = [row for c in categories(chart) for row in measure.shortened(c, share * room, most)]
    values = [value_of(chart, s, p) for s in chart.series for p in s.points if marks.shown(p)]
    scale = around(shown_values(chart), chart.unit)
    reasons = [row for c in categories(chart) for row in _reason(chart, c, share * room)]
    wide = max(measure.widest(named, bold=not stems), measure.widest(reasons, SMALL_PX))
    names_room = wide + 2 if at_left else 0.0
    value_room = measure.widest(values, SMALL_PX, bold=True)
    stacked = not few and is_stack(chart)
    return Frame(chart, room, scale, few, at_left, 0.0 if stacked else names_room, value_room, stems, stacked)


def has_stems(chart: Chart) -> bool:
    """True if the dots of one series are read from one benchmark."""
    bare = all(marks.limits(p) is None for s in chart.series for p in s.points)
    return len(chart.series) == 1 and len(chart.benchmarks) == 1 and bare and not chart.bands


def is_stack(chart: Chart) -> bool:
    """True if many dots share the only row, with a benchmark as a line."""
    points = [p for s in chart.series for p in s.points]
    return len(categories(chart)) == 1 and len(points) > FEW and len(chart.benchmarks) == 1 and not chart.bands


def value_of(chart: Chart, series: Series, point: Point) -> str:
    """A dot's number in words, without the names that its own text repeats."""
    told = said(point, chart.unit).removeprefix(series.label).strip(" ,:").split(" (")[0]
    short = len(told) <= LONGEST_VALUE and A_NUMBER.match(told)
    return told if short else number(point.value or 0.0, chart.unit)


def _row(frame: Frame, name: str) -> Row:
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
        _reason(chart, name, room),
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


def _reason(chart: Chart, name: str, room: float) -> tuple[str, ...]:
    """Why the chosen dot of a row, or every dot, is missing."""
    text, is_value = beside(chart, name)
    return measure.wrapped(text, room, SMALL_PX) if text and not is_value else ()


def _all_chosen(chart: Chart) -> bool:
    chosen = {str(p.at) for s in chart.series for p in s.points if marks.role_of(p, s) == "chosen"}
    return chosen == set(categories(chart))


def _place(frame: Frame, series: Series, point: Point) -> Place:
    value, low, high = marks.limits(point) or (point.value or 0.0,) * 3
    share = frame.scale.share
    return Place(point, series, marks.role_of(point, series), share(value), share(low), share(high))


def _heights(frame: Frame, row: Row) -> tuple[float, float]:
    """Pixels for the name over the dots, and for the strip of dots."""
    if frame.stacked:
        levels = 1 + max((one.level for one in row.places), default=0)
        return 0.0, STRIP_PX + OVER_PX + levels * STACK_PX
    strip = STRIP_PX + (OVER_PX if _over(frame, row) else 0)
    text = tall(len(row.names)) + tall(len(row.reason), SMALL_PX)
    if frame.at_left:
        return 0.0, max(strip, text) + ROW_GAP
    return text + 4, strip + ROW_GAP


def _over(frame: Frame, row: Row) -> list[tuple[Place, Anchor]]:
    """Dots that are labelled above them: the middle one of three, or the ends of the chosen range among many."""
    if frame.few:
        return [(one, "middle") for one in row.labelled[1:-1]]
    chosen = [one for one in row.labelled if frame.gaps or one.role == "chosen"]
    if not chosen:
        return []
    if len(chosen) == 1:
        return [(chosen[0], "middle")]
    return [(chosen[0], "end"), (chosen[-1], "start")]


def _names(frame: Frame, row: Row, top: float, under: float) -> list[Words]:
    if frame.stacked:
        return []  # the chart's title names the only row
    name, reason = tall(len(row.names)), tall(len(row.reason), SMALL_PX)
    start = top + (under - name - reason) / 2 if frame.at_left else top + 4
    beside = SIDE_PX if frame.stems else frame.right
    at = Across(0.0, -beside - NAME_GAP) if frame.at_left else Across(0.0, -frame.left)
    anchor: Anchor = "end" if frame.at_left else "start"
    ground: Ink | None = None if frame.at_left else "background"
    words = [Words("category", row.names, at, start + name / 2, anchor, bold=row.bold, ground=ground)]
    if row.reason:
        y = start + name + reason / 2
        words.append(Words("reason", row.reason, at, y, anchor, ink="quiet", size=SMALL_PX, ground=ground))
    return words


def _values(frame: Frame, row: Row, y: float) -> list[Words]:
    above = [
        _value(frame, place, Across(place.share), _level(frame, row, place, y) - OVER_PX, anchor)
        for place, anchor in _over(frame, row)
    ]
    ordered = row.labelled
    if frame.stems:
        return [_value(frame, one, Across(1.0, frame.right - 2), y, "end") for one in ordered]
    if not frame.few or not ordered:
        return above
    last = max([*(p.high for p in ordered), *(high for _, high, _ in row.bands)])
    right = _value(frame, ordered[-1], Across(last, _gap(ordered[-1])), y, "start")
    if len(ordered) == 1:
        return [right]
    first = min([*(p.low for p in ordered), *(low for low, _, _ in row.bands)])
    left = _value(frame, ordered[0], Across(first, -_gap(ordered[0])), y, "end")
    return [left, *above, right]


def _level(frame: Frame, row: Row, place: Place, y: float) -> float:
    """Middle of a dot: on its row's line, or at its level of the stack, whose lowest dots are near the axis."""
    if not frame.stacked:
        return y
    highest = max(one.level for one in row.places)
    return y + (highest / 2 - place.level) * STACK_PX


def _gap(place: Place) -> float:
    return LABEL_PX + (0 if place.role == "benchmark" else 4)


def _value(frame: Frame, place: Place, at: Across, y: float, anchor: Anchor) -> Words:
    text = value_of(frame.chart, place.series, place.point)
    if frame.gaps:
        named = f"{place.series.label} {text}" if place.point.at == categories(frame.chart)[0] else text
        return Words("value", (named,), at, y, anchor, ink=_ink(place), size=SMALL_PX, bold=True)
    chosen = place.role == "chosen"
    ink: Ink = "chosen" if chosen else "text"
    ground: Ink | None = "background" if frame.few or frame.stacked else None
    return Words("value", (text,), at, y, anchor, ink=ink, size=SMALL_PX, bold=chosen, ground=ground)


def _header(frame: Frame) -> Header:
    header = Header(frame.room, frame.left, frame.right)
    header.tag(frame.chart)
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


def _benchmarks(frame: Frame, plot: Plot) -> list[Drawn]:
    places = [(frame.scale.share(b.value), b.line) for b in frame.chart.benchmarks]
    return [Stroke("benchmark", ((at, plot.top), (at, plot.bottom)), "benchmark", 1.5, line) for at, line in places]


def _bands(row: Row, y: float) -> list[Drawn]:
    """Usual ranges and gaps of a row, see-through so that grid and reference lines stay visible."""
    return [
        Bar(low, high, y, GAP_PX, "programme_2", "background", opacity=GAP_OPACITY, hover=(band.text,))
        if band.gap
        else Bar(low, high, y, BAND_PX, "hidden", "hidden", opacity=BAND_OPACITY, hover=(band.text,))
        for low, high, band in row.bands
    ]


def _marks(frame: Frame, row: Row, y: float) -> list[Drawn]:
    found: list[Drawn] = [] if frame.stacked else [Stroke("grid", ((0.0, y), (1.0, y)), "grid")]
    if frame.stems:
        at = frame.scale.share(frame.chart.benchmarks[0].value)
        found += [Stroke("join", ((at, y), (one.share, y)), "other", 4.0) for one in row.labelled]
    if frame.gaps:
        back_to_front = sorted(row.places, key=lambda one: not one.series.minor)
        return [*found, *(_dot_of_gap(frame, one, y) for one in back_to_front)]
    whiskers = [one for one in row.places if one.low != one.high]
    if frame.few and not whiskers and len(row.labelled) > 1:
        ends = [one.share for one in row.labelled]
        found.append(Stroke("join", ((ends[0], y), (ends[-1], y)), "other", 2.5))
    found += [Interval(one.share, y, one.low, one.high, upright=False, inner="text", outer="text") for one in whiskers]
    crowded = len(row.places) > FEW
    for role in IN_A_CROWD if crowded else BACK_TO_FRONT:
        found += [
            _dot(frame, one, _level(frame, row, one, y), crowded=crowded) for one in row.labelled if one.role == role
        ]
    found += [_dot(frame, one, y, crowded=crowded) for one in row.places if one.series.minor]
    missing = [p for s in frame.chart.series for p in s.points if p.at == row.name]
    if not row.places and missing and missing[0].status in MARKED:
        found.append(Dot(SIGN_AT, y, "status", 10, "background", "hidden", 2.0, sign=MARKS[missing[0].status]))
    return found


def _dot(frame: Frame, place: Place, y: float, *, crowded: bool) -> Dot:
    """In a crowded row dots are translucent with an outline, so that overlapping ones stay distinct."""
    hover = _hover(frame.chart, place.series, place.point)
    if place.series.minor:
        return Dot(place.share, y - RAISED, "diamond", MINOR_PX, "background", "benchmark", MINOR_THICK, hover=hover)
    if place.role == "benchmark":
        shape = SHAPES[tick_of(frame.chart, place.series)]
        size, thick = (20.0, 3.0) if shape == "tick" else (11.0, 2.0)
        return Dot(place.share, y, shape, size, "background", "benchmark", thick, hover=hover)
    if place.role == "other" and crowded:
        return Dot(place.share, y, "circle", 10.0, "other", "hidden", 1.0, 0.45, hover=hover)
    size = 11.0 if crowded else 13.0
    edge: Ink = "text" if frame.chart.bands else "background"  # a grey dot is too close to a grey band
    return Dot(place.share, y, "circle", size, place.role, edge, 1.5, 0.8 if crowded else 1.0, hover=hover)


def _dot_of_gap(frame: Frame, place: Place, y: float) -> Dot:
    """A filled dot at each end of the gap; the other groups are small and hollow."""
    hover = _hover(frame.chart, place.series, place.point)
    if place.series.minor:
        return Dot(place.share, y, "circle", MINOR_PX, "background", "hidden", MINOR_THICK, hover=hover)
    return Dot(place.share, y, "circle", 14.0, _ink(place), "background", 1.5, hover=hover)


def _ink(place: Place) -> Ink:
    """The grey of other areas is too pale for words."""
    return "quiet" if place.role == "other" else place.role


def _hover(chart: Chart, series: Series, point: Point) -> tuple[str, ...]:
    """The dot's own text, which names it; the series name only if that text is a bare number."""
    return hover_rows("" if any(map(str.isalpha, point.text)) else series.label, point, chart.unit)
