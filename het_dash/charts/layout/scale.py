"""Range and ticks of a value axis."""

from collections.abc import Iterable
from dataclasses import dataclass
from math import ceil, floor, log10

from het_dash.charts.layout.marks import ranged, shown
from het_dash.charts.spec import Chart


@dataclass(frozen=True, slots=True)
class Scale:
    """A value axis from `low` to `high`. `ticks` is empty if there are no values to read."""

    low: float
    high: float
    step: float
    unit: str

    @property
    def ticks(self) -> list[float]:
        if not self.step:
            return []
        first, last = ceil(self.low / self.step - 1e-9), floor(self.high / self.step + 1e-9)
        return [round(k * self.step, 10) for k in range(first, last + 1)]

    @property
    def span(self) -> float:
        return self.high - self.low

    def share(self, value: float) -> float:
        """Position of a value along the axis, from 0 to 1."""
        return (value - self.low) / self.span

    def text(self, tick: float) -> str:
        decimals = next(d for d in range(11) if round(self.step, d) == self.step or d == 10)
        return f"{tick:,.{decimals}f}" + ("%" if self.unit in {"percent", "%"} else "")


def from_zero(values: Iterable[float], unit: str, steps: int = 4) -> Scale:
    """Axis from zero, for bars and by default for lines."""
    reach = list(values)
    low, high = min([0.0, *reach]), max([0.0, *reach])
    if low == high:
        return Scale(0.0, 1.0, 0.0 if not reach else 1.0, unit)
    room = 0.03 * (high - low)
    return _scale(low - room if low < 0 else 0.0, _capped(high, room, unit), unit, steps)


def around(values: Iterable[float], unit: str) -> Scale:
    """Axis around the values, for dots: starting at zero could leave most of the plot empty."""
    reach = list(values)
    if not reach or max(reach) <= 0 or min(reach) < 0.5 * max(reach):
        zeroed = from_zero(reach, unit)
        room = 0.03 * zeroed.span
        return Scale(zeroed.low - room, zeroed.high + room, zeroed.step, unit)
    room = 0.08 * ((max(reach) - min(reach)) or max(reach))
    return _scale(min(reach) - room, max(reach) + room, unit)


def declared(limits: tuple[float, float], unit: str) -> Scale:
    return _scale(*limits, unit)


def shown_values(chart: Chart) -> list[float]:
    """Values and limits that the axis must include. Hidden points contribute none."""
    every = [p for s in chart.series for p in s.points]
    numbers = [x for p in every if shown(p) for x in (p.value, p.lower, p.upper) if x is not None]
    ends = [x for p in every for x in ranged(p) or ()]
    bands = [x for band in chart.bands for x in (band.low, band.high)]
    return numbers + ends + bands + [b.value for b in chart.benchmarks]


def _capped(high: float, room: float, unit: str) -> float:
    return 100.0 if unit in {"percent", "%"} and high <= 100 < high + room else high + room


def _scale(low: float, high: float, unit: str, steps: int = 4) -> Scale:
    """Four steps at most by default, because a phone's plot is 150 px wide."""
    rough = (high - low) / steps
    power = 10.0 ** floor(log10(rough))
    step = next(m * power for m in (1, 2, 2.5, 5, 10) if m * power >= rough * 0.999)
    return Scale(low, high, max(step, 1.0) if unit == "count" else step, unit)
