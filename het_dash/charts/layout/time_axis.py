"""Dates of a trend: range, ticks, and which neighbours a line may join."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import pairwise
from typing import Any

from het_dash.charts.layout.marks import shown
from het_dash.charts.layout.text import PHONE_PX, SMALL_PX, widest
from het_dash.charts.spec import Chart, Point
from het_dash.charts.theme import Theme

JOINED_WITHIN = 1.5
SIDE, END, TAIL = 0.06, 0.06, 0.04
DODGE = 0.013


def when(point: Point) -> date:
    if not isinstance(point.at, date):
        raise ValueError(f"a trend's point is placed by a date, not by {point.at!r}: give Point.at the period's end")
    return point.at


@dataclass(frozen=True, slots=True)
class Timeline:
    """`plot_px` is the plot width on a phone, where date labels must still not overlap."""

    dates: tuple[date, ...]
    breaks: tuple[date, ...]
    plot_px: float
    named_by: str = "end"

    @property
    def days(self) -> int:
        return (self.dates[-1] - self.dates[0]).days or 365

    @property
    def ends(self) -> tuple[str, str]:
        first, last = timedelta(days=self.days * SIDE), timedelta(days=self.days * END)
        return (self.dates[0] - first).isoformat(), (self.dates[-1] + last).isoformat()

    @property
    def tail(self) -> str:
        """Position just right of the plot, where line labels start."""
        return (self.dates[-1] + timedelta(days=self.days * (END + TAIL))).isoformat()

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
        """Horizontal offset per series, as a share of all days, so that whiskers at one date do not overlap."""
        return (index - (series - 1) / 2) * DODGE

    def beside(self, on: date, index: int, series: int) -> str:
        return (on + timedelta(days=round(self.step(index, series) * self.days))).isoformat()

    def named(self) -> list[date]:
        """Dates to label: the last, and earlier ones that have room."""
        apart = (widest([self.name(on).split("<br>")[0] for on in self.dates], SMALL_PX) + 4) / self.plot_px
        named: list[date] = []
        for on in reversed(self.dates):
            if not named or self.share(named[-1]) - self.share(on) >= apart:
                named.append(on)
        return named[::-1]

    def name(self, on: date) -> str:
        """For a span its year, otherwise the month in which the period ends."""
        return f"{on.year}" if self.named_by == "span" else f"{on:%B}<br>{on.year}"

    def axis(self, theme: Theme) -> dict[str, Any]:
        named = self.named()
        return {
            "type": "date",
            "range": list(self.ends),
            "fixedrange": True,
            "tickvals": [on.isoformat() for on in self.dates],
            "ticktext": [self.name(on) if on in named else "" for on in self.dates],
            "tickfont": {"size": SMALL_PX, "color": theme.quiet_text},
            "tickangle": 0,
            "ticks": "outside",
            "tickcolor": theme.hidden,
            "showgrid": False,
            "linecolor": theme.hidden,
            "showline": True,
            "zeroline": False,
        }


def timeline(chart: Chart, left: float, right: float) -> Timeline:
    dates = sorted({when(p) for s in chart.series for p in s.points})
    return Timeline(tuple(dates), tuple(on for on, _ in chart.breaks), PHONE_PX - left - right, chart.named_by)
