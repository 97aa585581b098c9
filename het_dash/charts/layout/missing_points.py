"""Reasons for missing points of a trend, placed where the points would be."""

from dataclasses import dataclass
from datetime import date
from itertools import groupby

from het_dash.charts.layout.marks import shown
from het_dash.charts.layout.text import LINE_PX, SMALL_PX, lines, widest
from het_dash.charts.layout.time_axis import Timeline
from het_dash.charts.spec import Chart

CHARACTERS = 14
GAP_PX = 3
FOOT_PX = 20  # clears the status mark below


@dataclass(frozen=True, slots=True)
class Note:
    """Text at a date, in pixels of a phone's plot."""

    on: date
    rows: list[str]
    middle: float
    foot: float = FOOT_PX

    @property
    def top(self) -> float:
        return self.foot + LINE_PX * len(self.rows) + GAP_PX

    def touches(self, other: "Note") -> bool:
        beside = abs(self.middle - other.middle) >= (widest(self.rows, SMALL_PX) + widest(other.rows, SMALL_PX)) / 2
        return not beside and self.foot < other.top and other.foot < self.top


def notes(chart: Chart, time: Timeline) -> list[Note]:
    """Reasons placed so that none overlap."""
    placed: list[Note] = []
    for text, run in groupby(time.dates, key=lambda on: _said_at(chart, on)):
        days = list(run)
        if text:
            on = days[0] + (days[-1] - days[0]) / 2
            rows = [row for part in text for row in lines(part, CHARACTERS)]
            placed.append(_free(Note(on, rows, time.share(on) * time.plot_px), placed))
    return placed


def _free(note: Note, placed: list[Note]) -> Note:
    """The note, moved up until it overlaps no other."""
    for foot in sorted({FOOT_PX, *(other.top for other in placed)}):
        note = Note(note.on, note.rows, note.middle, foot)
        if not any(note.touches(other) for other in placed):
            break
    return note


def _said_at(chart: Chart, on: date) -> tuple[str, ...]:
    """Reason of each series under its name, or one reason without a name if all series share it."""
    hidden = [(s.label, p.text) for s in chart.series for p in s.points if p.at == on and p.text and not shown(p)]
    if len(hidden) == len(chart.series) and len({text for _, text in hidden}) == 1:
        return (hidden[0][1],)
    return tuple(f"{label}: {text}" for label, text in hidden)
