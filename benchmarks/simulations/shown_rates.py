"""Coverage of the rates that are shown, on simulated truth (methods 16).

Groups of every size have counts drawn for a true share, which are suppressed and rounded as the build does. Only rates
that are shown are judged. Plain Wilson limits of the same counts are given for comparison.
"""

from dataclasses import dataclass

import numpy as np
from rich.table import Table

from het_dash.figures.disclosure.small_numbers import protect
from het_dash.figures.intervals import Floats, wilson
from het_dash.figures.rounded_rates import SMALLEST, rounded_percent

TRUE_SHARES = tuple(round(0.15 + 0.05 * step, 2) for step in range(15))
SIZES = ((18, 52), (53, 72), (73, 122), (123, 247), (248, 600))  # true people, from and to
GROUPS = 2_000  # of each size and share, times the number asked for
SEED = 16


@dataclass(frozen=True)
class Coverage:
    """Of rates with a true share and size: those that are shown or would be, and the shares inside their limits."""

    share: float
    size: tuple[int, int]
    shown: int
    with_rounding: float
    plain: float


def coverage(rng: np.random.Generator, share: float, size: tuple[int, int], groups: int) -> Coverage:
    """Rates of fewer than 55 people are judged as if they were shown."""
    people = rng.integers(size[0], size[1] + 1, groups)
    safe = protect(rng.binomial(people, share), people)
    kept = safe.status == "shown"
    n, d = safe.numerator[kept], safe.denominator[kept]
    _, lower, upper = rounded_percent(n, np.maximum(d, SMALLEST)) if size[1] >= SMALLEST else _as_if_shown(n, d)
    low, high = (100 * limit for limit in wilson(n, d))
    return Coverage(share, size, int(kept.sum()), _inside(share, lower, upper), _inside(share, low, high))


def every(times: int) -> list[Coverage]:
    """All true shares and sizes, in order."""
    rng = np.random.default_rng(SEED)
    return [coverage(rng, share, size, GROUPS * times) for size in SIZES for share in TRUE_SHARES]


def table(times: int) -> Table:
    """The lowest and the mean coverage over true shares, by size."""
    found, shown = every(times), Table(title="Rates that are shown: share of true rates within their limits, per cent")
    for column in ("People", "Rates", "Lowest", "Mean", "Lowest, plain Wilson", "Mean, plain Wilson"):
        shown.add_column(column, justify="right")
    for size in SIZES:
        those = [one for one in found if one.size == size]
        cells = [f"{100 * x:.1f}" for x in _lowest_and_mean(those)]
        named = f"{size[0]} to {size[1]}" + ("" if size[1] >= SMALLEST else ", not shown")
        shown.add_row(named, f"{sum(one.shown for one in those):,}", *cells)
    return shown


def _lowest_and_mean(those: list[Coverage]) -> tuple[float, ...]:
    ways = [[one.with_rounding for one in those], [one.plain for one in those]]
    return tuple(float(x) for way in ways for x in (min(way), np.mean(way)))


def _as_if_shown(n: Floats, d: Floats) -> tuple[Floats, Floats, Floats]:
    lower, upper = (100 * limit for limit in wilson(n, d, rounding=2.0))
    return 100 * n / d, lower, upper


def _inside(share: float, lower: Floats, upper: Floats) -> float:
    return float(((100 * share >= lower) & (100 * share <= upper)).mean()) if lower.size else np.nan
