"""What all rows of one dot chart share: value scale, margins, whether rows have few dots, stems or a stack."""

from dataclasses import dataclass

from het_dash.charts.layout import marks, measure
from het_dash.charts.layout.dots.row_words import reason, value_of
from het_dash.charts.layout.laid import SMALL_PX
from het_dash.charts.layout.rows import categories
from het_dash.charts.layout.scale import Scale, around, shown_values
from het_dash.charts.spec import Chart

BESIDE_FROM = 480.0  # a canvas this wide has room for names at the left
NAME_SHARE, MOST_NAME_ROWS = 0.36, 3
STEM_NAME_SHARE, MOST_STEM_ROWS = 0.44, 2
FEW = 3
NAME_GAP, SIDE_PX = 10.0, 10.0
LABEL_PX = 8.0  # from a dot's edge or whisker to its label


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


def frame_of(chart: Chart, room: float) -> Frame:
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
    reasons = [row for c in categories(chart) for row in reason(chart, c, share * room)]
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
