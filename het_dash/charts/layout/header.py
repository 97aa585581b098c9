"""Rows above a plot, from the top down: mark of example data, key, axis title, labels of upright lines."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from het_dash.charts.layout import measure
from het_dash.charts.layout.laid import SMALL_PX, Across, Anchor, Drawn, KeyMark, Laid, Part, Plot, Stroke, Words, tall
from het_dash.charts.spec import Chart

SWATCH_PX, SWATCH_GAP, ENTRY_GAP = 20.0, 6.0, 18.0
BESIDE = 5.0  # pixels between a mast and its label
UNDER_LABEL = 4.0


@dataclass
class Header:
    """Rows above the plot of a chart, the first one its mark of example data.

    `room` is the narrowest canvas, `left` and `right` the plot's margins, all in pixels.
    """

    chart: Chart
    room: float
    left: float
    right: float
    height: float = 4.0
    words: list[Words] = field(default_factory=list)
    key_marks: list[KeyMark] = field(default_factory=list)
    masts: list[tuple[float, float]] = field(default_factory=list)

    def __post_init__(self) -> None:
        """Amber tag for example data. It is inside the picture because people copy pictures without their text."""
        if mark := self.chart.mark:
            y = self.height + tall(1, SMALL_PX) / 2 + 2
            self.words.append(
                Words("tag", (mark,), self.at(4), y, ink="on_amber", size=SMALL_PX, bold=True, ground="amber")
            )
            self.height += tall(1, SMALL_PX) + 10

    def at(self, x: float) -> Across:
        """A place in pixels from the left of the canvas."""
        return Across(0.0, x - self.left)

    def key(self, entries: Sequence[tuple[str, KeyMark]]) -> None:
        """Entries side by side, in as many rows as they need."""
        x = 0.0
        for label, mark in entries:
            rows = measure.wrapped(label, self.room - SWATCH_PX - SWATCH_GAP - 4, SMALL_PX)
            wide = SWATCH_PX + SWATCH_GAP + measure.widest(rows, SMALL_PX)
            if x and x + wide > self.room:
                x, self.height = 0.0, self.height + tall(1, SMALL_PX) + 4
            y = self.height + tall(len(rows), SMALL_PX) / 2
            self.key_marks.append(replace(mark, x=x + SWATCH_PX / 2, y=y))
            self.words.append(Words("key", rows, self.at(x + SWATCH_PX + SWATCH_GAP), y, size=SMALL_PX))
            x += wide + ENTRY_GAP
            self.height += tall(len(rows) - 1, SMALL_PX)
        if entries:
            self.height += tall(1, SMALL_PX) + 8

    def title(self, text: str) -> None:
        """Title of a vertical axis, set level so that it is easy to read."""
        if text:
            rows = measure.wrapped(text, self.room - 4, SMALL_PX)
            y = self.height + tall(len(rows), SMALL_PX) / 2
            self.words.append(Words("axis", rows, self.at(0), y, ink="quiet", size=SMALL_PX))
            self.height += tall(len(rows), SMALL_PX) + 6

    def headings(self, headings: Sequence[tuple[float, str]]) -> None:
        """Bold headings in one row, each centred at a share of the plot."""
        y = self.height + tall(1) / 2
        self.words += [Words("heading", (text,), Across(share), y, "middle", bold=True) for share, text in headings]
        self.height += tall(1)

    def period_names(self, names: Sequence[tuple[float, str, Anchor]]) -> None:
        """Names of periods in one row over the plot, each at a share of it."""
        y = self.height + tall(1, SMALL_PX) / 2
        self.words += [
            Words("heading", (name,), Across(share), y, anchor, ink="quiet", size=SMALL_PX)
            for share, name, anchor in names
            if name
        ]
        self.height += tall(1, SMALL_PX) if names else 0.0

    def line_labels(self, part: Part, labels: Sequence[tuple[float, str]]) -> None:
        """Labels of upright lines at shares of the plot. One alone is centred over its line if there is room.

        Several stand on one side, the outermost lowest, so that no mast crosses a label.
        """
        plot = self.room - self.left - self.right
        places = [(share, self.left + share * plot, label) for share, label in labels]
        if len(places) == 1:
            ((share, x, label),) = places
            half = measure.width(label, SMALL_PX) / 2
            if half <= min(x, self.room - x):
                self._line_label(share, Words(part, (label,), Across(share), 0, "middle", size=SMALL_PX))
                return
        leftwards = min((x for _, x, _ in places), default=0) >= min((self.room - x for _, x, _ in places), default=0)
        for share, x, label in sorted(places, reverse=leftwards):
            rows = measure.wrapped(label, (x if leftwards else self.room - x) - BESIDE - 2, SMALL_PX)
            at = Across(share, -BESIDE if leftwards else BESIDE)
            self._line_label(share, Words(part, rows, at, 0, "end" if leftwards else "start", size=SMALL_PX))

    def _line_label(self, share: float, words: Words) -> None:
        beside = words.at.shift != 0
        self.words.append(replace(words, y=self.height + words.height / 2))
        self.masts.append((share, self.height if beside else self.height + words.height))
        self.height += words.height + UNDER_LABEL

    def plot(self, height: float) -> Plot:
        """The plot under these rows."""
        top = self.height + 4
        return Plot(self.left, self.right, top, top + height)

    def mast_strokes(self, plot: Plot) -> list[Drawn]:
        """Lines from the labels of upright lines down to the plot."""
        return [Stroke("mast", ((share, y), (share, plot.top)), "benchmark", 1.5) for share, y in self.masts]

    def over(
        self,
        plot: Plot,
        width: float | None,
        height: float,
        *,
        ends: tuple[float, float],
        marks: Iterable[Drawn],
        words: Iterable[Words],
    ) -> Laid:
        """The whole chart: these rows over the marks and words of its plot. `ends` are the values at the ends of its
        value axis."""
        low, high = ends
        return Laid(
            id=self.chart.id,
            title=self.chart.title,
            alt=self.chart.alt,
            width=width,
            height=height,
            plot=plot,
            low=low,
            high=high,
            marks=tuple(marks),
            words=(*self.words, *words),
            key=tuple(self.key_marks),
        )
