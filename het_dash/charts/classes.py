"""Classes that shade a map: at most four, from the palest to the darkest shade."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from math import floor, inf, log10

SHADES = 4
EVEN = 1e-6
STEPS = (1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0)


@dataclass(frozen=True, slots=True)
class ShadeClass:
    """Values from `low` up to and including `high`, with their label in the key. Shade 1 is the palest."""

    label: str
    low: float
    high: float
    shade: int


def classes(values: Iterable[float], unit: str) -> tuple[ShadeClass, ...]:
    """Classes of equal width in round steps, from zero to the largest value. The last one has no upper end."""
    largest, grain = max(values, default=0.0), _grain(unit)
    step = _step(largest / SHADES, unit)
    used = min(SHADES, floor(largest / step) + 1)
    lows = [n * step for n in range(used)]
    highs = [*(low - grain for low in lows[1:]), inf]
    return tuple(
        ShadeClass(_label(low, high, unit), low, high, shade)
        for shade, (low, high) in enumerate(zip(lows, highs, strict=True), start=1)
    )


def class_of(value: float, among: Sequence[ShadeClass], unit: str) -> ShadeClass:
    """The class of a value as readers see it, rounded to a whole count or to one decimal."""
    seen = round(value / _grain(unit)) * _grain(unit) + _grain(unit) / 2  # half a step keeps it clear of both ends
    from_the_top = sorted(among, key=lambda one: -one.low)
    return next((one for one in from_the_top if seen >= one.low), from_the_top[-1])


def _grain(unit: str) -> float:
    """The smallest difference that readers see."""
    return 1.0 if unit in ("count", "rank") else 0.1


def _step(needed: float, unit: str) -> float:
    """The smallest round step of at least this size that readers can see: whole counts, tenths of a point."""
    grain = _grain(unit)
    power = 10.0 ** floor(log10(max(needed, grain)))
    steps = (step * size for size in (power, 10 * power) for step in STEPS)
    return next(step for step in steps if step >= needed and abs(step / grain - round(step / grain)) < EVEN)


def _label(low: float, high: float, unit: str) -> str:
    """For example 'under 5,000', '5,000 to 9,999', '15,000 or more', '10% to 19.9%'."""
    sign = "%" if unit == "percent" else ""
    if high == inf:
        return f"{low:,.10g}{sign} or more"
    if low == high:
        return f"{low:,.0f}{sign}" if low else "none"
    if low == 0:
        return f"under {high + _grain(unit):,.10g}{sign}"
    return f"{low:,.10g}{sign} to {high:,.10g}{sign}"
