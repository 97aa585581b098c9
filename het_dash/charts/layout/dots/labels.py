"""Labels of a dot chart: names of its rows, and values next to their dots, over them or in a column."""

from het_dash.charts.layout.dots.dot_marks import ink_of
from het_dash.charts.layout.dots.dot_rows import OVER_PX, Place, Row, labelled_above, level_of
from het_dash.charts.layout.dots.frame import LABEL_PX, NAME_GAP, SIDE_PX, Frame
from het_dash.charts.layout.dots.row_words import value_of
from het_dash.charts.layout.laid import SMALL_PX, Across, Anchor, Words, tall
from het_dash.charts.layout.rows import categories
from het_dash.charts.theme import Ink


def names(frame: Frame, row: Row, top: float, under: float) -> list[Words]:
    """The name of a row, and under it why its value is missing."""
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


def values(frame: Frame, row: Row, y: float) -> list[Words]:
    """Values of the dots that a row names."""
    above = [
        _value(frame, place, Across(place.share), level_of(frame, row, place, y) - OVER_PX, anchor)
        for place, anchor in labelled_above(frame, row)
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


def _gap(place: Place) -> float:
    return LABEL_PX + (0 if place.role == "benchmark" else 4)


def _value(frame: Frame, place: Place, at: Across, y: float, anchor: Anchor) -> Words:
    text = value_of(frame.chart, place.series, place.point)
    if frame.gaps:
        named = f"{place.series.label} {text}" if place.point.at == categories(frame.chart)[0] else text
        return Words("value", (named,), at, y, anchor, ink=ink_of(place), size=SMALL_PX, bold=True)
    chosen = place.role == "chosen"
    ink: Ink = "chosen" if chosen else "text"
    ground: Ink | None = "background" if frame.few or frame.stacked else None
    return Words("value", (text,), at, y, anchor, ink=ink, size=SMALL_PX, bold=chosen, ground=ground)
