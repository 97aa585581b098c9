"""Dates of a trend: range, ticks, and which neighbours a line may join."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from het_dash.charts.layout import measure
from het_dash.charts.layout.marks import shown
from het_dash.charts.layout.text import SMALL_PX
from het_dash.charts.spec import Chart, Point

JOINED_WITHIN = 1.5
SIDE, END = 0.06, 0.03  # room before the first date and after the last, as shares of the days between them
DODGE = 0.013


def when(point: Point) -> date:
    if not isinstance(point.at, date):
        raise ValueError(f"a trend's point is placed by a date, not by {point.at!r}: give Point.at the period's end")
    return point.at


@dataclass(frozen=True, slots=True)
class Timeline:
    """`plot_px` is the width of the narrowest plot, where date labels must still not touch."""

    dates: tuple[date, ...]
    breaks: tuple[date, ...]
    plot_px: float
    named_by: str = "end"

    @property
    def days(self) -> int:
        return (self.dates[-1] - self.dates[0]).days or 365

    def share(self, on: date) -> float:
        return ((on - self.dates[0]).days / self.days + SIDE) / (1 + SIDE + END)

    def joins(self, earlier: date, later: date) -> bool:
        """True for adjacent dates at the smallest spacing, with no break between them."""
        smallest = min(((b - a).days for a, b in pairwise(self.dates)), default=0)
        together = (later - earlier).days <= JOINED_WITHIN * smallest
        return together and not any(earlier < on <= later for on in self.breaks)

    def runs(self, points: Iterable[Point]) -> list[list[Point]]:
        """Shown points in date order, split into runs that a line may connect."""
        runs: list[list[Point]] = []
        for point in sorted((p for p in points if shown(p)), key=when):
            if runs and self.joins(when(runs[-1][-1]), when(point)):
                runs[-1].append(point)
            else:
                runs.append([point])
        return runs

    def step(self, index: int, series: int) -> float:
        """Horizontal offset per series, as a share of the axis, so that whiskers at one date do not overlap."""
        return (index - (series - 1) / 2) * DODGE

    def named(self, gap: float, left: float, right: float) -> list[date]:
        """Dates to label: the last, and earlier ones that have room. `left` and `right` are the plot's margins."""
        named: list[date] = []
        edge = self.plot_px + right
        for on in reversed(self.dates):
            x, half = self.share(on) * self.plot_px, self._half(on)
            if x + half <= edge and x - half >= -left:
                named.append(on)
                edge = x - half - gap
        return named[::-1]

    def _half(self, on: date) -> float:
        return measure.widest(self.rows(on), SMALL_PX) / 2

    def words(self, on: date) -> str:
        """For example '2025' or 'March 2026'."""
        return " ".join(self.rows(on))

    def rows(self, on: date) -> tuple[str, ...]:
        """For a span its year, otherwise the month in which the period ends."""
        return (f"{on.year}",) if self.named_by == "span" else (f"{on:%B}", f"{on.year}")


def timeline(chart: Chart, plot_px: float) -> Timeline:
    dates = sorted({when(p) for s in chart.series for p in s.points})
    return Timeline(tuple(dates), tuple(on for on, _ in chart.breaks), plot_px, chart.named_by)
